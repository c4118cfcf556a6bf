using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Cdop.Kernel;

/// <summary>
/// Every hour, in every module: deletes what has done its work. Keys of forms answered and events delivered go after 30 days,
/// mail that was sent after 90, so that addresses do not pile up. What was refused or never delivered stays for a person to see.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ForgetOld(IServiceScopeFactory scopes, ModuleList modules, IClock clock) : IJob
{
    private const int AtOnce = 500;
    private static readonly Duration Delivered = Duration.FromDays(30);
    private static readonly Duration Sent = Duration.FromDays(90);

    /// <summary>Every hour.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ForgetOld>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Deletes what is old now, a batch of each kind.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var module in modules.Databases)
        {
            await using var scope = scopes.AsTheService();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            db.RemoveRange(await Keys(db, now).ToListAsync(ct));
            db.RemoveRange(await Events(db, now).ToListAsync(ct));
            db.RemoveRange(await Mails(db, now).ToListAsync(ct));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another server forgot the same meanwhile; what is left goes with the next hour.
            }
        }
    }

    internal static IQueryable<AnsweredOnce> Keys(ModuleDb db, Instant now)
    {
        var old = now - Delivered;
        return db.Answered.Where(a => a.At < old).OrderBy(a => a.At).Take(AtOnce);
    }

    internal static IQueryable<OutboxMessage> Events(ModuleDb db, Instant now)
    {
        var old = now - Delivered;
        return db.Outbox.Where(m => m.DeliveredAt < old).OrderBy(m => m.DeliveredAt).Take(AtOnce);
    }

    internal static IQueryable<OutgoingMail> Mails(ModuleDb db, Instant now)
    {
        var old = now - Sent;
        return db.Mail.Where(m => m.State == MailState.Sent && m.SettledAt < old).OrderBy(m => m.SettledAt).Take(AtOnce);
    }
}
