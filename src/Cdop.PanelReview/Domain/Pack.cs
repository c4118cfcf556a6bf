namespace Cdop.PanelReview.Domain;

/// <summary>
/// The anonymised papers that a meeting is held on, in one version: the certified papers of each of its cases. It never changes; what
/// comes later is issued as the next version, in which it is marked.
/// </summary>
internal sealed class Pack : Aggregate
{
    /// <summary>How long after the end of the meeting its members can read it: to the second, whatever the clocks of summer and winter do.</summary>
    public static readonly Duration ReadableFor = Duration.FromHours(14 * 24);

    private readonly List<PackCase> cases = [];

    private Pack() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Meeting { get; private init; }

    /// <summary>1, 2, 3 and so on within the meeting; the newest is what is read.</summary>
    public int Number { get; private init; }

    public Instant IssuedAt { get; private init; }

    public UserId IssuedBy { get; private init; }

    /// <summary>Why it was issued though agencies had not answered questions yet; empty where none was open.</summary>
    public string QueriesBecause { get; private init; } = "";

    /// <summary>Whether whoever issued it said that it goes out though agencies had not answered for a case of it; which, each case says.</summary>
    public bool IsIssuedNevertheless { get; private init; }

    public IReadOnlyList<PackCase> Cases => cases;

    /// <summary>Issues it, or the next version of it.</summary>
    /// <param name="meeting">For which meeting.</param>
    /// <param name="ready">Its cases, in their order, and how their papers stand.</param>
    /// <param name="last">The version before; null where it is the first.</param>
    /// <param name="accepts">Why open questions are accepted; empty where they are not.</param>
    /// <param name="nevertheless">Whether it goes out though agencies that were asked have not answered.</param>
    /// <param name="isChair">Whether the chair issues it, who alone may accept them.</param>
    /// <param name="by">Who issues it.</param>
    /// <param name="now">When.</param>
    public static Result<Pack> Issue(Meeting meeting, IReadOnlyList<CaseForPack> ready, Pack? last, string accepts, bool nevertheless, bool isChair, UserId by, Instant now)
    {
        var (uncertified, queried) = (ready.Where(one => !one.IsCertified).ToList(), ready.Where(one => one.OpenQueries > 0).ToList());
        var silent = ready.Where(one => one.Unanswered.Length > 0 && (one.Label is not null || last?.Cases.Any(before => before.Papers == one.Papers) != true)).ToList();
        var (named, hidden) = (uncertified.Select(one => one.Label).OfType<string>().ToList(), uncertified.Count(one => one.Label is null));
        var problems = new Problems()
            .When(!meeting.IsPlanned, "", "The meeting is cancelled")
            .When(meeting.IsPlanned && meeting.Ends <= now, "", "The meeting is over")
            .When(ready.Count == 0, "", "No case is listed for this meeting")
            .When(ready.Any(one => !one.IsReady), "", $"Not ready for the panel any more: {Named([.. ready.Where(one => !one.IsReady)])}. Take it off the meeting, or have it moved back")
            .When(named.Count > 0, "", $"The papers as they stand now are not certified for {string.Join(", ", named)}")
            .When(hidden == 1, "", "One case of this meeting that you may not see has no papers that are certified as they stand now: ask the administrator of its area")
            .When(hidden > 1, "", $"{hidden} cases of this meeting that you may not see have no papers that are certified as they stand now: ask the administrators of their areas")
            .When(queried.Count > 0 && !isChair, "", $"Agencies have not answered all questions on {Named(queried)}: wait for the answers, or let the chair issue the pack")
            .When(queried.Count > 0 && isChair && accepts.Length == 0, "Accepts", $"Agencies have not answered all questions on {Named(queried)}: say why the pack goes out all the same")
            .When(silent.Count > 0 && !nevertheless, "Nevertheless", $"Agencies that were asked have not answered for {Named(silent)}: wait for them, or tick that the pack goes out nevertheless")
            .When(uncertified.Count == 0 && last is not null && last.Cases.OrderBy(one => one.Position).Select(one => one.Papers).SequenceEqual(ready.Select(one => one.Papers)), "", "Nothing has changed since the pack was issued last");
        if (problems.Any)
        {
            return problems;
        }

        var pack = new Pack { Meeting = meeting.Id, Number = (last?.Number ?? 0) + 1, IssuedAt = now, IssuedBy = by, QueriesBecause = queried.Count > 0 ? accepts : "", IsIssuedNevertheless = silent.Count > 0 };
        pack.cases.AddRange(ready.Select((one, at) => new PackCase
        {
            Pack = pack.Id,
            Subject = one.Subject,
            Position = at + 1,
            Papers = one.Papers,
            Unanswered = one.Unanswered,
            Since = last?.Cases.FirstOrDefault(before => before.Papers == one.Papers)?.Since ?? pack.Number,
        }));
        return pack;
    }

    // Those that whoever issues it may not see are counted, and not called.
    private static string Named(IReadOnlyCollection<CaseForPack> cases)
    {
        var (named, hidden) = (cases.Select(one => one.Label).OfType<string>().ToList(), cases.Count(one => one.Label is null));
        return string.Join(", ", [.. named, .. hidden > 0 ? [$"{InWords.Count(hidden, "case")} that you may not see"] : Array.Empty<string>()]);
    }

    /// <summary>Whether a member may read it: having accepted, from its issue until 14 times 24 hours after the meeting ended.</summary>
    public static bool MaySee(Meeting meeting, Invitation invitation, Instant now) =>
        meeting.IsPlanned && invitation.Reply == Reply.Coming && now < meeting.Ends + ReadableFor;
}

/// <summary>The papers of one case in a pack.</summary>
internal sealed class PackCase : IAbout
{
    public required Guid Pack { get; init; }

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    public required int Position { get; init; }

    /// <summary>Which certified papers.</summary>
    public required Guid Papers { get; init; }

    /// <summary>The agencies that had not answered when it went out, as its papers say it; empty where all had.</summary>
    public required string Unanswered { get; init; }

    /// <summary>The version of the pack in which they came.</summary>
    public required int Since { get; init; }
}

/// <summary>A case as a pack is to be issued with it.</summary>
/// <param name="Subject">Which.</param>
/// <param name="Label">Its panel reference; null where whoever issues the pack may not see the case.</param>
/// <param name="Papers">Its last certified papers; all zeros where there are none.</param>
/// <param name="IsCertified">Whether they say what its papers say now; of a case that the issuer may not see, whether there are any.</param>
/// <param name="OpenQueries">How many questions to agencies wait for an answer.</param>
/// <param name="Unanswered">The agencies that were asked and have not answered, as its papers say it; empty where all have.</param>
internal sealed record CaseForPack(Guid Subject, string? Label, Guid Papers, bool IsCertified, int OpenQueries, string Unanswered)
{
    /// <summary>Whether it is ready for the panel; of a case that the issuer may not see nobody asks.</summary>
    public bool IsReady { get; init; } = true;
}
