using Cdop.DataCollection.Domain;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cdop.DataCollection.Tests;

/// <summary>The letter under section 16N says what came and what is open, and the page says whether it is early.</summary>
public sealed class WriteRequestLetterTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    [Fact]
    public async Task It_acknowledges_what_came_and_when_and_names_the_form_that_is_open()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.AskAlso(gp, "asthma-anaphylaxis", gp.DueOn);
        var nothing = await Letter(gp);
        Assert.False(nothing.HasCome);
        Assert.All(nothing.Forms, form => Assert.Empty(form.Stands));

        await requests.Answer(gp, ("child.birth.weight", 320));
        var came = InWords.Day(requests.Today);
        var part = await Letter(gp);
        Assert.True(part.HasCome);
        Assert.Equal([$"came on {came}", "still open"], part.Forms.Select(form => form.Stands));
        Assert.Contains("sthma", part.Forms[1].Title, StringComparison.Ordinal);

        requests.Cases.Clock.AdvanceDays(2);
        Assert.True((await requests.SendBack(gp, gp.DueOn)).Succeeded);
        Assert.Equal([$"came on {came}, went back to you with a question on {InWords.Day(requests.Today)}, and is still open", "still open"], (await Letter(gp)).Forms.Select(form => form.Stands));
    }

    [Fact]
    public async Task Until_the_day_to_answer_by_is_over_the_page_says_that_it_is_early()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];

        requests.Cases.Clock.AdvanceDays(21);
        Assert.True((await Letter(gp)).IsBeforeTime);
        requests.Cases.Clock.AdvanceDays(1);
        Assert.False((await Letter(gp)).IsBeforeTime);
    }

    [Fact]
    public async Task It_counts_the_reminders_that_went_to_whom_it_is_written_to_also_on_the_day_on_which_the_line_lead_is_told()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        Assert.Equal(0, (await Letter(gp)).TimesReminded);

        await Chase(14);
        Assert.Equal(2, (await Letter(gp)).TimesReminded);
        await Chase(14);
        Assert.Equal((4, 4), ((await requests.Find(gp)).StepsTaken, (await Letter(gp)).TimesReminded));
    }

    [Fact]
    public async Task It_points_to_the_link_only_while_that_works()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        Assert.Equal(requests.Today.PlusDays(28), (await Letter(gp)).LinkWorksUntil);
        Assert.Equal($"works until {InWords.Day(requests.Today.PlusDays(28))}", await Works(gp));

        requests.Cases.Clock.AdvanceDays(29);
        Assert.Null((await Letter(gp)).LinkWorksUntil);
        Assert.Equal($"worked until {InWords.Day(requests.Today.PlusDays(-1))}", await Works(gp));
    }

    private async Task Chase(int days)
    {
        for (var day = 1; day <= days; day++)
        {
            requests.Cases.Clock.AdvanceDays(1);
            await requests.Act(async services =>
            {
                await new ChaseRequests(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<Chasing>(), requests.Cases.Clock, NullLogger<ChaseRequests>.Instance).Sweep(CasesUnderTest.Ct);
                return true;
            });
        }
    }

    private Task<string> Works(AgencyRequest request) => requests.Act(async services =>
    {
        var page = ActivatorUtilities.CreateInstance<ViewRequestPage>(services);
        (page.At, page.Which) = (RequestsUnderTest.Kno.ToString(), request.Reference);
        Assert.IsType<PageResult>(await page.OnGetAsync(CasesUnderTest.Ct));
        return page.WorksUntil(page.Asked.Doors[0]);
    });

    private Task<WriteRequestLetterPage> Letter(AgencyRequest request) => requests.Act(async services =>
    {
        var page = ActivatorUtilities.CreateInstance<WriteRequestLetterPage>(services);
        (page.At, page.Which) = (RequestsUnderTest.Kno.ToString(), request.Reference);
        Assert.IsType<PageResult>(await page.OnGetAsync(CasesUnderTest.Ct));
        return page;
    });
}
