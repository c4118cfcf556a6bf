using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Somebody else than who used it says whether an emergency access was justified.</summary>
internal sealed record ReviewEmergencyAccess
{
    [Display(Name = "Was it justified?", ShortName = "Whether it was justified")]
    public required ReviewOutcome Outcome { get; init; }

    [Display(Name = "Why?", ShortName = "Why")]
    public required string Because { get; init; }

    /// <summary>Makes a form that is sent twice one review.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();
}

internal sealed class ReviewEmergencyAccessHandler(PartnershipDb db, AccessInEveryModule access, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such use that the person may review.</summary>
    public Task<Result<string>?> Handle(Guid id, ReviewEmergencyAccess command, CancellationToken ct) =>
        db.OnceIfThere($"review of emergency use {id}", command.Key, () => Review(id, command, ct), ct, typed: command);

    private async Task<Result<string>?> Review(Guid id, ReviewEmergencyAccess command, CancellationToken ct)
    {
        if (await db.EmergencyUses.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } use)
        {
            return null;
        }

        var reviewed = use.Review(command.Outcome, command.Because, user.Id, clock.GetCurrentInstant());
        if (reviewed.Succeeded)
        {
            await Save(use, command, ct);
        }

        return reviewed.As(_ => "/break-glass/reviews");
    }

    // Not justified, it ends now, also where the same person has opened the same case again since.
    private async Task Save(EmergencyUse use, ReviewEmergencyAccess command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var open = command.Outcome == ReviewOutcome.NotJustified && use.Opened
            ? await db.EmergencyUses.WithSpecification(new OpenUsesAt(use.Subject, now)).Where(u => u.Person == use.Person).ToListAsync(ct)
            : [];
        open.ForEach(one => one.End(now));
        if (open.Count > 0 && await access.Look(use.Subject, ct) is { } found)
        {
            await access.Save(await access.Of(found, ct), command.Because, ct);
        }
        else
        {
            await db.SaveBecause(command.Because, ct);
        }
    }
}
