using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager opens a restricted notification or case again to everybody of its area.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class LiftRestrictionPage(LiftRestrictionHandler handler, AccessInEveryModule access) : ChangeAccessPage(access)
{
    [BindProperty]
    public LiftRestriction Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "It is open to everybody of its area again.", ct);
}
