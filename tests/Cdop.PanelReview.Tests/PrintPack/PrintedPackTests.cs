using Cdop.DataCollection.Contracts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Cdop.PanelReview;

/// <summary>The PDF that a member takes away, printed by a real Chromium and read back.</summary>
public sealed class PrintedPackTests : IDisposable
{
    private const string Copy = "1a2b3c4d";

    private readonly Printing printing = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => printing.Dispose();

    [Fact]
    public async Task It_reads_back_as_it_was_certified_with_bookmarks_tags_and_a_cover()
    {
        var pdf = await Print(Page("Una Whitlow", Copy));
        var pages = Printing.Pages(pdf);

        Assert.Contains("Papers for panel meeting 2026-003", pages[0], StringComparison.Ordinal);
        Assert.Contains($"can be read until {InWords.Moment(Until)}", pages[0], StringComparison.Ordinal);
        Assert.Contains("A resuscitation is described.", pages[0], StringComparison.Ordinal);
        Assert.Contains("Before you read: A resuscitation is described.", pages[1], StringComparison.Ordinal);
        Assert.DoesNotContain("bronchiolitis", pages[1], StringComparison.Ordinal); // the warning has a sheet of its own
        Assert.Contains("had bronchiolitis", string.Join('\n', pages.Skip(2)), StringComparison.Ordinal);
        Assert.Contains("2 days before the death", string.Join('\n', pages.Skip(2)), StringComparison.Ordinal);
        Assert.All(pages, (page, at) => Assert.Contains($"Page {at + 1} of {pages.Count}", page, StringComparison.Ordinal));
        Assert.Equal(
            [(0, "Papers for panel meeting 2026-003"), (0, "Case P-7K4M, 9 weeks"), (1, "Case summary"), (1, "Timeline"), (0, "Case P-22AB, 3 years"), (1, "Case summary"), (1, "Timeline")],
            Printing.Bookmarks(pdf));
        using var document = PdfDocument.Open(pdf);
        var catalog = document.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.True(catalog.TryGet(NameToken.Create("MarkInfo"), out var marked) && marked is DictionaryToken { Data: var mark } && mark["Marked"] is BooleanToken { Data: true });
        Assert.Equal("en-GB", catalog.Data["Lang"] is StringToken { Data: var language } ? language : "");
        Assert.Empty(printing.Left);
    }

    [Fact]
    public async Task It_says_nothing_of_who_made_it_when_or_with_what()
    {
        var pdf = await Print(Page("Una Whitlow", Copy));

        using var document = PdfDocument.Open(pdf);
        Assert.Equal("Papers for the panel", document.Information.Title);
        Assert.All([document.Information.Author, document.Information.Creator, document.Information.Producer, document.Information.Subject, document.Information.Keywords, document.Information.CreationDate, document.Information.ModifiedDate], Assert.Null);
        Assert.False(document.TryGetXmpMetadata(out _));
        Assert.All(["Chrom", "Skia", "Mozilla", "Date", "file:", printing.Folder, "cdop-print"], trace => Assert.DoesNotContain(trace, Printing.Raw(pdf), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_identifier_of_the_case_stands_in_it()
    {
        var pdf = await Print(Page("Una Whitlow", Copy));
        var (raw, told) = (Printing.Raw(pdf), $"{Printing.Text(pdf)}\n{string.Join('\n', Printing.Bookmarks(pdf))}");

        Assert.All(OfflineFileTests.Canaries, canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
        Assert.All(OfflineFileTests.Canaries, canary => Assert.DoesNotContain(canary, raw, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_sheet_bears_the_name_and_the_copy_of_its_reader()
    {
        var (una, raf) = (await Print(Page("Una Whitlow", Copy)), await Print(Page("Raf O’Neill </style><b>", "99887766")));

        Assert.All(Printing.Pages(una), page => Assert.Contains("For Una Whitlow only. Copy 1a2b3c4d", page, StringComparison.Ordinal));
        Assert.All(Printing.Pages(raf), page => Assert.Contains("For Raf O’Neill </style><b> only. Copy 99887766", page, StringComparison.Ordinal));
        Assert.DoesNotContain("Una", Printing.Text(raf), StringComparison.Ordinal);
        Assert.NotEqual(Printing.Text(una), Printing.Text(raf));
    }

    [Fact]
    public async Task What_looks_like_a_page_in_a_paper_is_printed_as_it_was_written()
    {
        var written = "<iframe src=\"file:///etc/hostname\"></iframe><script>document.title='x'</script> {{reader}} & 5 > 3";
        var pdf = await Print(PrintedPack.Make("2026-003", 1, "Una Whitlow", Copy, [new("P-7K4M", "9 weeks", "", "", [new("cdrm", "Review meeting", [new(PaperPartKind.Narrative, ["What was found", written])])])], Until));

        Assert.Contains(written.Replace("{{reader}}", "{{reader}}", StringComparison.Ordinal), Printing.Text(pdf), StringComparison.Ordinal);
    }

    private static Instant Until => Instant.FromUtc(2026, 5, 27, 11, 30);

    private static string Page(string reader, string copy)
    {
        var papers = RedactedPapers.Of(
            PapersMade.Of("Rose Thorne, of 14 Meadow Close, had bronchiolitis on 6 January 2026 (999 000 0018). Jo Blundell rang Sarah."), null, OrdinaryWords.Read()).Anonymous;
        return PrintedPack.Make("2026-003", 2, reader, copy, [new("P-7K4M", "9 weeks", "A resuscitation is described.", Mark: "", papers), new("P-22AB", "3 years", "", Mark: "New in version 2", papers)], Until);
    }

    private async Task<byte[]> Print(string page)
    {
        using var chromium = printing.Chromium;
        return (await chromium.Print(page, Ct)).Value;
    }
}
