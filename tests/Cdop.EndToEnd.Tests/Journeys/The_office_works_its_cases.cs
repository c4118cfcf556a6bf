using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_office_works_its_cases(Site site)
{
    private static readonly Told Death = Told.Of(Site.Today) with { Email = "caseload@hospital.example" };

    [Fact]
    public async Task A_case_is_found_by_filter_order_name_number_and_reference_and_no_name_stands_in_an_address()
    {
        var sefton = await site.Accepted(Death with { GivenName = "Zora", FamilyName = "Quill", NhsNumber = "999 000 0158", Born = Death.Born.PlusDays(-10) });
        var wirral = await site.Accepted(Death with { GivenName = "Abel", FamilyName = "Quillon", NhsNumber = "999 000 0166", Postcode = "CH41 0ZZ", Born = Death.Born.PlusDays(-20), Died = Death.Died.PlusDays(-30) });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh");

        await office.Page.GetByLabel("Area", new() { Exact = true }).SelectOptionAsync("Wirral");
        await office.Press("Apply");
        Assert.Contains(wirral, await office.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(sefton, await office.Text(), StringComparison.Ordinal);
        Assert.Contains("area=E08000015", office.Page.Url, StringComparison.Ordinal);
        await office.Follow("Clear");

        await office.Follow("Child");
        var names = await office.Page.Locator("td[data-label=Child]").AllInnerTextsAsync();
        Assert.Equal("ascending", await office.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Child" }).GetAttributeAsync("aria-sort"));
        Assert.True(Place(names, "Abel Quillon") > Place(names, "Zora Quill"), string.Join("; ", names));

        await Find(office, "quil");
        Assert.Contains(sefton, await office.Text(), StringComparison.Ordinal);
        Assert.Contains(wirral, await office.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("quil", office.Page.Url, StringComparison.OrdinalIgnoreCase);

        office.CountFromHere();
        await Find(office, "9990000166");
        Assert.EndsWith($"/cases/{wirral}", office.Page.Url, StringComparison.Ordinal);
        await Find(office, sefton.ToLowerInvariant());
        Assert.EndsWith($"/cases/{sefton}", office.Page.Url, StringComparison.Ordinal);
        Assert.Equal(2, office.Steps);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task A_note_is_added_and_a_clock_is_settled_in_two_steps_each(int width, bool script)
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Noor", FamilyName = $"Vale {width}", NhsNumber = script ? (width > 400 ? "999 000 0174" : "999 000 0182") : "999 000 0190", Born = Death.Born.PlusDays(-40 - width) });
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}");

        office.CountFromHere();
        await office.Follow("Notes");
        await office.Fill("Write a note", "The ward sister telephoned at nine.");
        await office.Press("Save the note");
        Assert.Equal(2, office.Steps);
        Assert.Contains("The ward sister telephoned at nine.", await office.Text(), StringComparison.Ordinal);

        await office.Follow("Overview");
        office.CountFromHere();
        await office.Follow("Forms to agencies");
        await office.Pick("Done");
        await office.Press("Save");
        Assert.Equal(2, office.Steps);
        var row = office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Forms to agencies" });
        Assert.Contains("by Priya Marsh", await row.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task A_case_that_waits_for_an_inquest_is_paused_and_goes_on_in_two_steps_each(int width, bool script)
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Ivo", FamilyName = $"Pause {width}", NhsNumber = script ? (width > 400 ? "999 000 0603" : "999 000 0611") : "999 000 0638", Born = Death.Born.PlusDays(-140 - width) });
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}");

        office.CountFromHere();
        await office.Follow("Pause");
        await office.Look();
        await office.Pick("Inquest or other coroner’s investigation");
        await office.Fill("In your words", "Hearing not listed yet");
        await office.Press("Pause");
        Assert.Equal(2, office.Steps);
        Assert.Contains("Inquest or other coroner’s investigation: Hearing not listed yet", await office.Text(), StringComparison.Ordinal);
        await office.Look();

        office.CountFromHere();
        await office.Follow("Go on with the case");
        await office.Look();
        await office.Press("Go on");
        Assert.Equal(2, office.Steps);
        Assert.DoesNotContain("Hearing not listed yet", await office.Page.Locator(".cdop-waiting").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_the_caseload_is_saved_under_a_name_that_stands_in_no_address()
    {
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", "/cases?due=track");

        office.CountFromHere();
        await office.Follow("Save this filter");
        await office.Look();
        await office.Fill("Name of this filter", "On track by heart");
        await office.Press("Save this filter");
        Assert.Equal(2, office.Steps);
        Assert.EndsWith("/cases?due=track", office.Page.Url, StringComparison.Ordinal);
        Assert.Equal("page", await office.Page.GetByRole(AriaRole.Link, new() { Name = "On track by heart" }).GetAttributeAsync("aria-current"));
        await office.Look();
    }

    [Fact]
    public async Task Two_who_change_one_case_at_once_are_shown_both_versions_and_nothing_is_lost()
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Tess", FamilyName = "Two", NhsNumber = "999 000 0204", Born = Death.Born.PlusDays(-60) });
        await using var first = await site.Begin();
        await using var second = await site.Begin();
        await first.SignIn("Priya Marsh", $"/cases/{reviewed}/settle/ncmd");
        await second.SignIn("Jo Quayle", $"/cases/{reviewed}/settle/ncmd");

        await first.Pick("Done");
        await first.Fill("Who did it (if not you)", "The duty registrar");
        await first.Press("Save");
        await second.Pick("Not needed for this case");
        await second.Fill("Why, or a remark", "The coroner has told them already.");
        await second.Press("Save");

        Assert.Contains("Priya Marsh changed this case while you were writing", await second.Text(), StringComparison.Ordinal);
        var both = await second.Page.GetByRole(AriaRole.Alert).InnerTextAsync();
        Assert.Contains("The duty registrar", both, StringComparison.Ordinal);
        Assert.Contains("The coroner has told them already.", both, StringComparison.Ordinal);
        Assert.Equal("The coroner has told them already.", await second.Page.GetByLabel("Why, or a remark").InputValueAsync());

        await second.Press("Save");
        Assert.EndsWith($"/cases/{reviewed}", second.Page.Url, StringComparison.Ordinal);
        Assert.Contains("The coroner has told them already.", await second.Text(), StringComparison.Ordinal);
        await second.Go($"/cases/{reviewed}?tab=timeline");
        Assert.Contains("The duty registrar", await second.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_prints_with_who_printed_it_and_without_what_paper_cannot_do()
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Pip", FamilyName = "Paper", NhsNumber = "999 000 0212", Born = Death.Born.PlusDays(-80) });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}");

        await office.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await office.Page.GetByText("Official-Sensitive. Printed by Priya Marsh").IsVisibleAsync());
        Assert.Matches($"{reviewed}, copy [0-9A-F]{{4}}-[0-9A-F]{{4}}$", await office.Page.Locator(".cdop-print-mark").InnerTextAsync());
        Assert.True(await office.Page.GetByRole(AriaRole.Heading, new() { Name = "Pip Paper" }).IsVisibleAsync());
        Assert.False(await office.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).IsVisibleAsync());
        Assert.False(await office.Page.GetByRole(AriaRole.Link, new() { Name = "Move or close" }).IsVisibleAsync());
        Assert.False(await office.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).IsVisibleAsync());
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task A_name_of_one_long_word_widens_neither_the_queue_nor_the_caseload_nor_the_case_nor_its_print(int width)
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Noor", FamilyName = new('W', 195), NhsNumber = width > 400 ? "999 000 0735" : "999 000 0743", Born = Death.Born.PlusDays(-900 - width) });
        await site.Notified(Death with { GivenName = "Noor", FamilyName = new('M', 195), NhsNumber = width > 400 ? "999 000 0751" : "999 000 0778", Born = Death.Born.PlusDays(-2000 - width), Notifier = new('H', 195) });
        await using var office = await site.Begin(width);
        await office.SignIn("Priya Marsh", "/cases?sort=child&order=desc");
        Assert.Contains("WWWW", await office.Text(), StringComparison.Ordinal);

        await office.Go("/notifications?latest=true");
        Assert.Contains("MMMM", await office.Text(), StringComparison.Ordinal);
        await office.Go($"/cases/{reviewed}");
        await office.Go($"/cases/{reviewed}?tab=timeline");
        await office.Go($"/cases/{reviewed}/owner");
        await office.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await office.Go($"/cases/{reviewed}");
    }

    [Fact]
    public async Task A_move_past_stages_asks_why_says_so_and_is_undone_with_one_press()
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Moira", FamilyName = "Step", NhsNumber = "999 000 0786", Born = Death.Born.PlusDays(-310) });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}/stage");

        await office.Pick("Reviewed");
        await office.Press("Save");
        Assert.Equal(["Enter why it passes over the stages between"], await office.Problems());
        await office.Fill("Why", "Reviewed by the panel of another area.");
        await office.Press("Save");
        Assert.Contains("passed over", await office.Page.GetByRole(AriaRole.List, new() { Name = "Stage" }).InnerTextAsync(), StringComparison.Ordinal);

        await office.Press("Undo");
        Assert.Contains("The move is undone", await office.Done(), StringComparison.Ordinal);
        Assert.DoesNotContain("passed over", await office.Page.GetByRole(AriaRole.List, new() { Name = "Stage" }).InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_keys_lead_to_the_requests_and_the_notes_of_a_case_where_somebody_has_turned_them_on()
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Kay", FamilyName = "Pressed", NhsNumber = "999 000 0794", Born = Death.Born.PlusDays(-330) });
        await using var office = await site.Begin();
        await office.Page.Context.AddCookiesAsync([new() { Name = "cdop-keys", Value = "on", Url = site.Address.ToString() }]);
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}");

        Assert.Contains("c chase, n note", await office.Page.Locator(".cdop-keys").InnerTextAsync(), StringComparison.Ordinal);
        await office.Step(() => office.Page.Keyboard.PressAsync("n"));
        Assert.EndsWith("tab=notes", office.Page.Url, StringComparison.Ordinal);
        await office.Step(() => office.Page.Keyboard.PressAsync("c"));
        Assert.EndsWith("tab=requests", office.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_field_of_a_triage_lies_under_the_bar_when_it_is_focused()
    {
        var reference = await site.Notified(Death with { GivenName = "Tess", FamilyName = "Under", NhsNumber = "999 000 0808", Born = Death.Born.PlusDays(-350) });
        await using var office = await site.Begin();
        await office.Page.SetViewportSizeAsync(1280, 700);
        await office.SignIn("Priya Marsh", $"/notifications/{reference}");

        var covered = await office.Page.EvaluateAsync<string[]>("""
            () => {
              const bar = document.querySelector(".cdop-commit");
              window.scrollTo(0, 0);
              return [...document.querySelector("main").querySelectorAll("input:not([type=hidden]), select, textarea")]
                .filter((field) => !bar.contains(field) && field.offsetParent)
                .filter((field) => { field.focus(); return field.getBoundingClientRect().bottom > bar.getBoundingClientRect().top; })
                .map((field) => field.id);
            }
            """);
        Assert.Empty(covered);
    }

    private static async Task Find(Journey office, string words)
    {
        var box = office.Page.GetByLabel("Find a case by reference, name or NHS number");
        await box.FillAsync(words);
        await office.Step(() => box.PressAsync("Enter"));
    }

    private static int Place(IReadOnlyList<string> names, string name) => names.ToList().FindIndex(n => n.StartsWith(name, StringComparison.Ordinal));
}
