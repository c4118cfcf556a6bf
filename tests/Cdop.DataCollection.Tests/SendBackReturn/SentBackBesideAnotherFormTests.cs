using Cdop.DataCollection.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

/// <summary>A request by two forms, of which one comes in and is sent back while the other was never begun.</summary>
public sealed class SentBackBesideAnotherFormTests : IAsyncDisposable
{
    private const string Weight = "child.birth.weight";

    private readonly RequestsUnderTest requests = new();

    private LocalDate Granted => requests.Today.PlusDays(60);

    [Fact]
    public async Task Sending_back_takes_no_time_away_that_they_have_already()
    {
        var gp = await AskedByTwoForms();

        var refused = await requests.SendBack(gp, requests.Today.PlusDays(14));

        Assert.Equal("DueOn", Assert.Single(refused.Problems).Field);
        Assert.Contains(InWords.Day(Granted), refused.Problems.Single().Message, StringComparison.Ordinal);
        Assert.Equal(Granted, (await requests.Find(gp)).DueOn);
        Assert.True((await requests.SendBack(gp, Granted)).Succeeded);
        Assert.Equal((RequestState.SentBack, Granted), ((await requests.Find(gp)).State, (await requests.Find(gp)).DueOn));
    }

    [Fact]
    public async Task Once_the_question_is_answered_the_request_waits_for_the_other_form_and_is_not_sent_back_any_more()
    {
        var gp = await AskedByTwoForms();
        Assert.True((await requests.SendBack(gp, Granted)).Succeeded);

        await requests.Answer(gp, (Weight, 3200));

        var now = await requests.Find(gp);
        Assert.Equal((RequestState.Sent, (Instant?)null, Granted), (now.State, now.SettledAt, now.DueOn));
        Assert.NotNull(now.NextStepOn);
    }

    [Fact]
    public async Task While_a_question_on_another_form_waits_the_request_stays_sent_back()
    {
        var gp = await AskedByTwoForms();
        Assert.True((await requests.SendBack(gp, Granted)).Succeeded);
        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            db.Add(AnswerQuery.Ask(gp.Subject, gp.Id, "asthma-anaphylaxis", "which.cause", "", "Which of them?", new("someone"), requests.Cases.Clock.GetCurrentInstant()));
            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });

        await requests.Answer(gp, (Weight, 3200));

        Assert.Equal(RequestState.SentBack, (await requests.Find(gp)).State);
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private async Task<AgencyRequest> AskedByTwoForms()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.AskAlso(gp, "asthma-anaphylaxis", Granted);
        await requests.Answer(gp, (Weight, 320));
        return await requests.Find(gp);
    }
}
