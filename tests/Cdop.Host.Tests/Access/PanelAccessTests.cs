using System.Net;

namespace Cdop.Host.Tests;

[Collection(WorldTests.Name)]
public sealed class PanelAccessTests(World world)
{
    [Fact]
    public async Task A_pack_that_somebody_of_one_area_issues_loses_nothing_for_the_members_and_shows_them_nothing_of_other_areas()
    {
        var (member, office) = (await world.As("member.osei"), await world.As("admin.sefton"));
        var number = world.Meeting.Split('/')[^1];
        var before = await Read();
        var (sefton, wirral) = (Label("Sefton"), Label("Wirral"));
        Assert.Contains(wirral, before);

        World.Done(await office.Press(
            await office.Get($"{world.Meeting}/cases/{sefton}/papers/certify"), "Certify the papers", ("Form.HasRead", "true"), ("Form.Warning", "A post-mortem examination is described")));
        var page = await office.Get($"{world.Meeting}/pack");
        var issued = await office.Press(page, "Issue the next version");

        World.Done(issued);
        Assert.DoesNotContain(wirral, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(wirral, issued.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Read());
        Assert.Equal(HttpStatusCode.OK, (await member.Get($"/packs/{number}/{wirral}?read=true")).Status);

        async Task<IReadOnlyList<string>> Read() =>
            [.. (await member.Get($"/packs/{number}")).Document.QuerySelectorAll($"a[href^='/packs/{number}/P-']").Select(a => a.GetAttribute("href")!.Split('/')[^1]).Order()];
    }

    [Fact]
    public async Task Who_chairs_finds_no_page_of_a_meeting_to_which_their_invitation_is_not_open()
    {
        var (office, chair) = (await world.As("manager.quayle"), await world.As("chair.lowe"));
        var other = await Planned(office);
        var pages = (await Endpoints.Of(world.Host.Services))
            .Where(e => e.Needs is Permission.HoldMeetings or Permission.ChairPanels && e.Route.Contains("{number}", StringComparison.Ordinal) && !e.Route.Contains("{label}", StringComparison.Ordinal))
            .SelectMany(e => world.Subjects.Select(s => e.Filled(world, s)).OfType<string>().Take(1))
            .Select(address => address.Replace(world.Meeting.Split('/')[^1], other, StringComparison.Ordinal)).Distinct().ToList();
        var opened = 0;
        foreach (var page in pages)
        {
            opened += (await chair.Get(page, follow: false)).Status == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.True(opened >= 5, $"Of {string.Join(' ', pages)} {opened} open to a chair who is invited.");

        var seen = await office.Get($"/meetings/{other}");
        var invitation = seen.Document.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("Robin Lowe", StringComparison.Ordinal)).QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;
        World.Done(await office.Press(await office.Get(invitation), "Withdraw the invitation", ("Form.Because", "Invited by mistake.")));

        var token = (await chair.Get("/account")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await chair.Get(page, follow: false)).Status));
            var posted = await chair.Post(await chair.Get("/account"), new(world.Host.Address, page), [new("__RequestVerificationToken", token)], follow: false);
            Assert.Equal((page, HttpStatusCode.NotFound), (page, posted.Status));
        }

        Assert.DoesNotContain(other, (await chair.Get("/hold")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await chair.Get(world.Meeting)).Status);
    }

    private string Label(string subject) => world.Subjects.Single(s => s.Name == subject).Parts["panel"];

    private async Task<string> Planned(Browser office)
    {
        var on = world.Today.PlusDays(95) is var day && day.IsWorkingDay() ? day : day.PlusWorkingDays(1);
        var planned = await office.Press(
            await office.Get("/meetings/plan"),
            "Plan it and invite the members",
            ("Form.Panel", "general"), ("Form.On.Day", $"{on.Day}"), ("Form.On.Month", $"{on.Month}"), ("Form.On.Year", $"{on.Year}"), ("Form.Starts", "09:30"), ("Form.Minutes", "180"));
        World.Done(planned);
        return planned.Address.AbsolutePath.Split('/')[^1];
    }
}
