using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_office_arranges_a_panel(Site site)
{
    private static readonly Told Death = new() { Born = Site.Today.PlusDays(-700), Died = Site.Today.PlusDays(-4), Circumstances = "Collapsed at a playground." };

    private static string Word(int width) => width < 500 ? "narrow" : "wide";

    [Theory]
    [InlineData(1280, "999 005 0007", "999 005 0015")]
    [InlineData(375, "999 005 0023", "999 005 0031")]
    public async Task Cases_are_listed_and_ordered_in_six_steps_and_a_member_says_in_one_which_they_had_a_part_in(int width, string first, string second)
    {
        foreach (var (name, number, days) in new[] { ("Isla", first, 0), ("Theo", second, 40) })
        {
            var reviewed = await site.Accepted(Death with { GivenName = name, FamilyName = $"Planned{Word(width)}", NhsNumber = number, Died = Death.Died.PlusDays(-days), Born = Death.Born.PlusDays(-days - width) });
            using var earlier = await site.Earlier("admin.marsh");
            await earlier.Press(await earlier.Get($"/cases/{reviewed}/stage"), "Save", ("Form.Stage", "ReadyForPanel"), ("Form.Because", "All is there."));
        }

        await using var office = await site.Begin(width);
        await office.SignIn("Priya Marsh", "/panel-cases");
        Assert.DoesNotContain($"Planned{Word(width)}", await office.Text(), StringComparison.Ordinal);
        await office.Go("/meetings");

        office.CountFromHere();
        await office.Step(() => office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Quarterly general" }).GetByRole(AriaRole.Link).First.ClickAsync());
        await office.Press("Plan it and invite the members");
        var meeting = office.Page.Url;
        await office.Follow("List cases");
        await office.Press("List the ticked cases");
        await office.Follow("Plan the running order");
        await office.Press("Use this order");
        Assert.Equal(6, office.Steps);
        Assert.Contains(" listed, of 6 to 9", await office.Text(), StringComparison.Ordinal);

        // A place that is given twice is said at its field, and what was typed stays.
        await office.Follow("Plan the running order");
        await office.Page.Locator("input[name='Form.Places[1].At']").FillAsync("1");
        await office.Press("Use this order");
        Assert.Equal(["Give each case a place of its own"], await office.Problems());
        Assert.Equal("1", await office.Page.Locator("input[name='Form.Places[1].At']").InputValueAsync());

        await office.Go("/development/mail");
        var words = await office.Page.Locator("article").Filter(new() { HasText = "To jude.farrow@cdop.example" }).First.InnerTextAsync();
        await using var member = await site.Begin(width);
        await member.Go($"/invitation/{words.Split("/invitation/")[1].Split((char[]?)null)[0]}");
        Assert.DoesNotContain($"Planned{Word(width)}", await member.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("P-", await member.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await member.Page.Locator("input[name='Form.Interests']").CountAsync());

        // The link alone tells nothing of a case: a code goes to the member's own address, and from the page after it, it is one step.
        await member.Follow("Say which cases you had a part in");
        using var mailbox = await site.Earlier();
        var before = await mailbox.CodeFor("jude.farrow@cdop.example");
        await member.Fill("Your work email", "jude.farrow@cdop.example");
        await member.Press("Send me a code");
        await member.Fill("Code", await site.CodeFor("jude.farrow@cdop.example", before));
        await member.Press("Continue");
        Assert.DoesNotContain($"Planned{Word(width)}", await member.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("P-", await member.Text(), StringComparison.Ordinal);
        var asked = await member.Page.Locator("input[name='Form.Interests']").CountAsync();
        member.CountFromHere();
        await member.Pick("Coming");
        await member.Page.Locator("input[name='Form.Interests']").First.CheckAsync();
        await member.Press("Send my answer");
        Assert.Equal(1, member.Steps);
        Assert.Equal(asked - 1, await member.Page.Locator("input[name='Form.Interests']").CountAsync());

        await office.Go(meeting);
        Assert.Contains("Without Jude Farrow", await office.Text(), StringComparison.Ordinal);
        await office.Step(() => office.Page.Locator("a[href*='/cases/P-']").First.ClickAsync());
        Assert.Contains("Declared by the member", await office.Text(), StringComparison.Ordinal);
        await office.Follow("Add a member");
        await office.Press("They take no part");
        Assert.Equal(["Select the member", "Enter what part they had"], await office.Problems());

        await office.Go($"{meeting}/cancel");
        await office.Pick("The cases are not ready");
        await office.Press("Cancel the meeting and tell everyone");
        await office.Go("/panel-cases");
        Assert.Contains("Waits", await office.Text(), StringComparison.Ordinal);
    }
}
