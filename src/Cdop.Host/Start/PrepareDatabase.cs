using Cdop.Migrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Cdop.Host;

/// <summary>
/// Brings the database to this version before anybody is served. The embedded file migrates itself, after a copy of it;
/// on SQL Server that is a step of the release, under another login, and here it is only checked.
/// </summary>
internal static class PrepareDatabase
{
    private const string Before = ".before-";

    // Long enough to find out that a release was wrong; a copy holds all that the database holds.
    private static readonly Duration CopiesLast = Duration.FromDays(30);
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    /// <summary>What stands in the way of starting, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> Run(IServiceProvider services, Settings settings, CancellationToken ct)
    {
        if (settings.Provider == "Sqlite" && services.GetRequiredService<IHostEnvironment>().IsProduction()
            && SqliteDatabase.OpenToOthers(settings.ConnectionString) is { Count: > 0 } open)
        {
            return [.. open.Select(path => $"Others than this site may read {path}: give it to the account of the site alone (chmod go= {path}), then start again.")];
        }

        if (await services.GetRequiredService<IDatabase>().Check(ct) is { Count: > 0 } faults)
        {
            return faults;
        }

        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        if (settings.Provider == "Sqlite")
        {
            DeleteOldCopies(settings.ConnectionString, now - CopiesLast);
        }

        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var modules = scope.ServiceProvider.GetRequiredService<ModuleList>().Databases.Select(m => (ModuleDb)scope.ServiceProvider.GetRequiredService(m)).ToList();
        var copied = false;
        foreach (var module in modules)
        {
            var pending = (await module.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count == 0)
            {
                continue;
            }

            if (settings.Provider != "Sqlite")
            {
                return [$"The database lacks {pending.Count} migrations of {module.Schema}: run the script that build/migration-script writes, then start again."];
            }

            if (!copied && (await module.Database.GetAppliedMigrationsAsync(ct)).Any())
            {
                if (await services.GetRequiredService<IDatabase>().CheckWhole(ct) is { Count: > 0 } damaged)
                {
                    return damaged; // before the copy that one goes back to
                }

                Copy(settings.ConnectionString, now);
                copied = true;
            }

            await module.Database.MigrateAsync(ct);
        }

        return [];
    }

    private static void Copy(string connectionString, Instant at)
    {
        using var from = new SqliteConnection(connectionString);
        from.Open();
        var copy = $"{from.DataSource}{Before}{Stamp.Format(at)}";
        SqliteDatabase.MakePrivate(Path.GetDirectoryName(copy)!, copy);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        to.Open();
        from.BackupDatabase(to);
    }

    private static void DeleteOldCopies(string connectionString, Instant madeBefore)
    {
        var database = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        if (!File.Exists(database))
        {
            return;
        }

        foreach (var copy in Directory.EnumerateFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(database)}{Before}*"))
        {
            if (Stamp.Parse(copy[(database.Length + Before.Length)..]) is { Success: true, Value: var made } && made < madeBefore)
            {
                File.Delete(copy);
            }
        }
    }
}
