using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.PanelReview;

/// <summary>
/// Every quarter of an hour: asks again who has not answered an invitation, and tells the office where a meeting that is near, or a case of
/// it, is not quorate by its answers: on its days, and whenever who sits has changed; and tells it where the day has come on which the pack
/// should be with the members and it is not out. All are columns of the meeting: run twice, or late, or killed half-way, it is done once.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class RemindMembers(IServiceScopeFactory scopes, PanelRules rules, IClock clock, ILogger<RemindMembers> log) : IJob
{
    private const int AtOnce = 100;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<RemindMembers>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Looks at every meeting whose day to be looked at has come.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().DateIn();
        List<string> due;
        await using (var scope = scopes.AsTheService())
        {
            var db = scope.ServiceProvider.GetRequiredService<PanelReviewDb>();
            var near = today.PlusDays(rules.QuorumAtRiskBefore);
            due = await db.Meetings.Where(m => m.NextCheckOn <= today || m.PackDueOn <= today || (m.HasQuorumToLookAt && m.State == MeetingState.Planned && m.On >= today && m.On <= near)).OrderBy(m => m.NextCheckOn).ThenBy(m => m.Number).Select(m => m.Number).Take(AtOnce).ToListAsync(ct);
        }

        await EachForItself.Do(due, number => Look(number, today, ct), (number, fault) => Failed(log, number, fault));
    }

    private async Task Look(string number, LocalDate today, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<PanelReviewDb>();
        var mail = scope.ServiceProvider.GetRequiredService<MeetingMail>();
        var meeting = await db.Whole(number).SingleAsync(ct);
        var (isItsDay, isPackDue) = (meeting.NextCheckOn <= today, meeting.PackDueOn <= today);
        var isNear = Period.DaysBetween(today, meeting.On) <= rules.QuorumAtRiskBefore && (isItsDay || meeting.HasQuorumToLookAt);
        if (!isItsDay && !isPackDue && !isNear)
        {
            return;
        }

        var isAhead = meeting.Begins > clock.GetCurrentInstant();
        if (isItsDay && isAhead)
        {
            foreach (var invitation in meeting.Invited.Where(one => one.Reply == Reply.None))
            {
                mail.Remind(db, meeting, invitation);
            }

            foreach (var invitation in meeting.Invitations.Where(meeting.IsToAsk))
            {
                mail.AskInterests(db, meeting, invitation);
            }
        }

        if (isPackDue)
        {
            if (isAhead && !await db.Packs.WithSpecification(new PackOf(meeting.Id)).AnyAsync(ct))
            {
                mail.TellPackDue(db, meeting);
            }

            meeting.PackLookedAt();
        }

        if (isItsDay)
        {
            meeting.Checked(rules, today);
        }

        if (isNear)
        {
            var quorum = rules.Type(meeting.Panel)!.Quorum;
            var (missing, cases) = (quorum.Missing(meeting.Seats), (await db.AgendaOf(meeting, ct)).Sittings(meeting, quorum).Count(sitting => !sitting.IsQuorate));
            if (isAhead && (missing.Count > 0 || cases > 0))
            {
                mail.TellOffice(db, meeting, missing, cases);
            }

            meeting.QuorumLookedAt();
        }

        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "The members of meeting {Number} could not be reminded ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, string number, string fault);
}
