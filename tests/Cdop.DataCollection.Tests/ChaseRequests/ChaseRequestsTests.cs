using Cdop.DataCollection.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cdop.DataCollection.Tests;

public sealed class ChaseRequestsTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    [Fact]
    public async Task What_waits_in_the_outbox_is_not_meant_any_more_once_the_answer_is_there()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        requests.Cases.Clock.AdvanceDays(7);
        await Sweep();
        var reminder = Assert.Single(await requests.Mails(), mail => mail.Subject.StartsWith("Reminder", StringComparison.Ordinal));
        Assert.True(await IsMeant(reminder));

        requests.Cases.Clock.AdvanceMinutes(1);
        await requests.NothingToAdd(gp);
        Assert.False(await IsMeant(reminder));
        var later = new OutgoingMail { To = gp.Email, About = gp.Id, Subject = "A code", Body = "", WrittenAt = requests.Cases.Clock.GetCurrentInstant() };
        Assert.True(await IsMeant(later));

        Task<bool> IsMeant(OutgoingMail mail) => requests.Cases.Modules.Use((DataCollectionDb db) => db.IsMeant(mail, CasesUnderTest.Ct));
    }

    [Fact]
    public async Task Nobody_has_to_chase_reminders_go_after_7_14_and_21_days_and_the_line_lead_hears_of_it_on_day_28()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        var told = new List<(int Day, string To, string Subject)>();
        for (var day = 1; day <= 40; day++)
        {
            var before = (await requests.Mails()).Count;
            requests.Cases.Clock.AdvanceDays(1);
            await Sweep();
            await Sweep(); // run twice, told once
            told.AddRange((await requests.Mails()).Skip(before).Select(mail => (day, mail.To, mail.Subject.Split(':')[0])));
        }

        Assert.Equal(
            [(7, gp.Email, "Reminder"), (14, gp.Email, "Reminder"), (21, gp.Email, "Reminder"), (28, "lead@gp.example", "Late answer"), (28, "partner@icb.example", "Late answer"), (28, gp.Email, "Reminder")],
            told.OrderBy(mail => mail.Day).ThenBy(mail => mail.Subject, StringComparer.Ordinal).ThenBy(mail => mail.To, StringComparer.Ordinal));
        Assert.All((await requests.Mails()).Where(mail => mail.Subject.StartsWith("Late", StringComparison.Ordinal)), late =>
        {
            Assert.DoesNotContain("/r/", late.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Smith", late.Body, StringComparison.Ordinal);
        });
        Assert.Null((await requests.Find(gp)).NextStepOn);
    }

    [Fact]
    public async Task What_was_answered_put_off_or_taken_back_is_not_chased()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (answered, nothing, late, back) = await requests.Ask("gp", "police", "social-care", "education") is [var a, var b, var c, var d] ? (a, b, c, d) : default;
        await requests.Answer(answered, ("child.birth.weight", 3200));
        await requests.NothingToAdd(nothing);
        Assert.True((await Handle((WithdrawRequestHandler handler) => handler.Handle(RequestsUnderTest.Kno, back.Reference, new() { Because = "Asked twice", Version = back.Version }, CasesUnderTest.Ct))).Succeeded);
        requests.Cases.Clock.AdvanceDays(6);
        Assert.True((await Handle((PutOffRequestHandler handler) => handler.Handle(RequestsUnderTest.Kno, late.Reference, new() { DueOn = requests.Today.PlusDays(30), Because = "On leave", Version = late.Version }, CasesUnderTest.Ct))).Succeeded);
        var before = (await requests.Mails()).Count;

        requests.Cases.Clock.AdvanceDays(22);
        await Sweep();
        Assert.Equal(before, (await requests.Mails()).Count); // nobody is chased before the last week of the time that was granted

        requests.Cases.Clock.AdvanceDays(1);
        await Sweep();
        Assert.Equal(late.Email, (await requests.Mails()).Skip(before).Single().To);
        Assert.Equal(
            [RequestState.Returned, RequestState.NothingToAdd, RequestState.Sent, RequestState.Withdrawn],
            new[] { await requests.Find(answered), await requests.Find(nothing), await requests.Find(late), await requests.Find(back) }.Select(request => request.State));
    }

    [Fact]
    public async Task Nobody_is_reported_as_late_before_the_day_to_answer_by_has_passed_and_more_time_never_ends_the_chase()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await PutOff(gp, 60);
        for (var day = 1; day <= 60; day++)
        {
            requests.Cases.Clock.AdvanceDays(1);
            await Sweep();
        }

        Assert.DoesNotContain(await requests.Mails(), mail => mail.Subject.StartsWith("Late", StringComparison.Ordinal));
        for (var day = 1; day <= 40; day++)
        {
            requests.Cases.Clock.AdvanceDays(1);
            await Sweep();
        }

        Assert.Contains(await requests.Mails(), mail => mail.To == "lead@gp.example");
    }

    [Theory]
    [InlineData(0, 60, 53)]
    [InlineData(17, 5, 3)]
    [InlineData(21, 1, 1)]
    [InlineData(30, 60, 53)] // every step was taken
    public async Task Who_has_more_time_is_reminded_while_they_have_it_and_the_link_works_to_the_end_of_the_day(int after, int days, int remindedOn)
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        for (var day = 1; day <= after; day++)
        {
            requests.Cases.Clock.AdvanceDays(1);
            await Sweep();
        }

        await PutOff(gp, days);
        var before = (await requests.Mails()).Count;
        List<int> reminded = [];
        for (var day = 1; day <= days; day++)
        {
            requests.Cases.Clock.AdvanceDays(1);
            Assert.True((await requests.Find(gp)).Doors[0].Opens(requests.Cases.Clock.GetCurrentInstant()));
            await Sweep();
            reminded.AddRange((await requests.Mails()).Skip(before + reminded.Count).Where(mail => mail.To == gp.Email).Select(_ => day));
        }

        Assert.Equal(remindedOn, reminded[0]);
    }

    [Fact]
    public async Task More_time_is_told_with_the_day_until_which_the_link_works()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];

        await PutOff(gp, 22);
        Assert.Contains($"your link works until {InWords.Day(requests.Today.PlusDays(28))}:", (await requests.Mails())[^1].Body, StringComparison.Ordinal);

        await PutOff(gp, 41);
        Assert.Contains($"your link works until {InWords.Day(requests.Today.PlusDays(41))}:", (await requests.Mails())[^1].Body, StringComparison.Ordinal);

        var (mails, version) = ((await requests.Mails()).Count, (await requests.Find(gp)).Version);
        var less = await Handle((PutOffRequestHandler handler) => handler.Handle(RequestsUnderTest.Kno, gp.Reference, new() { DueOn = requests.Today.PlusDays(40), Because = "A slip", Version = version }, CasesUnderTest.Ct));
        Assert.Equal("DueOn", Assert.Single(less.Problems).Field);
        Assert.Equal(mails, (await requests.Mails()).Count);
    }

    [Fact]
    public async Task After_days_without_a_server_one_reminder_goes_and_the_rest_keep_their_days()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        requests.Cases.Clock.AdvanceDays(9);
        await Sweep();

        Assert.Equal(2, (await requests.Mails()).Count);
        Assert.Equal(requests.Today.PlusDays(5), (await requests.Find(gp)).NextStepOn);
        Assert.Equal(requests.Cases.Clock.GetCurrentInstant() + RequestDoor.OpenFor, (await requests.Find(gp)).Doors[0].OpensUntil);
    }

    [Fact]
    public async Task However_many_cannot_be_chased_the_others_are()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            for (var at = 0; at < 120; at++)
            {
                var lost = AgencyRequest.Send(
                    gp.Subject, new("gp", Neighbours.Unreadable, "Practice", "", $"practice{at}@agency.example", ""), [new("reporting", "2022-04")], "", requests.Today, requests.Today, new("someone"), requests.Cases.Clock.GetCurrentInstant());
                services.GetRequiredService<RequestMail>().Link(lost.Doors[0]);
                db.Add(lost);
            }

            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });
        requests.Cases.Clock.AdvanceDays(22);

        await Sweep(new Chasing { Source = "", Steps = [new(1, ChaseTo.LineLead)] });

        Assert.Contains(await requests.Mails(), mail => mail.To == "lead@gp.example");
    }

    [Fact]
    public async Task With_a_case_that_is_closed_its_links_die()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        Assert.True((await Handle((MoveCaseHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, new() { Stage = CaseStage.Closed, On = requests.Today, Because = "Reviewed elsewhere", Version = requests.Cases.Find().Result.Version }, CasesUnderTest.Ct))).Succeeded);

        var now = await requests.Find(gp);
        Assert.Equal(RequestState.Withdrawn, now.State);
        Assert.False(now.Doors[0].Opens(requests.Cases.Clock.GetCurrentInstant()));
        Assert.StartsWith("No answer needed", (await requests.Mails())[^1].Subject, StringComparison.Ordinal);
    }

    private async Task PutOff(AgencyRequest request, int days) =>
        Assert.True((await Handle(async (PutOffRequestHandler handler) => await handler.Handle(
            RequestsUnderTest.Kno, request.Reference, new() { DueOn = requests.Today.PlusDays(days), Because = "On leave", Version = (await requests.Find(request)).Version }, CasesUnderTest.Ct))).Succeeded);

    private Task<bool> Sweep(Chasing? ladder = null) => requests.Act(async services =>
    {
        await new ChaseRequests(services.GetRequiredService<IServiceScopeFactory>(), ladder ?? services.GetRequiredService<Chasing>(), requests.Cases.Clock, NullLogger<ChaseRequests>.Instance).Sweep(CasesUnderTest.Ct);
        return true;
    });

    private async Task<Result<string>> Handle<T>(Func<T, Task<Result<string>?>> act)
        where T : notnull => Assert.IsType<Result<string>>(await requests.Cases.Modules.Use(act));

    public ValueTask DisposeAsync() => requests.DisposeAsync();
}
