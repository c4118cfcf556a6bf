namespace Cdop.Host.Tests;

/// <summary>A part of a form that is asked only where another answer calls for it: on the agency's pages, as the office types it in, in a record and in the preview.</summary>
public sealed class ConditionalSectionTests(AskingOffice office) : IClassFixture<AskingOffice>
{
    private const string Condition = "“Which is known or suspected to have caused the death?” is Asthma";

    private readonly HostUnderTest host = office.Host;

    [Fact]
    public async Task A_part_that_is_not_asked_says_what_opens_it_and_what_was_answered_in_it_is_named_as_not_sent()
    {
        using var agency = host.Open();
        var link = await Asked(agency);
        var form = $"{link}/forms/asthma-anaphylaxis";

        var closed = await agency.Get($"{link}/answer");
        Assert.DoesNotContain(closed.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{form}/asthma");
        Assert.Contains($"Asked only if {Condition}", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", closed.Text, StringComparison.Ordinal);
        Assert.Empty((await agency.Get($"{form}/asthma")).Document.QuerySelectorAll("form[data-autosave]"));
        Assert.Contains($"asked only if {Condition}", (await agency.Get($"{form}/asthma")).Text, StringComparison.Ordinal);

        var which = await agency.Press(await agency.Get($"{form}/which"), "Save and continue", ("q:which.cause", "asthma"));
        Assert.Equal($"{form}/asthma", which.Address.AbsolutePath);
        Assert.Contains("part 2 of 3", which.Text, StringComparison.Ordinal);
        var setting = await agency.Press(which, "Save and continue", ("q:asthma.inhalers.reliever", "17"));
        Assert.Equal($"{form}/setting", setting.Address.AbsolutePath);
        Assert.DoesNotContain("not sent", (await agency.Get(form)).Text, StringComparison.OrdinalIgnoreCase);

        await agency.Press(await agency.Get($"{form}/which"), "Save and go to the overview", ("q:which.cause", "anaphylaxis"));
        var check = await agency.Get(form);
        var aside = check.Document.QuerySelector("[aria-labelledby=aside]")!.TextContent;
        Assert.Contains("How many reliever inhalers were supplied?", aside, StringComparison.Ordinal);
        Assert.Contains("17", aside, StringComparison.Ordinal);
        Assert.Contains(Condition, aside, StringComparison.Ordinal);
        Assert.DoesNotContain(check.Document.QuerySelectorAll("main h2"), heading => heading.TextContent == "Asthma");
        var opened = await agency.Get($"{form}/asthma");
        Assert.Contains("17", opened.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(opened.Document.QuerySelectorAll("form[data-autosave]"));

        await agency.Press(await agency.Get($"{form}/which"), "Save and go to the overview", ("q:which.cause", "asthma"));
        Assert.Equal("17", (await agency.Get($"{form}/asthma")).Document.GetElementById("q:asthma.inhalers.reliever")!.GetAttribute("value"));
    }

    [Fact]
    public async Task It_is_so_too_where_the_office_types_in()
    {
        using var agency = host.Open();
        var link = await Asked(agency);
        using var desk = await host.SignIn("admin.marsh");
        var typing = $"{await office.RequestOf(link)}/answer";
        var form = $"{typing}/asthma-anaphylaxis";

        var overview = await desk.Get(typing);
        Assert.DoesNotContain(overview.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{form}/asthma");
        Assert.Contains($"Asked only if {Condition}", overview.Text, StringComparison.Ordinal);
        Assert.Contains($"asked only if {Condition}", (await desk.Get($"{form}/asthma")).Text, StringComparison.Ordinal);

        var which = await desk.Press(await desk.Get($"{form}/which"), "Save and continue", ("q:which.cause", "asthma"));
        Assert.Equal($"{form}/asthma", which.Address.AbsolutePath);
        await desk.Press(which, "Save and continue", ("q:asthma.inhalers.reliever", "17"));
        await desk.Press(await desk.Get($"{form}/which"), "Save and go to the overview", ("q:which.cause", "anaphylaxis"));
        Assert.Contains("17", (await desk.Get(form)).Document.QuerySelector("[aria-labelledby=aside]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_so_too_in_a_record_whose_check_speaks_of_completing()
    {
        using var agency = host.Open();
        var link = await Asked(agency);
        using var desk = await host.SignIn("manager.quayle");
        var reviewed = (await office.RequestOf(link)).Split("/requests/")[0];
        await desk.Press(await desk.Get($"{reviewed}/joint-response"), "Save", ("Form.IsNeeded", "true"), ("Form.Criteria", "InCustody"), ("Form.Because", "Tried"));
        var form = $"{reviewed}/forms/jar";

        Assert.Contains("asked only if “", (await desk.Get($"{form}/sections/scene")).Text, StringComparison.Ordinal);
        var check = await desk.Get($"{form}/complete");
        Assert.Contains("Before you can complete this", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hand", check.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_preview_and_the_blank_form_say_what_opens_it()
    {
        using var desk = await host.SignIn("manager.quayle");

        var preview = await desk.Get("/forms/asthma-anaphylaxis/2022-04?kind=gp&section=asthma");
        Assert.Contains($"Asked only if {Condition}", preview.Text, StringComparison.Ordinal);
        Assert.NotNull(preview.Document.GetElementById("q:asthma.inhalers.reliever"));
        Assert.Contains($"Answer only if {Condition}", (await desk.Get("/forms/asthma-anaphylaxis/2022-04/print?kind=gp")).Text, StringComparison.Ordinal);
    }

    // Asks the practice by the form on asthma too, and comes in.
    private async Task<string> Asked(Browser agency)
    {
        var (gp, link) = await office.Ask("Qvcondition");
        using var desk = await host.SignIn("admin.marsh");
        await desk.Press(await desk.Get($"{await office.RequestOf(link)}/another-form"), "Send", ("Form.Forms", "asthma-anaphylaxis"));
        await agency.Enter(host, link, gp);
        return link;
    }
}
