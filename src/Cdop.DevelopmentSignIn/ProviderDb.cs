using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DevelopmentSignIn;

/// <summary>What the provider must remember while it runs: the one client, and codes that were handed out. Gone when it stops.</summary>
internal sealed class ProviderDb(DbContextOptions<ProviderDb> options) : DbContext(options);

/// <summary>The memory that holds the tables: a shared database lives as long as one connection to it is open.</summary>
internal sealed class ProviderMemory : IDisposable
{
    private readonly SqliteConnection held;

    public ProviderMemory()
    {
        held = new SqliteConnection(ConnectionString);
        held.Open();
    }

    public string ConnectionString { get; } = $"Data Source=development-sign-in-{Guid.NewGuid():n};Mode=Memory;Cache=Shared";

    public void Dispose() => held.Dispose();
}
