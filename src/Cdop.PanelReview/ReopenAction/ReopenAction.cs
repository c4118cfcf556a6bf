using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>An action was closed too early. The form binds to it as it stands.</summary>
internal sealed record ReopenAction : IChangeSeen, IReadByOthers
{
    [Display(Name = "Why is it opened again?", ShortName = "Why it is opened again"), StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because;

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class ReopenActionHandler(ChangeAction change, PanelReviewDb db, ActionMail mail, PanelRules rules, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, ReopenAction command, CancellationToken ct) =>
        change.Make(
            reference,
            command,
            found =>
            {
                var opened = found.Action.Reopen(command.Because.Trim(), rules.Actions, user.Id, clock.GetCurrentInstant());
                if (opened.Succeeded && found.Owner is { } owner)
                {
                    mail.TellReopened(db, owner, found.Action);
                }

                return Task.FromResult(opened);
            },
            ct);
}
