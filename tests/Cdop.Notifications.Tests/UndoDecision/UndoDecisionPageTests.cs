using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications.Tests;

public sealed class UndoDecisionPageTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_looks_whether_to_undo_a_decision_has_seen_the_notification()
    {
        var accepted = await modules.Accepted();

        var page = await Get<UndoDecisionPage>(page => page.OnGetAsync(accepted.Reference.ToString(), Ct));

        Assert.Equal(("Viewed", accepted.Subject), (page.Shown!.Value.Note.Action, page.Shown.Value.Note.Subject));
    }

    [Fact]
    public async Task What_was_joined_and_has_to_be_undone_first_is_named()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        Assert.Empty((await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() })).Problems);

        var page = await Get<UndoDecisionPage>(page => page.OnGetAsync(began.Reference.ToString(), Ct));
        var ofTheJoined = await Get<UndoDecisionPage>(page => page.OnGetAsync(second.ToString(), Ct));

        Assert.Equal([second], page.First);
        Assert.Empty(ofTheJoined.First);
    }

    [Fact]
    public async Task Who_looks_whether_to_withdraw_a_notification_has_seen_it()
    {
        var reference = (await modules.Log(Given.Word)).Value;

        var page = await Get<WithdrawNotificationPage>(page => page.OnGetAsync(reference.ToString(), Ct));

        Assert.Equal(("Viewed", (await modules.Read(reference)).Subject), (page.Shown!.Value.Note.Action, page.Shown.Value.Note.Subject));
    }

    [Fact]
    public async Task A_reason_that_the_form_calls_too_long_undoes_nothing()
    {
        var accepted = await modules.Accepted();

        var page = await Post<UndoDecisionPage>(
            page =>
            {
                page.Form = new() { Reason = new('x', Decision.LongestReason + 1), Version = accepted.Version };
                page.ModelState.AddModelError("Form.Reason", "Why you undo this must be 2000 characters or fewer");
            },
            page => page.OnPostAsync(accepted.Reference.ToString(), Ct));

        Assert.IsType<PageResult>(page.Answer);
        Assert.Equal(NotificationState.Accepted, (await modules.Read(accepted.Reference)).State);
    }

    [Fact]
    public async Task The_second_click_of_an_undoing_leads_where_the_first_did()
    {
        var accepted = await modules.Accepted();
        var form = new UndoDecision { Reason = "Wrong button", Version = accepted.Version };

        for (var click = 1; click <= 2; click++)
        {
            var page = await Post<UndoDecisionPage>(page => page.Form = form, page => page.OnPostAsync(accepted.Reference.ToString(), Ct));
            Assert.Equal($"/notifications/{accepted.Reference}", Assert.IsType<LocalRedirectResult>(page.Answer).Url);
        }
    }

    [Fact]
    public async Task While_nobody_has_settled_whose_it_is_a_notification_is_for_those_who_triage()
    {
        var reference = (await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = Postcode.Parse("L35 0ZZ") } })).Value;
        var settled = (await modules.Log(Given.Word)).Value;

        Assert.IsType<PageResult>(await Read(reference));
        modules.Person.Lacks.Add(Permission.Triage);
        Assert.IsType<NotFoundResult>(await Read(reference));
        Assert.IsType<PageResult>(await Read(settled));

        async Task<IActionResult> Read(NotificationReference which)
        {
            await using var scope = modules.Scope();
            return await ActivatorUtilities.CreateInstance<ViewNotificationPage>(scope.ServiceProvider).OnGetAsync(which.ToString(), Ct);
        }
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private async Task<(TPage Page, IActionResult Answer)> Post<TPage>(Action<TPage> sent, Func<TPage, Task<IActionResult>> post)
        where TPage : PageModel
    {
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<TPage>(scope.ServiceProvider);
        var http = new DefaultHttpContext { Request = { Method = HttpMethods.Post } };
        page.PageContext = new() { HttpContext = http };
        page.TempData = new TempDataDictionary(http, new NothingKept());
        sent(page);
        return (page, await post(page));
    }

    private async Task<TPage> Get<TPage>(Func<TPage, Task> get)
        where TPage : PageModel, IShows
    {
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<TPage>(scope.ServiceProvider);
        page.PageContext = new() { HttpContext = new DefaultHttpContext { Request = { Method = HttpMethods.Get } } };
        await get(page);
        return page;
    }

    private sealed class NothingKept : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
