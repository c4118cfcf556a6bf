using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case is taken off a meeting, and waits again for another. The form binds to it as it stands.</summary>
internal sealed record TakeOffMeeting : IChangeSeen, IReadByOthers
{
    [Display(Name = "Why (if it should be known)", ShortName = "Why"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class TakeOffMeetingHandler(ChangeListedCase change, PanelReviewDb db, MeetingMail mail, IClock clock)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, TakeOffMeeting command, CancellationToken ct) =>
        change.Make(
            number,
            label,
            command,
            async listed =>
            {
                var changed = listed.Meeting.ChangeAgenda(clock.GetCurrentInstant());
                if (!changed.Succeeded)
                {
                    return changed.As(_ => "");
                }

                if (listed.Item.Outcome != AgendaOutcome.Open)
                {
                    return new Problem("", "The meeting has taken it already");
                }

                if (await db.Discussions.AnyAsync(open => open.Item == listed.Item.Id, ct))
                {
                    return new Problem("", "Its discussion has opened, so it stays on this meeting: the chair ratifies it or puts it off");
                }

                db.Remove(listed.Item);
                await TellGuests(listed, ct);
                return $"/meetings/{number}";
            },
            ct);

    // Who was asked about it is not asked any more, and is told so.
    private async Task TellGuests(ListedCase listed, CancellationToken ct)
    {
        var guests = await db.Guests.WithSpecification(new GuestsOfMeeting(listed.Meeting.Id)).ToListAsync(ct);
        foreach (var guest in guests.FindAll(one => one.Subject == listed.Case.Subject))
        {
            guest.Withdraw(clock.GetCurrentInstant());
            mail.EndGuest(db, listed.Meeting, guest, guests.Exists(other => other.Person == guest.Person && other.IsInvited));
        }
    }
}
