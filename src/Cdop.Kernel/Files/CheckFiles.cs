using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.Kernel;

/// <summary>
/// Every night: destroys what the store keeps and no row names, clears away what came in and was never kept, and looks over
/// the bytes of each file once a month, and each night those of a damaged one, so that a bad disk is known while there is a backup.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class CheckFiles(IServiceScopeFactory scopes, FileModules modules, FileStore store, IClock clock, ILogger<CheckFiles> log) : IJob
{
    private const int MostAtOnce = 500;

    // A file comes before its row: what is younger may be waiting for it.
    private static readonly Duration Young = Duration.FromDays(1);
    private static readonly Duration Month = Duration.FromDays(30);

    /// <summary>Every night at ten past two.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<CheckFiles>(trigger => trigger.WithCronSchedule("0 10 2 * * ?"));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Does it now.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var young = clock.GetCurrentInstant() - Young;
        store.ForgetIncoming(young);
        foreach (var addresses in store.KeptBefore(young).Chunk(MostAtOnce))
        {
            foreach (var address in addresses.Except(await Named(addresses, ct)))
            {
                // The same content may have come in anew since it was looked for.
                if (store.Destroy(address, unlessSince: young))
                {
                    Orphan(log, address);
                }
            }
        }

        foreach (var module in modules.Databases)
        {
            await using var scope = scopes.AsTheService();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            foreach (var file in await Due(db, clock.GetCurrentInstant()).Select(f => f.Id).ToListAsync(ct))
            {
                await LookOver(module, file, ct);
            }
        }
    }

    private async Task LookOver(Type module, Guid number, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
        var file = await db.Set<StoredFile>().SingleAsync(f => f.Id == number, ct);
        file.Checked(await store.IsWhole(file.Address, ct), clock.GetCurrentInstant());
        if (file.IsDamaged)
        {
            Damaged(log, file.Id, file.Address);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Scanned meanwhile; the next night looks again.
        }
    }

    internal static IQueryable<StoredFile> Due(ModuleDb db, Instant now)
    {
        var monthAgo = now - Month;
        return db.Set<StoredFile>().Where(f => f.DestroyedAt == null && (f.IsDamaged || f.CheckedAt < monthAgo)).OrderBy(f => f.CheckedAt).Take(MostAtOnce);
    }

    private async Task<HashSet<FileAddress>> Named(FileAddress[] addresses, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var named = new HashSet<FileAddress>();
        foreach (var module in modules.Databases)
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            named.UnionWith(await db.Set<StoredFile>().Where(f => addresses.Contains(f.Address) && f.DestroyedAt == null).Select(f => f.Address).ToListAsync(ct));
        }

        return named;
    }

    [LoggerMessage(LogLevel.Warning, "A file that no row names was destroyed: {Address}.")]
    private static partial void Orphan(ILogger log, FileAddress address);

    [LoggerMessage(LogLevel.Error, "File {File} at {Address} is damaged or gone: put it back from the backup.")]
    private static partial void Damaged(ILogger log, Guid file, FileAddress address);
}
