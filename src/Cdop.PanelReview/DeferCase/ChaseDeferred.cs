using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.PanelReview;

/// <summary>
/// Every quarter of an hour: asks the office whether what a panel asked for, when it put a case off, is there, once the day for it has passed
/// and the case is listed for no meeting. The day is a column of the discussion: run twice, or late, it is done once.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ChaseDeferred(IServiceScopeFactory scopes, IClock clock, ILogger<ChaseDeferred> log) : IJob
{
    private const int AtOnce = 100;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ChaseDeferred>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Looks at every discussion whose day to be looked at has come.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().DateIn();
        List<Guid> due;
        await using (var scope = scopes.AsTheService())
        {
            due = await scope.ServiceProvider.GetRequiredService<PanelReviewDb>().Discussions.Where(one => one.NextLookOn <= today).OrderBy(one => one.NextLookOn).ThenBy(one => one.Item).Select(one => one.Item).Take(AtOnce).ToListAsync(ct);
        }

        await EachForItself.Do(due, item => Look(item, today, ct), (item, fault) => Failed(log, item, fault));
    }

    private async Task Look(Guid item, LocalDate today, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<PanelReviewDb>();
        var putOff = await db.Discussions.SingleAsync(one => one.Item == item, ct);
        if (!(putOff.NextLookOn <= today))
        {
            return;
        }

        if (!await db.Agenda.AnyAsync(listed => listed.Subject == putOff.Subject && (listed.Outcome == AgendaOutcome.Open || listed.TakenAt > putOff.OpenedAt && listed.Id != item), ct))
        {
            scope.ServiceProvider.GetRequiredService<MeetingMail>().AskWhetherThere(db, await db.Meetings.AsNoTracking().SingleAsync(one => one.Id == putOff.Meeting, ct));
        }

        putOff.LookedAt();
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "What was asked for at agenda item {Item} could not be looked at ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, Guid item, string fault);
}
