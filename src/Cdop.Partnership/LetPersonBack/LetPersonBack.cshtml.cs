using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager lets a person in again who was shut out, with the roles they had.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class LetPersonBackPage(LetPersonBackHandler handler, PeopleInReach reach) : ChangePersonPage(reach)
{
    [BindProperty]
    public LetPersonBack Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "This person may sign in again.", ct);
}
