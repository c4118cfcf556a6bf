using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What was chosen for one find.</summary>
internal sealed record FindDecided
{
    /// <summary>The words as written.</summary>
    [StringLength(Redaction.LongestWords)]
    public required string Words { get; init; }

    [Display(Name = "What stands there")]
    public RedactionChoice Choice { get; init; }

    /// <summary>What was shown as chosen: what stands as it was shown is decided by nobody anew.</summary>
    public RedactionChoice Was { get; init; }
}

/// <summary>It is decided what stands in the place of what was found. The form binds to it as it stands.</summary>
internal sealed record RedactPapers : IChangeSeen, IReadByOthers
{
    public IReadOnlyList<FindDecided> Decided { get; init; } = [];

    /// <summary>What was added by hand and is to be found no more.</summary>
    [Display(Name = "Take away")]
    public IReadOnlyList<Guid> TakeAway { get; init; } = [];

    [Display(Name = "Words as they stand in a paper", ShortName = "Words"), StringLength(Redaction.LongestWords)]
    public string? AddWords { get; init; }

    [Display(Name = "What stands in their place", ShortName = "What stands in their place"), StringLength(100)]
    public string? AddInstead { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(AddInstead), AddInstead)];
}

internal sealed class RedactPapersHandler(ChangeListedCase change, PanelReviewDb db, PaperDesk desk, ICurrentUser user, IClock clock)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, RedactPapers command, CancellationToken ct) =>
        change.Make(number, label, command, listed => Decide(listed, command, ct), ct, onlyAdds: true); // it expects what it changes

    private async Task<Result<string>> Decide(ListedCase listed, RedactPapers command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var redaction = await db.RedactionOf(listed.Case.Subject).SingleOrDefaultAsync(ct);
        if (redaction is null)
        {
            db.Add(redaction = Redaction.Begin(listed.Case));
        }
        else
        {
            db.Expect(redaction, command.Version);
        }

        if (await desk.Of(listed.Case, redaction, ct) is not { } papers)
        {
            return new Problem("", "The papers of this case are not there for you: ask whoever sees the case");
        }

        // Decisions of what is not found are another page's.
        var found = papers.Words.Select(words => words.Find.Key).ToHashSet();
        foreach (var decided in command.Decided.Where(decided => decided.Choice != decided.Was && found.Contains(decided.Words)))
        {
            redaction.Decide(decided.Words, decided.Choice, user.Id, now);
        }

        foreach (var taken in command.TakeAway)
        {
            redaction.TakeAway(taken);
        }

        var (adds, instead) = ((command.AddWords ?? "").Trim(), (command.AddInstead ?? "").Trim());
        if (adds.Length + instead.Length > 0 && redaction.Add(adds, instead, user.Id, now) is { Succeeded: false } refused)
        {
            return refused.As(_ => "");
        }

        redaction.Keep(papers.Roles);
        var still = (await desk.Of(listed.Case, redaction, ct))!.Open;
        return adds.Length == 0 && command.TakeAway.Count == 0 && still == 0 ? $"{listed.Address}/papers/certify" : $"{listed.Address}/papers";
    }
}

/// <summary>The papers of a case as the office anonymises them.</summary>
internal sealed class PaperDesk(IPaperDirectory papers)
{
    private static readonly Lazy<IReadOnlySet<string>> Ordinary = new(OrdinaryWords.Read);

    private readonly Dictionary<CaseId, PapersOfCase> read = [];
    private readonly HashSet<CaseId> asked = [];

    /// <summary>Reads the papers of several cases in one question, before each is asked for.</summary>
    public async Task Read(IReadOnlyCollection<CaseId> cases, CancellationToken ct)
    {
        foreach (var (one, found) in await papers.Of(cases, ct))
        {
            read[one] = found;
        }

        asked.UnionWith(cases);
    }

    /// <summary>How many questions to agencies wait for an answer in these cases, whoever asks.</summary>
    public async Task<IReadOnlyDictionary<CaseId, int>> OpenQueries(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        subjects.Count == 0 ? new Dictionary<CaseId, int>() : await papers.OpenQueries([.. subjects.Select(subject => new CaseId(subject))], ct);

    /// <summary>Null where there are none that the person may see.</summary>
    public async Task<RedactedPapers?> Of(PanelCase reviewed, Redaction? redaction, CancellationToken ct) =>
        await Find(reviewed.Id, ct) is { } found ? RedactedPapers.Of(found, redaction, Ordinary.Value) : null;

    /// <summary>How other texts of the case are shown to the panel; null where there are no papers of it that the person may see.</summary>
    public async Task<Func<string, string>?> ForScreen(PanelCase reviewed, Redaction? redaction, CancellationToken ct) =>
        await Find(reviewed.Id, ct) is { } found ? RedactedPapers.ForScreen(found, redaction, Ordinary.Value) : null;

    private async Task<PapersOfCase?> Find(CaseId reviewed, CancellationToken ct)
    {
        if (!asked.Contains(reviewed))
        {
            await Read([reviewed], ct);
        }

        return read.GetValueOrDefault(reviewed);
    }

    /// <summary>What whoever typed a name, or a day by which the child could be told, is asked to write.</summary>
    public const string Instead = "Write a role instead, such as “the mother”, and an age instead of a day";

    /// <summary>What is said where the papers are not there: nothing is kept or sent that nobody can look through.</summary>
    public static readonly Problem NotThere = new("", "The papers of this case are not there for you, so nobody can see whether this names anybody: ask whoever sees the case");

    /// <summary>What stands in the way of a form about a case that others read; nothing where none do.</summary>
    public Task<Problems> Amiss(CaseId reviewed, IChange form, CancellationToken ct) =>
        form is IReadByOthers read ? Amiss(reviewed, read.Written, ct, instead: read.Instead) : Task.FromResult(new Problems());

    /// <summary>What stands in the way of words about a case: by those its family could be told, or nobody can say.</summary>
    /// <param name="reviewed">The case.</param>
    /// <param name="written">The words, each with its field.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="isSentOut">Whether they leave the office: then by nobody who worked with the family either.</param>
    /// <param name="instead">What to write instead.</param>
    public async Task<Problems> Amiss(CaseId reviewed, IEnumerable<(string Field, string? Words)> written, CancellationToken ct, bool isSentOut = false, string instead = Instead)
    {
        var problems = new Problems();
        var typed = written.Where(one => !string.IsNullOrWhiteSpace(one.Words)).ToList();
        if (typed.Count == 0)
        {
            return problems;
        }

        if (await (isSentOut ? Everybody(reviewed, ct) : Family(reviewed, ct)) is not { } known)
        {
            return problems.When(true, NotThere.Field, NotThere.Message);
        }

        foreach (var (field, words) in typed)
        {
            var told = known.In(words!);
            problems.When(told.Count > 0, field, $"By these words the family could be told: {string.Join(", ", told)}. {instead}");
        }

        return problems;
    }

    /// <summary>What is known of a case, to be looked for in other words; null where its papers are not there for the person.</summary>
    public async Task<IdentifierFinder?> Finder(PanelCase reviewed, Redaction? redaction, CancellationToken ct) =>
        await Find(reviewed.Id, ct) is { } found ? new(CaseRoles.Of(found.Known, redaction?.Roles ?? []).Identifiers, found.Born, found.Died, Ordinary.Value) : null;

    /// <summary>By what the family of a case could be told; null where the person may not see the case.</summary>
    public async Task<FamilyWords?> Family(CaseId reviewed, CancellationToken ct) => await Find(reviewed, ct) is { } told ? FamilyWords.Of(told, Ordinary.Value) : null;

    /// <summary>Whether somebody who follows a case up reads cases of its area too, and so may see what no words can be taken out of, such as a file.</summary>
    public static bool IsForReaderOf(PanelCase reviewed, ICurrentUser person) => person.AreasFor(Permission.ReadCases).Contains(reviewed.Area);

    private async Task<FamilyWords?> Everybody(CaseId reviewed, CancellationToken ct) => await Find(reviewed, ct) is { } told ? FamilyWords.WithProfessionals(told, Ordinary.Value) : null;
}
