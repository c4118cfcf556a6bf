using System.Net;
using System.Text.Json.Nodes;

namespace Cdop.Host.Tests;

/// <summary>Files that agencies attach, over HTTP and without script, with Debian's clamd beside the program.</summary>
public sealed class SendDocumentTests : IAsyncLifetime
{
    private const string Family = "Qvattached";
    private const string Gp = "gp@surgery.example";
    private static readonly byte[] Pdf = "%PDF-1.7\nA report."u8.ToArray();

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "10000" } };
    private Clamd? clamd;
    private Browser desk = null!;
    private Browser agency = null!;
    private string reviewed = "";
    private string link = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Documents => $"{link}/documents";

    [Fact]
    public async Task A_file_comes_with_the_request_and_the_office_opens_it_and_the_agency_never_again()
    {
        await Begin(scans: true);
        var overview = await agency.Get($"{link}/answer");
        var form = await agency.Get(overview.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Attach a file").GetAttribute("href")!);

        var after = await Send("The report", "C:\\reports\\Bericht.pdf", Pdf, form);

        Assert.Equal($"{link}/answer", after.Address.AbsolutePath);
        Assert.Contains("The report: Bericht.pdf, ", Words(after), StringComparison.Ordinal);
        Assert.Contains("Received, and scanned for viruses", Words(after), StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll("main a[href*='/versions/']"));
        var tab = await desk.Get($"/cases/{reviewed}?tab=documents");
        var request = tab.Document.QuerySelector($"main a[href^='/cases/{reviewed}/requests/']")!.GetAttribute("href")!;
        Assert.Contains($"With request {request.Split('/')[^1]}", Words(tab), StringComparison.Ordinal);
        var opened = await desk.Get(tab.Document.QuerySelector("main a[href$='/versions/1']")!.GetAttribute("href")!);
        Assert.Equal(Pdf, await opened.Answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Contains("The report", Words(await desk.Get(request)), StringComparison.Ordinal);
        Assert.Contains($"Document came with request {request.Split('/')[^1]}", (await desk.Get($"/cases/{reviewed}?tab=timeline")).Text, StringComparison.Ordinal);

        var back = await agency.Press(await agency.Get(after.Document.QuerySelector("main a[href$='/take-back']")!.GetAttribute("href")!), "Take it back");
        Assert.Contains("Taken back", Words(back), StringComparison.Ordinal);
        Assert.Contains("Taken back by the agency", Words(await desk.Get($"/cases/{reviewed}?tab=documents")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_what_to_do_keeps_what_was_typed_and_stores_nothing()
    {
        await Begin(scans: false);
        var empty = await agency.Attach(await agency.Get(Documents), "Attach", null);
        Assert.Equal(["Select what it is", "Enter the title", "Choose the file"], empty.Document.QuerySelectorAll(".nhsuk-error-summary li").Select(e => e.TextContent));
        Assert.Contains("No virus scanner is set up.", empty.Text, StringComparison.Ordinal);

        foreach (var (name, content, sentence) in new[]
        {
            ("report.exe", "MZ"u8.ToArray(), "The file must be PDF"),
            ("report.pdf", "MZ\x90\x00 a program renamed"u8.ToArray(), "The name says PDF, but the file is something else inside"),
            ("report.pdf", new byte[60 * 1024 * 1024], "The file is larger than 50 MB"),
        })
        {
            var back = await Send("What was typed", name, content);
            Assert.Equal(HttpStatusCode.OK, back.Status);
            Assert.StartsWith(sentence, back.Document.QuerySelector(".nhsuk-error-summary li a[href='#Form_File']")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("What was typed", back.Document.QuerySelector("#Form_Title")!.GetAttribute("value"));
        }

        Assert.Empty(Kept());
        var kept = await Send("In quarantine", "../../etc/passwd.txt", "words"u8.ToArray());
        Assert.Contains("In quarantine: passwd.txt", Words(kept), StringComparison.Ordinal);
        Assert.Contains("It stays in quarantine until there is a virus scanner", Words(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_a_virus_is_destroyed_and_both_sides_are_told()
    {
        await Begin(scans: true);

        var after = await Send("Bad", "bad.txt", System.Text.Encoding.ASCII.GetBytes(Clamd.Bad));

        Assert.Contains("A virus was found in it, and it is destroyed", Words(after), StringComparison.Ordinal);
        Assert.Contains("A virus was found", (await desk.Get($"/cases/{reviewed}")).Text, StringComparison.Ordinal);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task Of_a_stranger_or_once_it_is_answered_nothing_is_read_and_the_large_post_is_taken_nowhere_else()
    {
        await Begin(scans: false);
        var form = await agency.Get(Documents);
        var large = new byte[9 * 1024 * 1024];
        using var stranger = host.Open();

        Assert.Equal(link, (await stranger.Attach(form, "Attach", ("report.pdf", Pdf), ("Form.Type", "Letter"), ("Form.Title", "A stranger's"))).Address.AbsolutePath);

        // Only files may be large, and not what is typed.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await stranger.Post(form, new(host.Address, Documents), [new("Form.Title", new string('x', 9 * 1024 * 1024))])).Status);

        // What is not read cannot be found to be broken.
        var unread = await stranger.PostRaw(Documents, "multipart/form-data; boundary=b", "--b\r\nbroken");
        Assert.Equal((HttpStatusCode.Redirect, link), (unread.Status, unread.Answer.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await agency.Attach(await agency.Get($"{link}/not-us"), "Send: not for us", ("report.pdf", large))).Status);

        await agency.Press(await agency.Get($"{link}/nothing"), "Send: nothing to add");
        var late = await agency.Attach(form, "Attach", ("report.pdf", Pdf), ("Form.Type", "Letter"), ("Form.Title", "Too late"));
        Assert.Equal($"{link}/answer", late.Address.AbsolutePath);
        Assert.EndsWith("Nothing more is needed", late.Heading, StringComparison.Ordinal);
        Assert.Empty(Kept());
        Assert.Contains("No document has been attached", (await desk.Get($"/cases/{reviewed}?tab=documents")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_the_office_is_not_there_for_an_agency_nor_is_a_question_that_was_not_asked()
    {
        await Begin(scans: false);
        var tab = await desk.AttachTo(reviewed, "Of the office", "office.pdf", Pdf);
        var document = tab.Document.QuerySelector($"main a[href^='/cases/{reviewed}/documents/']")!.GetAttribute("href")!.Split('/')[4];

        Assert.DoesNotContain("Of the office", (await agency.Get($"{link}/answer")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agency.Get($"{Documents}/{document}/take-back")).Status);
        foreach (var query in new[] { "?form=reporting", "?form=nobody&section=identity&question=q:x", "?form=reporting&section=identity&question=q:identity.family-name", "?form=reporting&section=identity&question=" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await agency.Get(Documents + query)).Status);
        }
    }

    [Fact]
    public async Task A_question_that_asks_for_a_file_is_answered_by_one_and_what_was_typed_beside_it_is_kept()
    {
        await Begin(scans: true, withFiles: true);
        var section = await agency.Get($"{link}/forms/reporting/identity");

        var form = await agency.Press(section, "Attach a file", ("q:identity.also-known-as", "Annie"));
        Assert.Equal("Attach a file", form.Document.QuerySelector("h1")!.LastChild!.TextContent.Trim());
        var after = await Send("Report of Dr Field", "report.pdf", Pdf, form);

        Assert.Equal(section.Address.AbsolutePath, after.Address.AbsolutePath);
        Assert.Equal("Annie", after.Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"));
        Assert.Contains("Report of Dr Field", after.Document.GetElementById("q:identity.report")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Attach a file", after.Document.GetElementById("q:identity.report")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await agency.Press(after, "Save and continue", ("q:identity.report", $"{Guid.NewGuid()}"))).Status);

        var check = await agency.Get($"{link}/forms/reporting");
        Assert.Contains("Report of Dr Field", Words(check), StringComparison.Ordinal);
        Assert.Equal("We have your answer", (await agency.Press(check, "Hand in")).Heading);

        var record = await desk.Get($"/cases/{reviewed}/record");
        foreach (var page in new[] { await desk.Get(record.Document.QuerySelector("main a[href*='/returns/']")!.GetAttribute("href")!), record })
        {
            var opens = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Report of Dr Field").GetAttribute("href")!;
            Assert.Equal(Pdf, await (await desk.Get(opens)).Answer.Content.ReadAsByteArrayAsync(Ct));
            using var elsewhere = await host.SignIn("admin.sefton");
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(opens)).Status);
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        agency.Dispose();
        await host.DisposeAsync();
        if (clamd is not null)
        {
            await clamd.DisposeAsync();
        }
    }

    private async Task Begin(bool scans, bool withFiles = false)
    {
        if (scans)
        {
            clamd = await Clamd.Start(Ct);
            host.Settings["Scanner:Socket"] = clamd.Socket;
        }

        desk = await host.SignIn("manager.quayle");
        if (withFiles)
        {
            await PublishOneThatAsksForFiles();
        }

        using var visitor = host.Open();
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()) with { FamilyName = Family, ProfessionalsName = "Dr Field", ProfessionalsAgency = "GP", ProfessionalsEmail = Gp, OnlyAFew = withFiles };
        reviewed = await desk.Accept(await visitor.Notify(told));
        await desk.Ask(reviewed);
        link = await desk.LinkTo(Gp);
        agency = host.Open();
        await agency.Enter(host, link, Gp);
    }

    // No form of ours asks for a file: a version of the reporting form that does is in use from today.
    private async Task PublishOneThatAsksForFiles()
    {
        using var stream = typeof(Cdop.Forms.FormLibrary).Assembly.GetManifestResourceStream("definitions/reporting-2022-04.json")!;
        var form = JsonNode.Parse(stream)!;
        form["version"] = "files";
        var identity = form["item"]!.AsArray().Single(section => (string?)section!["linkId"] == "identity")!;
        identity["item"]!.AsArray().Add(new JsonObject { ["linkId"] = "identity.report", ["text"] = "A report that you have", ["type"] = "attachment" });
        await desk.Press(await desk.Get("/forms/load"), "Load as a draft", ("Form.Text", form.ToJsonString()));
        var today = Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn();
        var published = await desk.Press(await desk.Get("/forms/reporting/files/publish"), "Publish", ("Form.From.Day", $"{today.Day}"), ("Form.From.Month", $"{today.Month}"), ("Form.From.Year", $"{today.Year}"), ("Form.Because", "At once"));
        Assert.True(published.Address.AbsolutePath == "/forms/reporting/files", Office.Complaints(published));
    }

    private async Task<PageSeen> Send(string title, string file, byte[] content, PageSeen? form = null) =>
        await agency.Attach(form ?? await agency.Get(Documents), "Attach", (file, content), ("Form.Type", "Letter"), ("Form.Title", title));

    private static string Words(PageSeen page) => string.Join(' ', page.Document.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<string> Kept() => Directory.EnumerateFiles(host.FilesFolder, "*", SearchOption.AllDirectories);
}
