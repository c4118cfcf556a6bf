using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>An action is to be done by another day. The form binds to it as it stands.</summary>
internal sealed record ChangeActionDay : IChangeSeen, IReadByOthers
{
    [Display(Name = "By which day is it to be done?", ShortName = "The day")]
    public required LocalDate Due { get; init; }

    [Display(Name = "Why?", ShortName = "Why the day changes"), StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because;

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class ChangeActionDayHandler(ChangeAction change, PanelReviewDb db, ActionMail mail, PanelRules rules, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, ChangeActionDay command, CancellationToken ct) =>
        change.Make(
            reference,
            command,
            found =>
            {
                var changed = found.Action.ChangeDay(command.Due, command.Because.Trim(), rules.Actions, user.Id, clock.GetCurrentInstant());
                if (changed.Succeeded && found.Owner is { } owner)
                {
                    mail.TellDay(db, owner, found.Action);
                }

                return Task.FromResult(changed);
            },
            ct);
}
