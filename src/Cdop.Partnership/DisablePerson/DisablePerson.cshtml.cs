using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager shuts out somebody who has left, or whose account is in the wrong hands.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class DisablePersonPage(DisablePersonHandler handler, PeopleInReach reach) : ChangePersonPage(reach)
{
    [BindProperty]
    public DisablePerson Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "This person is shut out within a minute.", ct);
}
