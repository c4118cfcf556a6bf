using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cdop.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

/// <summary>A new version of a form from the file to its first day, by an administrator and a manager and without a developer.</summary>
[Collection(WorldTests.Name)]
public sealed class LoadFormTests(World world)
{
    private const string Button = "Load as a draft";

    private static readonly Encoding Utf8 = new UTF8Encoding(false);

    public static TheoryData<string, byte[], string, string> Refused
    {
        get
        {
            static byte[] Spoilt(Action<JsonObject> spoil) => Utf8.GetBytes(Definitions.Written("spoilt", "1", spoil));
            static JsonObject Condition(string question) => new() { ["question"] = question, ["operator"] = "exists", ["answerBoolean"] = true };
            static JsonObject Rule(string expression) => new()
            {
                ["url"] = "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
                ["extension"] = new JsonArray(
                    new JsonObject { ["url"] = "key", ["valueId"] = "rule" },
                    new JsonObject { ["url"] = "severity", ["valueCode"] = "error" },
                    new JsonObject { ["url"] = "human", ["valueString"] = "Wrong" },
                    new JsonObject { ["url"] = "expression", ["valueString"] = expression }),
            };

            var deep = new StringBuilder("""{"resourceType":"Questionnaire","item":[""").Append(string.Concat(Enumerable.Repeat("""{"linkId":"a","type":"group","item":[""", 10_000)));
            return new()
            {
                { "a linkId twice", Spoilt(form => form["item"]![1]!["linkId"] = (string)form["item"]![0]!["linkId"]!), "", "times (que-2)" },
                { "an unknown target", Spoilt(form => form.First()["enableWhen"] = new JsonArray(Condition("nobody.asked"))), "", "The condition names “nobody.asked”, which is not in the form" },
                { "a cycle", Spoilt(form => form.First()["enableWhen"] = new JsonArray(Condition((string)form.First()["linkId"]!))), "", "which is not asked before it" },
                { "bad FHIRPath", Spoilt(form => (form["extension"] ??= new JsonArray()).AsArray().Add(Rule("foo + "))), "The whole", "does not compile" },
                { "options of another type", Spoilt(form => form.OfType("choice").First()["answerOption"] = new JsonArray(new JsonObject { ["valueInteger"] = 3 })), "", "An option is a coding with system, code and display" },
                { "no JSON", "Dear Sam, here is the form"u8.ToArray(), "The whole", "This is not JSON: line 1, character 1" },
                { "HTML", "<!DOCTYPE html><html><body>Sign in</body></html>"u8.ToArray(), "The whole", "This is not JSON: line 1, character 1: '<'" },
                { "entities", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"u8.ToArray(), "The whole", "This is not JSON" },
                { "a patient", """{"resourceType":"Patient","name":[{"family":"Nobody"}]}"""u8.ToArray(), "The whole", "This is a Patient and not a Questionnaire" },
                { "ten thousand levels", Utf8.GetBytes(deep.ToString()), "The whole", "more than 64 levels deep" },
                { "a hidden character", Spoilt(form => form["title"] = "A\u0000B"), "The whole", "There is a character that cannot be read" },
                { "half a character", """{"resourceType":"Questionnaire","title":"\ud800"}"""u8.ToArray(), "The whole", "There is a character that cannot be read" },
                { "nothing of a form", "{}"u8.ToArray(), "The whole", "" },
                { "a version in use", Utf8.GetBytes(Definitions.Written("drowning", "2022-04")), "The whole", "There is a version 2022-04 of the form “drowning” already" },
                { "a version that is a draft", Utf8.GetBytes(Definitions.Written("drill", "1")), "The whole", "There is a draft of version 1 of the form “drill” already" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_definition_that_is_refused_says_what_is_wrong_and_where_and_nothing_is_lost(string what, byte[] file, string where, string sentence)
    {
        var browser = await world.As("admin.marsh");
        var drafts = await Drafts(browser);

        var page = await browser.Upload(await browser.Get("/forms/load"), Button, "Upload", "form.json", file);

        Assert.True(page.Status == HttpStatusCode.OK, $"{what}: {page.Status}");
        var rows = page.Document.QuerySelectorAll("table tbody tr").Select(row => (Where: row.QuerySelector("th")!.TextContent.Trim(), What: row.QuerySelector("td")!.TextContent.Trim())).ToList();
        Assert.True(rows.Exists(row => (where.Length == 0 ? row.Where != "The whole" : row.Where == where) && row.What.Contains(sentence, StringComparison.Ordinal)), $"{what}: {string.Join('\n', rows)}");
        Assert.Equal("#Form_Text", page.Document.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(TextBinder.Shown(Utf8.GetString(file)), page.Document.GetElementById("Form_Text")!.TextContent);
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(drafts, await Drafts(browser));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_in_another_encoding_or_both_file_and_text_are_refused()
    {
        var browser = await world.As("admin.marsh");
        var empty = await browser.Get("/forms/load");

        Assert.Contains("The file is larger than 2 MB", Office.Complaints(await browser.Upload(empty, Button, "Upload", "large.json", new byte[3 * 1024 * 1024])), StringComparison.Ordinal);
        Assert.Contains("The file is not text in UTF-8", Office.Complaints(await browser.Upload(empty, Button, "Upload", "wide.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray())), StringComparison.Ordinal);
        Assert.Contains("The file is not text in UTF-8", Office.Complaints(await browser.Upload(empty, Button, "Upload", "latin.json", Encoding.Latin1.GetBytes("""{"title":"é"}"""))), StringComparison.Ordinal);
        Assert.Contains("Choose a file, or paste the definition", Office.Complaints(await browser.Press(empty, Button)), StringComparison.Ordinal);
        var both = await browser.Upload(empty, Button, "Upload", "form.json", "{}"u8.ToArray(), ("Form.Text", "What was pasted"));
        Assert.Contains("not both", Office.Complaints(both), StringComparison.Ordinal);
        Assert.Equal("What was pasted", both.Document.GetElementById("Form_Text")!.TextContent);
        // What the page itself put into the box, from a file that was refused, was not pasted: the corrected file is taken.
        var faulty = await browser.Upload(empty, Button, "Upload", "form.json", Utf8.GetBytes("{\n  \"resourceType\": \"Patient\"\n}\n"));
        var again = await browser.Upload(faulty, Button, "Upload", "form.json", Utf8.GetBytes("{\n  \"resourceType\": \"Group\"\n}\n"));
        Assert.Contains("This is a Group and not a Questionnaire", again.Text, StringComparison.Ordinal);
        Assert.Contains("not both", Office.Complaints(await browser.Upload(again, Button, "Upload", "form.json", "{}"u8.ToArray(), ("Form.Text", "{ \"resourceType\": \"List\" }"))), StringComparison.Ordinal);
        var pasted = await browser.Press(empty, Button, ("Form.Text", new string('x', 3 * 1024 * 1024)));
        Assert.Equal(HttpStatusCode.OK, pasted.Status);
        Assert.Contains("larger than 2 MB", pasted.Document.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_is_loaded_corrected_tried_compared_and_published_without_a_developer()
    {
        var (administrator, manager, doctor) = (await world.As("admin.marsh"), await world.As("manager.quayle"), await world.As("doctor.fenwick"));
        var year = world.Today.Year + 4;
        var (version, home) = ($"{year}-04", $"/forms/drowning/{year}-04");

        // Loaded with a byte order mark, as Windows writes it; then corrected.
        var loaded = await administrator.Upload(await administrator.Get("/forms/load"), Button, "Upload", "drowning.json", [0xEF, 0xBB, 0xBF, .. Utf8.GetBytes(Definitions.Written("drowning", version))]);
        Assert.Equal($"{home}/draft", loaded.Address.AbsolutePath);
        Assert.Contains("asks the same as version 2022-04", loaded.Text, StringComparison.Ordinal);
        var corrected = await administrator.Press(
            await administrator.Get(loaded.Document.QuerySelector("a[href^='/forms/load']")!.GetAttribute("href")!),
            Button,
            ("Form.Text", Definitions.Written("drowning", version, form => form.First()["text"] = "Asked in other words")));
        Assert.Contains("1 difference from version 2022-04:", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("reads “Asked in other words” now", corrected.Text, StringComparison.Ordinal);

        // It can be tried and printed by those who may draft, and is not there for anybody else.
        foreach (var address in new[] { home, $"{home}?kind=police", $"{home}/print", $"{home}/compare" })
        {
            Assert.Contains("draft", (await administrator.Get(address)).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await doctor.Get(address)).Status);
        }

        var tried = await administrator.Press(await administrator.Get(home), "Check this section");
        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.Get($"/forms/drowning/2022-04/compare?with={version}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"{home}/publish")).Status);
        Assert.DoesNotContain(version, (await doctor.Get("/forms")).Text, StringComparison.Ordinal);

        // The manager publishes it.
        var publish = await manager.Get($"{home}/publish");
        Assert.Contains("reads “Asked in other words” now", publish.Text, StringComparison.Ordinal);
        var refused = await manager.Press(publish, "Publish", ("Form.From.Day", "1"), ("Form.From.Month", "4"), ("Form.From.Year", "2024"));
        Assert.Contains("Say why it is used from a day that is not after today", Office.Complaints(refused), StringComparison.Ordinal);
        Assert.Equal("2024", refused.Document.GetElementById("Form_From_Year")!.GetAttribute("value"));
        var published = await manager.Press(refused, "Publish", ("Form.From.Day", "1"), ("Form.From.Month", "4"), ("Form.From.Year", $"{year}"));
        Assert.Equal(home, published.Address.AbsolutePath);
        Assert.Contains($"in use from 1 April {year}", published.Text, StringComparison.Ordinal);

        // Everybody sees it, and the version before ends the day before.
        var forms = await doctor.Get("/forms");
        var before = forms.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("a[href='/forms/drowning/2022-04']") is not null);
        Assert.Contains($"31 March {year}", before.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asked in other words", (await doctor.Get($"{home}/compare?with=2022-04")).Text, StringComparison.Ordinal);
        foreach (var gone in new[] { "draft", "publish", "withdraw" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"{home}/{gone}")).Status);
        }
    }

    [Fact]
    public async Task Questions_whose_answers_will_not_line_up_are_named_before_it_is_published()
    {
        var manager = await world.As("manager.quayle");
        var year = world.Today.Year + 5;
        var (version, home) = ($"{year}-04", $"/forms/drowning/{year}-04");
        var gone = "";
        await manager.Press(await manager.Get("/forms/load"), Button, ("Form.Text", Definitions.Written("drowning", version, form =>
        {
            var changed = form.OfType("text").First();
            gone = (string)changed["linkId"]!;
            (changed["linkId"], changed["text"]) = ($"{gone}-anew", "Asked anew");
        })));

        var publish = await manager.Get($"{home}/publish");

        Assert.Contains("Answers to 1 question will not line up", publish.Text, StringComparison.Ordinal);
        Assert.Contains(gone, publish.Document.QuerySelector(".nhsuk-warning-callout")!.TextContent, StringComparison.Ordinal);
        var withdraw = await manager.Get($"{home}/withdraw");
        Assert.Contains("Enter why it is withdrawn", Office.Complaints(await manager.Press(withdraw, "Withdraw it")), StringComparison.Ordinal);
        Assert.Equal("/forms", (await manager.Press(withdraw, "Withdraw it", ("Form.Because", "Only tried"))).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"{home}/draft")).Status);

        // Whoever still has its page open is told.
        Assert.Equal("/forms", (await manager.Press(publish, "Publish", ("Form.From.Day", "1"), ("Form.From.Month", "4"), ("Form.From.Year", $"{year}"))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Two_versions_stand_side_by_side()
    {
        var doctor = await world.As("doctor.fenwick");

        var page = await doctor.Get("/forms/notification/2022-04/compare");

        Assert.Contains("5 differences from version 2021-04:", page.Text, StringComparison.Ordinal);
        Assert.Contains("Covid-19", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 differences from version 2022-04:", (await doctor.Get("/forms/notification/2021-04/compare?with=2022-04")).Text, StringComparison.Ordinal);
        Assert.Contains("Covid-19", (await doctor.Get("/forms/notification/2021-04?section=alert")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Covid-19", (await doctor.Get("/forms/notification/2022-04?section=alert")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_that_cannot_be_read_is_told_of_and_the_others_go_on()
    {
        await using (var connection = new SqliteConnection(world.Host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"]))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO collection_form_version (Id, "Key", Edition, Title, Json, LoadedBy, LoadedAt, State, "From", Version)
                VALUES ('0198C5B0-0000-7000-8000-000000000001', 'older', '1', 'Older', '{}', 'someone', '2026-01-01 00:00:00', 'Published', '2026-01-01', '0198C5B0-0000-7000-8000-000000000002')
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        world.Host.Services.GetRequiredService<FormLibrary>().LookAgain();
        var doctor = await world.As("doctor.fenwick");

        var forms = await doctor.Get("/forms");
        Assert.Contains("Version 1 of the form “older” cannot be read any more", forms.Document.QuerySelector(".nhsuk-warning-callout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await doctor.Get("/forms/notification/2022-04")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.Get("/forms/older/1")).Status);
        var health = await doctor.Get("/health/ready");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (health.Status, health.Text));
    }

    private static async Task<IReadOnlyList<string?>> Drafts(Browser browser) =>
        [.. (await browser.Get("/forms")).Document.QuerySelectorAll("a[href$='/draft']").Select(link => link.GetAttribute("href"))];
}
