using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Cdop.Migrations.Sqlite;
using Cdop.Partnership;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Benchmarks;

/// <summary>Verifying an audit chain of 10,000 links, beside reading the same rows and hashing each once.</summary>
[MemoryDiagnoser]
public class Chain
{
    private const int Links = 10_000;
    private readonly string folder = Directory.CreateTempSubdirectory("cdop-chain").FullName;
    private ServiceProvider services = null!;

    private string File => Path.Combine(folder, "cdop.db");

    [GlobalSetup]
    public async Task WriteLinks()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddMemoryCache()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddKernel(new SqliteDatabase($"Data Source={File}"), KeyRing.Open(Path.Combine(folder, "keys"), makeMissing: true), new MailSettings())
            .AddPartnership()
            .BuildServiceProvider();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<PartnershipDb>();
        await db.Database.MigrateAsync();
        for (var link = 0; link < Links; link++)
        {
            db.Note(new("Viewed", Guid.NewGuid(), $"case KNO-2026-{link:000}", "to measure"));
        }

        await db.SaveChangesAsync();
    }

    [GlobalCleanup]
    public void Forget()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The limit: each row read by the bare driver and hashed once.</summary>
    [Benchmark(Baseline = true)]
    public int HashEachRow()
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM partnership_audit ORDER BY Sequence";
        using var reader = command.ExecuteReader();
        var hashed = 0;
        while (reader.Read())
        {
            var row = string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
            hashed += SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(row))[0];
        }

        return hashed;
    }

    [Benchmark]
    public async Task VerifyTheChain()
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<PartnershipDb>();
        if ((await services.GetRequiredService<AuditTrail>().Verify(db, [], CancellationToken.None)).Fault is { } fault)
        {
            throw new InvalidOperationException(fault.What);
        }
    }
}
