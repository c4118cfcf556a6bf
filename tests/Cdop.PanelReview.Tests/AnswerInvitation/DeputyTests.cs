using Cdop.DataCollection.Contracts;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class DeputyTests : IAsyncDisposable
{
    private const string Hale = "morgan.hale@police.example";

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Who_is_named_is_asked_once_with_an_entry_for_their_calendar_and_without_the_members_link()
    {
        var link = await Named();
        await panels.Answer(link, Reply.NotComing, Ct, "DS Morgan Hale", Hale);

        var mail = Assert.Single(await To(Hale));
        Assert.Equal("REQUEST", Calendar.Load(mail.Calendar!)!.Method);
        Assert.Contains("in their place", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/invitation/", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_named_no_more_is_told_and_the_entry_goes()
    {
        var link = await Named();
        await panels.Answer(link, Reply.NotComing, Ct, "PC Ali Reed", "ali.reed@police.example");
        await panels.Answer(link, Reply.Coming, Ct);

        Assert.Equal(["REQUEST", "CANCEL"], (await To(Hale)).Select(mail => Calendar.Load(mail.Calendar!)!.Method));
        Assert.Equal(["REQUEST", "CANCEL"], (await To("ali.reed@police.example")).Select(mail => Calendar.Load(mail.Calendar!)!.Method));
    }

    [Fact]
    public async Task A_deputy_is_told_of_another_room_another_day_and_a_cancelling()
    {
        await Named();
        await Move(meeting => MoveMeeting.Of(meeting) with { Place = "Room 9", Reason = WhyMeetingChanges.Member });
        Assert.Contains("still named", (await To(Hale))[^1].Body, StringComparison.Ordinal);
        await Move(meeting => MoveMeeting.Of(meeting) with { On = new(2026, 5, 14), Reason = WhyMeetingChanges.Member });

        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], (await To(Hale)).Select(mail => Calendar.Load(mail.Calendar!)!.Method));

        async Task Move(Func<Meeting, MoveMeeting> to)
        {
            var meeting = await panels.Meeting("2026-001", Ct);
            Assert.True((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle("2026-001", to(meeting), Ct)))!.Succeeded);
        }
    }

    [Fact]
    public async Task An_address_that_anybody_can_have_is_refused_and_one_that_we_do_not_know_is_looked_at_twice()
    {
        var link = await Named();
        var before = (await panels.Mail(Ct)).Count;

        Assert.Equal(nameof(AnswerInvitation.StandInEmail), Assert.Single((await Name("urgent@gmail.com", isChecked: true))!.Problems).Field);
        Assert.Equal(nameof(AnswerInvitation.IsChecked), Assert.Single((await Name("urgent@nowhere.example", isChecked: false))!.Problems).Field);
        Assert.Equal(before, (await panels.Mail(Ct)).Count);
        Assert.True((await Name("urgent@panel.example", isChecked: false))!.Succeeded); // where the member has theirs
        Assert.True((await Name("urgent@nowhere.example", isChecked: true))!.Succeeded);

        Task<Result<Invitation>?> Name(string email, bool isChecked) => panels.Answer(link, Reply.NotComing, Ct, "Urgent Payment", email, isChecked);
    }

    [Fact]
    public async Task Nobody_comes_in_the_place_of_the_chair_but_the_deputy_chair()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);

        var refused = await panels.Answer(await panels.LinkOf("chair@panel.example", Ct), Reply.NotComing, Ct, "Dr New", "new@panel.example");

        var problem = Assert.Single(refused!.Problems);
        Assert.Equal(nameof(Invitation.StandIn), problem.Field);
        Assert.Contains("deputy chair alone", problem.Message, StringComparison.Ordinal);
        Assert.True((await panels.Answer(await panels.LinkOf("chair@panel.example", Ct), Reply.NotComing, Ct))!.Succeeded);
    }

    [Fact]
    public async Task Three_are_named_one_after_another_and_no_fourth_and_the_member_is_told_of_each()
    {
        var link = await Named();
        foreach (var name in new[] { "Ali", "Kim" })
        {
            Assert.True((await panels.Answer(link, Reply.NotComing, Ct, name, $"{name}@panel.example"))!.Succeeded);
        }

        var fourth = await panels.Answer(link, Reply.NotComing, Ct, "Sam", "Sam@panel.example");
        Assert.Contains("3 deputies have been named already", Assert.Single(fourth!.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await To("Sam@panel.example"));
        Assert.True((await panels.Answer(link, Reply.NotComing, Ct, "Kim", "Kim@panel.example"))!.Succeeded); // said twice, it says the same
        Assert.Equal(3, (await To("police@panel.example")).Count(mail => mail.Body.Contains("comes in your place, and we have written to", StringComparison.Ordinal)));
        Assert.DoesNotContain("/invitation/", (await To("police@panel.example"))[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_in_the_place_of_a_member_is_compared_with_who_had_a_part_and_takes_none_in_that_case_until_it_is_taken_back()
    {
        var link = await Named();
        var (one, other) = (await panels.Ready(ReadyCases.Of(), Ct), await panels.Ready(ReadyCases.Of(), Ct));
        await panels.List("2026-001", Ct, one, other);
        panels.Involvements[one] = new(one, "Hale", null, [new(PartInCase.WroteReturn, "M. Hale", "Sergeant", "Example Trust", "")]);

        var suggested = Assert.Single(await Suggested(), found => found.Name.StartsWith("DS Morgan Hale", StringComparison.Ordinal));
        Assert.Equal(["Answered about the child, or was asked to: M. Hale, Sergeant, Example Trust", "Has the family name of the child"], suggested.Evidence);
        Assert.Equal("DS Morgan Hale, for The police", suggested.Name);

        Assert.Contains("police", await Seats(one));
        var label = await panels.Label(one, Ct);
        Assert.Equal(nameof(RecuseMember.Because), Assert.Single((await Recuse("")).Problems).Field);
        Assert.True((await Recuse("Was there that night")).Succeeded);
        Assert.Contains("takes no part in this case already", Assert.Single((await Recuse("Was there that night")).Problems).Message, StringComparison.Ordinal);

        Assert.DoesNotContain("police", await Seats(one));
        Assert.Contains("police", await Seats(other));
        Assert.True((await panels.Meeting("2026-001", Ct)).HasQuorumToLookAt);
        Assert.DoesNotContain(await Suggested(), found => found.Name.StartsWith("DS Morgan Hale", StringComparison.Ordinal));
        var page = await Shown();
        Assert.Equal(("DS Morgan Hale, for The police", "Was there that night"), Assert.Single(page.Recusals) is var row ? (row.Name, row.Recusal.Because) : default);
        Assert.Equal("Police", page.SeatOf(page.Recusals[0]));

        // Another in the same place may take part, and so may the member; the first may not, whoever they come for.
        Assert.True((await panels.Answer(link, Reply.NotComing, Ct, "PC Ali Reed", "ali.reed@panel.example"))!.Succeeded);
        Assert.Contains("police", await Seats(one));
        Assert.Equal("A deputy", await Shown() is var without ? without.SeatOf(Assert.Single(without.Recusals)) : "");
        Assert.True((await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Reply.NotComing, Ct, "Morgan Hale", Hale.ToUpperInvariant()))!.Succeeded);
        Assert.DoesNotContain("lay", await Seats(one));

        var said = page.Recusals.Single().Recusal.Id;
        Assert.True((await panels.Modules.Use((TakeBackRecusalHandler handler) => handler.Handle("2026-001", label, said, new() { Because = "It was another" }, Ct)))!.Succeeded);
        Assert.Contains("lay", await Seats(one));

        async Task<Result<string>> Recuse(string because) => (await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle("2026-001", label, new() { Member = suggested.Member, Because = because }, Ct)))!;

        async Task<IReadOnlyList<SuggestedInterest>> Suggested() => (await panels.Look<ListInterestsPage>(async page =>
        {
            page.At = "2026-001";
            await page.OnGetAsync(Ct);
        })).Suggested;

        Task<ViewListedCasePage> Shown() => panels.Look<ViewListedCasePage>(async page =>
        {
            (page.Number, page.Label) = ("2026-001", label);
            await page.OnGetAsync(Ct);
        });

        async Task<IReadOnlyList<string>> Seats(CaseId reviewed)
        {
            var meeting = await panels.Meeting("2026-001", Ct);
            var agenda = await panels.Modules.Use((PanelReviewDb db) => db.AgendaOf(meeting, Ct));
            var item = agenda.Cases.Single(listed => listed.Case.Subject == reviewed.Value).Item.Id;
            return [.. agenda.Sittings(meeting, PanelRulesAsData.Read().Type("general")!.Quorum).Single(sitting => sitting.Item == item).There.Select(there => there.Seat)];
        }
    }

    [Fact]
    public async Task Who_was_selected_is_the_one_that_the_page_showed_and_not_who_was_named_meanwhile()
    {
        var link = await Named();
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List("2026-001", Ct, one);
        var label = await panels.Label(one, Ct);
        var shown = (await panels.Look<RecuseMemberPage>(async page =>
        {
            (page.Number, page.Label) = ("2026-001", label);
            await page.OnGetAsync(null, Ct);
        })).Members.Single(choice => choice.Text.StartsWith("DS Morgan Hale", StringComparison.Ordinal));
        Assert.True((await panels.Answer(link, Reply.NotComing, Ct, "PC Ali Reed", "ali.reed@panel.example"))!.Succeeded);
        Assert.True((await panels.Meeting("2026-001", Ct)).HasQuorumToLookAt); // who sits is somebody else

        var refused = (await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle("2026-001", label, new() { Member = Guid.Parse(shown.Value), Because = "Was there that night" }, Ct)))!;
        Assert.StartsWith("Who you selected is not named any more", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await panels.Modules.Use((PanelReviewDb db) => db.DeputyRecusals.ToListAsync(Ct)));
    }

    [Theory]
    [InlineData("police@panel.example", "That is the address of the member")]
    [InlineData("Lay@panel.example", "is invited to this meeting as a member")]
    [InlineData("morgan.hale@police.example", "comes in the place of another member already")]
    public async Task Nobody_sits_twice(string email, string why)
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        Assert.True((await panels.Answer(await panels.LinkOf("social-care@panel.example", Ct), Reply.NotComing, Ct, "DS Morgan Hale", Hale))!.Succeeded);

        var refused = await panels.Answer(await panels.LinkOf("police@panel.example", Ct), Reply.NotComing, Ct, "Somebody", email);
        Assert.Equal((nameof(AnswerInvitation.StandInEmail), true), Assert.Single(refused!.Problems) is var problem ? (problem.Field, problem.Message.Contains(why, StringComparison.Ordinal)) : default);
    }

    [Fact]
    public async Task A_member_of_the_panel_who_comes_in_the_place_of_another_takes_no_part_as_either()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        var planned = await panels.Meeting("2026-001", Ct);
        var lay = planned.Invitations.Single(one => one.Seat == "lay");
        Assert.True((await panels.Modules.Use((WithdrawInvitationHandler handler) => handler.Handle("2026-001", lay.Id, new() { Because = "Moved to another panel", Version = planned.Version }, Ct)))!.Succeeded);
        Assert.True((await panels.Answer(await panels.LinkOf("police@panel.example", Ct), Reply.NotComing, Ct, "The lay", "lay@panel.example"))!.Succeeded);
        var (one, other) = (await panels.Ready(ReadyCases.Of(), Ct), await panels.Ready(ReadyCases.Of(), Ct));
        await panels.List("2026-001", Ct, one, other);

        var police = (await panels.Meeting("2026-001", Ct)).Invitations.Single(invited => invited.Seat == "police");
        var label = await panels.Label(one, Ct);
        Assert.True((await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle("2026-001", label, new() { Member = Deputy.Of(police)!.NumberAt(police), Because = "Knows the family" }, Ct)))!.Succeeded);

        Assert.Equal(lay.Member, (await panels.Modules.Use((PanelReviewDb db) => db.Recusals.SingleAsync(Ct))).Member);
        var meeting = await panels.Meeting("2026-001", Ct);
        var agenda = await panels.Modules.Use((PanelReviewDb db) => db.AgendaOf(meeting, Ct));
        var sat = agenda.Cases.Zip(agenda.Sittings(meeting, PanelRulesAsData.Read().Type("general")!.Quorum)).ToDictionary(pair => pair.First.Case.Subject, pair => pair.Second.There.Select(there => there.Seat).Contains("police"));
        Assert.Equal((false, true), (sat[one.Value], sat[other.Value]));
    }

    private async Task<string> Named()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        var link = await panels.LinkOf("police@panel.example", Ct);
        Assert.True((await panels.Answer(link, Reply.NotComing, Ct, "DS Morgan Hale", Hale))!.Succeeded);
        return link;
    }

    private async Task<List<OutgoingMail>> To(string email) => (await panels.Mail(Ct)).FindAll(mail => mail.To == email);
}
