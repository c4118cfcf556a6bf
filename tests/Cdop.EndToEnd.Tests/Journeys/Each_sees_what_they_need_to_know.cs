using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class Each_sees_what_they_need_to_know(Site site)
{
    private static readonly Told Death = Told.Of(Site.Today) with { Email = "need@hospital.example" };

    [Fact]
    public async Task The_administrator_of_one_area_finds_nothing_of_another()
    {
        var wirral = await site.Accepted(Death with { GivenName = "Una", FamilyName = "Seen", NhsNumber = "999 000 0220", Postcode = "CH42 0ZZ", Born = Death.Born.PlusDays(-110) });
        await using var sefton = await site.Begin();
        await sefton.SignIn("Sam Corran");

        Assert.DoesNotContain(wirral, await sefton.Text(), StringComparison.Ordinal);
        await sefton.Go($"/cases/{wirral}");
        Assert.True(await sefton.IsMissing());
        await sefton.Go("/cases");
        foreach (var words in new[] { "Seen", "999 000 0220", wirral })
        {
            var box = sefton.Page.GetByLabel("Find a case by reference, name or NHS number");
            await box.FillAsync(words);
            await sefton.Step(() => box.PressAsync("Enter"));
            Assert.Contains($"Nothing that you may see fits “{words}”", await sefton.Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_restricted_notification_is_there_for_the_closed_list_alone()
    {
        var notification = await site.Notified(Death with { GivenName = "Col", FamilyName = "League", NhsNumber = "999 000 0239", Born = Death.Born.PlusDays(-120), OnlyAFew = true });
        await using var office = await site.Begin();
        await using var manager = await site.Begin();
        await office.SignIn("Priya Marsh", "/notifications");
        await manager.SignIn("Jo Quayle", "/notifications");

        Assert.DoesNotContain(notification, await office.Text(), StringComparison.Ordinal);
        await office.Go($"/notifications/{notification}");
        Assert.True(await office.IsMissing());

        await manager.Follow(notification);
        Assert.Contains("Restricted", await manager.Text(), StringComparison.Ordinal);
        await manager.Pick("Not needed", "Joint agency response");
        await manager.Press("Accept");
        await manager.Go($"/notifications/{notification}");
        var reviewed = await manager.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "SEF-" }).First.InnerTextAsync();
        await office.Go($"/cases/{reviewed}");
        Assert.True(await office.IsMissing());

        await manager.Go($"/access/{reviewed}/allow");
        await manager.Page.GetByLabel("Person", new() { Exact = true }).SelectOptionAsync("Priya Marsh");
        await manager.Fill("Why? (do not name the child)", "Works this case.");
        await manager.Press("Put on the list");
        await office.Go($"/cases/{reviewed}");
        Assert.Contains("Col League", await office.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restricting_a_case_names_the_owner_who_loses_sight_of_it_and_leaves_it_to_nobody()
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Oona", FamilyName = "Owned", NhsNumber = "999 000 0816", Born = Death.Born.PlusDays(-370) });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}/owner");
        await office.Press("Save");
        await using var manager = await site.Begin();
        await manager.SignIn("Jo Quayle", $"/access/{reviewed}");
        Assert.Contains("Priya Marsh owns it.", await manager.Text(), StringComparison.Ordinal);

        await manager.Follow("Restrict");
        Assert.Contains("Priya Marsh owns it and will not be on its list", await manager.Text(), StringComparison.Ordinal);
        await manager.Fill("Why? (do not name the child)", "A colleague’s family.");
        await manager.Press("Restrict");

        Assert.Contains("nobody owns it now", await manager.Done(), StringComparison.Ordinal);
        await manager.Follow("choose an owner");
        await manager.Go($"/cases/{reviewed}?tab=timeline");
        Assert.Contains("Priya Marsh may not see this case any more: owned by nobody now", await manager.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doctor_opens_a_case_in_an_emergency_may_only_read_it_and_somebody_else_reviews_it()
    {
        var sefton = await site.Accepted(Death with { GivenName = "Ren", FamilyName = "Glass", NhsNumber = "999 000 0247", Born = Death.Born.PlusDays(-130) });
        await using var doctor = await site.Begin();
        await doctor.SignIn("Dr Alex Fenwick", $"/cases/{sefton}");
        Assert.True(await doctor.IsMissing());

        doctor.CountFromHere();
        await doctor.Go("/break-glass");
        await doctor.Fill("Case reference", sefton);
        await doctor.Pick("Another child may not be safe now");
        await doctor.Fill("What has happened?", "A sibling was brought in with the same signs.");
        await doctor.Press("Use emergency access");
        await doctor.Follow(sefton);
        Assert.Equal(3, doctor.Steps);
        Assert.Contains("Opened in an emergency", await doctor.Text(), StringComparison.Ordinal);
        Assert.Contains("Ren Glass", await doctor.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await doctor.Page.Locator("main").GetByRole(AriaRole.Button).CountAsync());
        await doctor.Follow("Notes");
        Assert.Equal(0, await doctor.Page.Locator("main").GetByRole(AriaRole.Textbox).CountAsync());
        foreach (var page in new[] { "notes", "owner", "stage", "clocks/ncmd" })
        {
            await doctor.Go($"/cases/{sefton}/{page}");
            Assert.True(await doctor.IsMissing(), page);
        }

        await using var guardian = await site.Begin();
        await guardian.SignIn("Dr Toni Ellis", "/break-glass/reviews");
        guardian.CountFromHere();
        await guardian.Follow(sefton);
        Assert.Contains("Dr Alex Fenwick", await guardian.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Glass", await guardian.Text(), StringComparison.Ordinal);
        await guardian.Pick("Justified");
        await guardian.Fill("Why?", "The sibling was seen within the hour.");
        await guardian.Press("Record the review");
        Assert.Equal(2, guardian.Steps);
        await guardian.Go($"/cases/{sefton}");
        Assert.True(await guardian.IsMissing());
    }

    [Fact]
    public async Task A_sign_in_without_a_second_factor_is_told_so_and_may_try_again()
    {
        await using var manager = await site.Begin();
        await manager.SignIn("Sign in without second factor", "/account");

        Assert.True(await manager.Page.GetByRole(AriaRole.Heading, new() { Name = "We need a stronger sign-in" }).IsVisibleAsync());
        await manager.Look();
        await manager.Step(() => manager.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync());

        Assert.True(await manager.Page.GetByRole(AriaRole.Heading, new() { Name = "Choose who to be" }).IsVisibleAsync());
    }
}
