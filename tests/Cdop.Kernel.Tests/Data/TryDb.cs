using Cdop.Kernel.Tests.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

/// <summary>A module as small as can be, to try the ground that all stand on.</summary>
internal sealed class TryDb(DbContextOptions<TryDb> options, Ground ground) : ModuleDb(options, "try", ground)
{
    public DbSet<Thing> Things => Set<Thing>();

    protected override void Shape(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Thing>(thing =>
        {
            thing.ToTable("thing").HasKey(t => t.Subject);
            thing.HasMany(t => t.Parts).WithOne().HasForeignKey(p => p.Thing);
            thing.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.Thing);
            FilterByNeedToKnow(thing);
        });
        modelBuilder.Entity<Part>(part =>
        {
            part.ToTable("part").HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
            part.HasMany(p => p.Grains).WithOne().HasForeignKey(g => g.Part);
        });
        modelBuilder.Entity<Grain>(grain =>
        {
            grain.ToTable("grain").HasKey(g => g.Id);
            grain.Property(g => g.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<Line>(line =>
        {
            line.ToTable("line").HasKey(l => l.Id);
            line.Property(l => l.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<Named>(named =>
        {
            named.ToTable("named").HasKey(n => n.Id);
            named.Property(n => n.Name).HasMaxLength(20);
            named.HasIndex(n => n.Name).IsUnique();
        });
    }
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

    public List<Part> Parts { get; init; } = [];

    public List<Line> Lines { get; init; } = [];

    public void Say(string word, Instant at)
    {
        Word = word;
        Happened(new SomethingSaid { OccurredAt = at, Length = word.Length });
    }
}

/// <summary>A part of a thing.</summary>
internal sealed class Part
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid Thing { get; init; }

    public string Word { get; set; } = "";

    public List<Grain> Grains { get; init; } = [];
}

/// <summary>A part of a part.</summary>
internal sealed class Grain
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid Part { get; init; }
}

/// <summary>A line written about a thing.</summary>
internal sealed class Line : IOnlyAdded
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid Thing { get; init; }

    public string Word { get; set; } = "";
}

/// <summary>Something whose name nobody else has.</summary>
internal sealed class Named : Aggregate
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Name { get; init; }
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
