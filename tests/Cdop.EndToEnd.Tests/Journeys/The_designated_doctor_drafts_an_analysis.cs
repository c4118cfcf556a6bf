using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_designated_doctor_drafts_an_analysis(Site site)
{
    private const string Evidence = "Take this as evidence: Birth weight in grams 2400";

    [Fact]
    public async Task From_two_returns_that_the_office_typed_in_to_a_complete_version()
    {
        using var office = await site.Earlier("admin.marsh");
        var reference = await Accepted(office, "Analysed", 700);
        await Ask(office, reference);
        await TypeIn(office, reference, "A surgery", "3400");
        await TypeIn(office, reference, "Midwives of Liverpool", "2400");

        await using var doctor = await site.Begin();
        await doctor.SignIn("Dr Alex Fenwick", $"/cases/{reference}?tab=records");
        doctor.CountFromHere();
        await doctor.Follow("Analysis form");
        Assert.Contains("filled in from what the case knows already", await doctor.Text(), StringComparison.Ordinal);
        await doctor.Follow("Domain A: Characteristics of the child");
        await doctor.Pick("Yes", "Low birth weight");
        await doctor.Pick(Evidence);
        await Assertions.Expect(doctor.Page.Locator("[data-autosave-says]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved at [0-9]{2}:[0-9]{2}$"));
        await doctor.Press("Save and go to the overview");
        await doctor.Follow("Domain A: Characteristics of the child");
        Assert.StartsWith("Birth weight in grams 2400 (midwifery, reporting form, ", await doctor.Page.Locator("[id='q:child.low-birth-weight.narrative']").InputValueAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await doctor.Page.Locator("[name='q:child.low-birth-weight.grade']:checked").CountAsync());

        await doctor.Go($"/cases/{reference}/forms/analysis/sections/case");
        await doctor.Fill("Summary of the case", "A child of six who was found unwell.");
        await doctor.Press("Save and continue");
        await doctor.Go($"/cases/{reference}/forms/analysis/sections/category");
        await doctor.Page.Locator("[name='q:category.ticked'][value='9']").CheckAsync();
        await doctor.Press("Save and continue");
        await doctor.Pick("No modifiable factors identified", "What does the panel judge?");
        await doctor.Press("Save and go to the overview");
        await doctor.Follow("Check and complete");
        Assert.Contains("“Low birth weight” was present and is not graded", await doctor.Text(), StringComparison.Ordinal);
        await Assertions.Expect(Factor(doctor)).ToContainTextAsync("Was it present?");
        await doctor.Press("Complete");
        Assert.Contains("Complete, version 1", await doctor.Text(), StringComparison.Ordinal);
        await doctor.Follow("Version 1");
        Assert.Contains("Dr Alex Fenwick, designated doctor", await doctor.Text(), StringComparison.Ordinal);
        await Assertions.Expect(Factor(doctor)).ToContainTextAsync("What should be said about it?");

        static ILocator Factor(Journey doctor) => doctor.Page.Locator(".cdop-answered").Filter(new() { Has = doctor.Page.GetByRole(AriaRole.Heading, new() { Name = "Low birth weight", Exact = true }) });
    }

    [Fact]
    public async Task Every_page_of_the_records_is_calm_on_a_phone()
    {
        using var office = await site.Earlier("admin.marsh");
        var reference = await Accepted(office, "Recorded", 800, ("Form.NeedsJointResponse", "true"), ("Form.Criteria", "ExternalCause"));
        await Ask(office, reference);
        var request = (await office.Get($"/cases/{reference}?tab=requests")).Document.QuerySelectorAll($"a[href^='/cases/{reference}/requests/']").First(a => a.TextContent == "Midwives of Liverpool").GetAttribute("href")!;
        await TypeIn(office, reference, "A surgery", "3400");
        await using var administrator = await site.Begin(375);
        await administrator.SignIn("Priya Marsh", $"/cases/{reference}?tab=records");
        foreach (var page in new[] { "review-meeting", "forms/jar", "forms/jar/sections/decision", "forms/jar/complete", "forms/analysis/sections/child" })
        {
            await administrator.Go($"/cases/{reference}/{page}");
        }

        foreach (var page in new[] { "", "/answer", "/not-for-them", "/nothing" })
        {
            await administrator.Go($"{request}{page}");
        }

        await administrator.Fill("Who answered", "Orla Gill");
        await administrator.Press("Save: nothing to add");
        Assert.Contains("Orla Gill, Midwives of Liverpool", await administrator.Text(), StringComparison.Ordinal);
    }

    private async Task<string> Accepted(Browser office, string familyName, int apart, params (string Name, string Value)[] more)
    {
        var told = Told.Of(Site.Today) with { GivenName = "Elsie", FamilyName = familyName, NhsNumber = "", ProfessionalsName = "Dr Asha Field", ProfessionalsAgency = "GP", ProfessionalsEmail = $"{familyName}@gp.example", Postcode = "L4 0ZZ" };
        using var notifier = await site.Earlier();
        return await office.Accept(await notifier.Notify(told with { Born = told.Born.PlusDays(-apart) }, ("Form.Child.NoNhsNumber", "NotAvailable")), [("Form.Same", "apart"), .. more]);
    }

    private static Task Ask(Browser office, string reference) =>
        office.Ask(
            reference,
            ("Form.Ask[0].Ticked", "true"), ("Form.Ask[0].Kind", "gp"), ("Form.Ask[0].Email", "gp@analysis.example"), ("Form.Ask[0].Agency", "A surgery"), ("Form.Ask[0].IsChecked", "true"),
            ("Form.Ask[1].Ticked", "true"), ("Form.Ask[1].Kind", "midwifery"), ("Form.Ask[1].Email", "midwives@analysis.example"), ("Form.Ask[1].Agency", "Midwives of Liverpool"), ("Form.Ask[1].IsChecked", "true"));

    private static async Task TypeIn(Browser office, string reference, string agency, string grams)
    {
        var requests = (await office.Get($"/cases/{reference}?tab=requests")).Document.QuerySelectorAll($"a[href^='/cases/{reference}/requests/']");
        var answer = $"{requests.First(a => a.TextContent == agency).GetAttribute("href")}/answer/reporting";
        Assert.Empty((await office.Press(await office.Get($"{answer}/child"), "Save and continue", ("q:child.birth.weight", grams))).Document.QuerySelectorAll(".nhsuk-error-summary"));
        await office.Press(await office.Get($"{answer}/reporter"), "Save and continue", ("q:reporter.name", "Nell Field"), ("q:reporter.agency", agency));
        var after = await office.Press(await office.Get(answer), "Hand in for them", ("Form.Who", "Nell Field"));
        Assert.Contains("Handed in", after.Text, StringComparison.Ordinal);
    }
}
