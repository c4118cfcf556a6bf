using Cdop.Kernel.Tests.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

/// <summary>A module as small as can be, to try the ground that all stand on.</summary>
internal sealed class TryDb(DbContextOptions<TryDb> options, Ground ground) : ModuleDb(options, "try", ground)
{
    public DbSet<Thing> Things => Set<Thing>();

    protected override void Shape(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Thing>(thing =>
        {
            thing.ToTable("thing").HasKey(t => t.Subject);
            FilterByNeedToKnow(thing);
        });
}

internal sealed class OtherDb(DbContextOptions<OtherDb> options, Ground ground) : ModuleDb(options, "other", ground)
{
    public DbSet<Echo> Echoes => Set<Echo>();

    protected override void Shape(ModelBuilder modelBuilder) => modelBuilder.Entity<Echo>().ToTable("echo").HasKey(e => e.Id);
}

internal sealed class Thing : Aggregate, INeedToKnow
{
    public Guid Subject { get; init; } = Guid.NewGuid();

    public Area? Area { get; init; }

    public bool IsRestricted { get; set; }

    public string Word { get; private set; } = "";

    public void Say(string word, Instant at)
    {
        Word = word;
        Happened(new SomethingSaid { OccurredAt = at, Length = word.Length });
    }
}

internal sealed class Echo
{
    public Guid Id { get; init; }
}

/// <summary>Repeats what was said, and fails as often as it is told to.</summary>
internal sealed class Echoes(OtherDb db, Faults faults) : IHandle<SomethingSaid>
{
    public async Task Handle(SomethingSaid happened, CancellationToken ct)
    {
        if (faults.Left-- > 0 || faults.Length == happened.Length)
        {
            throw new InvalidOperationException("planted");
        }

        if (!await db.Echoes.AnyAsync(e => e.Id == happened.EventId, ct))
        {
            db.Add(new Echo { Id = happened.EventId });
            await db.SaveChangesAsync(ct);
        }
    }
}

internal sealed class Faults
{
    public int Left { get; set; }

    /// <summary>The length of a word that cannot be repeated at all.</summary>
    public int? Length { get; set; }
}

internal static class Trying
{
    public static void Add(IServiceCollection services) =>
        services
            .AddModuleDb<TryDb>("try").AddAccessCopies<TryDb, Thing>()
            .AddModuleDb<OtherDb>("other")
            .AddSingleton<Faults>()
            .AddScoped<IHandle<SomethingSaid>, Echoes>();
}
