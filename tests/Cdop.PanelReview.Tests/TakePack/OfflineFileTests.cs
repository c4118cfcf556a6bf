using System.Text;
using Cdop.DataCollection.Contracts;
using Microsoft.Playwright;

namespace Cdop.PanelReview;

/// <summary>The file that a member takes away, opened in a real Chromium without a network.</summary>
public sealed class OfflineFileTests : IAsyncLifetime
{
    private const string Passphrase = "ABCD2345EFGH6789";

    // Identifiers that stand in the papers as they came.
    public static readonly string[] Canaries = ["Rose", "Thorne", "Sarah", "Blundell", "Whiston", "Meadow", "Huyton", "9990000018", "LIV-2026-017", "January 2026", "Sefton Journal"];

    private readonly string folder = Directory.CreateTempSubdirectory("cdop-offline").FullName;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        var path = Environment.GetEnvironmentVariable("CDOP_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_opens_with_the_network_off_by_its_passphrase_alone_and_names_its_reader()
    {
        var page = await Open(Make("Una Whitlow", Number(), Soon()));

        Assert.DoesNotContain("bronchiolitis", await page.ContentAsync(), StringComparison.Ordinal);
        await Enter(page, "WRNG-2345-EFGH-6789");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not open these papers", new() { Timeout = 20_000 });
        Assert.DoesNotContain("bronchiolitis", await page.ContentAsync(), StringComparison.Ordinal);

        await Enter(page, "abcd-2345-efgh-6789");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Case P-7K4M, 9 weeks" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Contains("For Una Whitlow only", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.DoesNotContain("bronchiolitis", await page.ContentAsync(), StringComparison.Ordinal); // the warning comes first
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the papers of case P-7K4M" }).ClickAsync();
        Assert.Contains("The child had bronchiolitis 2 days before the death.", Plain(await page.InnerTextAsync("body")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_day_it_shows_nothing()
    {
        var page = await Open(Make("Una Whitlow", Number(), SystemTime() - Duration.FromSeconds(1)));

        await Enter(page, Passphrase);

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("could be read until", new() { Timeout = 20_000 });
        Assert.Empty(await page.InnerTextAsync("#papers"));
    }

    [Fact]
    public async Task The_copies_of_two_members_differ_and_each_text_copied_from_one_says_whose_it_was()
    {
        var (one, other) = (Number(), Number());
        Assert.NotEqual(Make("Una Whitlow", one, Soon()), Make("Una Whitlow", one, Soon()));

        var page = await Open(Make("Una Whitlow", one, Soon()));
        await Enter(page, Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the papers of case P-7K4M" }).ClickAsync(new() { Timeout = 20_000 });
        var copied = await page.Locator("p.lines").Last.InnerTextAsync();

        Assert.Equal(one, OfflineFile.CopyOf(copied));
        Assert.NotEqual(other, OfflineFile.CopyOf(copied));
    }

    [Fact]
    public async Task No_identifier_of_the_case_stands_in_the_file_or_in_what_it_opens_to()
    {
        var file = Make("Una Whitlow", Number(), Soon());
        var page = await Open(file);
        await Enter(page, Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the papers of case P-7K4M" }).ClickAsync(new() { Timeout = 20_000 });
        var shown = Plain(await page.ContentAsync());

        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, Encoding.UTF8.GetString(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, shown, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("bronchiolitis", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_of_twenty_cases_goes_into_one_file()
    {
        var ordinary = OrdinaryWords.Read();
        var cases = Enumerable.Range(0, 20).Select(number =>
        {
            var about = new SeededTexts(number);
            var told = new PapersOfCase(
                CaseReference.Parse("LIV-2026-017"), about.Born, about.Died, 0,
                [new("reporting", "Reporting form", [.. Enumerable.Range(0, 8).Select(_ => new PaperPart(PaperPartKind.Narrative, ["What happened", about.Narrative().Text]))])],
                [new(KnownAs.Child, about.Child), new(KnownAs.Mother, about.Mother), new(KnownAs.Professional, about.Worker), new(KnownAs.Hospital, about.Hospital), new(KnownAs.School, about.School), new(KnownAs.Address, about.Address)]);
            return new TakenCase($"P-{number:0000}", "9 weeks", "", "", RedactedPapers.Of(told, null, ordinary).Anonymous);
        }).ToList();
        var file = OfflineFile.Make("2026-003", 1, "Una Whitlow", "00c0ffee", cases, Soon(), Passphrase);

        Assert.True(file.Length > 500_000);
    }

    private static Instant SystemTime() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private static Instant Soon() => SystemTime() + Duration.FromDays(20);

    // Without the marks that nobody sees.
    private static string Plain(string text) => text.Replace("\u200b", "", StringComparison.Ordinal).Replace("\u200c", "", StringComparison.Ordinal);

    private static string Number() => Guid.NewGuid().ToString("N")[^TakeAway.CopyLength..];

    private static byte[] Make(string reader, string copy, Instant until)
    {
        var papers = RedactedPapers.Of(
            PapersMade.Of("Rose Thorne, of 14 Meadow Close, had bronchiolitis on 6 January 2026 (999 000 0018). Jo Blundell rang Sarah."), null, OrdinaryWords.Read()).Anonymous;
        return OfflineFile.Make("2026-003", 1, reader, copy, [new("P-7K4M", "9 weeks", "A resuscitation is described.", Mark: "", Simplified(papers))], until, Passphrase);
    }

    // The one sentence that the tests look for.
    private static IReadOnlyList<AnonymousPaper> Simplified(IReadOnlyList<AnonymousPaper> papers) =>
        [.. papers, new("cdrm", "Review meeting", [new(PaperPartKind.Narrative, ["What was found", "The child had bronchiolitis 2 days before the death."])])];

    private async Task<IPage> Open(byte[] file)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.html");
        await File.WriteAllBytesAsync(path, file, Ct);
        var context = await browser.NewContextAsync();
        await context.SetOfflineAsync(true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }

    private static async Task Enter(IPage page, string passphrase)
    {
        await page.GetByLabel("Passphrase").FillAsync(passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the papers" }).ClickAsync();
    }
}
