using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Gives a draft of a form up. The form binds to it as it stands.</summary>
internal sealed record WithdrawDraft : ChangeDraft
{
    [Display(Name = "Why is it withdrawn?", ShortName = "Why it is withdrawn"), Required, StringLength(FormVersion.LongestReason)]
    public override string? Because { get; init; }
}

internal sealed class WithdrawDraftHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeDraftHandler(db)
{
    /// <summary>Null where there never was such a draft.</summary>
    public Task<Result<string>?> Handle(string key, string edition, WithdrawDraft command, CancellationToken ct) =>
        Settle(key, edition, command, draft => Task.FromResult(draft.Withdraw(command.Because ?? "", user.Id, clock.GetCurrentInstant())), "/forms", ct);
}
