using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

/// <summary>What an agency can still say once something that it answered counts.</summary>
public sealed class AfterAnAnswerTests : IAsyncDisposable
{
    private const string Weight = "child.birth.weight";

    private readonly RequestsUnderTest requests = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    [Fact]
    public async Task Neither_that_the_child_was_not_known_nor_that_it_is_for_somebody_else_is_taken_beside_an_answer()
    {
        var gp = await AnsweredInPart();
        await RefusesTheOthers(gp);

        Assert.True((await Nothing(gp, didNotKnow: false)).Succeeded);
        Assert.Equal(RequestState.Returned, (await requests.Find(gp)).State);
    }

    [Fact]
    public async Task Nor_after_it_was_sent_back_and_nothing_to_add_leaves_what_was_answered_as_it_is()
    {
        var gp = await AnsweredInPart();
        requests.Cases.Clock.AdvanceDays(1);
        Assert.True((await requests.SendBack(gp, requests.Today.PlusDays(30))).Succeeded);
        await RefusesTheOthers(gp);

        requests.Cases.Clock.AdvanceDays(1);
        Assert.True((await Nothing(gp, didNotKnow: false)).Succeeded);

        var now = await requests.Find(gp);
        Assert.Equal((RequestState.Returned, false), (now.State, now.Forms.Single(form => form.Form == "reporting").IsNothing));
        Assert.Equal("320", (await requests.Record())!.Of(Weight)!.Shown);
        var query = await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().SingleAsync(Ct));
        Assert.Equal(("Nothing to add", true), (query.Reply, query.SettledAt is not null));
        Assert.Equal(["reporting 1 Answered", "asthma-anaphylaxis 1 Nothing"], await requests.Cases.Modules.Use((DataCollectionDb db) =>
            db.Returns.AsNoTracking().OrderBy(r => r.At).Select(r => r.Form + " " + r.Number + " " + r.Kind).ToListAsync(Ct)));
    }

    [Fact]
    public async Task Who_did_not_know_the_child_can_say_so_of_a_further_form_too()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        Assert.True((await Nothing(gp, didNotKnow: true)).Succeeded);
        await requests.AskAlso(gp, "asthma-anaphylaxis", requests.Today.PlusDays(21));

        Assert.False((await NotForUs(gp)).Succeeded);
        Assert.True((await Nothing(gp, didNotKnow: true)).Succeeded);
        Assert.True((await requests.Find(gp)).IsChildNotKnown);
    }

    private async Task RefusesTheOthers(AgencyRequest gp)
    {
        var before = (await requests.Find(gp)).State;
        var version = (await requests.Find(gp)).Version;
        Assert.Contains("so it was known", Assert.Single((await Nothing(gp, didNotKnow: true)).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("not for somebody else", Assert.Single((await NotForUs(gp)).Problems).Message, StringComparison.Ordinal);
        Assert.False((await requests.Cases.Modules.Use((TypeInReturnHandler handler) => handler.Nothing(RequestsUnderTest.Kno, gp.Reference, new() { Who = "Dr A. Bell", DidNotKnow = true, Version = version }, Ct)))!.Succeeded);
        Assert.False((await requests.Cases.Modules.Use((TypeInReturnHandler handler) => handler.NotForThem(RequestsUnderTest.Kno, gp.Reference, new() { Who = "Dr A. Bell", Version = version }, Ct)))!.Succeeded);
        Assert.Equal(before, (await requests.Find(gp)).State);
    }

    private async Task<AgencyRequest> AnsweredInPart()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.AskAlso(gp, "asthma-anaphylaxis", requests.Today.PlusDays(21));
        await requests.Answer(gp, (Weight, 320));
        return gp;
    }

    private async Task<Result<string>> Nothing(AgencyRequest request, bool didNotKnow) => await requests.Cases.Modules.Use(async (SayNothingToAddHandler handler) =>
        await handler.Handle((await requests.Find(request)).Doors[0], new() { Key = Guid.NewGuid(), DidNotKnow = didNotKnow }, Ct));

    private async Task<Result<string>> NotForUs(AgencyRequest request) => await requests.Cases.Modules.Use(async (SayNotForUsHandler handler) =>
        await handler.Handle((await requests.Find(request)).Doors[0], new() { Key = Guid.NewGuid() }, Ct));
}
