using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private async Task<TPage> Get<TPage>(Func<TPage, Task> get)
        where TPage : PageModel, IShows
    {
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<TPage>(scope.ServiceProvider);
        page.PageContext = new() { HttpContext = new DefaultHttpContext { Request = { Method = HttpMethods.Get } } };
        await get(page);
        return page;
    }
}
