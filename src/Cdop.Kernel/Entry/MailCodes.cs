using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.Kernel;

/// <summary>Every few seconds: mails a code to those who asked at their own link of a module. A link at which something is changed in this moment keeps nobody else waiting.</summary>
/// <typeparam name="TDb">The module's context.</typeparam>
/// <typeparam name="TDoor">Its doors.</typeparam>
public abstract class MailCodes<TDb, TDoor>(IServiceScopeFactory scopes, IClock clock, ILogger log) : IJob
    where TDb : ModuleDb
    where TDoor : Door
{
    // More than strangers can ask for at links that do not exist: those go in one statement.
    private const int AtOnce = 500;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Answers all who have asked so far.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        List<EntryAsked> asked;
        Dictionary<string, TDoor> links;
        await using (var scope = scopes.AsTheService())
        {
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            asked = await db.Set<EntryAsked>().AsNoTracking().OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
            var hashes = asked.ConvertAll(a => a.SelectorHash);
            var found = asked.Count == 0 ? [] : await InUse(db).AsNoTracking().Where(d => hashes.Contains(d.SelectorHash)).ToListAsync(ct);
            links = found.ToDictionary(door => Convert.ToHexString(door.SelectorHash));
        }

        var now = clock.GetCurrentInstant();
        await EachForItself.Do(asked.GroupBy(a => Convert.ToHexString(a.SelectorHash) is var link && links.ContainsKey(link) ? link : ""), link => Answer(link, now), (_, fault) => EntryLog.Failed(log, fault));

        async Task Answer(IGrouping<string, EntryAsked> link, Instant at)
        {
            await using var scope = scopes.AsTheService();
            var (db, codes) = (scope.ServiceProvider.GetRequiredService<TDb>(), scope.ServiceProvider.GetRequiredService<EntryCodes>());

            // Asked for twice, the last counts: there is one code at a time.
            if (links.TryGetValue(link.Key, out var door) && door.Opens(at) && door.MayMailCode(at) && link.OrderBy(a => a.Id).LastOrDefault(a => codes.IsOf(a, door)) is { } last)
            {
                var code = ClearCode.New();
                db.Attach(door);
                door.Mailed(codes.Hash(door, last.Browser, code), at);
                await Mail(scope.ServiceProvider, db, door, code, ct);
            }

            db.RemoveRange(link);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>The doors at which codes are asked for now.</summary>
    protected virtual IQueryable<TDoor> InUse(TDb db) => db.Set<TDoor>();

    /// <summary>Mails the code of a door; the caller saves.</summary>
    protected abstract Task Mail(IServiceProvider services, TDb db, TDoor door, string code, CancellationToken ct);
}

internal static partial class EntryLog
{
    [LoggerMessage(LogLevel.Error, "A code could not be mailed ({Fault}); it will be tried again.")]
    public static partial void Failed(ILogger log, string fault);
}
