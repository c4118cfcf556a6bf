namespace Cdop.Partnership;

/// <summary>
/// A death was notified that may be one already known: whoever is shut out of that is shut out of this word of it too. A manager
/// who finds that it is another death lets them back.
/// </summary>
internal sealed class ShutOutOfLikeDeath(AccessInEveryModule access, UnitOfWork work) : IHandle<DeathTold>
{
    public Task Handle(DeathTold happened, CancellationToken ct) =>
        work.InOne(
            async () =>
            {
                if (await access.Look(happened.Subject, ct) is { } told && await access.ShutOutOfLike(told.Subject, happened.IsCase, ct) is { Count: > 0 } others)
                {
                    var kept = await access.Of(told, ct);
                    var more = false;
                    foreach (var other in others)
                    {
                        more |= kept.ShutOutAs(other, happened.OccurredAt);
                    }

                    if (more)
                    {
                        await access.Save(kept, $"Shut out as of {string.Join(", ", others.Select(other => other.Reference))}, which may be the same death", ct);
                    }
                }

                return true;
            },
            ct);
}
