namespace Cdop.Partnership;

/// <summary>
/// A word of a death was notified, put right, joined or given back, so that it may be one already known: whoever is shut out of the one is
/// shut out of the other too, in both directions. A manager who finds that it is another death lets them back.
/// </summary>
internal sealed class ShutOutOfLikeDeath(AccessInEveryModule access, UnitOfWork work) : IHandle<DeathTold>
{
    public Task Handle(DeathTold happened, CancellationToken ct) =>
        work.InOne(
            async () =>
            {
                await access.Follow(happened.Subject, ct);
                return true;
            },
            ct);
}
