using System.Data.Common;
using Cdop.Kernel;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Migrations.SqlServer;

/// <summary>SQL Server: a schema a module, the database of production.</summary>
public sealed class SqlServerDatabase(string connectionString) : IDatabase
{
    /// <summary>
    /// Waits for the turn to write, for ten seconds at most: one transaction after the other, as the embedded database has it, so that
    /// what a transaction reads to decide by is as it was until it ends. Whoever only reads waits for nobody.
    /// </summary>
    public const string TakeTurn = """
        DECLARE @turn int;
        EXEC @turn = sp_getapplock @Resource = N'cdop writes', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 10000;
        IF @turn < 0 THROW 51000, 'Another write took longer than ten seconds.', 1;
        """;

    /// <inheritdoc/>
    public bool PrefixesTables => false;

    /// <inheritdoc/>
    public string Collation => "Latin1_General_100_BIN2";

    /// <inheritdoc/>
    public DbConnection Connect()
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options, DbConnection connection, string schema) =>
        options.UseSqlServer(connection, server => server
            .MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)
            .MigrationsHistoryTable("migrations", schema));

    /// <inheritdoc/>
    public string LockedHead(string schema) => $"SELECT * FROM [{schema}].[audit_head] WITH (UPDLOCK, HOLDLOCK)";

    /// <inheritdoc/>
    public async ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken ct)
    {
        var begun = await connection.BeginTransactionAsync(ct);
        try
        {
            await using var turn = connection.CreateCommand();
            (turn.Transaction, turn.CommandText) = (begun, TakeTurn);
            await turn.ExecuteNonQueryAsync(ct);
            return begun;
        }
        catch
        {
            await begun.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool IsDuplicateKey(DbUpdateException fault) => fault.InnerException is SqlException { Number: 2601 or 2627 };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Check(CancellationToken ct)
    {
        try
        {
            await using var connection = new SqlConnection(connectionString);
            await connection.OpenAsync(ct);
            return [];
        }
        catch (SqlException fault)
        {
            return [$"SQL Server does not answer as Database:ConnectionString has it (error {fault.Number})."];
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckWhole(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]); // the server's own care
}
