using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A guest is not asked any more. The form binds to it as it stands.</summary>
internal sealed record WithdrawGuest : IChangeSeen
{
    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class WithdrawGuestHandler(ChangeListedCase change, PanelReviewDb db, MeetingMail mail, IClock clock)
{
    /// <summary>Null where the meeting lists no such case, or nobody of that number was asked about it.</summary>
    public async Task<Result<string>?> Handle(string number, string label, Guid guest, WithdrawGuest command, CancellationToken ct) =>
        await db.Guests.AnyAsync(g => g.Id == guest && db.Cases.Any(c => c.Subject == g.Subject && c.Label == label) && db.Meetings.Any(m => m.Id == g.Meeting && m.Number == number), ct)
            ? await change.Make(number, label, command, listed => Withdraw(listed, guest, command, ct), ct, onlyAdds: true) // it expects what it changes
            : null;

    private async Task<Result<string>> Withdraw(ListedCase listed, Guid guest, WithdrawGuest command, CancellationToken ct)
    {
        var found = await db.Guests.SingleAsync(g => g.Id == guest, ct);
        var withdrawn = found.Withdraw(clock.GetCurrentInstant());
        if (withdrawn.Succeeded)
        {
            db.Expect(found, command.Version);
            mail.EndGuest(db, listed.Meeting, found, await db.Guests.WithSpecification(new GuestsOfMeeting(listed.Meeting.Id)).AnyAsync(other => other.Person == found.Person && other.Id != found.Id, ct));
        }

        return withdrawn.As(_ => listed.Address);
    }
}
