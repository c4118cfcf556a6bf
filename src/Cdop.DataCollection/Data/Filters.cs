using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Filters of the caseload: everybody's are their own.</summary>
internal static class Filters
{
    public static IQueryable<SavedFilter> FiltersOf(this DataCollectionDb db, UserId person) => db.Set<SavedFilter>().Where(filter => filter.Person == person);

    /// <summary>To choose from.</summary>
    public static async Task<IReadOnlyList<SavedFilter>> FiltersByName(this DataCollectionDb db, UserId person, CancellationToken ct) =>
        [.. (await db.FiltersOf(person).AsNoTracking().ToListAsync(ct)).OrderBy(filter => filter.Name, StringComparer.OrdinalIgnoreCase)];
}
