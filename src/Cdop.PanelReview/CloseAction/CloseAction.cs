using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>By what an action is closed.</summary>
internal enum ClosedBy
{
    [Display(Name = "It is done, and I have the evidence")]
    Evidence,

    [Display(Name = "It will not be done, for a reason")]
    Reason,
}

/// <summary>The panel closes an action by what it knows itself. The form binds to it as it stands.</summary>
internal sealed record CloseAction : IChangeSeen, IReadByOthers
{
    [Display(Name = "Why is it closed?", ShortName = "Why it is closed")]
    public required ClosedBy By { get; init; }

    [Display(Name = "The evidence, or the reason", ShortName = "The evidence, or the reason"), StringLength(4000)]
    public string? Words { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Words ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Words), Words)];
}

internal sealed class CloseActionHandler(ChangeAction change, PanelReviewDb db, ActionMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, CloseAction command, CancellationToken ct) =>
        change.Make(
            reference,
            command,
            found =>
            {
                var closed = found.Action.Close(command.By == ClosedBy.Evidence, (command.Words ?? "").Trim(), user.Id, clock.GetCurrentInstant());
                if (closed.Succeeded && found.Owner is { } owner)
                {
                    mail.TellClosed(db, owner, found.Action);
                }

                return Task.FromResult(closed);
            },
            ct);
}
