using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cdop.Kernel;

/// <summary>
/// The connection that all modules' contexts share within a scope, and the transaction of a change that crosses modules.
/// A save alone has a transaction of its own.
/// </summary>
public sealed class UnitOfWork(IDatabase database, Outbox outbox) : IAsyncDisposable, IDisposable
{
    private readonly HashSet<Type> toDeliver = [];
    private readonly List<ModuleDb> joined = [];
    private DbConnection? connection;

    /// <summary>The scope's connection, open.</summary>
    public DbConnection Connection => connection ??= database.Connect();

    /// <summary>The engine behind it.</summary>
    public IDatabase Database => database;

    internal DbTransaction? Transaction { get; private set; }

    /// <summary>Does several saves, of one module or of more, as one: all or none. Events are delivered after the commit.</summary>
    public async Task<T> InOne<T>(Func<Task<T>> act, CancellationToken ct)
    {
        if (Transaction is not null)
        {
            return await act();
        }

        T result;
        await using (Transaction = await database.Begin(Connection, ct))
        {
            try
            {
                result = await act();
                await Transaction.CommitAsync(ct);
            }
            catch
            {
                // What the other modules took for saved is not there: done again, it is read anew.
                toDeliver.Clear();
                joined.ForEach(db => db.Forget());
                throw;
            }
            finally
            {
                Transaction = null;

                // A context that still held the ended transaction could neither read nor save any more.
                foreach (var db in joined)
                {
                    await db.Database.UseTransactionAsync(null, CancellationToken.None);
                }

                joined.Clear();
            }
        }

        var told = toDeliver.ToList();
        toDeliver.Clear();
        foreach (var module in told)
        {
            await outbox.DeliverAtOnce(module);
        }

        return result;
    }

    /// <summary>Lets a context read and save inside the transaction, if there is one.</summary>
    internal async Task Join(ModuleDb db, CancellationToken ct)
    {
        if (Transaction is not null && db.Database.CurrentTransaction?.GetDbTransaction() != Transaction)
        {
            await db.Database.UseTransactionAsync(Transaction, ct);
            joined.Add(db);
        }
    }

    internal void DeliverAfterCommit(Type module) => toDeliver.Add(module);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection?.Dispose();
}
