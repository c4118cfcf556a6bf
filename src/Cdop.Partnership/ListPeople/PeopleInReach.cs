using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>The people whom the current manager may see and look after, by the roles of this moment and not those of a minute ago.</summary>
internal sealed class PeopleInReach(PartnershipDb db, Reviewers reviewers, ICurrentUser user, IClock clock)
{
    /// <summary>The current manager as one who gives roles.</summary>
    public async Task<Giver> Me(CancellationToken ct) =>
        (await db.People.AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == user.Id && p.DisabledAt == null, ct))?.AsGiver() ?? new(user.Id, []);

    public IQueryable<Person> All(Giver me) => db.People.WithSpecification(new PeopleWithin(me));

    /// <summary>What the audit says of a page that shows one person.</summary>
    public (ModuleDb Module, AuditNote Note) Seen(Person person) => (db, new("Viewed", Guid.Empty, $"Person {person.Id}"));

    /// <summary>Changes a person once a form, and saves; null where there is nobody of that identity in reach.</summary>
    /// <param name="id">Whom.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="because">The reason that the audit keeps.</param>
    /// <param name="change">The change.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="part">Which of their roles the address names.</param>
    public async Task<Result<string>?> Change(string id, SentOnce form, string because, Func<Person, Giver, Result<Person>> change, CancellationToken ct, string part = "")
    {
        var changed = await db.OnceIfThere($"{form.GetType().Name} of person {id} {part}", form.Key, () => ChangeWithin(new UserId(id), because, change, ct), ct, typed: form);
        if (changed?.Succeeded != true)
        {
            db.Forget(); // the page shows the person as they are
        }

        return changed;
    }

    private async Task<Result<string>?> ChangeWithin(UserId id, string because, Func<Person, Giver, Result<Person>> change, CancellationToken ct)
    {
        var me = await Me(ct);
        if (await All(me).Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } person)
        {
            return null;
        }

        var before = Managed(person);
        var waiting = await reviewers.Waiting(new(), ct);
        var changed = change(person, me);
        if (!changed.Succeeded)
        {
            return changed.As(_ => "");
        }

        if (waiting.Any(w => w.HangsOn(id) && !person.CanReview(w.Use.Area)))
        {
            return new Problem("", "This person is the only one who can review an emergency access that waits. Have it reviewed first");
        }

        if (before.Except(Managed(person)).Any())
        {
            var others = await db.Set<RoleGiven>().Where(r => r.TakenAt == null && r.Role == Role.Manager && r.Person != id && db.People.Any(p => p.Id == r.Person && p.DisabledAt == null))
                .Select(r => r.Area).Distinct().ToListAsync(ct);
            var areas = await db.Areas.Where(a => a.IsOn).OrderBy(a => a.Name).ToListAsync(ct);
            if (Managers.LeftWithout(areas, [.. others, .. before], [.. others, .. Managed(person)]) is [var left, ..])
            {
                return new Problem("", $"{left.Name} would be left without a manager. Make somebody else its manager first");
            }

            areas.ForEach(a => a.ManagersChangedAt = clock.GetCurrentInstant());
        }

        await db.SaveBecause(because, ct);
        return $"/people/{person.Id}";
    }

    private static List<Area?> Managed(Person person) =>
        person.DisabledAt is null ? [.. person.Held.Where(r => r.Role == Role.Manager).Select(r => r.Area)] : [];
}
