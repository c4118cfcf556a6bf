using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Host.Tests;

[Collection(WorldTests.Name)]
public sealed class InvitationTests(World world)
{
    private const string Kit = "kit.bellamy@cdop.example";

    private string Number => world.Meeting.Split('/')[^1];

    [Fact]
    public async Task The_bare_link_shows_nothing_of_any_case_and_keeps_no_case_from_anybody()
    {
        using var anybody = world.Host.Open();
        var link = world.Links["member.osei@cdop.example"];
        var member = await world.As("member.osei");
        var signedIn = await member.Get($"/panel-invitations/{Number}");
        var items = signedIn.Document.QuerySelectorAll("input[name='Form.Interests']").Select(one => one.GetAttribute("value")!).ToList();
        var labels = signedIn.Document.QuerySelectorAll("input[name='Form.Interests'] + label").Select(one => one.TextContent.Trim()).ToList();
        Assert.NotEmpty(items);
        var before = await Recusals();

        var page = await anybody.Get(link);
        var sent = await anybody.Press(page, "Send my answer", [("Form.Reply", "Coming"), .. items.Select(item => ("Form.Interests", item)), .. items.Select(item => ("Form.Asked", item))]);

        World.Done(sent);
        foreach (var seen in new[] { page, sent, await anybody.Get($"{link}/cases"), await anybody.Get($"{link}/enter"), await anybody.Get($"{link}/code") })
        {
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain(labels, label => seen.Text.Contains(label, StringComparison.Ordinal));
            Assert.DoesNotContain("Known to:", seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(items, item => seen.Text.Contains(item, StringComparison.Ordinal));
        }

        Assert.Equal(before, await Recusals());

        async Task<int> Recusals() => (await world.Ask(db => db.Audit.AsNoTracking().Where(a => a.Action == "Added" && a.What.StartsWith("Recusal ")).Select(a => a.Sequence))).Count;
    }

    [Fact]
    public async Task The_bare_link_has_us_write_to_no_stranger()
    {
        using var anybody = world.Host.Open();
        var link = world.Links["casey.rudd@cdop.example"];
        for (var at = 0; at < 12; at++)
        {
            await anybody.Press(await anybody.Get(link), "Send my answer", ("Form.Reply", "NotComing"), ("Form.StandIn", "Urgent Payment Required"), ("Form.StandInEmail", $"victim{at}@gmail.com"));
            await anybody.Press(await anybody.Get(link), "Send my answer", ("Form.Reply", "NotComing"), ("Form.StandIn", "Urgent Payment Required"), ("Form.StandInEmail", $"victim{at}@nowhere.example"), ("Form.IsChecked", "true"));
        }

        var told = await world.Ask(db => db.Mail.AsNoTracking().Where(m => m.To.StartsWith("victim")).Select(m => m.To));
        Assert.Equal(["victim0@nowhere.example", "victim1@nowhere.example", "victim2@nowhere.example"], told.Distinct().Order());
        Assert.Equal(3, (await anybody.SubjectsTo("casey.rudd@cdop.example")).Count(subject => subject.StartsWith("What you answered", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_member_without_an_account_is_asked_of_the_cases_after_the_code_and_each_leaves_a_line()
    {
        using var member = world.Host.Open();
        var link = world.Links[Kit];
        var code = await member.NewCode(world.Host, $"{link}/enter", Kit);
        var before = await world.AuditHeads();

        var page = await member.Press(await member.Get($"{link}/code"), "Continue", ("Form.Code", code));

        Assert.Equal($"{link}/cases", page.Address.AbsolutePath);
        var asked = page.Document.QuerySelectorAll("input[name='Form.Interests']").Select(one => one.GetAttribute("value")!).ToList();
        Assert.True(asked.Count >= 2);
        Assert.Equal(asked.Count, await Shown(before, by: null));
        var after = World.Done(await member.Press(page, "Send my answer", ("Form.Reply", "Coming"), ("Form.Interests", asked[^1])));
        Assert.Equal(asked.Count - 1, after.Document.QuerySelectorAll("input[name='Form.Interests']").Length);
        Assert.Contains(await member.SubjectsTo(Kit), subject => subject.StartsWith("What you answered", StringComparison.Ordinal));

        using var another = world.Host.Open();
        Assert.Equal(link, (await another.Get($"{link}/cases")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_member_who_signs_in_is_asked_there_and_each_case_leaves_a_line_and_who_is_not_invited_finds_nothing()
    {
        var member = await world.As("member.osei");
        var (before, person) = (await world.AuditHeads(), (await world.RightsOf("member.osei"))!.Person);

        var page = await member.Get($"/panel-invitations/{Number}");

        Assert.Equal(page.Document.QuerySelectorAll("input[name='Form.Interests']").Length, await Shown(before, person));
        Assert.DoesNotContain("P-", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As("manager.quayle")).Get($"/panel-invitations/{Number}")).Status);
    }

    private async Task<int> Shown(IReadOnlyDictionary<string, long> before, UserId? by) =>
        (await world.Ask(db =>
        {
            var head = before[db.Schema];
            return db.Audit.AsNoTracking().Where(a => a.Sequence > head && (by == null || a.Actor == by) && a.Action == "Viewed" && a.Subject != Guid.Empty && a.What.StartsWith("Asked whether they had a part")).Select(a => a.Subject);
        })).Distinct().Count();
}
