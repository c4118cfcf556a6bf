using Cdop.DataCollection.Contracts;

namespace Cdop.PanelReview;

/// <summary>The papers of cases, made by hand.</summary>
internal sealed class PapersMade : IPaperDirectory
{
    public Dictionary<CaseId, PapersOfCase> Told { get; } = [];

    public static PapersOfCase Of(params string[] narratives) => new(
        CaseReference.Parse("LIV-2026-017"),
        new(2025, 11, 3),
        new(2026, 1, 8),
        OpenQueries: 0,
        [
            new("summary", "Case summary", [new(PaperPartKind.Answer, ["Age at death", "9 weeks"]), .. narratives.Select(text => new PaperPart(PaperPartKind.Narrative, ["What happened", text]))]),
            new("timeline", "Timeline", [new(PaperPartKind.Heads, ["When", "What", "From"]), new(PaperPartKind.Row, ["6 January 2026", "Seen at Whiston Hospital", "Reporting form"])]),
        ],
        [
            new(KnownAs.Child, "Rose Thorne"), new(KnownAs.Mother, "Sarah Thorne"), new(KnownAs.Professional, "Jo Blundell", "Health visitor"), new(KnownAs.Hospital, "Whiston Hospital"),
            new(KnownAs.Address, "14 Meadow Close, Huyton"), new(KnownAs.NhsNumber, "9990000018"), new(KnownAs.Reference, "LIV-2026-017"),
        ]);

    /// <summary>The same while agencies have not answered.</summary>
    public static PapersOfCase WithoutAnswersOf(params string[] kinds) => Of("The mother, Sarah Thorne, came once.") with { Unanswered = kinds };

    public Task<IReadOnlyDictionary<CaseId, int>> OpenQueries(IReadOnlyCollection<CaseId> cases, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<CaseId, int>>(Told.Where(one => cases.Contains(one.Key) && one.Value.OpenQueries > 0).ToDictionary(one => one.Key, one => one.Value.OpenQueries));

    /// <summary>How often somebody asked for papers.</summary>
    public int Asked { get; private set; }

    public Task<IReadOnlyDictionary<CaseId, PapersOfCase>> Of(IReadOnlyCollection<CaseId> cases, CancellationToken ct)
    {
        Asked++;
        return Task.FromResult<IReadOnlyDictionary<CaseId, PapersOfCase>>(Told.Where(one => cases.Contains(one.Key)).ToDictionary());
    }
}
