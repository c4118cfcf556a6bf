using System.Collections.Concurrent;
using System.Reflection;
using Cdop.Migrations.Sqlite;
using Cdop.Migrations.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Respawn;
using IDatabase = Cdop.Kernel.IDatabase;

namespace Cdop.Testing;

/// <summary>
/// An empty database for one test, and the only file of the tests that knows the server: SQLite, a file copied from a
/// fresh one; or SQL Server, emptied by Respawn, where CDOP_TEST_SQLSERVER holds a connection string.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? SqlServer = Environment.GetEnvironmentVariable("CDOP_TEST_SQLSERVER") is { Length: > 0 } given ? given : null;
    private static readonly ConcurrentDictionary<string, Lazy<string>> Fresh = new();
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly HashSet<string> Made = [];
    private readonly string? file;

    private TestDatabase(IDatabase database, string? file) => (Database, this.file) = (database, file);

    public IDatabase Database { get; }

    /// <summary>The path of the SQLite file; null on SQL Server.</summary>
    public string? File => file;

    /// <summary>Makes an empty database with the tables of the modules that <paramref name="services"/> registers.</summary>
    public static TestDatabase Make(Func<IDatabase, IServiceProvider> services)
    {
        if (SqlServer is not null)
        {
            return OnSqlServer(SqlServer, services);
        }

        var key = string.Join(' ', Modules(services, new DesignDatabase()));
        var fresh = Fresh.GetOrAdd(key, _ => new(() => MakeFresh(services))).Value;
        var copy = TemporaryFile();
        System.IO.File.Copy(fresh, copy);
        return new(new TranslatedForSqlServer(new SqliteDatabase($"Data Source={copy};Pooling=False")), copy);
    }

    public ValueTask DisposeAsync()
    {
        if (file is null)
        {
            OneAtATime.Release();
            return ValueTask.CompletedTask;
        }

        foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
        {
            System.IO.File.Delete(part);
        }

        return ValueTask.CompletedTask;
    }

    private static string MakeFresh(Func<IDatabase, IServiceProvider> services)
    {
        TranslatedForSqlServer.Learn(services);
        var path = TemporaryFile();
        CreateTables(services(new SqliteDatabase($"Data Source={path};Pooling=False")));
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.Delete(path);
        return path;
    }

    private static TestDatabase OnSqlServer(string connectionString, Func<IDatabase, IServiceProvider> services)
    {
        OneAtATime.Wait();
        var name = $"cdop_{Assembly.GetEntryAssembly()!.GetName().Name!.Replace('.', '_')}";
        var database = new SqlServerDatabase(new SqlConnectionStringBuilder(connectionString) { InitialCatalog = name }.ToString());
        lock (Made)
        {
            if (Made.Add(name))
            {
                using var master = new SqlConnection(connectionString);
                master.Open();
                using var make = new SqlCommand($"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]; END; CREATE DATABASE [{name}]", master);
                make.ExecuteNonQuery();
                CreateTables(services(database));
            }
        }

        using var connection = database.Connect();
        var respawner = Respawner.CreateAsync(connection, new RespawnerOptions { DbAdapter = DbAdapter.SqlServer, TablesToIgnore = ["audit_head"] }).GetAwaiter().GetResult();
        respawner.ResetAsync(connection).GetAwaiter().GetResult();
        using var scope = services(database).CreateScope();
        foreach (var schema in scope.ServiceProvider.GetRequiredService<ModuleList>().Databases.Select(module => ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).Schema))
        {
            using var rewind = new SqlCommand($"IF OBJECT_ID('{schema}.audit_head') IS NOT NULL UPDATE [{schema}].[audit_head] SET Sequence = 0, Hash = CONVERT(varbinary(32), REPLICATE(CHAR(0), 32))", (SqlConnection)connection);
            rewind.ExecuteNonQuery();
        }

        return new(database, null);
    }

    private static void CreateTables(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        foreach (var module in scope.ServiceProvider.GetRequiredService<ModuleList>().Databases)
        {
            ((DbContext)scope.ServiceProvider.GetRequiredService(module)).GetService<IRelationalDatabaseCreator>().CreateTables();
        }
    }

    private static IEnumerable<string> Modules(Func<IDatabase, IServiceProvider> services, IDatabase none) =>
        services(none).GetRequiredService<ModuleList>().Databases.Select(m => m.Name);

    private static string TemporaryFile() => Path.Combine(Path.GetTempPath(), $"cdop-test-{Guid.NewGuid():N}.db");
}
