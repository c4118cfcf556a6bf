using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

/// <summary>Documents over HTTP, with Debian's clamd beside the program.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = "%PDF-1.7\nA report."u8.ToArray();

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xFE, 0, 12, .. "GPS 53.4 N"u8, 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9];

    // As many words as a page of a report has.
    private const string Words = "The mother, <b>Sarah</b>, came twice to the centre, and what was said there stands at the end.";

    private readonly HostUnderTest host = new();
    private Clamd? clamd;
    private Browser desk = null!;
    private string reviewed = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scanned_file_is_given_as_an_attachment_and_every_giving_is_in_the_audit()
    {
        await Begin(scans: true);
        var tab = await desk.AttachTo(reviewed, "The report", "C:\\reports\\Bericht “1”.pdf", Pdf);
        var link = Links(tab, "/versions/1").Single();

        var (status, headers, content) = await Fetch(link);

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, headers["Content-Type"]));
        Assert.Equal(Pdf, content);
        Assert.StartsWith("attachment; filename=", headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''Bericht%20%E2%80%9C1%E2%80%9D.pdf", headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "default-src 'none'; sandbox", "no-store"), (headers["X-Content-Type-Options"], headers["Content-Security-Policy"], headers["Cache-Control"]));
        var document = link.Split('/')[4];
        Assert.Equal(1, await Audited($"Document {document}, version 1, opened"));
        Assert.Contains("Scanned, nothing found", tab.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reports", tab.Text, StringComparison.Ordinal);

        // And a photograph without where it was taken.
        var photograph = Links(await desk.AttachTo(reviewed, "A photograph", "photo.jpg", Jpeg), "/versions/1").Single(other => other != link);
        var kept = (await Fetch(photograph)).Content;
        Assert.Equal([.. Jpeg[..2], .. Jpeg[16..]], kept);
    }

    [Fact]
    public async Task What_a_document_says_is_shown_page_by_page_to_who_puts_it_in_the_panels_papers()
    {
        await Begin(scans: true);
        var tab = await desk.AttachTo(reviewed, "The report", "report.txt", Encoding.UTF8.GetBytes(Words));
        var document = Links(tab, "/versions/1").Single().Split('/')[4];
        var page = $"/cases/{reviewed}/documents/{document}/papers";
        Assert.Contains("Its words have not been read yet", (await desk.Get(page)).Text, StringComparison.Ordinal);

        await desk.Press(await desk.Get($"/cases/{reviewed}/documents/{document}"), "Save", ("Form.Sharing", "WithPanel"));
        await host.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Words, (await desk.Get(page)).Document.QuerySelector(".cdop-lines")!.TextContent);
        var saved = await desk.Press(await desk.Get(page), "Save", ("Form.IsIn", "true"));
        Assert.Contains("In the panel’s papers", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_of_a_page_stands_at_that_page_or_beside_the_form_where_another_version_came_meanwhile()
    {
        await Begin(scans: true);
        var tab = await desk.AttachTo(reviewed, "The report", "report.pdf", PdfMade.Of(null, Words, null));
        var address = $"/cases/{reviewed}/documents/{Links(tab, "/versions/1").Single().Split('/')[4]}";
        await desk.Press(await desk.Get(address), "Save", ("Form.Sharing", "WithPanel"));
        await host.Advance(TimeSpan.FromMinutes(1));
        var mine = await desk.Get($"{address}/papers");
        await desk.Attach(await desk.Get($"{address}/versions/new"), "Add the version", ("report-2.pdf", PdfMade.Of(Words, Words, null)));
        await host.Advance(TimeSpan.FromMinutes(1));

        var clash = await desk.Press(mine, "Save", ("Form.IsIn", "true"), ("Form.Pages[0].Words", "What the first page shows"), ("Form.Pages[1].Words", "What the third page shows"));

        Assert.Equal(("3", "What the third page shows"), (clash.Document.QuerySelector<IHtmlInputElement>("[name='Form.Pages[0].Number']")!.Value, clash.Document.QuerySelector("[name='Form.Pages[0].Words']")!.TextContent.Trim()));
        Assert.Null(clash.Document.QuerySelector("[name='Form.Pages[1].Words']"));
        Assert.Contains("What the first page shows", clash.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_page_may_hold_is_refused_whatever_pages_are_named_beside_it()
    {
        await Begin(scans: true);
        var tab = await desk.AttachTo(reviewed, "The report", "report.pdf", PdfMade.Of(null, null));
        var address = $"/cases/{reviewed}/documents/{Links(tab, "/versions/1").Single().Split('/')[4]}";
        await desk.Press(await desk.Get(address), "Save", ("Form.Sharing", "WithPanel"));
        await host.Advance(TimeSpan.FromMinutes(1));

        var refused = await desk.Press(await desk.Get($"{address}/papers"), "Save", ("Form.IsIn", "true"), ("Form.Pages[0].Words", new string('x', 20_001)), ("Form.Pages[1].Number", "9"));

        Assert.NotEmpty(Office.Complaints(refused));
        Assert.DoesNotContain("xxx", (await desk.Get($"{address}/papers")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_infected_is_never_given_and_the_case_asks_for_attention_until_it_is_withdrawn()
    {
        await Begin(scans: true);
        var tab = await desk.AttachTo(reviewed, "The report", "report.txt", System.Text.Encoding.ASCII.GetBytes(Clamd.Bad));

        var refused = await desk.Get(Links(tab, "/versions/1").Single());

        Assert.Contains("A virus was found", tab.Text, StringComparison.Ordinal);
        Assert.Equal("This file cannot be opened", refused.Heading);
        Assert.Contains($"A virus was found in it ({Clamd.Found}). The file is destroyed", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Clamd.Bad, refused.Text, StringComparison.Ordinal);
        Assert.Contains("A virus was found in letter “The report”", (await desk.Get($"/cases/{reviewed}?tab=timeline")).Text, StringComparison.Ordinal);

        var document = refused.Address.AbsolutePath.Split('/')[4];
        var after = await desk.Press(await desk.Get($"/cases/{reviewed}/documents/{document}/withdraw"), "Withdraw", ("Form.Because", "A clean copy is on its way"));
        Assert.DoesNotContain("A virus was found</strong>", after.Text, StringComparison.Ordinal);
        Assert.Contains("A clean copy is on its way", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_given_and_the_pages_say_so()
    {
        await Begin(scans: false);
        var form = await desk.Get($"/cases/{reviewed}/documents/new");
        var tab = await desk.AttachTo(reviewed, "The report", "report.pdf", Pdf);

        var refused = await desk.Get(Links(tab, "/versions/1").Single());

        Assert.All([form, tab], page => Assert.Contains("No virus scanner is set up.", page.Text, StringComparison.Ordinal));
        Assert.Contains("In quarantine", tab.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "This file cannot be opened"), (refused.Status, refused.Heading));
        Assert.Contains("No virus scanner is set up for this service", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("%PDF", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_what_to_do_and_keeps_what_was_typed()
    {
        await Begin(scans: false);

        var none = await desk.Attach(await desk.Get($"/cases/{reviewed}/documents/new"), "Attach", null);
        Assert.Equal(
            ["Select what it is", "Enter the title", "Enter the agency or person that wrote it", "Select whether it may be shared onward", "Choose the file"],
            none.Document.QuerySelectorAll(".nhsuk-error-summary li").Select(e => e.TextContent));

        foreach (var (name, content, sentence) in new[]
        {
            ("report.docm", Pdf, "Files that can hold macros are not taken"),
            ("report.docx", Pdf, "The name says Word, but the file is something else inside"),
            ("report.pdf", new byte[FileKinds.Largest + 1], "The file is larger than 50 MB"),
        })
        {
            var back = await desk.AttachTo(reviewed, "What was typed", name, content);
            Assert.Equal(HttpStatusCode.OK, back.Status);
            Assert.StartsWith(sentence, back.Document.QuerySelector(".nhsuk-error-summary li a[href='#Form_File']")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("What was typed", back.Document.QuerySelector<IHtmlInputElement>("#Form_Title")!.Value);
            Assert.Equal("Letter", back.Document.QuerySelector<IHtmlSelectElement>("#Form_Type")!.Value);
            Assert.Contains("Choose it again", back.Document.QuerySelector("#Form_File-hint")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("No document has been attached", (await desk.Get($"/cases/{reviewed}?tab=documents")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_page_that_takes_files_takes_a_large_post_and_of_a_stranger_not_even_that_is_read()
    {
        await Begin(scans: false);
        var large = new byte[9 * 1024 * 1024];
        using var visitor = host.Open();
        var form = await desk.Get($"/cases/{reviewed}/documents/new");

        var elsewhere = await desk.Attach(await desk.Get($"/cases/{reviewed}/notes"), "Save the note", ("report.pdf", large), ("Form.Text", "A note"));
        var stranger = await visitor.Attach(form, "Attach", ("report.pdf", large), ("Form.Title", "A stranger's"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, elsewhere.Status);
        Assert.Equal("Choose who to be", stranger.Heading);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task What_is_no_form_is_refused()
    {
        await Begin(scans: false);
        foreach (var (kind, body) in new[]
        {
            ("multipart/form-data", "no boundary"),
            ("multipart/form-data; boundary=b", "--b\r\nbroken"),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"Form.File\"; filename=\"a.pdf\"\r\n\r\n%PDF-"),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n"),
            ("application/json", "{}"),
        })
        {
            var answer = await desk.PostRaw($"/cases/{reviewed}/documents/new", kind, body);

            Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType || answer.Answer.Headers.Location?.OriginalString == "/sign-in/kept/none", $"{body}: {answer.Status} {answer.Answer.Headers.Location}");
            Assert.Empty(Kept());
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await host.DisposeAsync();
        if (clamd is not null)
        {
            await clamd.DisposeAsync();
        }
    }

    private static IEnumerable<string> Links(PageSeen page, string ending) =>
        page.Document.QuerySelectorAll("a[href*='/documents/']").Select(a => a.GetAttribute("href")!).Where(a => a.EndsWith(ending, StringComparison.Ordinal)).Distinct();

    private async Task Begin(bool scans)
    {
        if (scans)
        {
            clamd = await Clamd.Start(Ct);
            host.Settings["Scanner:Socket"] = clamd.Socket;
        }

        desk = await host.SignIn("manager.quayle");
        using var visitor = host.Open();
        reviewed = await desk.Accept(await visitor.Notify(Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn())));
    }

    private async Task<(HttpStatusCode Status, Dictionary<string, string> Headers, byte[] Content)> Fetch(string address)
    {
        var page = await desk.Get(address);
        var headers = page.Answer.Headers.Concat(page.Answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        return (page.Status, headers, await page.Answer.Content.ReadAsByteArrayAsync(Ct));
    }

    private async Task<int> Audited(string what)
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var lines = 0;
        foreach (var module in scope.ServiceProvider.GetRequiredService<ModuleList>().Databases)
        {
            lines += await ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).Audit.CountAsync(a => a.Action == "Viewed" && a.What == what, Ct);
        }

        return lines;
    }

    private IEnumerable<string> Kept() => Directory.EnumerateFiles(host.FilesFolder, "*", SearchOption.AllDirectories);
}
