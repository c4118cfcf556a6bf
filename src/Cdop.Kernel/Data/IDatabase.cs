using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Kernel;

/// <summary>The one database behind all modules, SQL Server or SQLite: the only seam that knows which.</summary>
public interface IDatabase
{
    /// <summary>Whether schemas are written as a prefix of the table, because the engine has none.</summary>
    bool PrefixesTables { get; }

    /// <summary>The collation by which text is told apart letter for letter; empty where the engine does so anyway.</summary>
    string Collation { get; }

    /// <summary>An open connection with the settings that keep the promises of durability and order.</summary>
    DbConnection Connect();

    /// <summary>Points a context at a connection, with the migrations of its schema.</summary>
    void Configure(DbContextOptionsBuilder options, DbConnection connection, string schema);

    /// <summary>SQL that reads the one row of the audit head and holds it until the transaction ends.</summary>
    string LockedHead(string schema);

    /// <summary>Begins a transaction that may write.</summary>
    ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken ct);

    /// <summary>Whether a fault means that a row with that key is there already.</summary>
    bool IsDuplicateKey(DbUpdateException fault);

    /// <summary>What stands in the way of using this database, a sentence each; empty when nothing does.</summary>
    Task<IReadOnlyList<string>> Check(CancellationToken ct);

    /// <summary>Reads all that is stored, which takes the longer the more it is: what is wrong with it, a sentence each; empty where nothing is, or where the engine sees to it by itself.</summary>
    Task<IReadOnlyList<string>> CheckWhole(CancellationToken ct);
}
