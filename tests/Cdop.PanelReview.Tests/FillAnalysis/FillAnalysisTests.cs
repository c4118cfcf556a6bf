using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
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

    [Fact]
    public async Task What_was_typed_by_who_does_not_write_is_kept_with_taking_over()
    {
        var sitting = await Written();
        panels.As("police");
        var (page, answer) = await Ask(sitting, "case", "next", isAutosave: false, ("q:case.summary", "Mine"), ("seen", SectionSeen.Of(await sitting.Answers(), Sitting.Analysis.Find("case")!)));
        Assert.IsType<PageResult>(answer);
        Assert.Equal("Mine", page.View.Answers.Of("case.summary").Single().Shown);
        Assert.DoesNotContain((await sitting.Answers()).Of("case.summary"), answered => answered.Shown == "Mine");

        (_, answer) = await Ask(sitting, "case", "take", isAutosave: false, ("q:case.summary", "Mine"), ("seen", page.Seen));
        Assert.IsType<LocalRedirectResult>(answer);
        Assert.Equal(("Mine", new UserId("police")), ((await sitting.Answers()).Of("case.summary").Single().Shown, (await panels.Meeting(sitting.Number, Ct)).Recorder));
    }

    [Fact]
    public async Task What_was_typed_while_the_case_was_put_off_in_another_tab_is_shown_and_said_not_to_be_saved()
    {
        var sitting = await Written();
        var seen = (await Ask(sitting, "case")).Page.Seen;
        Assert.True((await panels.As("chair").Modules.Use((DeferCaseHandler handler) => handler.Handle(sitting.Number, sitting.Label, new() { Of = "Coroner", What = "The conclusion", By = new(2026, 7, 1) }, Ct)))!.Succeeded);

        var (page, answer) = await Ask(sitting, "case", "overview", isAutosave: false, ("q:case.summary", "Typed for nothing?"), ("seen", seen));
        Assert.IsType<PageResult>(answer);
        Assert.Equal("Typed for nothing?", page.View.Answers.Of("case.summary").Single().Shown);
        Assert.StartsWith("Not saved: meanwhile the finding of this case was ratified, or the case was put off", Assert.Single(page.ModelState[""]!.Errors).ErrorMessage, StringComparison.Ordinal);
        Assert.IsType<LocalRedirectResult>((await Ask(sitting, "case")).Answer);
    }

    private async Task<Sitting> Written()
    {
        var sitting = await new Sitting(panels).Open();
        Assert.True((await panels.As("chair").Modules.Use((WriteForMeetingHandler handler) => handler.Handle(sitting.Number, new() { Version = panels.Meeting(sitting.Number, Ct).Result.Version }, Ct)))!.Succeeded);
        return sitting;
    }

    // As the host answers: what was shown is in the audit before it leaves. Without fields the page is opened, with some it is saved as it is typed.
    private Task<(FillAnalysisPage Page, IActionResult Answer)> Ask(Sitting sitting, string section, params (string Name, string Value)[] typed) => Ask(sitting, section, "stay", isAutosave: true, typed);

    private async Task<(FillAnalysisPage Page, IActionResult Answer)> Ask(Sitting sitting, string section, string go, bool isAutosave, params (string Name, string Value)[] typed)
    {
        await using var scope = panels.Modules.Scope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (typed.Length > 0)
        {
            http.Request.Headers.Accept = isAutosave ? "application/json" : "text/html";
            http.Request.Form = new FormCollection(typed.ToDictionary(one => one.Name, one => new StringValues(one.Value)));
        }

        var page = ActivatorUtilities.CreateInstance<FillAnalysisPage>(scope.ServiceProvider);
        page.PageContext = new(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor()));
        page.TempData = new TempDataDictionary(http, new NothingKept());
        (page.At, page.Label, page.SectionKey) = (sitting.Number, sitting.Label, section);
        var answer = typed.Length > 0 ? await page.OnPostAsync(go, Ct) : await page.OnGetAsync(check: false, Ct);
        var executing = new PageHandlerExecutingContext(page.PageContext, [], new HandlerMethodDescriptor(), new Dictionary<string, object?>(), page);
        await new RecordsView().OnPageHandlerExecutionAsync(executing, () => Task.FromResult(new PageHandlerExecutedContext(page.PageContext, [], new HandlerMethodDescriptor(), page) { Result = answer }));
        return (page, answer);
    }

    private sealed class NothingKept : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
            // Nothing is kept for a next page.
        }
    }

    // Who looked at the case of the meeting, one line each.
    private Task<List<string>> Views(Sitting sitting) => panels.Modules.Use(async (PanelReviewDb db) =>
    {
        var what = $"{sitting.Label} at meeting {sitting.Number}";
        return (await db.Audit.AsNoTracking().Where(line => line.Action == "Viewed" && line.What == what).OrderBy(line => line.Sequence).ToListAsync(Ct)).ConvertAll(line => line.Actor.Value);
    });
}
