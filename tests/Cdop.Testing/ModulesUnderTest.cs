using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;

namespace Cdop.Testing;

/// <summary>Modules as the host wires them, on an empty database and a clock that the test moves.</summary>
public sealed class ModulesUnderTest : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private readonly ConcurrentQueue<DomainEvent> told = new(); // several may be told at once

    /// <summary>Wires what <paramref name="add"/> registers, such as <c>s => s.AddPartnership().AddNotifications()</c>.</summary>
    public ModulesUnderTest(Action<IServiceCollection> add)
    {
        ServiceProvider Build(IDatabase on)
        {
            var registered = new ServiceCollection();
            registered.AddLogging();
            registered.AddMemoryCache();
            registered.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            registered.AddSingleton<IClock>(Clock);
            registered.AddKernel(on, TestKeys, new MailSettings());
            registered.AddSingleton(told);
            add(registered);
            return registered.BuildServiceProvider();
        }

        database = TestDatabase.Make(Build);
        services = Build(database.Database);
    }

    /// <summary>Keys of this test process, which are on no disk.</summary>
    public static KeyRing TestKeys { get; } = MakeKeys();

    /// <summary>3 March 2026, noon, until the test moves it.</summary>
    public FakeClock Clock { get; } = FakeClock.FromUtc(2026, 3, 3, 12, 0, 0);

    /// <summary>Who acts.</summary>
    public Someone Person { get; } = new();

    /// <summary>The events told so far to listeners added with <see cref="Listening.ListenTo{TEvent}"/>.</summary>
    public IReadOnlyList<DomainEvent> Told => [.. told];

    public TestDatabase Database => database;

    public IServiceProvider Services => services;

    /// <summary>Acts in a scope of its own as <see cref="Person"/>.</summary>
    public async Task<T> Use<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Scope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A module's audit in its order, each line with what is sealed in it. Lines that only say that a key was made are left out.</summary>
    public Task<List<(AuditEntry Line, AuditContents Sealed)>> Audit<TDb>(CancellationToken ct)
        where TDb : ModuleDb =>
        Use(async (TDb db) =>
        {
            var lines = await db.Audit.AsNoTracking().Where(a => a.Action != AuditKey.Made).OrderBy(a => a.Sequence).ToListAsync(ct);
            var opened = await services.GetRequiredService<AuditTrail>().Open(db, lines, ct);
            return lines.ConvertAll(line => (line, opened.GetValueOrDefault(line.Sequence) ?? new()));
        });

    /// <summary>Acts in a scope of its own as <see cref="Person"/>.</summary>
    public async Task Use<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = Scope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A scope in which <see cref="Person"/> acts.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(Person);
        return scope;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private static KeyRing MakeKeys()
    {
        var folder = Directory.CreateTempSubdirectory("cdop-test-keys");
        try
        {
            return KeyRing.Open(folder.FullName, makeMissing: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>An ear for events.</summary>
public static class Listening
{
    /// <summary>Keeps every event of a kind in <see cref="ModulesUnderTest.Told"/>.</summary>
    public static IServiceCollection ListenTo<TEvent>(this IServiceCollection services)
        where TEvent : DomainEvent =>
        services.AddScoped<IHandle<TEvent>, Ear<TEvent>>();

    private sealed class Ear<TEvent>(ConcurrentQueue<DomainEvent> told) : IHandle<TEvent>
        where TEvent : DomainEvent
    {
        public Task Handle(TEvent happened, CancellationToken ct)
        {
            told.Enqueue(happened);
            return Task.CompletedTask;
        }
    }
}
