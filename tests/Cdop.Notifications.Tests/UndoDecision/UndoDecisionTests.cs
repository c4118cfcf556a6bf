using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications.Tests;

public sealed class UndoDecisionTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_acceptance_undone_ends_its_case_and_waits_again()
    {
        var accepted = await modules.Accepted();

        var answer = await modules.Undo(accepted.Reference);

        var told = Assert.Single(modules.Told.OfType<DecisionUndone>());
        var kept = await modules.Read(accepted.Reference);
        Assert.Equal((accepted.Case!.Value, true), (told.Case, told.EndsCase));
        Assert.Equal("Wrong button", await modules.Use((INotificationDirectory notified) => notified.WhyDecided(told.Notification, told.Decision, Ct)));
        Assert.DoesNotContain("Wrong button", string.Concat(await modules.Use((NotificationsDb db) => db.Outbox.Select(m => m.Body).ToListAsync(Ct))), StringComparison.Ordinal);
        Assert.Equal((NotificationState.New, null, null), (kept.State, kept.Case, kept.DecidedAt));
        Assert.Equal([DecisionKind.Accepted, DecisionKind.Undone], kept.Decisions.OrderBy(d => d.Place).Select(d => d.Kind));
        Assert.Equal($"{accepted.Reference} waits for triage again", answer.Value);
    }

    [Fact]
    public async Task Accepted_again_it_is_the_same_case_under_the_same_reference()
    {
        var first = await modules.Accepted();
        await modules.Undo(first.Reference);

        await modules.Triage(first.Reference, await modules.Form(first.Reference));

        var told = modules.Told.OfType<DeathAccepted>().ToList();
        Assert.Equal(2, told.Count);
        Assert.Equal((told[0].Case, told[0].Reference), (told[1].Case, told[1].Reference));
    }

    [Fact]
    public async Task Accepted_again_for_another_area_it_goes_by_a_reference_of_that_area_and_back_in_the_first_by_its_first()
    {
        modules.Person.Areas = [Examples.Knowsley, Examples.Sefton];
        var first = await modules.Accepted();
        await modules.Undo(first.Reference);

        await modules.Triage(first.Reference, await modules.Form(first.Reference) with { Area = Examples.Sefton });
        await modules.Undo(first.Reference);
        await modules.Triage(first.Reference, await modules.Form(first.Reference));

        var told = modules.Told.OfType<DeathAccepted>().ToList();
        Assert.Equal(["KNO", "SEF", "KNO"], told.Select(t => t.Reference.ToString()[..3]));
        Assert.Equal((told[0].Case, told[0].Reference), (told[2].Case, told[2].Reference));
        Assert.Equal(told[0].Case, told[1].Case);
    }

    [Fact]
    public async Task A_form_sent_twice_undoes_once_and_nobody_else_is_said_to_have_done_it()
    {
        var accepted = await modules.Accepted();
        var form = new UndoDecision { Reason = "Wrong button", Version = (await modules.Read(accepted.Reference)).Version };
        Task<Result<string>?> Send() => modules.Use((UndoDecisionHandler handler) => handler.Handle(accepted.Reference, form, Ct));

        var answers = new[] { await Send(), await Send() };

        Assert.All(answers, answer => Assert.Equal($"{accepted.Reference} waits for triage again", answer!.Value));
        Assert.Equal([DecisionKind.Accepted, DecisionKind.Undone], (await modules.Read(accepted.Reference)).Decisions.OrderBy(d => d.Place).Select(d => d.Kind));
    }

    [Fact]
    public async Task The_seven_days_are_168_hours()
    {
        var accepted = await modules.Accepted();
        modules.Clock.AdvanceHours(168);
        Assert.True((await modules.Undo(accepted.Reference)).Succeeded);

        await modules.Triage(accepted.Reference, await modules.Form(accepted.Reference));
        modules.Clock.AdvanceHours(168);
        modules.Clock.AdvanceSeconds(1);
        Assert.Equal("This was decided more than 7 days ago and cannot be undone", Assert.Single((await modules.Undo(accepted.Reference)).Problems).Message);
    }

    [Fact]
    public async Task A_joining_undone_stays_closed_while_somebody_is_shut_out_of_the_case_whose_lists_go_along()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });
        await modules.Use(async (NotificationsDb db) =>
        {
            db.Access.Add(new() { Subject = began.Subject, Person = new("relative"), Kind = AccessKind.Excluded });
            await db.SaveChangesAsync(Ct);
        });

        await modules.Undo(second);

        var asked = modules.Told.OfType<RestrictionAsked>().Last();
        var kept = await modules.Use((NotificationsDb db) => db.Notifications.IgnoreQueryFilters().SingleAsync(n => n.Reference == second, Ct));
        Assert.True(kept.IsRestricted);
        Assert.Equal((kept.Id.Value, began.Subject), (asked.Subject, asked.Leaves!.Value));
    }

    [Fact]
    public async Task What_a_joined_notification_says_is_answered_while_it_is_joined_and_to_those_who_may_see_it()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        Assert.Empty(await Joined());
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        var joined = Assert.Single(await Joined());
        Assert.Equal((second.ToString(), "Smith"), (joined.Reference, joined.Answers.Single(one => one.LinkId == "child.family-name").Value));

        modules.Person.Areas = [Examples.Wirral];
        Assert.Empty(await Joined());
        modules.Person.Areas = [Examples.Knowsley];
        await modules.Undo(second);
        Assert.Empty(await Joined());

        async Task<List<NotificationSays>> Joined() =>
            [.. (await modules.Use((INotificationDirectory notified) => notified.AnswersOf([began.Case!.Value], Ct)))[began.Case!.Value].Where(one => one.Notification != began.Id)];
    }

    [Fact]
    public async Task A_joining_undone_leaves_the_case_and_gives_the_word_back_its_own_number_and_area()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = null, NoPostcode = PostcodeAbsence.NotKnown } })).Value;
        var before = await modules.Read(second);
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        await modules.Undo(second);

        var told = Assert.Single(modules.Told.OfType<DecisionUndone>());
        var kept = await modules.Read(second);
        Assert.Equal((began.Case!.Value, false), (told.Case, told.EndsCase));
        Assert.Equal((before.Subject, before.Area, before.IsRestricted, before.Case, before.State), (kept.Subject, kept.Area, kept.IsRestricted, kept.Case, kept.State));
        Assert.Equal(NotificationState.Accepted, (await modules.Read(began.Reference)).State);
    }

    [Fact]
    public async Task A_case_that_others_were_joined_to_does_not_end_under_them()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        Assert.Equal("Other notifications have been joined to this case. Undo those first", Assert.Single((await modules.Undo(began.Reference)).Problems).Message);

        await modules.Undo(second);
        Assert.True((await modules.Undo(began.Reference)).Succeeded);
    }

    [Fact]
    public async Task Of_an_undo_and_a_joining_at_the_same_moment_only_one_is_saved()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        await using var slow = modules.Scope();
        var db = slow.ServiceProvider.GetRequiredService<NotificationsDb>();
        var undone = await db.Notifications.Include(n => n.Decisions).SingleAsync(n => n.Reference == began.Reference, Ct);
        db.Add(undone.Undo("Wrong button", othersJoined: false, isGuarded: false, modules.Person.Id, modules.Clock.GetCurrentInstant()).Value);

        Assert.True((await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() })).Succeeded);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveBecause("Wrong button", Ct));
        Assert.Equal(NotificationState.Accepted, (await modules.Read(began.Reference)).State);
    }

    [Fact]
    public async Task It_needs_a_reason_and_a_decision()
    {
        var accepted = await modules.Accepted();

        Assert.Equal("Enter why you undo this", Assert.Single((await modules.Undo(accepted.Reference, null)).Problems).Message);
        await modules.Undo(accepted.Reference);
        Assert.Equal("There is no decision to undo", Assert.Single((await modules.Undo(accepted.Reference)).Problems).Message);
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();
}
