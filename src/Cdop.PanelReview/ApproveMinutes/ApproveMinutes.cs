using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The chair approves the minutes of a meeting as they were on the screen. The form binds to it as it stands.</summary>
internal sealed record ApproveMinutes : IChange
{
    /// <summary>What the page read back, in short: nothing is approved that was not seen.</summary>
    [StringLength(40)]
    public string? Seen { get; init; }

    /// <summary>Sent twice, it is one approval.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class ApproveMinutesHandler(PanelReviewDb db, MinuteBook minutes, ICurrentUser user, IClock clock)
{
    /// <summary>What is said where somebody wrote since the page was opened.</summary>
    public const string Changed = "Somebody wrote in the minutes since you opened this page. Look at them below as they stand now, then approve them";

    /// <summary>Null where there is no such meeting. Whoever approves does so of what is there for them: a case that they take no part in is the deputy’s.</summary>
    public Task<Result<string>?> Handle(string number, ApproveMinutes command, CancellationToken ct) =>
        db.Change($"meeting {number}", command, () => Approve(number, command, ct), ct);

    private async Task<Result<string>?> Approve(string number, ApproveMinutes command, CancellationToken ct)
    {
        if (await minutes.Meeting(number, ct) is not { } meeting)
        {
            return null;
        }

        var me = user.Id;
        var mine = await db.Members.Where(member => member.Person == me).Select(member => (Guid?)member.Id).SingleOrDefaultAsync(ct);
        var written = await db.Minutes.Where(part => part.Meeting == meeting.Id).ToListAsync(ct); // before what is compared: what is written in between is seen on saving
        var parts = await minutes.All(meeting.Id, ct);
        var problems = new Problems()
            .When(!meeting.Invitations.Any(one => one is { WasThere: true, Seat: PanelSeat.Chair or PanelSeat.DeputyChair } && one.Member == mine), "", "Only who chaired this meeting approves its minutes, or the deputy who was there")
            .When(parts.Count == 0, "", "The minutes are not drafted yet")
            .When(parts.Count > 0 && parts.All(one => one.Part.IsApproved), "", "They are approved already")
            .When(parts.Any(one => !one.Part.IsApproved) && command.Seen != MinuteBook.Stamp(parts), "", Changed);
        if (problems.Any)
        {
            return problems;
        }

        var hand = new MinutesHand(me, user.Name, clock.GetCurrentInstant());
        foreach (var part in written.Where(part => !part.IsApproved))
        {
            part.Approve(hand);
            db.LeanOn(part);
        }

        return MinuteBook.Address(number);
    }
}
