using System.Data.Common;
using Cdop.Kernel;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Migrations.SqlServer;

/// <summary>SQL Server: a schema a module, the database of production.</summary>
public sealed class SqlServerDatabase(string connectionString) : IDatabase
{
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
    public ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken ct) => connection.BeginTransactionAsync(ct);

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
