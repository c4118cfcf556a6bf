using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Cdop.Notifications;

/// <summary>Every quarter of an hour: deletes drafts that nobody came back to, the copies behind receipts, and old counts of codes.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeDrafts(IServiceScopeFactory scopes, IClock clock) : IJob
{
    private const int AtOnce = 200;
    private static readonly Duration TriesKeptFor = Duration.FromDays(1);

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<PurgeDrafts>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    public async Task Sweep(CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var now = clock.GetCurrentInstant();
        var (forgotten, read, stale) = (now - Draft.KeptFor, now - Draft.CopyFor, now - TriesKeptFor);

        db.RemoveRange(await db.Drafts.Where(d => d.ChangedAt < forgotten).OrderBy(d => d.ChangedAt).Take(AtOnce).ToListAsync(ct));
        db.RemoveRange(await db.CodeTries.Where(t => t.At < stale).OrderBy(t => t.At).Take(AtOnce).ToListAsync(ct));
        db.RemoveRange(await db.CodesMailed.Where(m => m.At < stale).OrderBy(m => m.At).Take(AtOnce).ToListAsync(ct));
        foreach (var sent in await db.Drafts.Where(d => d.SentAt < read && d.ChangedAt >= forgotten && d.Content != Array.Empty<byte>()).OrderBy(d => d.SentAt).Take(AtOnce).ToListAsync(ct))
        {
            sent.Content = [];
        }

        await db.SaveChangesAsync(ct);
    }
}
