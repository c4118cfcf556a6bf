using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

public sealed class AnswerInvitationTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_meeting_is_quorate_by_its_answers_and_by_deputies()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        foreach (var seat in new[] { "chair", "designated-doctor", "social-care", "lay" })
        {
            await panels.Answer(await panels.LinkOf($"{seat}@panel.example", Ct), Reply.Coming, Ct);
        }

        var quorum = PanelRulesAsData.Read().Type("general")!.Quorum;
        Assert.Equal(["the police"], quorum.Missing(await Filled()));
        await panels.Answer(await panels.LinkOf("police@panel.example", Ct), Reply.NotComing, Ct, "DS Morgan Hale", "morgan.hale@police.example");
        Assert.Empty(quorum.Missing(await Filled()));

        async Task<IReadOnlyList<string>> Filled() => [.. (await panels.Meeting(number, Ct)).Invitations.Where(one => one.IsFilled).Select(one => one.Seat)];
    }

    [Fact]
    public async Task The_newest_answer_counts_and_said_twice_it_says_the_same()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var link = await panels.LinkOf("lay@panel.example", Ct);
        await panels.Answer(link, Reply.Coming, Ct);
        await panels.Answer(link, Reply.NotComing, Ct);
        await panels.Answer(link, Reply.NotComing, Ct);

        Assert.Equal(Reply.NotComing, (await panels.Meeting(number, Ct)).Invitations.Single(one => one.Seat == "lay").Reply);
    }

    [Fact]
    public async Task Who_was_coming_and_is_not_any_more_by_the_bare_link_is_told_at_once_and_once_an_hour_and_so_is_the_office()
    {
        await using var panels = new Panels(more: services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Email", "office@example.test")]).Build()));
        await panels.Members(Ct);
        await panels.Planned(Ct);
        var link = await panels.LinkOf("lay@panel.example", Ct);
        await panels.Answer(link, Reply.NotComing, Ct);
        Assert.Empty(await Told());
        for (var flips = 0; flips < 3; flips++)
        {
            await panels.Answer(link, Reply.Coming, Ct);
            await panels.Answer(link, Reply.NotComing, Ct);
        }

        Assert.Equal(["lay@panel.example", "office@example.test"], (await Told()).Select(mail => mail.To).Order());
        var mine = (await Told()).Single(mail => mail.To == "lay@panel.example");
        Assert.Contains($"/invitation/{link}", mine.Body, StringComparison.Ordinal);
        Assert.Contains("If it was not you", mine.Body, StringComparison.Ordinal);

        panels.Modules.Clock.Advance(Duration.FromHours(2));
        await panels.Answer(link, Reply.Coming, Ct);
        await panels.Answer(link, Reply.NotComing, Ct);
        Assert.Equal(4, (await Told()).Count);

        async Task<List<OutgoingMail>> Told() => (await panels.Mail(Ct)).FindAll(mail => mail.Subject.StartsWith("Not coming any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_shows_who_they_are_and_comes_no_more_is_not_told_what_they_said()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        var link = await panels.LinkOf("lay@panel.example", Ct);
        await panels.Answer(link, Reply.Coming, Ct);
        var (before, invitation) = ((await panels.Mail(Ct)).Count, await panels.InvitationOf(link, Ct));

        Assert.True((await panels.Modules.Use((AnswerInvitationHandler handler) => handler.Handle(invitation.Id, new DeclareInterests { Reply = Reply.NotComing }, Ct))).Succeeded);
        Assert.Equal(before, (await panels.Mail(Ct)).Count);
    }

    [Fact]
    public async Task All_members_at_once_lose_no_answer()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        string[] seats = ["chair", "designated-doctor", "social-care"];
        var links = new List<string>();
        foreach (var seat in seats)
        {
            links.Add(await panels.LinkOf($"{seat}@panel.example", Ct));
        }

        await Task.WhenAll(links.Select(link => panels.Answer(link, Reply.Coming, Ct)));

        Assert.Equal(3, (await panels.Meeting(number, Ct)).Invitations.Count(one => one.Reply == Reply.Coming));
    }

    [Fact]
    public async Task Another_day_asks_again_and_another_room_does_not()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Reply.Coming, Ct);
        await Move(meeting => MoveMeeting.Of(meeting) with { Place = "Room 9", Reason = WhyMeetingChanges.Member });
        Assert.Equal(Reply.Coming, await ReplyOf());
        await Move(meeting => MoveMeeting.Of(meeting) with { On = new(2026, 5, 14), Reason = WhyMeetingChanges.Member });
        Assert.Equal(Reply.None, await ReplyOf());

        async Task Move(Func<Meeting, MoveMeeting> to)
        {
            var meeting = await panels.Meeting(number, Ct);
            Assert.True((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, to(meeting), Ct)))!.Succeeded);
        }

        async Task<Reply> ReplyOf() => (await panels.Meeting(number, Ct)).Invitations.Single(one => one.Seat == "lay").Reply;
    }

    [Fact]
    public async Task After_the_meeting_or_its_cancelling_nothing_is_answered()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        var link = await panels.LinkOf("lay@panel.example", Ct);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 11, 29));
        Assert.True((await panels.Answer(link, Reply.Coming, Ct))!.Succeeded);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 11, 30));
        Assert.Contains("is over", Assert.Single((await panels.Answer(link, Reply.NotComing, Ct))!.Problems).Message);
    }

    [Theory]
    [InlineData("None", null, null, "Reply")]
    [InlineData("NotComing", "Somebody", null, "StandInEmail")]
    [InlineData("NotComing", null, "some@body.example", "StandIn")]
    [InlineData("NotComing", "Somebody", "no address", "StandInEmail")]
    public async Task What_is_missing_is_said_at_its_field(string reply, string? standIn, string? email, string field)
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);

        var answered = await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Enum.Parse<Reply>(reply), Ct, standIn, email);

        Assert.Equal(field, Assert.Single(answered!.Problems).Field);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_no_invitation() => Assert.Null(await panels.Answer("AAAAAAAAAAAAAAAAAAAAAA", Reply.Coming, Ct));
}
