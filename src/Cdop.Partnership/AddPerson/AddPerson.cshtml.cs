using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Lets somebody in.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class AddPersonPage(AddPersonHandler handler, PartnershipDb db, PeopleInReach reach, IAreaDirectory areas) : ChangePage
{
    [BindProperty]
    public AddPerson Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public bool IsEverywhere { get; private set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    /// <summary>The issuer of the manager's own account, which most people share.</summary>
    public string? Issuer { get; private set; }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(async () => await handler.Handle(Form, ct), "The role is given. It holds within a minute.", ct);

    protected override async Task<bool> Show(CancellationToken ct)
    {
        var me = await reach.Me(ct);
        Areas = [.. (await areas.All(ct)).Where(a => me.Covers(a.Area)).Select(a => new Choice(a.Area.Code, a.Name))];
        IsEverywhere = me.IsEverywhere;
        Issuer = await db.People.AsNoTracking().Where(p => p.Id == me.Id).Select(p => p.Issuer).SingleOrDefaultAsync(ct);
        return true;
    }
}
