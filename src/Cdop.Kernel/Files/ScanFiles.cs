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
        services.AddSingleton(settings).AddSingleton<FileStore>().AddSingleton<Scanner>().AddSingleton<FileModules>().AddSingleton<ScanFiles>().AddSingleton<CheckFiles>();

    /// <summary>Has a module's files scanned and checked.</summary>
    public static IServiceCollection AddFilesOf<TDb>(this IServiceCollection services)
        where TDb : ModuleDb => services.AddSingleton(new FileModules.Entry(typeof(TDb)));
}

/// <summary>
/// Every minute, in every module that keeps files: has the scanner look at what is in quarantine, and destroys what was found
/// to be infected once the record says so. While the scanner is away nothing changes.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class ScanFiles(IServiceScopeFactory scopes, FileModules modules, FileStore store, Scanner scanner, IClock clock, ILogger<ScanFiles> log) : IJob
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
            foreach (var left in await In(module, db => ToDestroy(db).ToListAsync(ct)))
            {
                await Condemn(left.Address, left.Finding, ct);
            }

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

    internal static IQueryable<StoredFile> Waiting(ModuleDb db, Instant now) =>
        db.Set<StoredFile>().Where(f => f.State == FileState.Quarantined && f.NotBefore <= now).OrderBy(f => f.NotBefore).Take(AtOnce);

    private static IQueryable<StoredFile> ToDestroy(ModuleDb db) =>
        db.Set<StoredFile>().AsNoTracking().Where(f => f.State == FileState.Infected && f.DestroyedAt == null).OrderBy(f => f.NotBefore).Take(AtOnce);

    // False where the scanner is away.
    private async Task<bool> Scan(Type module, Guid number, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
        if (await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == number && f.State == FileState.Quarantined, ct) is not { } file)
        {
            return true;
        }

        var said = await Ask(file, ct);
        if (said is ScanResult.CouldNot { IsAway: true } away)
        {
            IsAway(log, away.Reason);
            return false;
        }

        try
        {
            file.Take(said, clock.GetCurrentInstant());
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return true; // another server looked at the same time
        }

        if (said is ScanResult.Infected)
        {
            await Condemn(file.Address, file.Finding, ct);
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
    private async Task Condemn(FileAddress address, string finding, CancellationToken ct)
    {
        await InEach(address, file => file.State != FileState.Infected, file => file.Take(new ScanResult.Infected(finding), clock.GetCurrentInstant()), ct);
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

    [LoggerMessage(LogLevel.Error, "File {File} cannot be read from the store.")]
    private static partial void Damaged(ILogger log, Exception fault, Guid file);
}
