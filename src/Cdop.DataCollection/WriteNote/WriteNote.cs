using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A professional note on a case. The form binds to it as it stands.</summary>
internal sealed record WriteNote
{
    [Display(Name = "Note")]
    [StringLength(20_000)]
    public required string Text { get; init; }

    /// <summary>Sent twice, it is written once. A form without a key shares its answer with no other.</summary>
    public Guid Key { get; init => field = value == Guid.Empty ? Guid.NewGuid() : value; } = Guid.NewGuid();
}

/// <summary>Writes a note into the timeline.</summary>
internal sealed class WriteNoteHandler(DataCollectionDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case that the person may write on.</summary>
    public async Task<Result<string>?> Handle(CaseReference reference, WriteNote command, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } noted)
        {
            return null;
        }

        return await db.Once(
            $"note on {reference}",
            command.Key,
            async () =>
            {
                noted.Write(command.Text, user.Id, clock.GetCurrentInstant());
                await db.SaveChangesAsync(ct);
                return reference.ToString();
            },
            ct);
    }
}
