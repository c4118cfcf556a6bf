using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

public sealed class PrintPackTests : IAsyncDisposable
{
    private readonly Panels panels = new(Printing.Program);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Only_whom_the_chair_allows_takes_a_pdf_and_it_lacks_the_cases_in_which_they_take_no_part()
    {
        var (number, cases) = await panels.Issued(2, Ct, "police", "lay", "chair");
        var (first, second) = (await panels.Label(cases[0], Ct), await panels.Label(cases[1], Ct));
        Assert.IsType<NotFoundResult>((await Asked("police", number)).Answer);
        await panels.AllowTakeAway(number, Ct, "police", "lay");
        panels.As("chair");
        Assert.True((await panels.Recuse(number, cases[0], "police", Ct))!.Succeeded);

        var (police, lay) = (Told(await Asked("police", number)), Told(await Asked("lay", number)));

        Assert.DoesNotContain(first, police, StringComparison.Ordinal);
        Assert.DoesNotContain("came 1 times", police, StringComparison.Ordinal);
        Assert.Contains($"Case {second}", police, StringComparison.Ordinal);
        Assert.Contains($"Case {first}", lay, StringComparison.Ordinal);
        Assert.Contains("For The police only", police, StringComparison.Ordinal);
        Assert.Contains("For The lay only", lay, StringComparison.Ordinal);
        Assert.IsType<NotFoundResult>((await Asked("social-care", number)).Answer);
        var taken = (await panels.As("office").Modules.Audit<PanelReviewDb>(Ct)).Where(one => one.Line.Action == "Taken away").Select(one => (one.Line.Actor, one.Line.Subject)).ToList();
        Assert.Equal([(new UserId("police"), cases[1].Value), (new("lay"), cases[0].Value), (new("lay"), cases[1].Value)], taken);
    }

    [Fact]
    public async Task After_the_day_until_which_it_may_be_read_none_is_made()
    {
        var (number, _) = await panels.Issued(1, Ct, "police", "chair");
        await panels.AllowTakeAway(number, Ct, "police");
        panels.Modules.Clock.Reset((await panels.Meeting(number, Ct)).Ends + Pack.ReadableFor);

        Assert.IsType<NotFoundResult>((await Asked("police", number)).Answer);
    }

    [Fact]
    public async Task Without_a_chromium_the_page_says_so_and_nothing_is_noted_as_taken()
    {
        await using var without = new Panels();
        var (number, _) = await without.Issued(1, Ct, "police", "chair");
        await without.AllowTakeAway(number, Ct, "police");

        var (page, answer) = await Asked("police", number, without);

        Assert.IsType<PageResult>(answer);
        Assert.Equal((503, Chromium.NotSetUp), (page.Response.StatusCode, page.Why));
        Assert.False((await without.Look<ReadPackPage>(read => Read(read, number))).HasPdf);
        Assert.DoesNotContain(await without.As("office").Modules.Audit<PanelReviewDb>(Ct), one => one.Line.Action == "Taken away");
    }

    private static string Told((PrintPackPage Page, IActionResult Answer) asked) => Printing.Text(Assert.IsType<FileContentResult>(asked.Answer).FileContents);

    private static Task<IActionResult> Read(ReadPackPage page, string number)
    {
        page.Number = number;
        return page.OnGetAsync(Ct);
    }

    private async Task<(PrintPackPage Page, IActionResult Answer)> Asked(string seat, string number, Panels? at = null)
    {
        IActionResult answer = null!;
        var page = await (at ?? panels).As(seat).Look<PrintPackPage>(async page =>
        {
            (page.Number, page.PageContext) = (number, new() { HttpContext = new DefaultHttpContext() });
            answer = await page.OnGetAsync(Ct);
        });
        return (page, answer);
    }
}
