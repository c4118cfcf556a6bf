using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Documents of a case as they are changed.</summary>
internal static class Documents
{
    /// <summary>One of a case, with its versions.</summary>
    public static Task<CaseDocument?> Document(this DataCollectionDb db, Case reviewed, Guid document, CancellationToken ct) =>
        db.Documents.Include(d => d.Versions).SingleOrDefaultAsync(d => d.Subject == reviewed.Subject && d.Id == document, ct);

    /// <summary>The same, where it was not withdrawn.</summary>
    public static async Task<CaseDocument?> Standing(this DataCollectionDb db, Case reviewed, Guid document, CancellationToken ct) =>
        await db.Document(reviewed, document, ct) is { WithdrawnAt: null } standing ? standing : null;
}
