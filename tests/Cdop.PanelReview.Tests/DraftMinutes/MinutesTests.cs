using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class MinutesTests : IAsyncDisposable
{
    private readonly PanelThatMet met = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => met.DisposeAsync();

    [Fact]
    public async Task Who_says_later_that_they_had_a_part_in_a_case_was_there_all_the_same()
    {
        await met.Meet(Ct);
        await met.Defer(0, Ct);
        met.Panels.Modules.Clock.AdvanceDays(10);
        await met.Panels.Recuse(met.Number, met.Cases[0], "lay", Ct);

        Assert.True((await Draft()).Succeeded);
        var said = (await Parts("office"))[1].Part.Last.Text;
        Assert.DoesNotContain("takes no part", said, StringComparison.Ordinal);
        Assert.Contains("The lay", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_drafted_once_from_what_was_recorded()
    {
        await met.Meet(Ct, cases: 2);
        await met.Panels.Recuse(met.Number, met.Cases[1], "lay", Ct);
        Assert.Contains("Not all cases are taken yet", Assert.Single((await Draft()).Problems).Message, StringComparison.Ordinal);
        await met.Ratify(0, Ct);
        await met.Defer(1, Ct);

        Assert.True((await Draft()).Succeeded);

        var parts = await Parts("office");
        Assert.Equal([0, 1, 2], parts.Select(one => one.Part.Position));
        var (meeting, ratified, deferred) = (parts[0].Part.Last.Text, parts[1].Part.Last.Text, parts[2].Part.Last.Text);
        Assert.Contains("– The police, police", meeting, StringComparison.Ordinal);
        Assert.Contains("Apologies\n– None", meeting, StringComparison.Ordinal);
        foreach (var said in new[]
        {
            "Quorate for this case", "Ratified\n– By the chair", "10. Sudden unexpected, unexplained death", "Modifiable factors identified", "Domain C: Unsafe sleep, modifiable",
            "Safer sleep was not talked about with the mother (from what could have gone better; nationally)", "To Health visiting: Talk about safer sleep at each visit", "Public health: Write to all practices, by 1 September 2026",
        })
        {
            Assert.Contains(said, ratified, StringComparison.Ordinal);
        }

        Assert.Contains("The lay, lay member, takes no part in this case and left for it", deferred, StringComparison.Ordinal);
        Assert.Contains("Put off to a later meeting\n– Coroner is asked: The conclusion\n– By 1 July 2026", deferred, StringComparison.Ordinal);
        Assert.Equal("The minutes are drafted already", Assert.Single((await Draft()).Problems).Message);
    }

    [Fact]
    public async Task A_finding_that_was_taken_up_again_and_a_referral_with_its_decision_stand_in_them()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        var label = await met.As("office").Label(0, Ct);
        await Refer(label, ReferralTo.Police, "Merseyside Police", "Who was there is not known", decided: null);
        await Refer(label, ReferralTo.Coroner, "The coroner for Liverpool and Wirral", "The cause was not looked at", ReferralDecision.TakenUp);
        Assert.True((await met.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(met.Number, label, new() { Because = "The coroner has found another cause." }, Ct)))!.Succeeded);
        await met.RatifyAgain(0, Ct);

        Assert.True((await Draft()).Succeeded);

        var text = (await Parts("office"))[1].Part.Last.Text;
        Assert.Contains("Taken up again\n– Version 1 of the finding: The coroner has found another cause. Version 2 was ratified on 13 May 2026", text, StringComparison.Ordinal);
        Assert.Contains("Referred to another body\n", text, StringComparison.Ordinal);
        Assert.Contains("– The coroner for Liverpool and Wirral, on 13 May 2026: The cause was not looked at. They take it up, 13 May 2026: An inquest is opened", text, StringComparison.Ordinal);
        Assert.Contains("– Merseyside Police, on 13 May 2026: Who was there is not known. They have not decided yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_finding_is_taken_up_again_and_not_ratified_yet_they_say_so()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        var label = await met.As("office").Label(0, Ct);
        Assert.True((await met.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(met.Number, label, new() { Because = "Another cause" }, Ct)))!.Succeeded);

        Assert.True((await Draft()).Succeeded);

        Assert.Contains("Taken up again\n– Version 1 of the finding: Another cause. No new version is ratified yet", (await Parts("office"))[1].Part.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_guest_expert_stands_under_their_own_case_and_nowhere_else(bool isRatified)
    {
        await met.Meet(Ct, cases: 2);
        await met.Modules.Use(async (PanelReviewDb db) =>
        {
            var (meeting, item) = (await db.Whole(met.Number).SingleAsync(Ct), await db.Agenda.SingleAsync(one => one.Subject == met.Cases[0].Value, Ct));
            var guest = GuestExpert.Invite(meeting, item, "Lena Adeyemi", new() { Person = "lena", Email = "lena@university.example", Employer = "A university", Because = "The treatment" }, [], new("office"), met.Modules.Clock.GetCurrentInstant()).Value;
            guest.Attend(isThere: true);
            db.Add(guest);
            return await db.SaveChangesAsync(Ct);
        });
        await (isRatified ? met.Ratify(0, Ct) : met.Defer(0, Ct));
        await met.Defer(1, Ct);

        Assert.True((await Draft()).Succeeded);

        var texts = (await Parts("office")).Select(one => one.Part.Last.Text).ToList();
        Assert.Contains("Present for this case\n– Lena Adeyemi, guest expert", texts[1], StringComparison.Ordinal);
        Assert.Equal(1, texts[1].Split("Lena Adeyemi").Length - 1);
        Assert.All([texts[0], texts[2]], text => Assert.DoesNotContain("Lena", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deputies_and_apologies_stand_in_them()
    {
        await met.Meet(Ct, cases: 1, absent: "lay");
        met.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 12, 8, 45));
        Assert.True((await met.Panels.Answer(await met.Panels.LinkOf("police@panel.example", Ct), Reply.NotComing, Ct, "Ines Dunn", "ines@police.example"))!.Succeeded);
        met.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 45));
        await met.Defer(0, Ct);

        Assert.True((await Draft()).Succeeded);

        var text = (await Parts("office"))[0].Part.Last.Text;
        Assert.Contains("– Ines Dunn, for The police, police", text, StringComparison.Ordinal);
        Assert.Contains("Apologies\n– The lay, lay member", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_by_which_the_family_could_be_told_is_drafted_or_can_be_written()
    {
        await Drafted();

        Assert.All(await Parts("office"), one => Assert.DoesNotContain("Thorne", one.Part.Last.Text, StringComparison.Ordinal));
        foreach (var told in new[] { PanelThatMet.Child, "Sarah", "999 000 0018", "14 Meadow Close", "LIV-2026-017", "8 January 2026", "the third of November 2025", "on the eighth of January" })
        {
            Assert.Contains("could be told", Assert.Single((await Write(1, $"It was {told} that they said", "")).Problems).Message, StringComparison.Ordinal);
        }

        Assert.True((await Write(1, "It was 6 January 2026, and the police are to say more by 9 July", "")).Succeeded);
    }

    [Fact]
    public async Task What_is_said_of_the_meeting_itself_names_no_family_of_any_of_its_cases_whoever_writes()
    {
        await met.Meet(Ct, cases: 2);
        await met.Ratify(0, Ct);
        await met.Defer(1, Ct);
        Assert.True((await Draft()).Succeeded);

        foreach (var told in new[] { PanelThatMet.Child, "999 000 0018", "LIV-2026-017", "the eighth of January 2026" })
        {
            Assert.Equal(WriteMinutesHandler.ToldOfFamily, Assert.Single((await Write(0, $"Also: {told} was spoken of", "")).Problems).Message);
        }

        Assert.True((await Write(0, "Also: the next meeting is in June", "")).Succeeded);
    }

    [Fact]
    public async Task Where_the_papers_are_not_there_nobody_can_look_for_names_and_nothing_is_written()
    {
        await Drafted();
        var before = (await Parts("office"))[1].Part.Last.Text;
        met.Panels.Papers.Told.Clear();

        Assert.Equal(PaperDesk.NotThere.Message, Assert.Single((await Write(1, "It was Sarah Thorne that they said", "")).Problems).Message);

        Assert.Equal(before, (await Parts("office"))[1].Part.Last.Text);
    }

    [Fact]
    public async Task What_is_typed_is_saved_over_the_draft_and_never_over_what_another_wrote()
    {
        await Drafted();
        var seen = (await Parts("office"))[1].Part;
        Assert.True((await Write(1, "Mine", "", seen.Version)).Succeeded);

        var refused = await Write(1, "Theirs", "", seen.Version);

        Assert.Equal(WriteMinutesHandler.Overtaken, Assert.Single(refused.Problems).Message);
        Assert.Equal(("Mine", 1), ((await Parts("office"))[1].Part.Last.Text, (await Parts("office"))[1].Part.Last.Number));
    }

    [Fact]
    public async Task Whoever_was_overtaken_keeps_what_they_typed_and_sees_what_stands_now()
    {
        await Drafted();
        var label = await met.Label(0, Ct);
        var seen = (await Parts("office"))[1].Part;
        await Write(1, "Mine", "", seen.Version);

        var page = await met.Panels.Look<WriteMinutesPage>(async page =>
        {
            (page.Number, page.Label, page.Form) = (met.Number, label, new() { Text = "Theirs", Version = seen.Version });
            await page.OnPostAsync(Ct);
        });

        Assert.Equal(("Theirs", "Mine"), (page.Form.Text, page.Meanwhile));
        Assert.Equal((await Parts("office"))[1].Part.Version, page.Form.Version);
    }

    [Fact]
    public async Task Once_the_chair_has_approved_them_a_correction_is_a_new_version_with_a_reason_to_be_approved_again()
    {
        await Drafted();
        Assert.True((await Approve("chair")).Succeeded);
        Assert.All(await Parts("office"), one => Assert.Equal("chair", one.Part.Last.ApprovedBy?.Value));

        Assert.Equal("Because", Assert.Single((await Write(1, "Put right", "")).Problems).Field);
        Assert.True((await Write(1, "Put right", "The police asked for it")).Succeeded);

        var part = (await Parts("office"))[1].Part;
        Assert.Equal([1, 2], part.Texts.Select(text => text.Number).Order());
        Assert.Equal(("Put right", "The police asked for it", false), (part.Last.Text, part.Last.Because, part.IsApproved));
        Assert.NotNull(part.Texts.Single(text => text.Number == 1).ApprovedAt);
        Assert.True((await Approve("chair")).Succeeded);
        Assert.True((await Parts("office"))[1].Part.IsApproved);
    }

    [Fact]
    public async Task Only_who_chaired_approves_and_only_what_they_have_seen()
    {
        await Drafted();

        Assert.Contains("Only who chaired", Assert.Single((await Approve("police")).Problems).Message, StringComparison.Ordinal);
        var seen = MinuteBook.Stamp(await Parts("chair"));
        await Write(1, "Other words", "");
        Assert.Equal(ApproveMinutesHandler.Changed, Assert.Single((await Approve("chair", seen)).Problems).Message);
        Assert.All(await Parts("office"), one => Assert.False(one.Part.IsApproved));
    }

    [Fact]
    public async Task For_a_member_who_takes_no_part_in_a_case_the_minutes_lack_it()
    {
        await met.Meet(Ct, cases: 2);
        await met.Panels.Recuse(met.Number, met.Cases[0], "lay", Ct);
        await met.Ratify(1, Ct);
        await met.Defer(0, Ct);
        Assert.True((await Draft()).Succeeded);
        var (without, label) = (await met.As("office").Label(0, Ct), await met.Label(1, Ct));

        Assert.Equal(["", label], (await Read("lay")).Parts.Select(one => one.Label));
        Assert.DoesNotContain((await Read("lay")).Parts, one => one.Part.Last.Text.Contains(without, StringComparison.Ordinal));
        Assert.Equal(3, (await Read("police")).Parts.Count);
        Assert.IsType<NotFoundResult>(await Opened("lay", without));
        Assert.IsType<PageResult>(await Opened("office", without));
    }

    [Fact]
    public async Task Who_chairs_another_meeting_and_plans_none_has_no_minutes_of_this_one()
    {
        await Drafted();
        var part = (await Parts("office"))[1].Part;

        met.As("another-chair").Modules.Person.Lacks.Add(Permission.PlanPanels);

        Assert.Empty((await met.Panels.Look<ListMinutesPage>(page => page.OnGetAsync(null, Ct))).Rows);
        Assert.Null(await met.Modules.Use((WriteMinutesHandler handler) => handler.Handle(part.Id, new() { Text = "Mine", Version = part.Version }, Ct)));
        Assert.Null(await met.Modules.Use((DraftMinutesHandler handler) => handler.Handle(met.Number, new(), Ct)));
        Assert.Null(await met.Modules.Use((ApproveMinutesHandler handler) => handler.Handle(met.Number, new(), Ct)));
    }

    [Fact]
    public async Task A_member_reads_them_as_long_as_the_papers_and_no_longer()
    {
        await Drafted();
        Assert.Equal(2, (await Read("police")).Parts.Count);
        Assert.Empty((await Read("somebody")).Parts);

        met.Modules.Clock.Reset((await met.Panels.Meeting(met.Number, Ct)).Ends + Duration.FromHours(14 * 24));

        Assert.Empty((await Read("police")).Parts);
        Assert.Equal(2, (await Parts("office")).Count);
    }

    [Fact]
    public async Task The_list_says_how_far_they_are()
    {
        await Drafted();
        Assert.Equal((2, 2), await Listed());
        await Approve("chair");
        Assert.Equal((2, 0), await Listed());
        await Write(1, "Put right", "The police asked for it");
        Assert.Equal((2, 1), await Listed());

        async Task<(int, int)> Listed() => Assert.Single((await met.As("office").Panels.Look<ListMinutesPage>(page => page.OnGetAsync(null, Ct))).Rows) is var row ? (row.Parts, row.ToApprove) : default;
    }

    [Fact]
    public async Task Each_change_is_in_the_audit_with_its_reason()
    {
        await Drafted();
        await Approve("chair");
        await Write(1, "Put right", "The police asked for it");

        var lines = await met.Modules.Audit<PanelReviewDb>(Ct);

        Assert.Contains(lines, one => one.Line.Subject == met.Cases[0].Value && one.Line.What.Contains(nameof(MinutesText), StringComparison.Ordinal) && one.Sealed.Because == "The police asked for it");
    }

    private async Task Drafted()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        Assert.True((await Draft()).Succeeded);
    }

    private async Task<Result<string>> Draft() => (await met.As("office").Modules.Use((DraftMinutesHandler handler) => handler.Handle(met.Number, new(), Ct)))!;

    private async Task<IReadOnlyList<MinutesRead>> Parts(string seat)
    {
        var meeting = await met.Panels.Meeting(met.Number, Ct);
        return await met.As(seat).Modules.Use((MinuteBook book) => book.All(meeting.Id, Ct));
    }

    private async Task<Result<string>> Write(int at, string text, string because, Guid? seen = null)
    {
        var part = (await Parts("office"))[at].Part;
        return (await met.As("office").Modules.Use((WriteMinutesHandler handler) => handler.Handle(part.Id, new() { Text = text, Because = because, Version = seen ?? part.Version }, Ct)))!;
    }

    private async Task<Result<string>> Approve(string seat, string? seen = null)
    {
        seen ??= MinuteBook.Stamp(await Parts(seat));
        return (await met.As(seat).Modules.Use((ApproveMinutesHandler handler) => handler.Handle(met.Number, new() { Seen = seen }, Ct)))!;
    }

    [Fact]
    public async Task Whoever_reads_them_stands_in_the_audit()
    {
        await Drafted();
        var label = await met.As("office").Label(0, Ct);

        Assert.Equal(("Viewed", label), (await Read("police")).Shown is var (_, note) ? (note.Action, note.Payload) : default);
        var printed = await met.As("office").Panels.Look<PrintMinutesPage>(page =>
        {
            page.Number = met.Number;
            return page.OnGetAsync(Ct);
        });
        Assert.Equal(label, printed.Shown?.Note.Payload);
    }

    [Fact]
    public async Task Whoever_reads_them_stands_in_the_audit_of_each_case_that_they_read_of_and_of_no_other()
    {
        await met.Meet(Ct, cases: 2);
        await met.Panels.Recuse(met.Number, met.Cases[0], "lay", Ct);
        await met.Ratify(1, Ct);
        await met.Defer(0, Ct);
        Assert.True((await Draft()).Succeeded);

        Assert.Equal([("Viewed", met.Cases[1].Value)], (await Read("lay")).ShownBeside.Select(note => (note.Action, note.Subject)));
        Assert.Equal([met.Cases[0].Value, met.Cases[1].Value], (await Read("police")).ShownBeside.Select(note => note.Subject));
    }

    private async Task Refer(string label, ReferralTo to, string body, string because, ReferralDecision? decided)
    {
        var today = met.Modules.Clock.GetCurrentInstant().DateIn();
        Register.Done((await met.As("office").Modules.Use((ReferCaseHandler handler) => handler.Handle(label, new() { To = to, Body = body, Because = because, On = today }, Ct)))!);
        if (decided is not null)
        {
            var referral = await met.Modules.Use((PanelReviewDb db) => db.Referrals.AsNoTracking().SingleAsync(one => one.To == to, Ct));
            Register.Done((await met.Modules.Use((FollowReferralHandler handler) => handler.Handle(label, referral.Id, new() { Step = ReferralStep.Decide, Decision = decided, DecidedOn = today, DecisionWords = "An inquest is opened", Version = referral.Version }, Ct)))!);
        }
    }

    private Task<ReadMinutesPage> Read(string seat) => met.As(seat).Panels.Look<ReadMinutesPage>(page =>
    {
        page.Number = met.Number;
        return page.OnGetAsync(Ct);
    });

    private async Task<IActionResult?> Opened(string seat, string label)
    {
        IActionResult? answer = null;
        await met.As(seat).Panels.Look<WriteMinutesPage>(async page =>
        {
            (page.Number, page.Label) = (met.Number, label);
            answer = await page.OnGetAsync(Ct);
        });
        return answer;
    }
}
