using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class AskAnotherFormTests : IAsyncDisposable
{
    private const string Weight = "child.birth.weight";

    private static readonly string[] Unsaid = ["Smith", "KNO-2026-011", "drown"];

    private readonly RequestsUnderTest requests = new();

    [Fact]
    public async Task An_answered_request_opens_again_for_the_new_form_alone_by_one_mail_that_names_nobody()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = (await requests.Ask("acute-hospital"))[0];
        var handed = await requests.Answer(hospital, (Weight, 3100));
        var before = await requests.Find(hospital);
        var mails = (await requests.Mails()).Count;
        var command = new DataCollection.AskAnotherForm { Forms = ["drowning"], DueOn = requests.Today.PlusDays(30), Version = before.Version };

        Assert.True((await Send(hospital, command)).Succeeded);
        Assert.True((await Send(hospital, command)).Succeeded); // sent twice

        var now = await requests.Find(hospital);
        Assert.Equal((RequestState.Sent, null, requests.Today.PlusDays(30), 0, requests.Today.PlusDays(7)), (now.State, now.SettledAt, now.DueOn, now.StepsTaken, now.NextStepOn));
        Assert.Equal([("reporting", false), ("drowning", true)], now.Forms.OrderBy(form => form.Order).Select(form => (form.Form, form.ReturnedAt is null)));
        Assert.Equal(Assert.Single(before.Doors).SelectorHash, Assert.Single(now.Doors).SelectorHash);
        var mail = (await requests.Mails())[^1];
        Assert.Equal(mails + 1, (await requests.Mails()).Count);
        Assert.Equal(hospital.Email, mail.To);
        Assert.All(Unsaid, word => Assert.DoesNotContain(word, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Asked by 1 further form, Supplementary form: drowning", Assert.Single((await requests.Cases.Find()).Entries, e => e.Text.StartsWith("Asked by", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Equal((Standing.Agreed, "3100"), ((await requests.Record())!.Of(Weight)!.Standing, (await requests.Record())!.Of(Weight)!.Shown));

        // What was handed in is not handed in again, and nothing of it is kept anew.
        Assert.Null(await requests.Answer(hospital, (Weight, 1)));
        Assert.Equal(handed!.Id, Assert.Single(await Returns()).Id);
        Assert.False(await requests.Cases.Modules.Use((Answering answering) => answering.HoldsUnsent(hospital, CasesUnderTest.Ct)));

        await HandIn(hospital, "drowning");
        Assert.Equal(RequestState.Returned, (await requests.Find(hospital)).State);
        Assert.Equal(["drowning", "reporting"], (await Returns()).Select(returned => returned.Form).Order());
    }

    [Fact]
    public async Task A_request_that_still_waits_keeps_what_was_begun_and_its_place_on_the_ladder_of_reminders()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = (await requests.Ask("acute-hospital"))[0];
        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            var asked = await db.Answered(hospital.Id).SingleAsync(CasesUnderTest.Ct);
            var answering = services.GetRequiredService<Answering>();
            var answers = new FormAnswers(answering.FormOf(asked.Forms[0]));
            answers.Set(new(Weight), new Answer.Whole(2900));
            await answering.Restore(Sheet.For(asked, asked.Forms[0]), answers, CasesUnderTest.Ct);
            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });
        var before = await requests.Find(hospital);

        Assert.True((await Send(hospital, new() { Forms = ["drowning", "asthma-anaphylaxis"], DueOn = before.DueOn, Version = before.Version })).Succeeded);

        var now = await requests.Find(hospital);
        Assert.Equal((before.State, before.DueOn, before.StepsTaken, before.NextStepOn, 3), (now.State, now.DueOn, now.StepsTaken, now.NextStepOn, now.Forms.Count));
        var draft = await requests.Act(async services =>
        {
            var asked = await services.GetRequiredService<DataCollectionDb>().Answered(hospital.Id).SingleAsync(CasesUnderTest.Ct);
            return await services.GetRequiredService<Answering>().Open(Sheet.For(asked, asked.Forms.Single(form => form.Form == "reporting")), CasesUnderTest.Ct);
        });
        Assert.Equal(new Answer.Whole(2900), Assert.Single(draft.Of(Weight)));
    }

    [Fact]
    public async Task Only_a_form_that_asks_their_kind_something_and_was_not_asked_yet_can_be_added()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = (await requests.Ask("acute-hospital"))[0];
        var (now, due) = (await requests.Find(hospital), requests.Today.PlusDays(21));

        foreach (var form in new[] { "reporting", "analysis", "jar", "nothing" })
        {
            var refused = await Send(hospital, new() { Forms = [form], DueOn = due, Version = now.Version });
            Assert.Equal("Tick at least one form that they have not been asked by", Assert.Single(refused.Problems).Message);
        }

        Assert.Equal(nameof(AskAgencies.DueOn), Assert.Single((await Send(hospital, new() { Forms = ["drowning"], DueOn = due.PlusDays(-1), Version = now.Version })).Problems).Field);
    }

    [Fact]
    public async Task Beside_another_version_of_the_request_it_is_refused()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = (await requests.Ask("acute-hospital"))[0];
        var seen = (await requests.Find(hospital)).Version;
        await requests.Answer(hospital, (Weight, 3100));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Send(hospital, new() { Forms = ["drowning"], DueOn = requests.Today.PlusDays(30), Version = seen }));
        Assert.Single((await requests.Find(hospital)).Forms);
    }

    [Fact]
    public async Task Of_a_case_that_was_closed_and_opened_again_the_addressee_gets_a_link_that_works()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = (await requests.Ask("acute-hospital"))[0];
        await requests.Answer(hospital, (Weight, 3100));
        foreach (var stage in new[] { CaseStage.Closed, CaseStage.Gathering })
        {
            var version = (await requests.Cases.Find()).Version;
            Assert.True((await requests.Cases.Modules.Use((MoveCaseHandler handler) => handler.Handle(
                RequestsUnderTest.Kno, new() { Stage = stage, On = requests.Today, Because = "A new fact", Version = version }, CasesUnderTest.Ct)))!.Succeeded);
        }

        var closed = await requests.Find(hospital);
        Assert.All(closed.Doors, door => Assert.NotNull(door.ClosedAt));
        Assert.True((await Send(hospital, new() { Forms = ["drowning"], DueOn = requests.Today.PlusDays(30), Version = closed.Version })).Succeeded);

        var opened = Assert.Single((await requests.Find(hospital)).Doors, door => door.ClosedAt is null);
        Assert.True(opened.Opens(requests.Cases.Clock.GetCurrentInstant()));
        Assert.Contains("/r/", (await requests.Mails())[^1].Body, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private async Task<Result<string>> Send(AgencyRequest request, DataCollection.AskAnotherForm command) =>
        (await requests.Cases.Modules.Use((AskAnotherFormHandler handler) => handler.Handle(RequestsUnderTest.Kno, request.Reference, command, CasesUnderTest.Ct)))!;

    private Task<List<Return>> Returns() => requests.Cases.Modules.Use((DataCollectionDb db) => db.Returns.AsNoTracking().ToListAsync(CasesUnderTest.Ct));

    private Task<int> HandIn(AgencyRequest request, string form) => requests.Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(CasesUnderTest.Ct);
        var opened = asked.Forms.Single(one => one.Form == form);
        Assert.NotNull(await answering.HandIn(asked, opened, (await answering.OpenToHandIn(Sheet.For(asked, opened), CasesUnderTest.Ct)) with { Answers = new(answering.FormOf(opened)) }, new(asked.Addressee, [], ReturnKind.Answered), CasesUnderTest.Ct));
        return await db.SaveChangesAsync(CasesUnderTest.Ct);
    });
}
