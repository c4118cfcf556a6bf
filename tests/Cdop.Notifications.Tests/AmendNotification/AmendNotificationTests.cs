using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications.Tests;

public sealed class AmendNotificationTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = Given.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_notified_is_put_right_because()
    {
        var reference = (await modules.Log(Given.Word with { People = new() { Professionals = [new() { Agency = "GP" }, new() { Agency = "School" }] } })).Value;

        var amended = await Amend(reference, await Version(reference), told => told with
        {
            Child = told.Child with { GivenName = "Anna", TypedNhsNumber = "999 000 0026" },
            Death = told.Death with { Date = new(2026, 2, 28) },
            People = told.People with { Professionals = [new() { Agency = "GP", Name = "Dr Example" }] },
        });

        Assert.True(amended!.Succeeded);
        var kept = await modules.Use((NotificationsDb db) => db.Notifications.Include(n => n.Professionals).SingleAsync(Ct));
        Assert.Equal(("Anna", new LocalDate(2026, 2, 28), "SMITH ANNA", NhsNumber.Parse("9990000026")), (kept.Child.GivenName, kept.DiedOn, kept.NameKey, kept.NhsNumber));
        Assert.Equal("Dr Example", Assert.Single(kept.Professionals).Name);
        Assert.Contains("The hospital telephoned", (await modules.Audit<NotificationsDb>(Ct)).Select(a => a.Sealed.Because));
    }

    [Fact]
    public async Task A_case_is_told_that_it_was_put_right_and_asks_why()
    {
        await using var triage = GivenTriage.Modules(services => services.ListenTo<NotificationAmended>());
        var accepted = await triage.Accepted();

        foreach (var because in new[] { "The hospital telephoned", "The registrar wrote" })
        {
            var seen = (await triage.Read(accepted.Reference)).Version;
            await triage.Use((AmendNotificationHandler handler) => handler.Handle(accepted.Reference, new() { Because = because, Version = seen }, Given.Word, Ct));
        }

        var told = triage.Told.OfType<NotificationAmended>().ToList();
        Assert.Equal([1, 2], told.Select(t => t.Amendment));
        Assert.Equal("The registrar wrote", await triage.Use((INotificationDirectory notified) => notified.WhyAmended(told[1].Notification, told[1].Amendment, Ct)));
        Assert.All(await triage.Use((NotificationsDb db) => db.Outbox.Select(m => m.Body).ToListAsync(Ct)), body => Assert.DoesNotContain("telephoned", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_of_two_who_correct_at_once_is_told()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var seen = await Version(reference);
        await Amend(reference, seen, told => told with { Child = told.Child with { GivenName = "Anna" } });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Amend(reference, seen, told => told with { Child = told.Child with { GivenName = "Annie" } }));

        Assert.Equal("Anna", await modules.Use((NotificationsDb db) => db.Notifications.Select(n => n.Child.GivenName).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Two_who_correct_different_answers_at_once_both_stand()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var (seen, shown) = (await Version(reference), AnswersSeen.Of(Given.Word));
        var death = Given.Word.Death with { Date = Given.Word.Death.Date.PlusDays(-1), Time = new LocalTime(23, 50) };
        await Amend(reference, seen, told => told with { Death = death, People = new() { Professionals = [new() { Agency = "GP" }] } });

        var second = await modules.Use((AmendNotificationHandler handler) => handler.Handle(
            reference, new() { Because = "The mother wrote", Version = seen, Seen = shown }, Given.Word with { Child = Given.Ann with { FamilyName = "Smith-Nuñez" } }, Ct));

        Assert.True(second!.Succeeded);
        var kept = await modules.Use((NotificationsDb db) => db.Notifications.Include(n => n.Professionals).SingleAsync(Ct));
        Assert.Equal((death.Date, death.Time, "Smith-Nuñez", "GP"), (kept.Death.Date, kept.Death.Time, kept.Child.FamilyName, Assert.Single(kept.Professionals).Agency));
    }

    [Fact]
    public void Only_what_both_changed_otherwise_is_a_collision()
    {
        var shown = AnswersSeen.Read(AnswersSeen.Of(Given.Word));
        var typed = Given.Word with { Child = Given.Ann with { FamilyName = "Mine", GivenName = "Anna" } };
        var stored = Given.Word with { Child = Given.Ann with { FamilyName = "Theirs", GivenName = "Anna", Gp = "The surgery" } };

        var merged = AnswersSeen.Merge(shown, typed, stored);

        Assert.Equal("Child.FamilyName", Assert.Single(merged.Both));
        Assert.Equal(("Mine", "Anna", "The surgery"), (merged.Told.Child.FamilyName, merged.Told.Child.GivenName, merged.Told.Child.Gp));
    }

    [Fact]
    public async Task A_form_sent_twice_corrects_once_and_with_other_words_is_another_correction()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var change = new AmendNotification { Because = "The hospital telephoned", Version = await Version(reference) };
        Task<Result<string>?> Send(string name) => modules.Use((AmendNotificationHandler handler) =>
            handler.Handle(reference, change, Given.Word with { Child = Given.Ann with { GivenName = name }, People = new() { Professionals = [new() { Agency = "GP" }] } }, Ct));

        Assert.True((await Send("Anna"))!.Succeeded);
        Assert.True((await Send("Anna"))!.Succeeded);

        Assert.Single((await modules.Use((NotificationsDb db) => db.Notifications.Include(n => n.Amendments).SingleAsync(Ct))).Amendments);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Send("Annie"));
    }

    [Fact]
    public async Task A_form_sent_twice_withdraws_once_and_nobody_else_is_said_to_have_done_it()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = new WithdrawNotification { Because = "A training exercise", Version = await Version(reference) };
        Task<Result<string>?> Send() => modules.Use((WithdrawNotificationHandler handler) => handler.Handle(reference, form, Ct));

        Assert.True((await Send())!.Succeeded);
        Assert.True((await Send())!.Succeeded);
        Assert.Equal(
            "This notification was withdrawn already",
            Assert.Single((await modules.Use((WithdrawNotificationHandler handler) => handler.Handle(reference, new() { Because = "Again", Version = form.Version }, Ct)))!.Problems).Message);
    }

    [Fact]
    public async Task A_death_corrected_to_the_day_it_was_told_is_not_later_than_its_telling()
    {
        var reference = (await modules.Log(Given.Word with { Source = Source.Telephone, ReceivedOn = new(2026, 3, 2), ReceivedTime = new(15, 0) })).Value;

        var late = await Amend(reference, await Version(reference), told => told with { Death = told.Death with { Date = new(2026, 3, 2), Time = new(15, 1) } });
        var inTime = await Amend(reference, await Version(reference), told => told with { Death = told.Death with { Date = new(2026, 3, 2), Time = new(15, 0) } });

        Assert.Equal(new("Death.Time", "Time of death must be at or before the time word of it reached the office, 15:00"), Assert.Single(late!.Problems));
        Assert.True(inTime!.Succeeded);
    }

    [Fact]
    public async Task Who_may_not_see_it_cannot_tell_it_from_what_does_not_exist()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var seen = await Version(reference);
        modules.Person.Areas = [Examples.Wirral];

        Assert.Null(await modules.Use((AmendNotificationHandler handler) => handler.Handle(reference, new() { Because = "x", Version = seen }, Given.Word, Ct)));
        Assert.Null(await modules.Use((WithdrawNotificationHandler handler) => handler.Handle(reference, new() { Because = "x", Version = seen }, Ct)));
    }

    [Fact]
    public async Task Partnership_learns_what_stands_behind_a_reference_whoever_asks()
    {
        var reference = (await modules.Log(Given.Word with { People = new() { OnlyAFew = true } })).Value;
        modules.Person.Areas = [];

        var found = await modules.Use((ISubjectDirectory subjects) => subjects.Find(reference.ToString().ToLowerInvariant(), Ct));

        Assert.NotNull(found);
        Assert.Equal((true, Examples.Knowsley), (found.IsRestricted, found.Area));
        Assert.Null(await modules.Use((ISubjectDirectory subjects) => subjects.Find("KNO-2026-001", Ct)));
    }

    [Fact]
    public async Task What_a_correction_or_a_later_word_calls_for_is_told_to_whoever_decided_before()
    {
        await using var triage = GivenTriage.Modules();
        var began = await triage.Accepted();
        var decided = triage.Clock.GetCurrentInstant();
        Task<IReadOnlyList<NotificationAsks>> Calls(Instant since) => triage.Use((INotificationDirectory notified) => notified.AsksOf(began.Case!.Value, since, TestContext.Current.CancellationToken));
        triage.Clock.AdvanceHours(1);

        Assert.Empty(await Calls(decided));
        var anew = began.AsTold() with { Death = began.Death with { SuspectedStillbirthAtHome = YesNoNotKnown.Yes, JointResponse = JointResponseCriteria.ExternalCause } };
        await triage.Use((AmendNotificationHandler handler) => handler.Handle(began.Reference, new() { Because = "The ward rang", Version = began.Version }, anew, TestContext.Current.CancellationToken));

        Assert.Equal([new(began.Reference.ToString(), JointResponseCriteria.ExternalCause | JointResponseCriteria.UnattendedStillbirth, null)], await Calls(decided));
        Assert.Empty(await Calls(triage.Clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task An_alert_for_the_national_database_goes_with_the_case()
    {
        await using var triage = GivenTriage.Modules();
        var began = await triage.Accepted(Given.Word with { People = new() { NcmdAlert = "A battery was swallowed" } });

        var asks = await triage.Use((INotificationDirectory notified) => notified.AsksOf(began.Case!.Value, triage.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken));

        Assert.Equal([new(began.Reference.ToString(), JointResponseCriteria.None, "A battery was swallowed")], asks);
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private Task<Guid> Version(NotificationReference reference) =>
        modules.Use((NotificationsDb db) => db.Notifications.Where(n => n.Reference == reference).Select(n => n.Version).SingleAsync(Ct));

    private Task<Result<string>?> Amend(NotificationReference reference, Guid seen, Func<LogNotification, LogNotification> change) =>
        modules.Use((AmendNotificationHandler handler) => handler.Handle(reference, new() { Because = "The hospital telephoned", Version = seen }, change(Given.Word), Ct));
}
