using System.Data.Common;
using Cdop.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Migrations.Sqlite;

/// <summary>The embedded database: one file, write-ahead log, every acknowledged commit on the disk.</summary>
public sealed class SqliteDatabase : IDatabase
{
    private const string Damaged = "The database file is damaged: restore the last backup (deploy/runbook.md).";

    private static readonly Version Floor = new(3, 51, 3);
    private readonly string connectionString;
    private readonly string file = "";

    /// <summary>Points at a file by a connection string such as <c>Data Source=.data/cdop.db</c>.</summary>
    public SqliteDatabase(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 10 };
        this.connectionString = builder.ToString();
        if (builder.DataSource is not (":memory:" or ""))
        {
            file = Path.GetFullPath(builder.DataSource);
            MakePrivate(Path.GetDirectoryName(file)!);
        }
    }

    /// <summary>Makes a folder of a database, and a file in it, where they are missing, so that only the account of the site may read them. What SQLite puts beside the file takes over its rights.</summary>
    public static void MakePrivate(string folder, string file = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (file.Length > 0 && !File.Exists(file))
        {
            using var made = new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }
    }

    /// <summary>The files of the database, and its folder, that others than the account of the site may read or change.</summary>
    public static IReadOnlyList<string> OpenToOthers(string connectionString)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows()
            ? []
            : [.. new[] { Path.GetDirectoryName(file)!, file, $"{file}-wal", $"{file}-shm" }.Where(path => Path.Exists(path) && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)];
    }

    /// <inheritdoc/>
    public bool PrefixesTables => true;

    /// <inheritdoc/>
    public string Collation => "";

    /// <inheritdoc/>
    public DbConnection Connect()
    {
        if (file.Length > 0)
        {
            MakePrivate(Path.GetDirectoryName(file)!, file);
        }

        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA busy_timeout=10000; PRAGMA cache_size=-4096;";
        settings.ExecuteNonQuery();
        return connection;
    }

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options, DbConnection connection, string schema) =>
        options.UseSqlite(connection, sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
            .MigrationsHistoryTable($"{schema}_migrations"));

    /// <inheritdoc/>
    public string LockedHead(string schema) => $"SELECT * FROM {schema}_audit_head"; // BEGIN IMMEDIATE holds the file already

    /// <inheritdoc/>
    public ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken ct) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false)); // BEGIN IMMEDIATE

    /// <inheritdoc/>
    public bool IsDuplicateKey(DbUpdateException fault) =>
        fault.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 }; // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Check(CancellationToken ct)
    {
        await using var connection = Connect();
        var faults = new List<string>();
        if (Version.Parse(await Ask("SELECT sqlite_version()")) is var version && version < Floor)
        {
            faults.Add($"SQLite must be {Floor} or later; this is {version}.");
        }

        foreach (var (pragma, wanted) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1"), ("busy_timeout", "10000") })
        {
            if (await Ask($"PRAGMA {pragma}") is var found && found != wanted)
            {
                faults.Add($"SQLite must run with {pragma}={wanted}; it says {found}.");
            }
        }

        return faults;

        async Task<string> Ask(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToString(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckWhole(CancellationToken ct) => Task.Run<IReadOnlyList<string>>(
        () =>
        {
            using var connection = (SqliteConnection)Connect();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            using var giveUp = ct.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            try
            {
                return command.ExecuteScalar() is "ok" ? [] : [Damaged];
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_CORRUPT)
            {
                return [Damaged];
            }
            catch (SqliteException) when (ct.IsCancellationRequested)
            {
                throw new OperationCanceledException(ct);
            }
        },
        ct);
}
