using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

/// <summary>Something sealed, kept for a while. Plumbing of signing in: nothing of it is ever a record.</summary>
internal sealed class Kept : INotAudited
{
    public required string Key { get; init; }

    public required string Owner { get; init; }

    public required byte[] Content { get; set; }

    public required Instant Until { get; set; }
}

internal sealed class KeptForAWhile(IServiceScopeFactory scopes, IClock clock) : IKeptForAWhile
{
    private const int SweptAtOnce = 100;

    public async Task<byte[]?> Find(string key, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        return await Now(Db(scope)).Where(k => k.Key == key).Select(k => k.Content).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<byte[]>> Of(string owner, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        return await Now(Db(scope)).Where(k => k.Owner == owner).OrderBy(k => k.Until).Select(k => k.Content).ToListAsync(ct);
    }

    public async Task<int> Count(string owner, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        return await Now(Db(scope)).CountAsync(k => k.Owner == owner, ct);
    }

    public async Task Keep(string key, string owner, byte[] content, Instant until, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = Db(scope);
        await db.UntilSaved(async () =>
        {
            var now = clock.GetCurrentInstant();
            db.RemoveRange(await db.KeptForAWhile.Where(k => k.Until <= now && k.Key != key).OrderBy(k => k.Until).Take(SweptAtOnce).ToListAsync(ct));
            if (await db.KeptForAWhile.FindAsync([key], ct) is not { } kept)
            {
                kept = new() { Key = key, Owner = owner, Content = content, Until = until };
                db.Add(kept);
            }

            (kept.Content, kept.Until) = (content, until);
            await db.SaveChangesAsync(ct);
            return kept;
        }, ct);
    }

    public async Task Change(string key, byte[] content, Instant until, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = Db(scope);
        if (await db.KeptForAWhile.FindAsync([key], ct) is { } kept)
        {
            (kept.Content, kept.Until) = (content, until);
            await Save(db, ct);
        }
    }

    public async Task Forget(string key, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = Db(scope);
        if (await db.KeptForAWhile.FindAsync([key], ct) is { } kept)
        {
            db.Remove(kept);
            await Save(db, ct);
        }
    }

    private IQueryable<Kept> Now(PartnershipDb db)
    {
        var now = clock.GetCurrentInstant();
        return db.KeptForAWhile.AsNoTracking().Where(k => k.Until > now);
    }

    private static PartnershipDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PartnershipDb>();

    private static async Task Save(PartnershipDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another request or server forgot it first, which is what counts.
        }
    }
}
