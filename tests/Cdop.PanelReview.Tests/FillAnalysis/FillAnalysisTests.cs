using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.PanelReview;

public sealed class FillAnalysisTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_page_that_is_opened_once_and_saved_ten_times_as_it_is_typed_is_viewed_once_and_each_save_answers_with_how_the_form_stands()
    {
        var sitting = await Written();
        var (page, _) = await Ask(sitting, "case");
        var seen = page.Seen;
        for (var at = 0; at < 10; at++)
        {
            (page, var answer) = await Ask(sitting, "case", ("q:case.summary", $"In short, {at}"), ("seen", seen));
            Assert.IsType<PageResult>(answer);
            Assert.Equal(("09:45", $"In short, {at}"), (page.SavedAt, page.Stands.Answers.Of("case.summary").Single().Shown));
            seen = page.Seen;
        }

        Assert.Equal(["chair"], await Views(sitting));
    }

    [Fact]
    public async Task Who_saves_without_having_looked_that_day_is_shown_nothing_that_is_no_view()
    {
        var sitting = await Written();
        await Ask(sitting, "case");
        Assert.True((await panels.As("police").Modules.Use((WriteForMeetingHandler handler) => handler.Handle(sitting.Number, new() { Version = panels.Meeting(sitting.Number, Ct).Result.Version }, Ct)))!.Succeeded);
        foreach (var words in new[] { "First", "Second" })
        {
            await Ask(sitting, "case", ("q:case.summary", words), ("seen", SectionSeen.Of(await sitting.Answers(), Sitting.Analysis.Find("case")!)));
        }

        panels.Modules.Clock.AdvanceHours(24);
        await Ask(sitting, "case", ("q:case.summary", "Third"), ("seen", SectionSeen.Of(await sitting.Answers(), Sitting.Analysis.Find("case")!)));

        Assert.Equal(["chair", "police", "police"], await Views(sitting));
    }

    private async Task<Sitting> Written()
    {
        var sitting = await new Sitting(panels).Open();
        Assert.True((await panels.As("chair").Modules.Use((WriteForMeetingHandler handler) => handler.Handle(sitting.Number, new() { Version = panels.Meeting(sitting.Number, Ct).Result.Version }, Ct)))!.Succeeded);
        return sitting;
    }

    // As the host answers: what was shown is in the audit before it leaves. Without fields the page is opened, with some it is saved as it is typed.
    private async Task<(FillAnalysisPage Page, IActionResult Answer)> Ask(Sitting sitting, string section, params (string Name, string Value)[] typed)
    {
        await using var scope = panels.Modules.Scope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (typed.Length > 0)
        {
            http.Request.Headers.Accept = "application/json";
            http.Request.Form = new FormCollection(typed.ToDictionary(one => one.Name, one => new StringValues(one.Value)));
        }

        var page = ActivatorUtilities.CreateInstance<FillAnalysisPage>(scope.ServiceProvider);
        page.PageContext = new(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor()));
        (page.At, page.Label, page.SectionKey) = (sitting.Number, sitting.Label, section);
        var answer = typed.Length > 0 ? await page.OnPostAsync("stay", Ct) : await page.OnGetAsync(check: false, Ct);
        var executing = new PageHandlerExecutingContext(page.PageContext, [], new HandlerMethodDescriptor(), new Dictionary<string, object?>(), page);
        await new RecordsView().OnPageHandlerExecutionAsync(executing, () => Task.FromResult(new PageHandlerExecutedContext(page.PageContext, [], new HandlerMethodDescriptor(), page) { Result = answer }));
        return (page, answer);
    }

    // Who looked at the case of the meeting, one line each.
    private Task<List<string>> Views(Sitting sitting) => panels.Modules.Use(async (PanelReviewDb db) =>
    {
        var what = $"{sitting.Label} at meeting {sitting.Number}";
        return (await db.Audit.AsNoTracking().Where(line => line.Action == "Viewed" && line.What == what).OrderBy(line => line.Sequence).ToListAsync(Ct)).ConvertAll(line => line.Actor.Value);
    });
}
