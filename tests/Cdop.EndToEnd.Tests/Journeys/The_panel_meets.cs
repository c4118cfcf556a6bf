using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

/// <summary>One meeting from the plan to the ratified finding: the program runs with the clock of the test, so that its day comes.</summary>
public sealed class The_panel_meets(Site site) : IAsyncDisposable
{
    private const string Family = "Qvmeeting";
    private const string Story = "Maisie Qvmeeting was found in the paddling pool.";

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "10000" } };

    private LocalDate Today => Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn();

    [Fact]
    public async Task A_case_is_papered_scored_blind_discussed_and_ratified_and_another_put_off_and_no_member_reads_a_name()
    {
        await SecondMember();
        await Ready("Maisie", Story, days: 0);
        await Ready("Oscar", "Oscar Qvmeeting collapsed at a playground.", days: 400);
        var on = Today.PlusDays(20) is var day && day.IsWorkingDay() ? day : day.PlusWorkingDays(1);

        // The administrator plans the meeting, and lists the cases.
        await using var office = await Come("Priya Marsh", "/meetings/plan");
        await office.Pick("General panel");
        await office.FillDate("Date", on);
        await office.Fill("Starts at", "09:30");
        await office.Press("Plan it and invite the members");
        var meeting = office.Page.Url;
        var number = meeting.Split('/')[^1];
        await office.Follow("List cases");
        await office.Press("List the ticked cases");

        // Everyone answers, and Ama Osei had a part in one of the cases.
        foreach (var mailbox in new[] { "chair.lowe", "jude.farrow", "casey.rudd", "sasha.whitlam", "nobody.new" })
        {
            using var anybody = host.Open();
            await anybody.Press(await anybody.Get(await Invitation(mailbox)), "Send my answer", ("Form.Reply", "Coming"));
        }

        await using var ama = await Come("Ama Osei", $"/panel-invitations/{number}", 375);
        ama.CountFromHere();
        await ama.Pick("Coming");
        await ama.Page.Locator("input[name='Form.Interests']").First.CheckAsync();
        await ama.Press("Send my answer");
        Assert.Equal(1, ama.Steps);
        await office.Go(meeting);
        var recused = await office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Without Ama Osei" }).Locator("a[href*='/cases/P-']").First.InnerTextAsync();
        var labels = await office.Page.Locator("a[href*='/cases/P-']").AllInnerTextsAsync();
        var read = labels.Single(label => label != recused);

        // The papers of each case are looked through, certified and issued; the members are asked to score.
        await office.Follow("Scores");
        await office.Press("Ask the members to score");
        foreach (var label in labels)
        {
            await office.Go($"/meetings/{number}/pack");
            office.CountFromHere();
            await office.Follow(label);
            foreach (var undecided in await office.Page.Locator("select:has(option[value=Replace])").AllAsync())
            {
                await undecided.SelectOptionAsync("Replace");
            }

            await office.Press("Save and go on");
            Assert.DoesNotContain(Family, await office.Text(), StringComparison.Ordinal);
            await office.Pick("I have read the papers as they stand on this page and looked at each risk, and nothing in them tells who the child was");
            await office.Press("Certify the papers");
            Assert.Equal(3, office.Steps);
        }

        await office.Go($"/meetings/{number}/pack");
        foreach (var nevertheless in await office.Page.Locator("input[type=checkbox][name='Form.Nevertheless']").AllAsync())
        {
            await nevertheless.CheckAsync(); // agencies that were asked have not answered
        }

        await office.Press("Issue the pack");

        // The chair allows one member to take the papers away, who opens them where no network is.
        await using var chair = await Come("Robin Lowe", $"/meetings/{number}/take-away");
        await chair.Pick("Nadia New");
        await chair.Press("Save");
        var passphrase = await chair.Page.Locator("section[aria-labelledby=told] dd").InnerTextAsync();
        await using var nadia = await Come("New Starter", $"/packs/{number}");
        await Offline(nadia, passphrase, read);

        // Ama reads one case and not the other, and scores it in one step.
        await using (var member = await Come("Ama Osei", "/packs", 375))
        {
            await member.Follow(number);
            Assert.DoesNotContain(recused, await member.Text(), StringComparison.Ordinal);
            await member.Follow(read);
            Assert.Contains("the child", await member.Text(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Family, await member.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
            foreach (var address in new[] { $"/packs/{number}/{recused}", $"/scores/{number}/{recused}" })
            {
                await member.Go(address);
                Assert.True(await member.IsMissing());
            }

            await Score(member, number, read, "3");
        }

        await Score(nadia, number, read, "5");
        await Score(chair, number, read, "3");
        await nadia.Go($"/scores/{number}/{read}");
        Assert.DoesNotContain("Ama", await nadia.Text(), StringComparison.Ordinal);

        // The day comes.
        await host.Advance((on.At(new(9, 35)).InZoneLeniently(London).ToInstant() - Instant.FromDateTimeOffset(host.Clock.GetUtcNow())).ToTimeSpan());
        await using (var desk = await Come("Priya Marsh", $"/meetings/{number}/attendance"))
        {
            await desk.Press("Save who is there");
        }

        await using var held = await Come("Robin Lowe", "/hold");
        await held.Follow(number);
        await held.Follow(read);
        await held.Press("Open the discussion");
        Assert.Contains("3 members scored it", await held.Text(), StringComparison.Ordinal);
        await held.Follow("Write for this meeting");
        await held.Press("Write for this meeting");
        await Screen(held, $"/hold/{number}/{read}");
        await held.Go($"/hold/{number}/{read}/ratify");
        await held.Press("Ratify this finding");
        Assert.Equal(["Enter summary of the case"], await held.Problems());
        await held.Go($"/hold/{number}/{read}/form/case");
        await held.Page.Locator("[name='q:case.summary']").FillAsync("A child drowned in a paddling pool.");
        await held.Press("Save and continue");
        await held.Go($"/hold/{number}/{read}/ratify");
        await held.Press("Ratify this finding");
        Assert.Contains(await held.Problems(), problem => problem.Contains("Which categories could apply?", StringComparison.Ordinal));
        await held.Go($"/hold/{number}/{read}/form/category");
        Assert.Contains("drowning", await held.Page.Locator(".nhsuk-checkboxes__item").Filter(new() { Has = held.Page.Locator("input[value='3']") }).InnerTextAsync(), StringComparison.Ordinal);
        await held.Page.Locator("input[name='q:category.ticked'][value='3']").CheckAsync();
        await held.Press("Save and continue");
        await held.Go($"/hold/{number}/{read}/form/learning");
        await held.Page.Locator("textarea[name^='q:learning.point.what']").First.FillAsync("Paddling pools were left full");
        await held.Page.Locator("input[name^='q:learning.point.level'][value='national']").First.CheckAsync();
        await held.Press("Save and continue");
        await held.Go($"/hold/{number}/{read}/form/modifiability");
        await held.Page.Locator("input[name='q:modifiability.judgement'][value='none']").CheckAsync();
        await held.Press("Save and continue");
        await held.Go($"/hold/{number}/{read}/ratify");
        held.CountFromHere();
        await held.Press("Ratify this finding");
        Assert.Equal(1, held.Steps);
        Assert.Contains("Ratified, version 1", await held.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(Family, await held.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await held.Go($"/hold/{number}/{read}/ratify");
        Assert.Contains("Ratified, version 1", await held.Text(), StringComparison.Ordinal); // it is not offered twice

        await held.Go($"/hold/{number}/{recused}");
        await held.Press("Open the discussion");
        await held.Follow("Put the case off");
        await held.Press("Put the case off");
        Assert.NotEmpty(await held.Problems());
        await held.Fill("Who is asked? (agency or role, and no name of the family)", "The coroner");
        await held.Fill("What does the panel need to know?", "The conclusion of the inquest");
        await held.FillDate("By when?", on.PlusDays(60));
        await held.Press("Put the case off");
        Assert.Contains("The conclusion of the inquest", await held.Text(), StringComparison.Ordinal);

        await Follow(held, number, read, recused);

        // What the members could read ends fourteen days after the meeting.
        await host.Advance(TimeSpan.FromDays(15));
        await using var later = await Come("Ama Osei", $"/packs/{number}/{read}", 375);
        Assert.True(await later.IsMissing());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    // A name that is typed live is said at once; a factor is one line, and the keys are enough for it.
    private static async Task Screen(Journey held, string address)
    {
        await held.Page.SetViewportSizeAsync(1600, 900);
        await held.Go($"{address}/form/case");
        await held.Page.Locator("[name='q:case.summary']").FillAsync("Maisie was in the garden.");
        await held.Page.Keyboard.PressAsync("Tab");
        await held.Page.GetByText("“Maisie” in “Maisie was in the garden.” is known of this case").WaitForAsync();
        await held.Press("Save and go to the case");
        Assert.Contains("“Maisie” in “Maisie was in the garden.” is known of this case", await held.Text(), StringComparison.Ordinal);
        await held.Go($"{address}/form/case");
        await held.Page.Locator("[name='q:case.summary']").FillAsync("");
        await held.Press("Domain C: Physical environment");
        var water = held.Page.GetByRole(AriaRole.Group, new() { Name = "Water" });
        var grade = water.GetByRole(AriaRole.Radiogroup, new() { Name = "Grade" });
        Assert.False(await grade.IsVisibleAsync());
        await water.GetByRole(AriaRole.Radio, new() { Name = "Yes" }).First.PressAsync("Space");
        await grade.GetByRole(AriaRole.Radio).First.FocusAsync();
        await held.Page.Keyboard.PressAsync("ArrowRight");
        Assert.True((await grade.BoundingBoxAsync())!.Width >= 3 * 60);
        await water.GetByRole(AriaRole.Radiogroup, new() { Name = "Modifiable" }).GetByRole(AriaRole.Radio, new() { Name = "No" }).PressAsync("Space");
        await held.Page.GetByText("1 factor, highest grade 1").WaitForAsync();
        await held.Press("Save and go to the case");
        Assert.Contains("1 factor, highest grade 1", await held.Text(), StringComparison.Ordinal);
        await held.Page.SetViewportSizeAsync(1280, 900);
    }

    // What follows: minutes, a referral, what is learned, and what the family is told.
    private async Task Follow(Journey chair, string number, string read, string recused)
    {
        await chair.Go($"/hold/{number}/minutes");
        await chair.Press("Draft the minutes");
        Assert.Contains("The conclusion of the inquest", await chair.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(Family, await chair.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await chair.Follow("Read them back and approve");
        chair.CountFromHere();
        await chair.Press("Approve these minutes");
        Assert.Equal(1, chair.Steps);

        await using (var member = await Come("Ama Osei", $"/packs/{number}/minutes", 375))
        {
            Assert.Contains($"Case {read}", await member.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain(recused, await member.Page.ContentAsync(), StringComparison.Ordinal);
            await member.Go("/learning");
            Assert.Contains("Paddling pools were left full", await member.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain(read, await member.Page.ContentAsync(), StringComparison.Ordinal);
            await member.Go($"/panel-cases/{read}");
            Assert.True(await member.IsMissing());
        }

        await using var office = await Come("Priya Marsh", $"/hold/{number}/{read}/minutes");
        await office.Fill("What the minutes say", "Maisie Qvmeeting was spoken of");
        await office.Fill("Why are the approved minutes corrected?", "The police asked for it");
        await office.Press("Save");
        Assert.Contains(await office.Problems(), problem => problem.Contains("could be told", StringComparison.Ordinal));
        await office.Fill("What the minutes say", "The child was spoken of");
        await office.Press("Save");
        await office.Go($"/hold/{number}/minutes/print");
        Assert.Contains("Version 2: The police asked for it", await office.Text(), StringComparison.Ordinal);

        await office.Go($"/panel-cases/{read}");
        office.CountFromHere();
        await office.Follow("Refer it");
        await office.Page.Locator("input[name='Form.To'][value='Coroner']").CheckAsync();
        await office.Fill("Why?", "The cause as registered does not say what was found");
        await office.Press("Record the referral");
        Assert.Equal(2, office.Steps);
        await office.Follow("Letter to print");
        Assert.Contains($"Maisie {Family}", await office.Text(), StringComparison.Ordinal);

        await office.Go("/learning");
        await office.Page.Locator("table a[href^='/learning/']").First.ClickAsync();
        await office.Page.GetByLabel("Theme").SelectOptionAsync("water");
        await office.Page.Locator("[name='Form.PublishedWords']").FillAsync("Empty paddling pools after use");
        await office.Press("Save");
        await office.Go($"/panel-cases/{read}/agencies");

        await office.Go("/families");
        await office.Follow(read);
        await office.Follow("Change the wishes");
        await office.Pick("They want no letters");
        await office.Press("Save");
        await office.Follow("Write it");
        await office.Page.Locator("[name='Form.What']").FillAsync("Nobody is to blame that [child] died.");
        await office.Page.Locator("[name='Form.TellsThem']").FillAsync("The key worker");
        await office.Press("Save");
        await office.Follow("Draft a letter");
        await office.Pick("To the family, through the key worker");
        await office.Page.Locator("[name='Form.Addressee']").FillAsync("The parents");
        await office.Press("Draft the letter");
        Assert.Contains("The family wants no letters: write to the key worker, who tells them", await office.Problems());
        await office.Pick("To the key worker, who tells the family");
        await office.Press("Draft the letter");
        Assert.Contains($"Nobody is to blame that Maisie {Family} died.", await office.Text(), StringComparison.Ordinal);
        await office.Go($"/panel-cases/{read}/family/told");
        await office.FillDate("On which day?", Today);
        await office.Page.Locator("[name='Form.By']").FillAsync("The key worker, at their home");
        await office.Page.Locator("[name='Form.Because']").FillAsync("They wished it");
        await office.Press("Save");
        Assert.Contains("They were told on", await office.Text(), StringComparison.Ordinal);
        await office.Go("/families");
        Assert.DoesNotContain(read, await office.Text(), StringComparison.Ordinal);
    }

    private static DateTimeZone London => DateTimeZoneProviders.Tzdb["Europe/London"];

    private async Task<Journey> Come(string name, string address, int width = 1280)
    {
        var journey = await site.Begin(width, at: host.Address);
        await journey.SignIn(name, address);
        return journey;
    }

    private async Task<string> Invitation(string mailbox)
    {
        using var anybody = host.Open();
        return await anybody.InvitationOf($"{mailbox}@cdop.example");
    }

    private static async Task Score(Journey member, string meeting, string label, string category)
    {
        await member.Go($"/scores/{meeting}/{label}");
        member.CountFromHere();
        await member.Page.Locator($"input[name='Form.Categories'][value='{category}']").CheckAsync();
        await member.Page.Locator("input[name='Form.Modifiability']").Nth(1).CheckAsync();
        await member.Step(() => member.Page.Locator("main form button[type=submit]").ClickAsync());
        Assert.Equal(1, member.Steps);
    }

    // The file is opened from the disk, with the network off.
    private static async Task Offline(Journey member, string passphrase, string label)
    {
        var download = await member.Page.RunAndWaitForDownloadAsync(() => member.Page.GetByRole(AriaRole.Link, new() { Name = "As one sealed file" }).ClickAsync());
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".html");
        await download.SaveAsAsync(file);
        Assert.DoesNotContain(Family, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);

        var reader = await member.Page.Context.NewPageAsync();
        await member.Page.Context.SetOfflineAsync(true);
        await reader.GotoAsync(new Uri(file).ToString());
        await reader.GetByLabel("Passphrase").FillAsync("not that one");
        await reader.GetByRole(AriaRole.Button).First.ClickAsync();
        await reader.GetByText("That passphrase does not open these papers.").WaitForAsync();
        await reader.GetByLabel("Passphrase").FillAsync(passphrase);
        await reader.GetByRole(AriaRole.Button).First.ClickAsync();
        await reader.GetByText(label).First.WaitForAsync();
        Assert.Contains("Nadia New", await reader.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Family, await reader.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await member.Page.Context.SetOfflineAsync(false);
        await reader.CloseAsync();
        File.Delete(file);
    }

    private async Task SecondMember()
    {
        using var manager = await host.SignIn("manager.quayle");
        await manager.Press(
            await manager.Get("/people/new"), "Add the person",
            ("Form.Issuer", host.Issuer), ("Form.Subject", "nobody.new"), ("Form.Name", "Nadia New"), ("Form.WorkEmail", "nobody.new@cdop.example"), ("Form.Role", "PanelMember"), ("Form.Areas", Examples.Sefton.Code));
        var form = await manager.Get("/panel-members/new");
        var account = form.Document.QuerySelectorAll("select[name='Form.Person'] option").Single(option => option.TextContent.Contains("Nadia New", StringComparison.Ordinal)).GetAttribute("value")!;
        await manager.Press(
            form, "Add the member",
            ("Form.Name", "Nadia New"), ("Form.Email", "nobody.new@cdop.example"), ("Form.Seat", "education"), ("Form.Employer", "A school"), ("Form.Panels", "general"), ("Form.Person", account));
    }

    private async Task Ready(string name, string circumstances, int days)
    {
        using var office = await host.SignIn("admin.marsh");
        using var notifier = host.Open();
        var told = Told.Of(Today) with { GivenName = name, FamilyName = Family, Circumstances = circumstances, NhsNumber = "" };
        var reviewed = await office.Accept(await notifier.Notify(told with { Born = told.Born.PlusDays(-days), Died = told.Died.PlusDays(-days / 10) }, ("Form.Child.NoNhsNumber", "NotAvailable")), ("Form.Same", "apart"));
        await office.Press(await office.Get($"/cases/{reviewed}/stage"), "Save", ("Form.Stage", "ReadyForPanel"), ("Form.Because", "All is there."));
    }
}
