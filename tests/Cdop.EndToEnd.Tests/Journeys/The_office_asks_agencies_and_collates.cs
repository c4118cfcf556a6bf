using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_office_asks_agencies_and_collates(Site site)
{
    private const string Resuscitation = "Was resuscitation attempted?";

    private static readonly string[] NotAskedOfTheDeath = ["Health visiting", "School nursing", "School, nursery or college", "Youth justice", "Housing", "Public health"];

    private static readonly Told Death = Told.Of(Site.Today) with
    {
        GivenName = "Ida",
        NhsNumber = "",
        Circumstances = "Found unresponsive in the morning.",
        PlaceInWords = "Alder Hey Children’s Hospital",
        Email = "asks@hospital.example",
    };

    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, false)]
    public async Task Six_forms_go_out_in_three_steps_and_somebody_is_added_by_hand(int width, bool script)
    {
        var reviewed = await Accepted($"Sending{width}", 500 + width);
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh");

        office.CountFromHere();
        await office.Go($"/cases/{reviewed}");
        await office.Follow("Ask agencies");
        await office.Press("Send");
        Assert.Equal(3, office.Steps);
        var sent = await office.Page.Locator("td[data-label=Forms] li").CountAsync();
        Assert.True(sent >= 6, $"{sent} forms were sent");

        await office.Follow("Ask agencies");
        await office.Press("Add somebody else");
        var added = office.Page.GetByRole(AriaRole.Group, new() { Name = "Somebody else" });
        await added.GetByLabel("Agency of Somebody else").FillAsync("A practice with a long name in a small town by the sea, with all its branches");
        await added.GetByLabel("Asked as").SelectOptionAsync("gp");
        await added.GetByLabel("Work email of Somebody else").FillAsync($"long{width}@practice.example");
        await office.Press("Send");
        Assert.Contains("Check the address", Assert.Single(await office.Problems()), StringComparison.Ordinal);
        await office.Page.GetByRole(AriaRole.Group, new() { Name = "A practice with a long name" }).GetByLabel("I have checked this address with the agency").CheckAsync();
        await office.Press("Send");
        Assert.Contains("A practice with a long name", await office.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_is_sent_back_with_a_question_and_comes_again()
    {
        var (reviewed, asked) = await Asked("Sentback", 1_100);
        var (email, request) = asked[0];
        await Answer(email, "yes");
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}?tab=requests");

        office.CountFromHere();
        await office.Step(() => office.Page.Locator($"a[href='{request}']").ClickAsync());
        await office.Follow("Send back");
        await office.Page.GetByLabel("About which answer").SelectOptionAsync("death.resuscitation");
        await office.Fill("What you ask", "Who began it, and when?");
        await office.Press("Send back");
        Assert.Equal(3, office.Steps);
        Assert.Contains("Who began it, and when?", await office.Text(), StringComparison.Ordinal);

        await Answer(email, "no");
        await office.Go(request);
        Assert.Contains("Reporting form, 2", await office.Text(), StringComparison.Ordinal);
        Assert.Contains("The crew, on arrival.", await office.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    public async Task What_is_disputed_is_decided_in_two_steps_and_a_return_withdrawn_restores_the_record(int width, bool script)
    {
        var (reviewed, asked) = await Asked($"Collated{width}", 1_300 + width);
        await Answer(asked[0].Email, "yes");
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}");
        await office.Follow("Collated record");
        var before = await Said(office);
        await Answer(asked[1].Email, "no");

        office.CountFromHere();
        await office.Go($"/cases/{reviewed}/record");
        await office.Page.GetByRole(AriaRole.Group, new() { Name = Resuscitation }).GetByLabel(new System.Text.RegularExpressions.Regex("^No")).CheckAsync();
        await office.Press("Save what is chosen");
        Assert.Equal(2, office.Steps);
        Assert.Contains("Decided by Priya Marsh", await Said(office), StringComparison.Ordinal);

        await office.Page.GetByText("For the national database").ClickAsync();
        await office.Step(() => office.Page.Locator("#complete ~ details[open] p a[href*='/requests/']").First.ClickAsync());
        Assert.StartsWith("Request to", await office.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync(), StringComparison.Ordinal);

        await office.Go($"/cases/{reviewed}/record");
        await office.Step(() => office.Page.Locator("#returns ~ ul a").Nth(1).ClickAsync());
        await office.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await office.Page.GetByText("Official-Sensitive. Printed by Priya Marsh").IsVisibleAsync());
        await office.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await office.Step(() => office.Page.Locator("main a[href*='/requests/']").First.ClickAsync());
        await office.Follow("Withdraw");
        await office.Fill("Why", "It was about another child.");
        await office.Press("Withdraw it");
        await office.Go($"/cases/{reviewed}/record");
        Assert.Equal(before.Contains("Yes", StringComparison.Ordinal), (await Said(office)).Contains("Yes", StringComparison.Ordinal));
        Assert.Equal(1, await office.Page.Locator("#returns ~ ul li").CountAsync());
    }

    [Fact]
    public async Task Every_act_on_a_request_has_a_calm_page_and_the_letter_prints_alone()
    {
        var (reviewed, asked) = await Asked("Everyact", 2_000);
        foreach (var width in new[] { 1280, 375 })
        {
            await using var office = await site.Begin(width);
            await office.SignIn("Priya Marsh", $"/cases/{reviewed}?tab=requests");
            await office.Step(() => office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Due in" }).First.GetByRole(AriaRole.Link).ClickAsync());
            foreach (var act in new[] { "Remind now", "Give more time", "Send to somebody else", "Take back" })
            {
                await office.Follow(act);
                await office.Follow("Leave it as it is");
            }

            await office.Follow("Letter");
            await office.Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.False(await office.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).IsVisibleAsync());
            Assert.Contains("section 16N", await office.Text(), StringComparison.Ordinal);
        }

        Assert.NotEmpty(asked);
    }

    private static Task<string> Said(Journey office) => office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Resuscitation }).InnerTextAsync();

    private async Task<string> Accepted(string familyName, int apart)
    {
        using var office = await site.Earlier("admin.marsh");
        using var notifier = await site.Earlier();
        return await office.Accept(
            await notifier.Notify(Death with { FamilyName = familyName, Born = Death.Born.PlusDays(-apart) }, ("Form.Child.NoNhsNumber", "NotAvailable")), ("Form.Same", "apart"));
    }

    // All that is proposed was asked; of three who are asked about the death itself, with one request each, where the mail went and where the request is.
    private async Task<(string Case, IReadOnlyList<(string Email, string At)> Asked)> Asked(string familyName, int apart)
    {
        var reviewed = await Accepted(familyName, apart);
        using var office = await site.Earlier("admin.marsh");
        await office.Ask(reviewed);
        var page = await office.Get($"/cases/{reviewed}?tab=requests");
        List<(string Email, string At)> asked = [];
        foreach (var link in page.Document.QuerySelectorAll("tr:has(td[data-label=Forms])").Where(row => !NotAskedOfTheDeath.Contains(row.QuerySelector("td[data-label='Asked as']")!.TextContent.Trim())).Select(row => row.QuerySelector("th a")!.GetAttribute("href")!))
        {
            asked.Add(((await office.Get(link)).Document.QuerySelector("aside dd.cdop-wrap")!.TextContent.Trim(), link));
        }

        return (reviewed, [.. asked.GroupBy(one => one.Email).Where(requests => requests.Count() == 1).Select(requests => requests.Single()).Take(3)]);
    }

    // An agency says whether resuscitation was attempted, answers what it was asked back, and hands all its forms in.
    private async Task Answer(string email, string resuscitation)
    {
        var (agency, link) = await site.CameIn(email);
        using (agency)
        {
            var section = await agency.Get($"{link}/forms/reporting/death");
            var reply = section.Document.QuerySelector(".cdop-asked-back textarea")?.GetAttribute("name");
            await agency.Press(section, "Save and continue", [("q:death.resuscitation", resuscitation), .. reply is null ? [] : new[] { (reply, "The crew, on arrival.") }]);
            await agency.Press(await agency.Get($"{link}/forms/reporting"), "Hand in");
        }
    }
}
