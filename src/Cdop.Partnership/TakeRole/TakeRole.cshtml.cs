using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager takes a role back.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class TakeRolePage(TakeRoleHandler handler, PeopleInReach reach) : ChangePersonPage(reach)
{
    [BindProperty]
    public TakeRole Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public Task<IActionResult> OnPostAsync(Guid role, CancellationToken ct) =>
        Change(() => handler.Handle(At, role, Form, ct), "The role is taken back. It ends within a minute.", ct);
}
