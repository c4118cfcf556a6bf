using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>What a record must be complete for.</summary>
internal enum ReadyFor
{
    /// <summary>A panel can review it: of what the panel reads, all that every review needs is there, and nothing is disputed.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "For the panel")]
    Panel,

    /// <summary>What the National Child Mortality Database needs of agencies, the office and the drafted analysis is there; the panel adds the rest with its review.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "For the national database")]
    Ncmd,
}

/// <summary>One point that is missing, and who should know.</summary>
/// <param name="Answer">The question.</param>
/// <param name="Waiting">The requests still open that ask it.</param>
/// <param name="CouldAsk">The kinds that the form asks and nobody has asked at all, the likeliest first; only where none waits.</param>
/// <param name="AskedOtherwise">The requests to such kinds that were asked by other forms only.</param>
/// <param name="Left">The requests that asked it and came back without it; only where none waits.</param>
internal sealed record MissingPoint(CollatedAnswer Answer, IReadOnlyList<AgencyRequest> Waiting, IReadOnlyList<AskedKind> CouldAsk, IReadOnlyList<AgencyRequest> AskedOtherwise, IReadOnlyList<AgencyRequest> Left);

/// <summary>How complete a form, or all that is called for of a case, is: how many of the points that count are there, and what is missing.</summary>
internal sealed record Completeness(ReadyFor For, int Needed, IReadOnlyList<MissingPoint> Missing)
{
    private const int MostToAsk = 3;

    /// <summary>Whether anything is marked as needed for this use: what marks nothing says nothing of how complete it is.</summary>
    public bool IsCounted => Needed > 0;

    public bool IsReady => IsCounted && Missing.Count == 0;

    /// <summary>The share that is there, in whole hundredths; 100 only when nothing is missing, and nothing where nothing is counted.</summary>
    public int Percent => IsCounted ? (Needed - Missing.Count) * 100 / Needed : 0;

    /// <summary>In a few words.</summary>
    public string InShort => IsReady ? "complete" : $"{Percent}%, {InWords.Count(Missing.Count, "point")} missing";

    /// <summary>Counts one form for one use.</summary>
    public static Completeness Of(Collation record, ReadyFor use, IReadOnlyCollection<AgencyRequest> requests, Precedence precedence)
    {
        var needed = record.All.Where(answer => IsNeeded(answer, record.Form.Key, use) && record.Answers.IsShown(answer.Item, answer.At) && (answer.Standing != Standing.Silent || AskedOfThisDeath.Of(answer.Item, record))).ToList();
        return new(use, needed.Count, [.. needed.Where(answer => answer.IsOpen || answer.Standing == Standing.Silent).Select(answer => PointOf(answer, record, requests, precedence))]);
    }

    /// <summary>Counts all of these forms as one.</summary>
    public static Completeness Of(IEnumerable<Completeness> forms, ReadyFor use)
    {
        var all = forms.ToList();
        return new(use, all.Sum(form => form.Needed), [.. all.SelectMany(form => form.Missing)]);
    }

    // The analysis is drafted for the panel and comes of its review: the panel does not wait for it.
    private static bool IsNeeded(CollatedAnswer answer, string form, ReadyFor use) => use switch
    {
        ReadyFor.Ncmd => answer.Item.NeededByNcmd,
        _ => form != Records.Analysis && answer.Item.Panel != PanelUse.Redact && (answer.Item.NeededByNcmd || answer.Item.Required || answer.IsOpen),
    };

    private static MissingPoint PointOf(CollatedAnswer answer, Collation record, IReadOnlyCollection<AgencyRequest> requests, Precedence precedence)
    {
        if (answer.IsOpen || answer.Item.ReadOnly || record.Form.Key == Records.Analysis)
        {
            return new(answer, [], [], [], []); // a person decides, or puts it right where it is from, or writes it in the record
        }

        var waiting = requests.Where(request => request.IsOpen && request.Forms.Any(form => form.Form == record.Form.Key && form.ReturnedAt is null) && answer.Item.IsSeenBy(AskedKind.Find(request.Kind))).ToList();
        var counting = requests.Where(request => request.State is not (RequestState.Withdrawn or RequestState.NotForThem)).ToList();
        var asked = counting.Where(request => request.Forms.Any(form => form.Form == record.Form.Key)).Select(request => request.Kind).ToHashSet();
        List<AskedKind> could = waiting.Count > 0 ? [] : [.. AskedKind.All.Where(kind => precedence.Usual.Contains(kind.Code) && kind.Code is not ("cdop" or "designated-doctor") && answer.Item.IsSeenBy(kind) && !asked.Contains(kind.Code)).OrderBy(kind => precedence.RankOf(kind.Code, answer.Item.LinkId)).Take(MostToAsk)];
        var otherwise = counting.FindAll(request => could.Exists(kind => kind.Code == request.Kind));
        var left = waiting.Count > 0 ? [] : counting.FindAll(request => request.Forms.Any(form => form.Form == record.Form.Key && form.ReturnedAt is not null) && answer.Item.IsSeenBy(AskedKind.Find(request.Kind)));
        return new(answer, waiting, could.FindAll(kind => !otherwise.Exists(request => request.Kind == kind.Code)), otherwise, left);
    }
}

/// <summary>How complete all that is called for of a case is, at one level, form by form.</summary>
/// <param name="Whole">All forms together.</param>
/// <param name="Forms">Each form that marks anything as needed.</param>
internal sealed record CaseCompleteness(Completeness Whole, IReadOnlyList<(FormDefinition Form, Completeness Of)> Forms);
