using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>A page that changes one document of a case, beside that document's own version.</summary>
internal abstract class ChangeDocumentPage(DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    private readonly DataCollectionDb db = db;

    [FromRoute(Name = "document")]
    public Guid Number { get; set; }

    public CaseDocument Document { get; private set; } = null!;

    protected override (UserId By, Instant At) LastChange => (Document.ChangedBy, Document.ChangedAt);

    protected override async Task<Aggregate?> FindChanged(CancellationToken ct) =>
        await db.Standing(Case, Number, ct) is { } found ? Document = found : null;
}
