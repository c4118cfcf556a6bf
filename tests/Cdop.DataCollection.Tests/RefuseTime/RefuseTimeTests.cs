using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class RefuseTimeTests : IAsyncDisposable
{
    private static readonly string[] Unsaid = ["Smith", "KNO-2026-011", "Ann"];

    private readonly RequestsUnderTest requests = new();

    [Fact]
    public async Task More_time_is_refused_by_a_mail_with_a_plain_reason_that_names_nobody_and_the_day_and_the_reminders_stay()
    {
        var gp = await AsksForTime();
        var before = await requests.Find(gp);
        var command = new DataCollection.RefuseTime { Reason = WhyNoMoreTime.MeetingIsNear, Because = "Ann Smith’s meeting is on Monday", Version = before.Version };

        Assert.True((await Refuse(gp, command)).Succeeded);
        Assert.True((await Refuse(gp, command)).Succeeded);

        var now = await requests.Find(gp);
        Assert.Equal((null, "", before.DueOn, before.NextStepOn, before.StepsTaken, RequestState.Sent), (now.AsksUntil, now.AsksBecause, now.DueOn, now.NextStepOn, now.StepsTaken, now.State));
        var mail = Assert.Single(await requests.Mails(), mail => mail.Subject == $"You asked for more time: request {gp.Reference}");
        Assert.Equal(gp.Email, mail.To);
        Assert.Contains("The review meeting is near, and needs your answer.", mail.Body, StringComparison.Ordinal);
        Assert.All(Unsaid, word => Assert.DoesNotContain(word, mail.Body.Replace("answer", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var entry = Assert.Single((await requests.Cases.Find()).Entries, e => e.Text.StartsWith("No more time", StringComparison.Ordinal));
        Assert.Equal("Ann Smith’s meeting is on Monday", entry.Because);
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_refused()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];

        Assert.False((await Refuse(gp, new() { Reason = WhyNoMoreTime.PartIsEnough, Version = gp.Version })).Succeeded);
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private async Task<AgencyRequest> AsksForTime()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            (await db.Answered(gp.Id).SingleAsync(CasesUnderTest.Ct)).AskForTime(gp.DueOn.PlusDays(14), "The records are in store");
            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });
        return gp;
    }

    private async Task<Result<string>> Refuse(AgencyRequest request, DataCollection.RefuseTime command) =>
        (await requests.Cases.Modules.Use((RefuseTimeHandler handler) => handler.Handle(RequestsUnderTest.Kno, request.Reference, command, CasesUnderTest.Ct)))!;
}
