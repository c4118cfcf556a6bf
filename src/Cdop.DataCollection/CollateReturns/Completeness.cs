using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>What a record must be complete for.</summary>
internal enum ReadyFor
{
    /// <summary>A panel can review it: of what the panel reads, all that every review needs is there, and nothing is disputed.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "Panel")]
    Panel,

    /// <summary>The National Child Mortality Database takes it: all it needs is there.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "NCMD")]
    Ncmd,
}

/// <summary>One point that is missing, and who should know.</summary>
/// <param name="Answer">The question.</param>
/// <param name="Waiting">The requests still open that ask it.</param>
/// <param name="CouldAsk">The kinds that the form asks and nobody has asked yet, the likeliest first; only where none waits.</param>
internal sealed record MissingPoint(CollatedAnswer Answer, IReadOnlyList<AgencyRequest> Waiting, IReadOnlyList<AskedKind> CouldAsk);

/// <summary>How complete a record is: how many of the points that count are there, and what is missing.</summary>
internal sealed record Completeness(ReadyFor For, int Needed, IReadOnlyList<MissingPoint> Missing)
{
    /// <summary>Whether the form marks anything as needed for this use: one that does not says nothing of how complete it is.</summary>
    public bool IsCounted => Needed > 0;

    public bool IsReady => IsCounted && Missing.Count == 0;

    /// <summary>The share that is there, in whole hundredths; 100 only when nothing is missing, and nothing where nothing is counted.</summary>
    public int Percent => IsCounted ? (Needed - Missing.Count) * 100 / Needed : 0;

    /// <summary>Counts one form for one use.</summary>
    public static Completeness Of(Collation record, ReadyFor use, IReadOnlyCollection<AgencyRequest> requests, Precedence precedence)
    {
        var needed = record.All.Where(answer => IsNeeded(answer, use) && record.Answers.IsShown(answer.Item, answer.At)).ToList();
        return new(use, needed.Count, [.. needed.Where(answer => answer.IsOpen || answer.Standing == Standing.Silent).Select(answer => PointOf(answer, record, requests, precedence))]);
    }

    private static bool IsNeeded(CollatedAnswer answer, ReadyFor use) => use switch
    {
        ReadyFor.Ncmd => answer.Item.NeededByNcmd,
        _ => answer.Item.Panel != PanelUse.Redact && (answer.Item.NeededByNcmd || answer.Item.Required || answer.IsOpen),
    };

    private static MissingPoint PointOf(CollatedAnswer answer, Collation record, IReadOnlyCollection<AgencyRequest> requests, Precedence precedence)
    {
        var waiting = answer.IsOpen ? [] : requests.Where(request => request.IsOpen && request.Forms.Any(form => form.Form == record.Form.Key && form.ReturnedAt is null) && answer.Item.IsSeenBy(AskedKind.Find(request.Kind))).ToList();
        var asked = requests.Where(request => request.State is not (RequestState.Withdrawn or RequestState.NotForThem)).Select(request => request.Kind).ToHashSet();
        return new(
            answer,
            waiting,
            answer.IsOpen || waiting.Count > 0 ? [] : [.. AskedKind.All.Where(kind => answer.Item.AskedOf.Contains(kind.Code) && !asked.Contains(kind.Code)).OrderBy(kind => precedence.RankOf(kind.Code, answer.Item.LinkId)).Take(3)]);
    }
}
