using Cdop.Forms;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// What a panel found of one case and its chair ratified: the analysis form as it was then, which never changes, who was there, and what it was
/// decided in spite of. A new version stands beside the old one.
/// </summary>
internal sealed class Finding : Aggregate, IAbout
{
    private readonly List<FindingFactor> factors = [];
    private readonly List<FindingDoubt> doubts = [];
    private readonly List<FindingPresence> present = [];

    private Finding() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>The agenda item it was found at.</summary>
    public Guid Item { get; private init; }

    public Guid Meeting { get; private init; }

    /// <summary>1, 2, 3 and so on within the case; the last counts.</summary>
    public int Number { get; private init; }

    /// <summary>The version of the analysis form.</summary>
    public string FormVersion { get; private init; } = "";

    /// <summary>The record: the answers as a QuestionnaireResponse. All else here is read from it.</summary>
    public string Response { get; private init; } = "";

    /// <summary>The category that counts.</summary>
    public int Primary { get; private init; }

    /// <summary>All that were ticked, by number, with blanks between.</summary>
    public string Categories { get; private init; } = "";

    public Modifiability Modifiability { get; private init; }

    /// <summary>Why the version before it was taken up again at this meeting; empty where none was.</summary>
    public string TakenUpBecause { get; private init; } = "";

    public Instant RatifiedAt { get; private init; }

    public UserId RatifiedBy { get; private init; }

    public IReadOnlyList<FindingFactor> Factors => factors;

    public IReadOnlyList<FindingDoubt> Doubts => doubts;

    public IReadOnlyList<FindingPresence> Present => present;

    /// <summary>The chair ratifies it, or is told what stands in the way.</summary>
    public static Result<Finding> Ratify(RatifiedCase reviewed, FormAnswers answers, int number, string takenUpBecause, UserId by, Instant now)
    {
        var judged = Judgement.Of(answers);
        var problems = new Problems()
            .When(reviewed.RefusesChair is not null, "", reviewed.RefusesChair ?? "")
            .When(!reviewed.IsInPack, "", "No pack of this meeting holds the certified papers of this case: issue the pack with it first")
            .When(reviewed.Missing.Count > 0, "", $"The meeting is not quorate for this case: {string.Join("; ", reviewed.Missing)} missing");
        foreach (var past in judged.Actions.Where(action => action.Due < reviewed.On))
        {
            problems.When(true, "", $"Say by when it will be done: “{Judgement.InShort(past.What)}” is due before the day of the meeting");
        }

        foreach (var sentence in judged.Amiss.Select(problem => problem.Sentence).Concat(reviewed.Tells).Distinct())
        {
            problems.When(true, "", sentence);
        }

        if (problems.Any)
        {
            return problems;
        }

        var finding = new Finding
        {
            Subject = reviewed.Item.Subject,
            Item = reviewed.Item.Id,
            Meeting = reviewed.Item.Meeting,
            Number = number,
            FormVersion = answers.Form.Version,
            Response = answers.ToResponse(),
            Primary = judged.Primary!.Value,
            Categories = string.Join(' ', judged.Categories.Select(one => one.Number)),
            Modifiability = judged.Modifiability!.Value,
            TakenUpBecause = takenUpBecause,
            RatifiedAt = now,
            RatifiedBy = by,
        };
        finding.factors.AddRange(judged.Factors.Select((factor, at) => new FindingFactor { Finding = finding.Id, Line = at + 1, LinkId = factor.LinkId, Domain = factor.Letter, Name = factor.Name, Grade = factor.Grade!.Value, IsModifiable = factor.IsModifiable == true }));
        finding.doubts.AddRange(judged.Doubts.Select((doubt, at) => new FindingDoubt { Finding = finding.Id, Line = at + 1, Sentence = doubt.Sentence, Because = doubt.Because }));
        finding.present.AddRange(reviewed.Present.Select(one => new FindingPresence { Finding = finding.Id, Member = one.Member, Name = one.Name, Seat = one.Seat }));
        finding.Happened(new CaseReviewed { Case = new(reviewed.Item.Subject), On = reviewed.On, By = by, OccurredAt = now });
        return finding;
    }
}

/// <summary>What a case is ratified by: where it stands, and who is there.</summary>
/// <param name="Item">Its agenda item.</param>
/// <param name="On">The day of the meeting.</param>
/// <param name="RefusesChair">Why whoever asks may not ratify it; null where they may.</param>
/// <param name="Missing">What is missing for a quorum.</param>
/// <param name="Present">Who is there for it.</param>
/// <param name="IsInPack">Whether its certified papers went out in a pack of the meeting.</param>
/// <param name="Tells">What it says to others by which the child could be told: one sentence each.</param>
internal sealed record RatifiedCase(
    AgendaItem Item, LocalDate On, string? RefusesChair, IReadOnlyList<string> Missing, IReadOnlyList<(Guid Member, string Name, string Seat)> Present, bool IsInPack, IReadOnlyList<string> Tells);

/// <summary>One factor of a finding, on a line of its own.</summary>
internal sealed class FindingFactor : INotAudited
{
    public required Guid Finding { get; init; }

    public required int Line { get; init; }

    /// <summary>Its name in the analysis form.</summary>
    public required string LinkId { get; init; }

    /// <summary>The letter of its domain, A to D.</summary>
    public required string Domain { get; init; }

    public required string Name { get; init; }

    /// <summary>0 to 2.</summary>
    public required int Grade { get; init; }

    public required bool IsModifiable { get; init; }
}

/// <summary>What a finding was ratified in spite of, and why.</summary>
internal sealed class FindingDoubt : INotAudited
{
    public required Guid Finding { get; init; }

    public required int Line { get; init; }

    /// <summary>The warning, with its source.</summary>
    public required string Sentence { get; init; }

    /// <summary>The panel's reason; empty where it gave none.</summary>
    public required string Because { get; init; }
}

/// <summary>A member who was there when a case was ratified.</summary>
internal sealed class FindingPresence : INotAudited
{
    public required Guid Finding { get; init; }

    public required Guid Member { get; init; }

    public required string Name { get; init; }

    /// <summary>The code of the seat.</summary>
    public required string Seat { get; init; }
}

/// <summary>The analysis form of a case while the meeting fills it in: encrypted, on the server alone, outside the audit until it is ratified.</summary>
internal sealed class FindingDraft : IAbout, INotAudited
{
    /// <summary>The number of the agenda item.</summary>
    public required Guid Item { get; init; }

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    /// <summary>The version of the form that it was begun in, and stays in.</summary>
    public required string Version { get; init; }

    /// <summary>The answers, encrypted.</summary>
    public byte[] Content { get; set; } = [];

    public Instant ChangedAt { get; set; }

    public UserId ChangedBy { get; set; }

    /// <summary>Who wrote each section last, as section=person with blanks between.</summary>
    public string Hands { get; private set; } = "";

    /// <summary>Changes with each save.</summary>
    public Guid Revision { get; set; } = Guid.NewGuid();

    /// <summary>Somebody writes in a section; whether it passes to them from another hand, or from none.</summary>
    public bool PassTo(UserId person, string section)
    {
        var (hands, written) = (Hands.Split(' ', StringSplitOptions.RemoveEmptyEntries), $"{section}={person.Value}");
        Hands = string.Join(' ', hands.Where(hand => !hand.StartsWith($"{section}=", StringComparison.Ordinal)).Append(written));
        return !hands.Contains(written);
    }
}
