using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>Puts an agency into the directory.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class AddAgencyPage(AddAgencyHandler handler, PeopleInReach reach, IAreaDirectory areas) : ChangePage, IAsksOfAnAgency
{
    [BindProperty]
    public AddAgency Form { get; set; } = new() { Name = "", Kind = null };

    public Giver Me { get; private set; } = null!;

    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    AgencyFacts IAsksOfAnAgency.Form => Form;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(async () => await handler.Handle(Form, ct), "The agency is in the directory. Add the people to ask in it.", ct);

    protected override async Task<bool> Show(CancellationToken ct)
    {
        (Me, Areas) = (await reach.Me(ct), await areas.All(ct));
        return true;
    }
}
