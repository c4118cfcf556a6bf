using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

/// <summary>A small module that comes later in the line and has cases to guard.</summary>
internal sealed class GuardedCase : INeedToKnow
{
    public required Guid Subject { get; init; }

    public required string Reference { get; init; }

    public Area? Area { get; init; }

    public bool IsRestricted { get; set; }
}

internal sealed class CasesDb(DbContextOptions<CasesDb> options, Ground ground) : ModuleDb(options, "cases", ground)
{
    public DbSet<GuardedCase> Cases => Set<GuardedCase>();

    protected override void Shape(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<GuardedCase>(guarded =>
        {
            guarded.ToTable("guarded").HasKey(c => c.Subject);
            guarded.Property(c => c.Reference).HasMaxLength(40);
            FilterByNeedToKnow(guarded);
        });
}

internal sealed class CasesDirectory(CasesDb db) : ISubjectDirectory
{
    public async Task<SubjectFound?> Find(string reference, CancellationToken ct) =>
        await db.Cases.IgnoreQueryFilters().Where(c => c.Reference == reference).Select(c => new SubjectFound(c.Subject, c.Reference, c.Area, c.IsRestricted)).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<SubjectFound>> Find(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Cases.IgnoreQueryFilters().Where(c => subjects.Contains(c.Subject)).Select(c => new SubjectFound(c.Subject, c.Reference, c.Area, c.IsRestricted)).ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> Seen(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Cases.Where(c => subjects.Contains(c.Subject)).Select(c => c.Subject).ToListAsync(ct);
}

internal static class CasesModule
{
    public static void AddCases(this IServiceCollection services) =>
        services.AddModuleDb<CasesDb>("cases").AddAccessCopies<CasesDb, GuardedCase>().AddScoped<ISubjectDirectory, CasesDirectory>();

    /// <summary>A case as its module keeps it, before Partnership has heard of it.</summary>
    public static async Task<GuardedCase> Open(this ModulesUnderTest modules, string reference, Area? area, CancellationToken ct, bool restricted = false)
    {
        var opened = new GuardedCase { Subject = Guid.CreateVersion7(), Reference = reference, Area = area, IsRestricted = restricted };
        await modules.Use(async (CasesDb db) =>
        {
            db.Add(opened);
            await db.SaveChangesAsync(ct);
        });
        return opened;
    }

    /// <summary>Whether a person of these areas sees a case, looking or working.</summary>
    public static async Task<bool> Sees(this ModulesUnderTest modules, UserId person, GuardedCase guarded, CancellationToken ct, bool looking = true, params IReadOnlyCollection<Area> areas)
    {
        await using var scope = modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new Someone { Id = person, Areas = areas, OnlyReads = looking });
        return await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.AnyAsync(c => c.Subject == guarded.Subject, ct);
    }
}
