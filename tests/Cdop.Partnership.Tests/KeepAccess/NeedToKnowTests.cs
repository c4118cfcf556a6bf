using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

/// <summary>The need to know, decided twice: by the database over random worlds, and by a few lines that share nothing with it.</summary>
public sealed class NeedToKnowTests
{
    private const int Cases = 120;
    private const int People = 40;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(2026)]
    public async Task The_database_and_a_plain_decision_agree_on_every_person_and_every_case(int seed)
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var random = new Random(seed);
        var people = Enumerable.Range(0, People).Select(n => new UserId($"person-{n}")).ToList();
        var areas = people.ToDictionary(p => p, _ => Examples.Merseyside.Where(_ => random.Next(3) == 0).ToList());
        var worlds = await Build(modules, random, people);

        var disagreements = new List<string>();
        foreach (var person in people)
        {
            foreach (var looks in new[] { true, false })
            {
                await using var scope = modules.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Acting>().As(new Someone { Id = person, Areas = areas[person], OnlyReads = looks });
                var seen = (await scope.ServiceProvider.GetRequiredService<CasesDb>().Cases.Select(c => c.Subject).ToListAsync(Ct)).ToHashSet();
                var kept = (await scope.ServiceProvider.GetRequiredService<PartnershipDb>().Restrictions.Select(c => c.Subject).ToListAsync(Ct)).ToHashSet();
                foreach (var world in worlds)
                {
                    if (seen.Contains(world.Subject) != world.MaySee(person, areas[person], looks, modules.Clock.GetCurrentInstant()))
                    {
                        disagreements.Add($"{person} {(looks ? "looking" : "working")} at {world}");
                    }

                    if (kept.Contains(world.Subject) != world.MayKeep(person, areas[person]))
                    {
                        disagreements.Add($"{person} keeping {world}");
                    }
                }
            }
        }

        Assert.Empty(disagreements);
    }

    private static async Task<List<World>> Build(ModulesUnderTest modules, Random random, List<UserId> people)
    {
        var now = modules.Clock.GetCurrentInstant();
        var worlds = new List<World>();
        for (var n = 0; n < Cases; n++)
        {
            Area? area = random.Next(8) == 0 ? null : Examples.Merseyside[random.Next(5)];
            var guarded = await modules.Open($"CAS-2026-{n:000}", area, Ct);
            var world = new World(guarded.Subject, area, IsRestricted: random.Next(2) == 0, Some(random, people, 4), Some(random, people, 6), Some(random, people, 6).ToDictionary(p => p, _ => now + Duration.FromMinutes(random.Next(-90, 61))));
            worlds.Add(world);
            await modules.Use(async (AccessInEveryModule access) =>
            {
                var kept = await access.Of(new(world.Subject, guarded.Reference, area, IsRestricted: false), Ct);
                if (world.IsRestricted)
                {
                    _ = kept.Restrict(world.Listed, "Random", new("jo"), now).Value;
                }

                foreach (var person in world.Excluded)
                {
                    _ = kept.Exclude(person, ExclusionReason.Other, "Random", person, [], [], now).Value;
                }

                await access.Save(kept, "Random", Ct);
            });
        }

        await modules.Use(async (CasesDb db) =>
        {
            // Openings that have run out stay in a copy until the next change: the clock ends them, not a sweep.
            db.Access.AddRange(worlds.SelectMany(w => w.Opened.Select(o => new AccessEntry { Subject = w.Subject, Person = o.Key, Kind = AccessKind.BreakGlass, Until = o.Value })));
            await db.SaveChangesAsync(Ct);
        });
        return worlds;
    }

    private static HashSet<UserId> Some(Random random, List<UserId> people, int oneIn) => [.. people.Where(_ => random.Next(oneIn) == 0)];

    private sealed record World(Guid Subject, Area? Area, bool IsRestricted, HashSet<UserId> Listed, HashSet<UserId> Excluded, Dictionary<UserId, Instant> Opened)
    {
        public bool MaySee(UserId person, List<Area> areas, bool looks, Instant now)
        {
            if (Excluded.Contains(person))
            {
                return false;
            }

            if (looks && Opened.TryGetValue(person, out var until) && until > now)
            {
                return true;
            }

            var isTheirs = Area is null ? areas.Count > 0 : areas.Contains(Area);
            return isTheirs && (!IsRestricted || Listed.Contains(person));
        }

        public bool MayKeep(UserId person, List<Area> areas) =>
            !Excluded.Contains(person) && (Area is null ? areas.Count > 0 : areas.Contains(Area));
    }
}
