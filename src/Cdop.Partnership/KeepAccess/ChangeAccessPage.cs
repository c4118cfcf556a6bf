using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A page that changes who may see one notification or case: there for whoever looks after it, and for nobody else.</summary>
internal abstract class ChangeAccessPage(AccessInEveryModule access) : ChangePage
{
    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    public Restriction Kept { get; private set; } = null!;

    public string Reference => Kept.Reference;

    protected AccessInEveryModule Access => access;

    /// <summary>Who owns it; null where nobody does.</summary>
    protected async Task<UserId?> Owner(CancellationToken ct) => (await access.Look(At, ct))?.Owner;

    /// <summary>Makes a change that may leave the owner of a case without access to it, and says so where it does.</summary>
    protected async Task<IActionResult> Narrow(Func<Task<Result<string>?>> act, string done, CancellationToken ct)
    {
        var owner = await Owner(ct);
        var answer = await Change(act, done, ct);
        if (owner is not null && answer is LocalRedirectResult && await Owner(ct) is null)
        {
            this.SayDone($"{done} Whoever owned it may not see it any more, so nobody owns it now.");
        }

        return answer;
    }

    /// <summary>Reads what else the page shows; false where there is nothing to change.</summary>
    protected virtual Task<bool> Read(CancellationToken ct) => Task.FromResult(true);

    protected sealed override async Task<bool> Show(CancellationToken ct)
    {
        if (await access.Find(At, ct) is not { } kept)
        {
            return false;
        }

        (Kept, Shown) = (kept, access.Seen(kept, GetType().Name));
        return await Read(ct);
    }
}
