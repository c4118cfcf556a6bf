using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A case is taken off a meeting, and waits again for another. The form binds to it as it stands.</summary>
internal sealed record TakeOffMeeting : IChangeSeen
{
    [Display(Name = "Why (if it should be known)", ShortName = "Why"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";
}

internal sealed class TakeOffMeetingHandler(ChangeListedCase change, PanelReviewDb db, IClock clock)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, TakeOffMeeting command, CancellationToken ct) =>
        change.Make(
            number,
            label,
            command,
            listed =>
            {
                var changed = listed.Meeting.ChangeAgenda(clock.GetCurrentInstant());
                if (!changed.Succeeded)
                {
                    return Task.FromResult(changed.As(_ => ""));
                }

                if (listed.Item.Outcome != AgendaOutcome.Open)
                {
                    return Task.FromResult<Result<string>>(new Problem("", "The meeting has taken it already"));
                }

                db.Remove(listed.Item);
                return Task.FromResult<Result<string>>($"/meetings/{number}");
            },
            ct);
}
