using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member may take part in a case after all. The form binds to it as it stands.</summary>
internal sealed record TakeBackRecusal : IChangeSeen, IReadByOthers
{
    [Display(Name = "Why may they take part after all?", ShortName = "Why they may take part"), StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because;

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class TakeBackRecusalHandler(ChangeListedCase change, PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where the meeting lists no such case, or the case has no such recusal.</summary>
    public async Task<Result<string>?> Handle(string number, string label, Guid recusal, TakeBackRecusal command, CancellationToken ct) =>
        await db.Recusals.AnyAsync(r => r.Id == recusal && db.Cases.Any(c => c.Subject == r.Subject && c.Label == label), ct)
        || await db.DeputyRecusals.AnyAsync(r => r.Id == recusal && db.Cases.Any(c => c.Subject == r.Subject && c.Label == label), ct)
            ? await change.Make(
                number,
                label,
                command,
                async listed => (await Said(recusal, listed.Case.Subject, ct)).TakeBack(command.Because, user.Id, clock.GetCurrentInstant()).As(_ => listed.Address),
                ct,
                onlyAdds: true)
            : null;

    private async Task<TakesNoPart> Said(Guid recusal, Guid subject, CancellationToken ct) =>
        await db.Recusals.SingleOrDefaultAsync(r => r.Id == recusal && r.Subject == subject, ct) ?? (TakesNoPart)await db.DeputyRecusals.SingleAsync(r => r.Id == recusal && r.Subject == subject, ct);
}
