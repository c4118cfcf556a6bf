using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cdop.Kernel;

/// <summary>
/// A row of an aggregate that is only ever added and that no rule of the rest asks about, such as a line of a timeline:
/// to add one moves no version, so nobody who works on the rest meanwhile is disturbed.
/// </summary>
public interface IOnlyAdded;

/// <summary>
/// An aggregate is saved as one: a change of any part of it moves the version of the whole, so that of two who change different
/// parts at the same moment the second is refused. No query is asked for it. A part that was read without its aggregate answers
/// for itself alone, by a token of its own: whoever read no more than that has decided nothing by the rest.
/// </summary>
internal static class Versions
{
    /// <summary>Gives each aggregate that is changed, itself or in a part, a new version.</summary>
    public static void Move(ChangeTracker tracker)
    {
        var entries = tracker.Entries().ToList();
        var moved = entries.Where(e => e is { State: EntityState.Modified, Entity: Aggregate }).Select(e => (Aggregate)e.Entity).ToHashSet();
        var parts = entries.Where(IsChangedPart).ToList();
        if (parts.Count > 0)
        {
            var wholes = entries.Where(e => e.State is EntityState.Unchanged or EntityState.Modified).ToLookup(e => (e.Metadata, KeyOf(e, e.Metadata.FindPrimaryKey()!.Properties)));
            foreach (var part in parts)
            {
                foreach (var whole in WholesOf(part, wholes))
                {
                    moved.Add(whole);
                }
            }
        }

        foreach (var aggregate in moved)
        {
            aggregate.Version = Guid.CreateVersion7();
        }
    }

    /// <summary>Whether an aggregate is the same but for its version, which moved with a part.</summary>
    public static bool IsAllThatMoved(EntityEntry entry) =>
        entry is { State: EntityState.Modified, Entity: Aggregate }
        && entry.Properties.Concat(entry.ComplexProperties.SelectMany(Within)).Where(p => p.IsModified).All(p => p.Metadata.Name == nameof(Aggregate.Version));

    private static bool IsChangedPart(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not Aggregate
        && (entry.State != EntityState.Added || entry.Entity is not IOnlyAdded)
        && ToItsWholes(entry).Any();

    private static IEnumerable<Aggregate> WholesOf(EntityEntry part, ILookup<(IEntityType, string), EntityEntry> wholes) =>
        from key in ToItsWholes(part)
        from whole in wholes[(key.PrincipalEntityType, KeyOf(part, key.Properties))]
        from aggregate in whole.Entity is Aggregate root ? [root] : WholesOf(whole, wholes)
        select aggregate;

    private static IEnumerable<IForeignKey> ToItsWholes(EntityEntry entry) =>
        entry.Metadata.GetForeignKeys().Where(key => key.PrincipalToDependent is not null && key.PrincipalKey.IsPrimaryKey());

    // What was taken out of its aggregate no longer says whose it was; the row as it was read does.
    private static string KeyOf(EntityEntry entry, IReadOnlyList<IProperty> key) =>
        string.Join('\n', key.Select(property => entry.State == EntityState.Added ? entry.Property(property).CurrentValue : entry.Property(property).OriginalValue));

    private static IEnumerable<PropertyEntry> Within(ComplexPropertyEntry cluster) =>
        cluster.Properties.Concat(cluster.ComplexProperties.SelectMany(Within));
}
