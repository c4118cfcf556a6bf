using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A file that came with the answer to an action was found to be infected: its history says so, and the office is told.</summary>
internal sealed class LoseEvidence(PanelReviewDb db, ActionMail mail, IClock clock) : IHandle<FileInfected>
{
    public async Task Handle(FileInfected happened, CancellationToken ct)
    {
        if (await db.Actions.Include(action => action.Entries).SingleOrDefaultAsync(action => action.Entries.Any(entry => entry.File == happened.File), ct) is not { } action)
        {
            return;
        }

        if (action.LoseEvidence(await db.Set<StoredFile>().SingleAsync(file => file.Id == happened.File, ct), happened.WasOpen, clock.GetCurrentInstant()))
        {
            db.LeanOn(action); // of two deliveries at the same moment the second finds it told
            mail.TellOffice(db, action, "A virus was found in a file that came with an answer");
            await db.SaveChangesAsync(ct);
        }
    }
}
