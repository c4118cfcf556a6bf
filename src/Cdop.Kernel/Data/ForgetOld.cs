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
        var (delivered, sent) = (now - Delivered, now - Sent);
        foreach (var module in modules.Databases)
        {
            await using var scope = scopes.AsTheService();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            db.RemoveRange(await db.Answered.Where(a => a.At < delivered).OrderBy(a => a.At).Take(AtOnce).ToListAsync(ct));
            db.RemoveRange(await db.Outbox.Where(m => m.DeliveredAt < delivered).OrderBy(m => m.DeliveredAt).Take(AtOnce).ToListAsync(ct));
            db.RemoveRange(await db.Mail.Where(m => m.State == MailState.Sent && m.SettledAt < sent).OrderBy(m => m.SettledAt).Take(AtOnce).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
        }
    }
}
