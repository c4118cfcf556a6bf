using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Lets somebody in at a link to a request. That wrong codes have closed one stands in the timeline of its case.</summary>
internal sealed class LetIn(DataCollectionDb db, Acting acting, IClock clock) : LetInAt<RequestDoor>(db, acting, clock)
{
    private readonly DataCollectionDb db = db;

    protected override Guid SubjectOf(RequestDoor door) => door.Subject;

    protected override ICurrentUser Visitor(RequestDoor door) => new ByLink(door.Id, door.Name);

    protected override async Task WasClosed(RequestDoor door, Instant now, CancellationToken ct)
    {
        var reviewed = await db.Cases.WithSpecification(new CaseOfRequest(door.Subject)).SingleAsync(ct);
        reviewed.Told($"A link was closed after five wrong codes: {(await db.Answered(door.Request).AsNoTracking().SingleAsync(ct)).Addressee}", UserId.Service, now, "Speak to the addressee, then open it again");
    }
}
