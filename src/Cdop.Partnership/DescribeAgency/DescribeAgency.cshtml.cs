using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>Puts right what is known of an agency.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class DescribeAgencyPage(DescribeAgencyHandler handler, AgencyBook book, PeopleInReach reach) : ChangeAgencyPage(book, reach), IAsksOfAnAgency
{
    [BindProperty]
    public DescribeAgency Form { get; set; } = null!;

    protected override Guid? Seen => Form?.Version;

    AgencyFacts IAsksOfAnAgency.Form => Form;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "It is saved.", ct);

    protected override Task Read(CancellationToken ct)
    {
        Form ??= DescribeAgency.Of(Agency);
        return Task.CompletedTask;
    }
}
