using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

internal sealed class RightsDirectory(IServiceScopeFactory scopes, IClock clock) : IRightsDirectory
{
    private static readonly Duration Kept = Duration.FromSeconds(30);

    private static readonly Dictionary<UserId, string> Fixed = new()
    {
        [UserId.Service] = "the system",
        [TheConsole.Identity] = "the console",
        [UserId.Public] = "a visitor",
    };

    private readonly Remembered<(string Issuer, string Subject), Rights?> rights = new(Kept, clock);
    private readonly Remembered<UserId, string?> names = new(Kept, clock);

    public ValueTask<Rights?> Find(string issuer, string subject, CancellationToken ct) =>
        rights.Get((issuer, subject), async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await Read(scope.ServiceProvider.GetRequiredService<PartnershipDb>(), issuer, subject, ct);
        });

    public async ValueTask<string?> NameOf(UserId person, CancellationToken ct) => (await NamesOf([person], ct)).GetValueOrDefault(person);

    public async ValueTask<IReadOnlyDictionary<UserId, string>> NamesOf(IReadOnlyCollection<UserId> people, CancellationToken ct)
    {
        var found = await names.Get([.. people.Where(p => !Fixed.ContainsKey(p)).Distinct()], async missing =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PartnershipDb>().People
                .AsNoTracking().Where(p => missing.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (string?)p.Name, ct);
        });
        return people.Distinct().Select(p => (Person: p, Name: Fixed.GetValueOrDefault(p) ?? found.GetValueOrDefault(p)))
            .Where(p => p.Name is not null)
            .ToDictionary(p => p.Person, p => p.Name!);
    }

    public async ValueTask<IReadOnlyList<NamedPerson>> WhoMay(Permission permission, Area area, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Holding(scope.ServiceProvider.GetRequiredService<PartnershipDb>(), permission, area).Select(p => new NamedPerson(p.Id, p.Name)).ToListAsync(ct);
    }

    public async ValueTask<IReadOnlyList<PersonToTell>> WhomToTell(Permission permission, Area area, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Holding(scope.ServiceProvider.GetRequiredService<PartnershipDb>(), permission, area).Where(p => p.WorkEmail != null).Select(p => new PersonToTell(p.Id, p.Name, p.WorkEmail!)).ToListAsync(ct);
    }

    internal void Forget()
    {
        rights.Forget();
        names.Forget();
    }

    private static IQueryable<Person> Holding(PartnershipDb db, Permission permission, Area area)
    {
        var roles = Enum.GetValues<Role>().Where(role => role.Permissions().Contains(permission)).ToList();
        return db.People.AsNoTracking()
            .Where(p => p.DisabledAt == null && p.Roles.Any(r => r.TakenAt == null && roles.Contains(r.Role) && (r.Area == null || r.Area == area)))
            .OrderBy(p => p.SortedAs);
    }

    private static async Task<Rights?> Read(PartnershipDb db, string issuer, string subject, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking()
            .Where(p => p.Issuer == issuer && p.Subject == subject && p.DisabledAt == null)
            .Select(p => new { p.Id, p.Name, p.Issuer, p.Subject, p.ChangedAt, Held = p.Roles.Where(r => r.TakenAt == null).Select(r => new RoleHeld(r.Role, r.Area)).ToList() })
            .SingleOrDefaultAsync(ct);

        // An engine may compare without regard to case; OpenID Connect does not.
        if (person is null || person.Issuer != issuer || person.Subject != subject)
        {
            return null;
        }

        var on = await db.Areas.AsNoTracking().Where(a => a.IsOn).Select(a => a.Area).ToListAsync(ct);
        var areas = person.Held
            .SelectMany(held => held.Role.Permissions().SelectMany(permission => on.Where(area => held.Area is null || held.Area == area).Select(area => (permission, area))))
            .GroupBy(held => held.permission)
            .ToDictionary(held => held.Key, held => (IReadOnlyCollection<Area>)held.Select(h => h.area).ToHashSet());
        return new(person.Id, person.Name, person.Held, person.ChangedAt, areas);
    }
}

/// <summary>What was known of rights and areas is forgotten when it changes.</summary>
internal sealed class ForgetRights(RightsDirectory rights, AreaDirectory areas) : IHandle<RightsChanged>, IHandle<AreaSwitched>
{
    public Task Handle(RightsChanged happened, CancellationToken ct)
    {
        rights.Forget();
        return Task.CompletedTask;
    }

    public Task Handle(AreaSwitched happened, CancellationToken ct)
    {
        areas.Forget();
        rights.Forget();
        return Task.CompletedTask;
    }
}
