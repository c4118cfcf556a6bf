using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>Gives a person a role.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class GiveRolePage(GiveRoleHandler handler, PeopleInReach reach, IAreaDirectory areas) : ChangePersonPage(reach)
{
    [BindProperty]
    public GiveRole Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "The role is given. It holds within a minute.", ct);

    protected override async Task Read(CancellationToken ct) =>
        Areas = [.. (await areas.All(ct)).Where(a => Me.Covers(a.Area)).Select(a => new Choice(a.Area.Code, a.Name))];
}
