using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager closes a notification or case to all but a list, which begins with those who manage the area.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class RestrictSubjectPage(RestrictSubjectHandler handler, AccessInEveryModule access) : ChangeAccessPage(access)
{
    [BindProperty]
    public RestrictSubject Form { get; set; } = null!;

    /// <summary>What waits and may be the same death, and stays open to its area.</summary>
    public IReadOnlyList<Restriction> Like { get; private set; } = [];

    protected override async Task<bool> Read(CancellationToken ct)
    {
        Like = [.. (await Access.ShownLike(Kept.Subject, ct)).Where(like => !like.IsRestricted)];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "It is restricted: only the people on the list can see it.", ct);
}
