using Cdop.DataCollection.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class RecuseMemberTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task For_whoever_takes_no_part_the_case_is_in_no_list_no_count_and_at_no_address()
    {
        var (number, one, other) = await Listed();
        var label = await panels.Label(one, Ct);
        await panels.Recuse(number, one, "police", Ct);
        await SignInAs("police");

        Assert.Null(await panels.Case(one, Ct));
        Assert.Equal(other.Value, Assert.Single(await panels.Agenda(number, Ct)).Subject);
        Assert.Equal(1, await panels.Modules.Use((PanelReviewDb db) => db.Cases.CountAsync(Ct)));
        Assert.IsType<Microsoft.AspNetCore.Mvc.NotFoundResult>(await Open(number, label));
        Assert.Null(await panels.Modules.Use((TakeOffMeetingHandler handler) => handler.Handle(number, label, new(), Ct)));
    }

    [Fact]
    public async Task The_others_see_it_as_before()
    {
        var (number, one, _) = await Listed();
        await panels.Recuse(number, one, "police", Ct);
        await SignInAs("chair");

        Assert.NotNull(await panels.Case(one, Ct));
        Assert.Equal(2, (await panels.Agenda(number, Ct)).Count);
    }

    [Fact]
    public async Task What_goes_to_a_member_who_is_not_signed_in_lacks_it_too()
    {
        var (number, one, other) = await Listed();
        await panels.Recuse(number, one, "police", Ct);

        var seen = await panels.Modules.Use(async (PanelReviewDb db) =>
            await db.Cases.SeenBy(await db.Members.Where(m => m.Seat == "police").Select(m => m.Id).SingleAsync(Ct), db.Recusals).Select(c => c.Subject).ToListAsync(Ct));

        Assert.Equal([other.Value], seen);
    }

    [Fact]
    public async Task It_is_said_once_and_with_a_reason()
    {
        var (number, one, _) = await Listed();
        await panels.Recuse(number, one, "police", Ct);
        Assert.Contains("already", Assert.Single((await panels.Recuse(number, one, "police", Ct))!.Problems).Message);
        var (label, lay) = (await panels.Label(one, Ct), await panels.Modules.Use((PanelReviewDb db) => db.Members.Where(m => m.Seat == "lay").Select(m => m.Id).SingleAsync(Ct)));

        Assert.Contains("what part they had", Assert.Single((await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle(number, label, new() { Member = lay, Because = "" }, Ct)))!.Problems).Message);
        Assert.Equal("Member", Assert.Single((await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle(number, label, new() { Member = Guid.NewGuid(), Because = "So" }, Ct)))!.Problems).Field);
    }

    [Fact]
    public async Task Taken_back_with_a_reason_the_case_is_there_again_and_what_was_said_stays()
    {
        var (number, one, _) = await Listed();
        var label = await panels.Label(one, Ct);
        await panels.Recuse(number, one, "police", Ct);
        var said = await panels.Modules.Use((PanelReviewDb db) => db.Recusals.Select(r => r.Id).SingleAsync(Ct));
        Assert.Contains("after all", Assert.Single((await TakeBack(""))!.Problems).Message);
        Assert.True((await TakeBack("It was a cousin of the same name"))!.Succeeded);
        await SignInAs("police");

        Assert.NotNull(await panels.Case(one, Ct));
        Assert.Equal("It was a cousin of the same name", await panels.Modules.Use((PanelReviewDb db) => db.Recusals.Select(r => r.TakenBackBecause).SingleAsync(Ct)));
        Assert.True((await panels.Recuse(number, one, "police", Ct))!.Succeeded);

        Task<Result<string>?> TakeBack(string because) => panels.Modules.Use((TakeBackRecusalHandler handler) => handler.Handle(number, label, said, new() { Because = because }, Ct));
    }

    [Fact]
    public async Task Its_page_says_who_takes_no_part_and_why()
    {
        var (number, one, _) = await Listed();
        await panels.Recuse(number, one, "police", Ct);

        var page = await panels.Look<ViewListedCasePage>(async page =>
        {
            (page.Number, page.Label) = (number, await panels.Label(one, Ct));
            Assert.IsType<Microsoft.AspNetCore.Mvc.RazorPages.PageResult>(await page.OnGetAsync(Ct));
        });

        Assert.Equal(("The police", "Treated the child"), (Assert.Single(page.Recusals).Name, page.Recusals[0].Recusal.Because));
    }

    [Fact]
    public async Task What_speaks_for_an_interest_is_shown_until_it_was_said()
    {
        var (number, one, _) = await Listed();
        panels.Involvements[one] = new(one, "Pike", null, [new(PartInCase.OnList, "The Police", "Detective", "", "police@panel.example")]);

        Assert.Equal(("The police", "Among the professionals of the case: The Police, Detective"), Assert.Single(await Suggested()) is var found ? (found.Name, Assert.Single(found.Evidence)) : default);
        await panels.Recuse(number, one, "police", Ct);
        Assert.Empty(await Suggested());

        async Task<IReadOnlyList<SuggestedInterest>> Suggested() => (await panels.Look<ListInterestsPage>(async page =>
        {
            page.At = number;
            await page.OnGetAsync(Ct);
        })).Suggested;
    }

    [Fact]
    public async Task A_case_is_taken_off_put_on_the_fast_track_and_held_with_a_reason()
    {
        var (number, one, _) = await Listed();
        var label = await panels.Label(one, Ct);
        Assert.Contains("no discussion", Assert.Single((await FastTrack(null))!.Problems).Message);
        Assert.True((await FastTrack("Expected, and all agree"))!.Succeeded);
        Assert.True((await panels.Agenda(number, Ct)).Single(item => item.Subject == one.Value).IsFastTrack);
        Assert.Contains("take it off first", Assert.Single((await Hold("sudi", "So"))!.Problems).Message);

        var version = (await panels.Agenda(number, Ct)).Single(item => item.Subject == one.Value).Version;
        Assert.True((await panels.Modules.Use((TakeOffMeetingHandler handler) => handler.Handle(number, label, new() { Version = version }, Ct)))!.Succeeded);
        Assert.Single(await panels.Agenda(number, Ct));

        Assert.Contains("why it waits", Assert.Single((await Hold("sudi", null))!.Problems).Message);
        Assert.Equal("Panel", Assert.Single((await Hold("general", "So"))!.Problems).Field);
        Assert.True((await Hold("sudi", "Three are reviewed together"))!.Succeeded);
        Assert.Equal(("sudi", "Three are reviewed together"), (await panels.Case(one, Ct)) is { } held ? (held.HeldFor, held.HeldBecause) : default);

        async Task<Result<string>?> FastTrack(string? because)
        {
            var seen = (await panels.Agenda(number, Ct)).Single(item => item.Subject == one.Value).Version;
            return await panels.Modules.Use((FastTrackCaseHandler handler) => handler.Handle(number, label, new() { IsFastTrack = true, Because = because, Version = seen }, Ct));
        }

        async Task<Result<string>?> Hold(string panel, string? because)
        {
            var seen = (await panels.Case(one, Ct))!.Version;
            return await panels.Modules.Use((HoldPanelCaseHandler handler) => handler.Handle(label, new() { Panel = panel, Because = because, Version = seen }, Ct));
        }
    }

    private async Task<(string Number, CaseId One, CaseId Other)> Listed()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var (one, other) = (await panels.Ready(ReadyCases.Of(), Ct), await panels.Ready(ReadyCases.Of(), Ct));
        await panels.List(number, Ct, one, other);
        return (number, one, other);
    }

    // The member of a seat has an account, and acts from now on.
    private async Task SignInAs(string seat)
    {
        var person = new UserId($"account-of-{seat}");
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            var member = await db.Members.SingleAsync(m => m.Seat == seat, Ct);
            Assert.True(member.Describe(DescribeMember.Of(member) with { Person = person.Value }, PanelRulesAsData.Read()).Succeeded);
            await db.SaveChangesAsync(Ct);
        });
        panels.Modules.Person.Id = person;
    }

    private async Task<Microsoft.AspNetCore.Mvc.IActionResult> Open(string number, string label)
    {
        Microsoft.AspNetCore.Mvc.IActionResult? answer = null;
        await panels.Look<ViewListedCasePage>(async page =>
        {
            (page.Number, page.Label) = (number, label);
            answer = await page.OnGetAsync(Ct);
        });
        return answer!;
    }
}
