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
}

internal sealed class ReviewEmergencyAccessHandler(PartnershipDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such use that the person may review.</summary>
    public async Task<Result<Guid>?> Handle(Guid id, ReviewEmergencyAccess command, CancellationToken ct)
    {
        if (await db.EmergencyUses.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } use)
        {
            return null;
        }

        var reviewed = use.Review(command.Outcome, command.Because, user.Id, clock.GetCurrentInstant());
        if (reviewed.Succeeded)
        {
            try
            {
                await db.SaveBecause(command.Because, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Problem("", "It has been reviewed already");
            }
        }

        return reviewed.As(u => u.Id);
    }
}
