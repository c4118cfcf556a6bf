using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Tells Partnership which case stands behind a reference, and nothing of the child.</summary>
internal sealed class Subjects(DataCollectionDb db) : ISubjectDirectory
{
    public async Task<SubjectFound?> Find(string reference, CancellationToken ct) =>
        CaseReference.TryParse(reference, null, out var written)
            ? await db.Cases.AsNoTracking().WithSpecification(new CaseOfReference(written))
                .Select(c => new SubjectFound(c.Subject, c.Reference.ToString(), c.Area, c.IsRestricted) { IsCase = true, Owner = c.Owner })
                .SingleOrDefaultAsync(ct)
            : null;

    public async Task<IReadOnlyList<SubjectFound>> Find(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Cases.AsNoTracking().WithSpecification(new CasesOfNumbers(subjects))
            .Select(c => new SubjectFound(c.Subject, c.Reference.ToString(), c.Area, c.IsRestricted) { IsCase = true, Owner = c.Owner })
            .ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> Seen(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Cases.Where(c => subjects.Contains(c.Subject)).Select(c => c.Subject).ToListAsync(ct);
}
