using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What follows when a finding is ratified: its learning goes to the library, and the family is to be told. Told twice or late, it is looked at as it stands now.</summary>
internal sealed class StartFollowUp(PanelReviewDb db, UnitOfWork work, FindingBook book, PaperDesk desk, IClock clock) : IHandle<CaseReviewed>
{
    // In one transaction with what is read: who restricts the case meanwhile comes before or after it, and never between.
    public Task Handle(CaseReviewed happened, CancellationToken ct) => work.InOne(() => Look(happened.Case, ct), ct);

    private async Task<bool> Look(CaseId reviewed, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(one => one.Subject == reviewed.Value, ct) is not { } known || await book.Last(known.Subject, ct) is not var (finding, answers))
        {
            return false;
        }

        // Without its papers nobody can leave the names out: the event stays, and is told again.
        var family = await desk.Family(reviewed, ct) ?? throw new InvalidOperationException("The papers of a reviewed case are not there.");
        var shown = await desk.ForScreen(known, await db.RedactionOf(known.Subject).AsNoTracking().SingleOrDefaultAsync(ct), ct) ?? throw new InvalidOperationException("The papers of a reviewed case are not there.");
        var questions = Said("follow-up.questions").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (await db.Families.SingleOrDefaultAsync(one => one.Subject == known.Subject, ct) is { } told)
        {
            told.Follow(finding.Id, questions, clock.GetCurrentInstant());
        }
        else
        {
            db.Add(FamilyFollowUp.Open(known.Subject, finding.Id, Said("follow-up.feedback-by"), questions, clock.GetCurrentInstant()));
        }

        var before = await db.Library.Where(point => point.Subject == known.Subject && point.ReplacedAt == null).ToListAsync(ct);
        if (!before.Exists(point => point.Finding == finding.Id))
        {
            db.AddRange(LibraryPoint.Of(finding, known.IsRestricted, Judgement.Of(answers).Learning, words => family.Without(shown(words)), before));
            before.ForEach(point => point.Replace(finding.RatifiedAt));
        }

        return await db.SaveChangesAsync(ct) > 0;

        // What the form says, by no name of the family.
        string Said(string linkId)
        {
            var said = answers.Form.Find(linkId) is null ? "" : string.Join('\n', answers.Of(linkId).Select(answer => answer.Shown));
            return family.Without(said);
        }
    }
}
