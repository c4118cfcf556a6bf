using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A named person certifies that the papers of a case do not tell who the child was. The form binds to it as it stands.</summary>
internal sealed record CertifyPapers : IChangeSeen, IReadByOthers
{
    [Display(Name = "I have read the papers as they stand on this page and looked at each risk, and nothing in them tells who the child was")]
    public bool HasRead { get; init; }

    [Display(Name = "What should readers be warned of? (leave empty if of nothing)", ShortName = "Warning", Description = "They read it before they open the papers, such as: a post-mortem examination is described"), StringLength(300)]
    public string? Warning { get; init; }

    /// <summary>What was read, in short.</summary>
    [StringLength(32)]
    public string? Seen { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Warning), Warning)];
}

internal sealed class CertifyPapersHandler(ChangeListedCase change, PanelReviewDb db, PaperDesk desk, AnalysisInPapers analysis, ICurrentUser user, IClock clock)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, CertifyPapers command, CancellationToken ct) =>
        change.Make(number, label, command, listed => Certify(listed, command, ct), ct, onlyAdds: true);

    private async Task<Result<string>> Certify(ListedCase listed, CertifyPapers command, CancellationToken ct)
    {
        var subject = listed.Case.Subject;
        var redaction = await db.RedactionOf(subject).SingleOrDefaultAsync(ct);
        var last = await db.CertifiedOf(subject).FirstOrDefaultAsync(ct);
        if (await desk.Of(listed.Case, redaction, ct) is not { } papers)
        {
            return new Problem("", "The papers of this case are not there for you: ask whoever sees the case");
        }

        var certified = CertifiedPapers.Certify(listed.Case, papers, await analysis.Of(listed.Case, redaction, ct), last, command.HasRead, command.Seen ?? "", (command.Warning ?? "").Trim(), user, clock.GetCurrentInstant());
        if (certified.Succeeded)
        {
            if (redaction is null)
            {
                db.Add(redaction = Redaction.Begin(listed.Case));
            }
            else
            {
                db.LeanOn(redaction); // what somebody decides at this moment is not certified with it, unseen
                db.Expect(redaction, command.Version);
            }

            redaction.Keep(papers.Roles);
            db.Add(certified.Value);
            db.Note(new("Certified", subject, $"The papers of case {listed.Case.Label}, version {certified.Value.Number}", Payload: certified.Value.Stamp));
        }

        return certified.As(_ => listed.Address);
    }
}
