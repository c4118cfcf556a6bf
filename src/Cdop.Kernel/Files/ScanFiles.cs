using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.Kernel;

/// <summary>The modules that keep files.</summary>
public sealed class FileModules(IEnumerable<FileModules.Entry> entries)
{
    internal IReadOnlyList<Type> Databases { get; } = [.. entries.Select(e => e.Database)];

    /// <summary>One module's context.</summary>
    public sealed record Entry(Type Database);
}

/// <summary>How the house and a module come to keep files.</summary>
public static class FilesExtensions
{
    /// <summary>Registers the store, the scanner and their jobs.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, FileSettings settings) =>
        services.AddSingleton(settings).AddSingleton<FileStore>().AddSingleton<Scanner>().AddSingleton<FileModules>().AddSingleton<ScanFiles>().AddSingleton<ScanFilesAnew>().AddSingleton<CheckFiles>();

    /// <summary>Has a module's files scanned and checked.</summary>
    public static IServiceCollection AddFilesOf<TDb>(this IServiceCollection services)
        where TDb : ModuleDb => services.AddSingleton(new FileModules.Entry(typeof(TDb)));
}

/// <summary>
/// Every minute, in every module that keeps files: has the scanner look at what is in quarantine, and destroys what was found
/// to be infected once the record says so. While the scanner is away nothing changes.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class ScanFiles(IServiceScopeFactory scopes, FileModules modules, FileStore store, Scanner scanner, FileSettings settings, IClock clock, ILogger<ScanFiles> log) : IJob
{
    private const int AtOnce = 20;
    private static readonly TimeSpan WhileSomebodyWaits = TimeSpan.FromSeconds(10);

    /// <summary>Every minute.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ScanFiles>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Looks at what waits now, a batch of each module.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        foreach (var module in modules.Databases)
        {
            await EachForItself.Do(await In(module, db => ToDestroy(db).ToListAsync(ct)), left => Condemn(left.Address, left.Finding, left.ScannedWith, ct), (left, fault) => NotDestroyed(log, left.Id, fault));

            var now = clock.GetCurrentInstant();
            foreach (var file in scanner.IsSetUp ? await In(module, db => Waiting(db, now).Select(f => f.Id).ToListAsync(ct)) : [])
            {
                if (!await Scan(module, file, ct))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Has one file looked at while somebody waits for it. Where the scanner is slow or away, the sweep does it.</summary>
    public async Task AtOnceIfQuick<TDb>(Guid file)
        where TDb : ModuleDb
    {
        if (!scanner.IsSetUp)
        {
            return;
        }

        using var limit = new CancellationTokenSource(WhileSomebodyWaits);
        try
        {
            await Scan(typeof(TDb), file, limit.Token);
        }
        catch (Exception fault)
        {
            LeftToTheSweep(log, fault, file); // the file is kept by now, so no fault here is the person's
        }
    }

    /// <summary>Has clean files looked at again that the scanner knew less about, or that were looked at long ago, until none is left.</summary>
    internal async Task Anew(CancellationToken ct)
    {
        foreach (var module in modules.Databases)
        {
            while (await scanner.Version(ct) is { } version && await In(module, db => Old(db, version, clock.GetCurrentInstant(), settings.AgainAfterDays).Select(f => f.Id).ToListAsync(ct)) is { Count: > 0 } old)
            {
                foreach (var file in old)
                {
                    if (!await Scan(module, file, ct))
                    {
                        return;
                    }
                }
            }
        }
    }

    internal static IQueryable<StoredFile> Old(ModuleDb db, string version, Instant now, int days)
    {
        var longAgo = now - Duration.FromDays(days);
        return db.Set<StoredFile>().Where(f => f.State == FileState.Clean && !f.IsDamaged && f.NotBefore <= now && (f.ScannedWith != version || f.ScannedAt < longAgo)).OrderBy(f => f.NotBefore).Take(AtOnce);
    }

    internal static IQueryable<StoredFile> Waiting(ModuleDb db, Instant now) =>
        db.Set<StoredFile>().Where(f => f.State == FileState.Quarantined && f.NotBefore <= now).OrderBy(f => f.NotBefore).Take(AtOnce);

    private static IQueryable<StoredFile> ToDestroy(ModuleDb db) =>
        db.Set<StoredFile>().AsNoTracking().Where(f => f.State == FileState.Infected && f.DestroyedAt == null).OrderBy(f => f.NotBefore).Take(AtOnce);

    // False where the scanner is away.
    private async Task<bool> Scan(Type module, Guid number, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
        if (await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == number && f.State != FileState.Infected, ct) is not { } file)
        {
            return true;
        }

        var with = await scanner.Version(ct) ?? "";
        var said = await Ask(file, ct);
        if (said is ScanResult.CouldNot { IsAway: true } away)
        {
            IsAway(log, away.Reason);
            return false;
        }

        try
        {
            file.Take(said, with, clock.GetCurrentInstant());
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return true; // another server looked at the same time
        }

        if (said is ScanResult.Infected)
        {
            await Condemn(file.Address, file.Finding, with, ct);
        }

        return true;
    }

    private async Task<ScanResult> Ask(StoredFile file, CancellationToken ct)
    {
        try
        {
            await using var content = store.Open(file.Address);
            return await scanner.Scan(content, ct);
        }
        catch (FileDamagedException damaged)
        {
            Damaged(log, damaged, file.Id);
            return new ScanResult.CouldNot("the stored copy is damaged or gone", IsAway: false);
        }
    }

    // Whatever else has the same content is no better, whenever it was looked at. The bytes go when all records say so.
    private async Task Condemn(FileAddress address, string finding, string with, CancellationToken ct)
    {
        await InEach(address, file => file.State != FileState.Infected, file => file.Take(new ScanResult.Infected(finding), with, clock.GetCurrentInstant()), ct);
        store.Destroy(address);
        await InEach(address, file => file.DestroyedAt is null, file => file.Destroyed(clock.GetCurrentInstant()), ct);
    }

    private async Task InEach(FileAddress address, Func<StoredFile, bool> which, Action<StoredFile> act, CancellationToken ct)
    {
        foreach (var module in modules.Databases)
        {
            await In(module, async db =>
            {
                foreach (var file in (await db.Set<StoredFile>().Where(f => f.Address == address).ToListAsync(ct)).Where(which))
                {
                    act(file);
                }

                return await db.SaveChangesAsync(ct);
            });
        }
    }

    private async Task<T> In<T>(Type module, Func<ModuleDb, Task<T>> act)
    {
        await using var scope = scopes.AsTheService();
        return await act((ModuleDb)scope.ServiceProvider.GetRequiredService(module));
    }

    [LoggerMessage(LogLevel.Warning, "Files stay in quarantine: {Reason}.")]
    private static partial void IsAway(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "File {File} was not scanned while somebody waited; it will be.")]
    private static partial void LeftToTheSweep(ILogger log, Exception fault, Guid file);

    [LoggerMessage(LogLevel.Error, "File {File} is infected and could not be destroyed: {Fault}.")]
    private static partial void NotDestroyed(ILogger log, Guid file, string fault);

    [LoggerMessage(LogLevel.Error, "File {File} cannot be read from the store.")]
    private static partial void Damaged(ILogger log, Exception fault, Guid file);
}

/// <summary>
/// Every night: has the scanner look again at clean files when its signatures are others than those that found nothing, or when
/// that was long ago. What turns out infected is destroyed like any other, and the office is told that people may have opened it.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ScanFilesAnew(ScanFiles scan) : IJob
{
    /// <summary>Every night at ten past three.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ScanFilesAnew>(trigger => trigger.WithCronSchedule("0 10 3 * * ?"));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Does it now.</summary>
    public Task Sweep(CancellationToken ct) => scan.Anew(ct);
}
