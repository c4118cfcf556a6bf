using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>The reference and the code that were mailed.</summary>
internal sealed record ResumeDraft
{
    [Display(Name = "Come-back reference", ShortName = "come-back reference"), StringLength(Longest.Number)]
    public required string Reference { get; init; }

    [Display(Name = "Code"), StringLength(Longest.Number)]
    public required string Code { get; init; }
}

/// <summary>Opens a draft to who has its code. Five wrong codes close a reference for an hour, whether it exists or not.</summary>
internal sealed class ResumeDraftHandler(NotificationsDb db, Drafts drafts, IClock clock)
{
    private static readonly Problem Wrong = new(nameof(ResumeDraft.Code), "Check the reference and the code: they do not belong together");
    private static readonly Problem Locked = new(nameof(ResumeDraft.Code), "There have been too many wrong codes for this reference. Wait an hour and try again");

    /// <summary>The draft, or one of two sentences that tell nothing of it. Tried from two places at once, each is counted before it is answered.</summary>
    public Task<Result<Guid>> Handle(ResumeDraft command, CancellationToken ct) => db.UntilSaved(() => Try(command, ct), ct);

    private async Task<Result<Guid>> Try(ResumeDraft command, CancellationToken ct)
    {
        var (reference, code, now) = (ClearCode.Tidy(command.Reference), ClearCode.Tidy(command.Code), clock.GetCurrentInstant());
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Reference == reference, ct);
        var key = drafts.TriesKey(reference);
        var tries = await db.CodeTries.SingleOrDefaultAsync(t => t.Key == key, ct);
        if (tries is null)
        {
            tries = new() { Key = key };
            db.CodeTries.Add(tries);
        }

        var right = drafts.IsCode(draft, reference, code) && draft is not null;
        if (tries.IsLocked(now))
        {
            return Locked;
        }

        tries.Try(right, now);
        await db.SaveChangesAsync(ct);
        return right ? draft!.Id : Wrong;
    }
}
