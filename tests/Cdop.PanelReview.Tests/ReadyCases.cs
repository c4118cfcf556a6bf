using Cdop.DataCollection.Contracts;

namespace Cdop.PanelReview;

/// <summary>The cases that are ready for the panel, made by hand.</summary>
internal sealed class ReadyCases : ICaseDirectory
{
    public Dictionary<CaseId, CaseForPanel> Ready { get; } = [];

    public static CaseForPanel Of(int days = 400, LocalDate? due = null, Area? area = null, params string[] facts) => new(
        area ?? Examples.Liverpool,
        IsRestricted: false,
        days < 28 ? $"{days} days" : $"{days / 30} months",
        days < 28 ? AgeBand.Neonatal : days < 365 ? AgeBand.Infant : AgeBand.OneToFour,
        days,
        new(2026, 1, 1),
        KindOfPlace.Hospital,
        "Whiston Hospital",
        ["A surgery"],
        facts,
        due ?? new LocalDate(2026, 6, 1));

    public Dictionary<CaseId, CaseInvolvement> Involvements { get; } = [];

    public Task<IReadOnlyList<CaseInvolvement>> Involved(IReadOnlyCollection<CaseId> cases, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CaseInvolvement>>([.. cases.Where(Involvements.ContainsKey).Select(one => Involvements[one])]);

    /// <summary>What the review meeting drafted, where a test says so.</summary>
    public DraftOfAnalysis? Drafted { get; set; }

    public Task<DraftOfAnalysis?> Analysis(CaseId reviewed, CancellationToken ct) => Task.FromResult(Drafted);

    /// <summary>What letters name of a case.</summary>
    public CaseForLetters? Letters { get; set; } = new(
        CaseReference.Parse("LIV-2026-017"), "Rose Thorne", new(2025, 11, 3), new(2026, 1, 8), null, new("Helen Lindqvist", "Bereavement nurse", "Example Trust", "helen@trust.example", "0151 496 0777"), ["Yes"]);

    public Task<CaseForLetters?> ForLetters(CaseId reviewed, CancellationToken ct) => Task.FromResult(Letters);

    /// <summary>The agencies that answered of each case.</summary>
    public IReadOnlyList<AgencyAnswered> Agencies { get; set; } = [];

    public Task<IReadOnlyList<AgencyAnswered>> Answered(CaseId reviewed, CancellationToken ct) => Task.FromResult(Agencies);

    public Task<CaseForPanel?> ForPanel(CaseId reviewed, CancellationToken ct) => Task.FromResult(Ready.GetValueOrDefault(reviewed));
}
