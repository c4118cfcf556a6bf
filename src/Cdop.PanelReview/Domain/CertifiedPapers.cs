using System.Text.Json;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// The papers of a case as a named person certified that they do not tell who the child was: automatic redaction is never enough. It never
/// changes; what is put right is certified anew, as the next version.
/// </summary>
internal sealed class CertifiedPapers : Aggregate, IAbout, INotAudited
{
    private CertifiedPapers() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>1, 2, 3 and so on within the case.</summary>
    public int Number { get; private init; }

    /// <summary>What the papers say, in short.</summary>
    public string Stamp { get; private init; } = "";

    /// <summary>The papers, as they were certified.</summary>
    public string Json { get; private init; } = "";

    /// <summary>The analysis form as the review meeting completed it, its texts as the papers show them: the panel's form begins with it. Empty where none was completed.</summary>
    public string Analysis { get; private init; } = "";

    /// <summary>The version of that form; empty where none was completed.</summary>
    public string AnalysisVersion { get; private init; } = "";

    /// <summary>What readers are warned of before they read; empty where they are not.</summary>
    public string Warning { get; private init; } = "";

    /// <summary>The agencies that were asked and had not answered, as the papers say it; empty where all had.</summary>
    public string Unanswered { get; private init; } = "";

    public UserId CertifiedBy { get; private init; }

    /// <summary>Who certified them, by name.</summary>
    public string CertifiedAs { get; private init; } = "";

    public Instant CertifiedAt { get; private init; }

    public IReadOnlyList<AnonymousPaper> Papers => JsonSerializer.Deserialize<List<AnonymousPaper>>(Json)!;

    public static Result<CertifiedPapers> Certify(PanelCase reviewed, RedactedPapers papers, DraftOfAnalysis? analysis, CertifiedPapers? last, bool hasRead, string seen, string warning, ICurrentUser by, Instant now)
    {
        var problems = new Problems()
            .When(!hasRead, "HasRead", "Tick that you have read the papers")
            .When(papers.Open > 0, "", $"Say first of {InWords.Count(papers.Open, "word or phrase", "words or phrases")} whether they stay")
            .When(papers.Stamp != seen, "", "The papers have changed since you read them: read them again below, then certify")
            .When(papers.Open == 0 && last?.Stamp == papers.Stamp && last.Warning == warning, "", "These papers are certified already");
        if (problems.Any)
        {
            return problems;
        }

        return new CertifiedPapers
        {
            Subject = reviewed.Subject,
            Number = (last?.Number ?? 0) + 1,
            Stamp = papers.Stamp,
            Json = JsonSerializer.Serialize(papers.Anonymous),
            Analysis = analysis?.Response ?? "",
            AnalysisVersion = analysis?.Version ?? "",
            Warning = warning,
            Unanswered = papers.Unanswered,
            CertifiedBy = by.Id,
            CertifiedAs = by.Name,
            CertifiedAt = now,
        };
    }
}
