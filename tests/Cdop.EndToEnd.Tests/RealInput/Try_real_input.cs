using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

/// <summary>Published example patients through the web form, as published and mended; build/try-real-input runs it and prints the table.</summary>
public sealed class Try_real_input(Site site)
{
    [Fact(Explicit = true)]
    public async Task Every_example_becomes_a_case_a_candidate_or_a_plain_refusal()
    {
        var folder = Environment.GetEnvironmentVariable("CDOP_EXAMPLES") ?? throw new InvalidOperationException("Run build/try-real-input, which sets CDOP_EXAMPLES.");
        var today = SystemClock.Instance.GetCurrentInstant().DateIn();
        var yesterday = today.PlusDays(-1);
        var pds = ExamplePatient.In(Path.Combine(folder, "pds-fhir-api"));
        var synthea = ExamplePatient.In(Path.Combine(folder, "synthea-child-deaths")).Concat(ExamplePatient.In(Path.Combine(folder, "synthea-children"))).ToList();
        var present = synthea.Max(p => p.Died ?? p.Born!.Value.PlusYears(5));

        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh");
        var rows = new List<string>();
        foreach (var (example, number) in pds.Select((p, i) => (p, i)))
        {
            rows.Add($"| {example.Source} | {await Try(office, example)} | {await Try(office, example.Mended(number, yesterday))} |");
        }

        foreach (var (example, number) in synthea.Select((p, i) => (p.Shifted(yesterday, present), i)))
        {
            rows.Add($"| {example.Source.Split('_')[0]} (Synthea) | {await Try(office, example)} | {await Try(office, example.Mended(number, yesterday))} |");
        }

        string[] head = ["| example | as published | mended |", "|---|---|---|"];
        await File.WriteAllLinesAsync(Environment.GetEnvironmentVariable("CDOP_TABLE") ?? "real-input.md", head.Concat(rows), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(rows, row => row.Contains("ERROR PAGE", StringComparison.Ordinal));
    }

    private async Task<string> Try(Journey office, ExamplePatient patient)
    {
        await using var notifier = await site.Begin();
        var page = notifier.Page;
        await page.GotoAsync("/notify");
        await Fill(page, "Form.Notifier.Name", "Example Notifier");
        await Fill(page, "Form.Notifier.Email", "notifier@nhs.example");
        await Send(notifier, "Save and continue");

        await Fill(page, "Form.Child.GivenName", patient.Given);
        if (string.IsNullOrWhiteSpace(patient.Given))
        {
            await page.CheckAsync("[name='Form.Child.NotNamed']");
        }

        await Fill(page, "Form.Child.FamilyName", patient.Family);
        await FillDate(page, "Form.Child.DateOfBirth", patient.Born);
        await page.CheckAsync($"[name='Form.Child.Sex'][value='{patient.Gender switch { "female" => "Female", "male" => "Male", _ => "NotKnown" }}']");
        await Fill(page, "Form.Child.TypedNhsNumber", patient.NhsNumber);
        if (patient.NhsNumber is null)
        {
            await page.CheckAsync("[name='Form.Child.NoNhsNumber'][value='NotAvailable']");
        }

        await Fill(page, "Form.Child.Address", patient.Address);
        await Fill(page, "Form.Child.Postcode", patient.Postcode);
        if (string.IsNullOrWhiteSpace(patient.Postcode))
        {
            await page.CheckAsync("[name='Form.Child.NoPostcode'][value='NotKnown']");
        }

        await Fill(page, "Form.Child.Gp", patient.Gp);
        await Send(notifier, "Save and continue");
        if (await Refused(page) is { } child)
        {
            return child;
        }

        await FillDate(page, "Form.Death.Date", patient.Died);
        await page.CheckAsync("[name='Form.Death.Place'][value='Hospital']");
        await page.CheckAsync("[name='Form.Death.Expected'][value='NotKnown']");
        await Fill(page, "Form.Death.Circumstances", "Not known. A published example, notified to try the form.");
        await Send(notifier, "Save and continue");
        if (await Refused(page) is { } death)
        {
            return death;
        }

        await Send(notifier, "Send notification");
        if (await Refused(page) is { } people)
        {
            return people;
        }

        var reference = await page.Locator(".nhsuk-panel__body strong").InnerTextAsync();
        return await Triage(office, reference.Trim());
    }

    // As the office would: what is very likely the same is joined, the rest is decided as proposed.
    private static async Task<string> Triage(Journey office, string reference)
    {
        var page = office.Page;
        await page.GotoAsync($"/notifications/{reference}");
        var candidates = await page.Locator(".cdop-candidate h3:visible").AllInnerTextsAsync();
        var said = candidates.Count > 0 ? $"candidate shown ({string.Join("; ", candidates.Select(c => c.Trim()))}), " : "";
        if (!await page.Locator("[name='Form.Same']:checked").IsVisibleAsync() && await page.Locator("[name='Form.Same'][value='apart']").CountAsync() > 0)
        {
            await page.CheckAsync("[name='Form.Same'][value='apart']");
        }

        var area = page.Locator("select[name='Form.Area']");
        var chosen = await area.InputValueAsync();
        if (chosen.Length == 0)
        {
            await area.SelectOptionAsync("E08000012");
        }

        var outcome = await page.Locator("[name='Form.Outcome']:checked").CountAsync() > 0 ? await page.Locator("[name='Form.Outcome']:checked").GetAttributeAsync("value") : null;
        if (outcome is null)
        {
            await page.CheckAsync("[name='Form.Outcome'][value='Review']");
        }
        else if (outcome == "AnotherPanel")
        {
            await page.FillAsync("[name='Form.PassedTo']", "Panel of the home address");
        }

        if (await page.Locator("[name='Form.NeedsJointResponse']:checked").CountAsync() == 0)
        {
            await page.CheckAsync("[name='Form.NeedsJointResponse'][value='false']");
        }

        await Send(office, outcome == "AnotherPanel" ? "Pass on" : "Accept");
        if (await Refused(page) is { } refused)
        {
            return $"{reference}: {said}{refused}";
        }

        var done = await page.Locator(".cdop-undo").First.InnerTextAsync();
        return $"{reference}: {said}{done.Split('\n')[0].Trim()}{(chosen.Length == 0 ? " (area chosen by a person)" : "")}";
    }

    private static async Task Fill(IPage page, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            await page.FillAsync($"[name='{name}']", text);
        }
    }

    private static async Task FillDate(IPage page, string name, LocalDate? date)
    {
        if (date is { } day)
        {
            await page.FillAsync($"[name='{name}.Day']", $"{day.Day}");
            await page.FillAsync($"[name='{name}.Month']", $"{day.Month}");
            await page.FillAsync($"[name='{name}.Year']", $"{day.Year}");
        }
    }

    private static Task Send(Journey person, string button) => person.Arrive(() => person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    private static async Task<string?> Refused(IPage page)
    {
        var heading = await page.Locator("h1").InnerTextAsync();
        if (heading.Contains("went wrong", StringComparison.Ordinal) || heading.Contains("not found", StringComparison.Ordinal))
        {
            return $"ERROR PAGE {heading}";
        }

        var sentences = await page.Locator(".nhsuk-error-summary__list a").AllInnerTextsAsync();
        return sentences.Count == 0 ? null : $"refused: {string.Join("; ", sentences)}";
    }
}
