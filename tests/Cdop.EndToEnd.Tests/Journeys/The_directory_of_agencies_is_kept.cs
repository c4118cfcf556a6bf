using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_directory_of_agencies_is_kept(Site site)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task The_manager_adds_an_agency_and_somebody_to_ask_and_later_closes_it(int width)
    {
        var name = $"Ferry Lane Hospice {width}";
        await using var manager = await site.Begin(width);
        await manager.SignIn("Jo Quayle", "/agencies");

        manager.CountFromHere();
        await manager.Follow("Add an agency");
        await manager.Fill("Name", name);
        await manager.Page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Hospice" });
        await manager.Pick("Sefton", "Areas it serves");
        await manager.Fill("Mail domains its people write from", "ferrylane.example");
        await manager.Fill("Secure mail address that requests go to", "requests@ferrylane.example");
        await manager.Pick("It may be asked by mail");
        await manager.Press("Add the agency");
        Assert.Equal(2, manager.Steps);
        Assert.Contains("Line lead unknown", await manager.Text(), StringComparison.Ordinal);

        manager.CountFromHere();
        await manager.Follow("Add a contact");
        await manager.Fill("Name", "Nora Field");
        await manager.Fill("Role there, such as named doctor", "Matron");
        await manager.Fill("Work email", "nora.field@ferrylane.example");
        await manager.Pick("Sefton", "Areas they answer for");
        await manager.Pick("Sefton", "Asked first in");
        await manager.Pick("Line lead: late answers are taken to this person");
        await manager.Press("Save");
        Assert.Equal(2, manager.Steps);
        Assert.DoesNotContain("Missing", await manager.Text(), StringComparison.Ordinal);
        Assert.Contains("Nora Field first; when late Nora Field", await manager.Text(), StringComparison.Ordinal);

        // An address elsewhere is asked for a second time, with a reason.
        await manager.Follow("Nora Field");
        await manager.Fill("Work email", "nora.field@council.example");
        await manager.Press("Save");
        Assert.Single(await manager.Problems());
        await manager.Fill("Work email a second time", "nora.field@council.example");
        await manager.Fill("Why this address is right", "She is employed by the council.");
        await manager.Press("Save");
        Assert.Contains("Outside its mail domains: She is employed by the council.", await manager.Text(), StringComparison.Ordinal);

        await manager.Follow("Change");
        await manager.Fill("Phone number", "none");
        await manager.Press("Save");
        Assert.Equal(["Enter a phone number, like 0151 496 0000"], await manager.Problems());

        await manager.Go("/agencies");
        await manager.Fill("Name, town or code", name);
        await manager.Press("Apply");
        await manager.Follow(name);
        manager.CountFromHere();
        await manager.Follow("Close");
        await manager.FillDate("Date it closed", Site.Today);
        await manager.Fill("Why?", "Its work went to another hospice.");
        await manager.Press("Close the agency");
        Assert.Equal(2, manager.Steps);
        Assert.Contains("Nora Field", await manager.Text(), StringComparison.Ordinal);

        manager.CountFromHere();
        await manager.Follow("Reopen");
        await manager.Fill("Why?", "A slip.");
        await manager.Press("Reopen the agency");
        Assert.Equal(2, manager.Steps);
    }

    [Fact]
    public async Task Who_reads_cases_reads_the_directory_without_script_and_changes_nothing()
    {
        await using var administrator = await site.Begin(script: false);
        await administrator.SignIn("Priya Marsh", "/cases");

        administrator.CountFromHere();
        await administrator.Follow("Agencies");
        await administrator.Page.GetByLabel("Kind").SelectOptionAsync(new SelectOptionValue { Label = "Police" });
        await administrator.Press("Apply");
        await administrator.Follow("Merseyside Police");
        Assert.Equal(3, administrator.Steps);

        Assert.Contains("@merseypol.example", await administrator.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Change" }).CountAsync());
        await administrator.Go("/agencies/MERSEYPOL/edit");
        Assert.True(await administrator.IsMissing());
    }
}
