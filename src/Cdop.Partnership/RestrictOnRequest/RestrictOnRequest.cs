namespace Cdop.Partnership;

/// <summary>
/// Whoever notified or works a case asked for a closed list: it begins with the managers who answer for the area. Asked
/// again, of a subject that has meanwhile got another reference or an area, it takes these over.
/// </summary>
internal sealed class RestrictOnRequest(AccessInEveryModule access, UnitOfWork work) : IHandle<RestrictionAsked>
{
    public Task Handle(RestrictionAsked happened, CancellationToken ct) =>
        work.InOne(
            async () =>
            {
                var kept = await access.Of(new(happened.Subject, happened.Reference, happened.Area, IsRestricted: true), ct);
                await access.Save(kept.IsRestricted ? kept : await access.Close(kept, ct), "Asked for a closed list", ct);
                return true;
            },
            ct);
}
