using System.Data.Common;

namespace Cdop.Kernel;

/// <summary>
/// The connection that all modules' contexts share within a scope, and the transaction of a change that crosses modules.
/// A save alone has a transaction of its own.
/// </summary>
public sealed class UnitOfWork(IDatabase database, Outbox outbox) : IAsyncDisposable, IDisposable
{
    private readonly HashSet<Type> toDeliver = [];
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
            finally
            {
                Transaction = null;
            }
        }

        var told = toDeliver.ToList();
        toDeliver.Clear();
        foreach (var module in told)
        {
            await outbox.Deliver(module, ct);
        }

        return result;
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
