using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager closes a notification or case to all but a list, which begins with those who manage the area.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class RestrictSubjectPage(RestrictSubjectHandler handler, AccessInEveryModule access, IRightsDirectory names) : ChangeAccessPage(access)
{
    /// <summary>The name of the owner, where restricting it leaves them without access to it; null where it does not.</summary>
    public string? Loses { get; private set; }

    [BindProperty]
    public RestrictSubject Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    /// <summary>What may be the same death, and stays open to its area.</summary>
    public IReadOnlyList<Restriction> Like { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Narrow(() => handler.Handle(At, Form, ct), "It is restricted: only the people on the list can see it.", ct);

    protected override async Task<bool> Read(CancellationToken ct)
    {
        Like = [.. (await Access.ShownLike(Kept.Subject, ct)).Where(like => !like.IsRestricted)];
        Loses = await Owner(ct) is { } owner && !(await Access.ManagersOf(Kept.Area, ct)).Contains(owner) ? await names.NameOf(owner, ct) : null;
        return true;
    }
}
