using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The day of a meeting is fixed, and its members are invited. The form binds to it as it stands.</summary>
internal sealed record PlanMeeting : MeetingFacts, IChange
{
    [Display(Name = "Which panel?", ShortName = "Panel")]
    public required string Panel { get; init; }

    /// <summary>Sent twice, it is one meeting.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class PlanMeetingHandler(PanelReviewDb db, PanelRules rules, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Answers with the number of the meeting.</summary>
    public async Task<Result<string>> Handle(PlanMeeting command, CancellationToken ct) => (await db.Change("the meetings", command, async () => await Plan(command, ct), ct))!;

    private async Task<Result<string>> Plan(PlanMeeting command, CancellationToken ct)
    {
        if (rules.Type(command.Panel) is null)
        {
            return new Problem(nameof(command.Panel), "Select the panel that meets");
        }

        if (!command.AllowsClash && await MeetingClash.On(db, command.On, default, ct))
        {
            return new Problem(nameof(command.On), MeetingClash.Sentence);
        }

        var (now, year) = (clock.GetCurrentInstant(), $"{command.On.Year:0000}-");
        var highest = await db.Meetings.Where(m => m.Number.StartsWith(year)).MaxAsync(m => (string?)m.Number, ct);
        var planned = Meeting.Plan(MeetingNumber.After(command.On.Year, highest), command.Panel, command, rules, user.Id, now);
        if (planned.Succeeded)
        {
            db.Add(planned.Value);
            foreach (var member in await db.Members.AsNoTracking().Sitting(command.Panel, command.On).ToListAsync(ct))
            {
                mail.Invite(db, planned.Value, planned.Value.Invite(member, now)!);
            }
        }

        return planned.As(meeting => meeting.Number);
    }
}
