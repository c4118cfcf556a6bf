using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;
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

    [Fact]
    public async Task Who_said_that_the_rest_is_not_for_them_is_not_asked_again_by_sending_back_or_by_withdrawing()
    {
        var gp = await AskedByTwoForms();
        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            (await db.Answered(gp.Id).SingleAsync(CasesUnderTest.Ct)).NotForThem("Ask the midwife", requests.Cases.Clock.GetCurrentInstant());
            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });

        Assert.StartsWith("They said that it is not for them", Assert.Single((await requests.SendBack(gp, Granted)).Problems).Message, StringComparison.Ordinal);

        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            var handed = await db.Returns.SingleAsync(CasesUnderTest.Ct);
            return await services.GetRequiredService<WithdrawReturnHandler>().Handle(RequestsUnderTest.Kno, gp.Reference, new() { Return = handed.Id, Because = "Another child", Version = (await requests.Find(gp)).Version }, CasesUnderTest.Ct);
        });
        var stands = await requests.Find(gp);
        Assert.Equal((RequestState.NotForThem, "Ask the midwife"), (stands.State, stands.Because));
        Assert.NotNull(await requests.Cases.Modules.Use((DataCollectionDb db) => db.Returns.Select(one => one.WithdrawnAt).SingleAsync(CasesUnderTest.Ct)));
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
