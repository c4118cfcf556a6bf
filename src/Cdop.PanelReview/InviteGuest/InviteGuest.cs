using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Somebody outside the panel is asked about a case. The form binds to it as it stands.</summary>
internal sealed record InviteGuest : GuestFacts, IChangeSeen, IReadByOthers
{
    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because;

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class InviteGuestHandler(ChangeListedCase change, PanelReviewDb db, ICaseDirectory directory, IRightsDirectory people, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, InviteGuest command, CancellationToken ct) =>
        change.Make(number, label, command, listed => Invite(listed, command, ct), ct, onlyAdds: true);

    private async Task<Result<string>> Invite(ListedCase listed, InviteGuest command, CancellationToken ct)
    {
        var (meeting, subject, person) = (listed.Meeting.Id, listed.Case.Subject, new UserId(command.Person));
        if ((await people.WhoMay(Permission.BeGuest, listed.Case.Area, ct)).FirstOrDefault(one => one.Person == person) is not { } named)
        {
            return new Problem(nameof(command.Person), "Select somebody who has the role of guest expert for the area of the case");
        }

        if (await db.Set<Invitation>().AnyAsync(i => i.Meeting == meeting && i.Ended == null && db.Members.Any(m => m.Id == i.Member && m.Person == person), ct))
        {
            return new Problem(nameof(command.Person), $"{named.Name} is invited to this meeting as a member");
        }

        if (await db.Guests.AnyAsync(g => g.Meeting == meeting && g.Subject == subject && g.Person == person && g.WithdrawnAt == null, ct))
        {
            return new Problem(nameof(command.Person), $"{named.Name} is asked about this case already");
        }

        var involved = await directory.Involved([listed.Case.Id], ct);
        var guest = GuestExpert.Invite(listed.Meeting, listed.Item, named.Name, command, [.. involved.SelectMany(one => ConflictSuggestion.Of(named.Name, command, one))], user.Id, clock.GetCurrentInstant());
        if (guest.Succeeded)
        {
            db.Add(guest.Value);
            mail.InviteGuest(db, listed.Meeting, guest.Value, await db.Packs.AnyAsync(pack => pack.Meeting == meeting && pack.Cases.Any(one => one.Subject == subject), ct));
        }

        return guest.As(_ => listed.Address);
    }
}
