using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The files that came with the answers to an action, as those see them who follow it up.</summary>
/// <param name="Reference">The action.</param>
/// <param name="Files">Each with when it came, the first first.</param>
/// <param name="Family">By what the family could be told: its owner may have put a name into a file, or into what it is called. Null where the reader does not see the case, and so opens none.</param>
internal sealed record EvidenceShown(string Reference, IReadOnlyList<(StoredFile File, Instant At)> Files, FamilyWords? Family);

/// <summary>Finds files that came with answers.</summary>
internal static class EvidenceFiles
{
    /// <summary>Of lines that were found for the reader, in the order they came; <paramref name="files"/> are those that the reader may know of.</summary>
    public static async Task<IReadOnlyList<(StoredFile File, Instant At)>> EvidenceIn(this IQueryable<ActionEntry> entries, Func<IReadOnlyCollection<Guid>, IQueryable<StoredFile>> files, CancellationToken ct)
    {
        var came = await entries.Where(entry => entry.File != null && entry.Step != ActionStep.Infected)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Select(entry => new { File = entry.File!.Value, entry.At }).ToListAsync(ct);
        var found = came.Count == 0 ? [] : await files(came.ConvertAll(one => one.File)).AsNoTracking().ToDictionaryAsync(file => file.Id, ct);
        return [.. came.Select(one => (found[one.File], one.At))];
    }

    /// <summary>Of one action, for those who follow it up.</summary>
    public static Task<IReadOnlyList<(StoredFile File, Instant At)>> EvidenceOf(this PanelReviewDb db, Guid action, CancellationToken ct) =>
        db.Actions.Where(one => one.Id == action).SelectMany(one => one.Entries).EvidenceIn(numbers => db.Set<StoredFile>().Where(file => numbers.Contains(file.Id)), ct);
}
