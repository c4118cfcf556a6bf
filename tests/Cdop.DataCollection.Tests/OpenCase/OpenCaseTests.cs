using Cdop.DataCollection.Domain;
using Cdop.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

public sealed class OpenCaseTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    [Fact]
    public async Task An_acceptance_opens_a_case_with_its_clocks_and_what_is_to_be_done()
    {
        await cases.Accept(CasesUnderTest.Ann);

        var opened = await cases.Find();
        Assert.Equal("Ann Smith", opened.Child.Name);
        Assert.Equal(CaseStage.Notified, opened.Stage);
        Assert.Equal(["notification", "ncmd", "forms-sent", "returns", "review-meeting", "panel", "completion"], opened.Clocks.OrderBy(c => c.Order).Select(c => c.Code));
        Assert.Equal(["key-worker", "leaflet", "records", "area-of-death"], opened.Tasks.OrderBy(t => t.Order).Select(t => t.Code));
        Assert.Equal(["Dr A. Bell", ""], opened.People.OrderByDescending(p => p.Name).Select(p => p.Name));
        Assert.Equal("Done in 9 hours", ClockChip.Of(opened.Clocks.Single(c => c.Code == "notification"), null, cases.Clock.GetCurrentInstant()).HowLong);
        Assert.Equal("Dr P. Marsh, consultant, Whiston Hospital", opened.Clocks.Single(c => c.Code == "notification").DoneBy);
        Assert.Equal(("ncmd", "National notification (NCMD)"), (opened.WaitingCode, opened.WaitingFor));
        Assert.Equal("N-2026-0001", Assert.Single(opened.Notifications).Reference);
    }

    [Fact]
    public async Task The_panel_of_the_area_of_death_is_to_be_told_only_where_the_child_did_not_die_at_home()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann with { DiedAtHome = true });
        Assert.DoesNotContain((await cases.Find()).Tasks, t => t.Code == "area-of-death");

        await Amend(CasesUnderTest.Ann);
        Assert.Equal(Outcome.Open, (await cases.Find()).Tasks.Single(t => t.Code == "area-of-death").Outcome);

        await Amend(CasesUnderTest.Ann with { DiedAtHome = true, PlaceOfDeath = "At home" });
        var task = (await cases.Find()).Tasks.Single(t => t.Code == "area-of-death");
        Assert.Equal((Outcome.NotApplicable, "The child died at home"), (task.Outcome, task.Because));

        async Task Amend(NotifiedDeath death)
        {
            cases.Neighbours.Deaths[accepted.Notification] = death with { PlaceOfDeath = death.DiedAtHome ? "At home" : "A ward in another town" };
            await cases.Tell(new NotificationAmended
            {
                Case = accepted.Case,
                Notification = accepted.Notification,
                AmendedBy = new("triage"),
                Amendment = cases.Neighbours.Because("Written wrongly"),
                OccurredAt = cases.Clock.GetCurrentInstant(),
            });
        }
    }

    [Fact]
    public async Task A_joint_response_brings_its_own_clocks_and_tasks()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true);

        var opened = await cases.Find();
        Assert.Contains(opened.Clocks, c => c.Code == "joint-visit");
        Assert.Contains(opened.Clocks, c => c.Code == "joint-meeting");
        Assert.Contains(opened.Tasks, t => t.Code == "other-children");
        Assert.Equal("joint-visit", opened.WaitingCode);
    }

    [Fact]
    public async Task Where_deaths_do_not_go_to_NCMD_there_is_no_clock_for_it()
    {
        cases.Person.Areas = [Neighbours.Island];

        await cases.Accept(CasesUnderTest.Ann, "IOM-2026-001", Neighbours.Island);

        Assert.DoesNotContain((await cases.Find("IOM-2026-001")).Clocks, c => c.Code == "ncmd");
    }

    [Fact]
    public async Task Told_twice_the_case_is_opened_once()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var opened = await cases.Find();

        await cases.Tell(accepted);

        var again = await cases.Find();
        Assert.Equal(opened.Version, again.Version);
        Assert.Equal(opened.Entries.Count, again.Entries.Count);
    }

    [Fact]
    public async Task A_joined_notification_is_listed_once_with_the_people_it_names()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var joined = await Join(accepted);

        await cases.Tell(joined);

        var reviewed = await cases.Find();
        Assert.Equal(2, reviewed.Notifications.Count);
        Assert.Equal(3, reviewed.People.Count); // the GP is known already
        Assert.Single(reviewed.Entries, e => e.Kind == EntryKind.Notification);
    }

    [Fact]
    public async Task The_notification_clock_stops_with_the_first_word_whichever_notification_brought_it()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann with { DateOfDeath = new(2026, 2, 28), TimeOfDeath = new(9, 0) });
        Assert.Equal(("Done 7 hours late", UserId.Public), Told(await cases.Find()));

        var joined = await Join(accepted, CasesUnderTest.Ann with { ReceivedAt = Instant.FromUtc(2026, 2, 28, 14, 5), From = "DI R. Coyle, Police", LoggedBy = new("desk") });

        var reviewed = await cases.Find();
        Assert.Equal(("Done in 5 hours", new("desk")), Told(reviewed));
        Assert.Equal("DI R. Coyle, Police", reviewed.Clocks.Single(c => c.Code == "notification").DoneBy);
        Assert.Equal(Instant.FromUtc(2026, 2, 28, 14, 5), reviewed.ReceivedAt);
        Assert.Contains(reviewed.Entries, e => e.Kind == EntryKind.Clock && e.Text.StartsWith("First told 28 February 2026 at 14:05, by notification N-2026-0002, and not 1 March 2026 at 16:10", StringComparison.Ordinal));

        // A later word changes nothing; the first taken off again, the next counts.
        await Join(accepted, CasesUnderTest.Ann with { ReceivedAt = Instant.FromUtc(2026, 3, 1, 18, 0) });
        Assert.Equal("Done in 5 hours", Told(await cases.Find()).HowLong);
        var undone = Unjoin(joined);
        cases.Neighbours.Belongs.Remove(joined.Notification);
        await cases.Tell(undone);
        Assert.Equal(("Done 7 hours late", UserId.Public), Told(await cases.Find()));

        (string HowLong, UserId? By) Told(Case told) => told.Clocks.Single(c => c.Code == "notification") is var clock ? (ClockChip.Of(clock, null, cases.Clock.GetCurrentInstant()).HowLong, clock.SettledBy) : default;
    }

    [Fact]
    public async Task A_joining_taken_back_leaves_the_list_and_the_history()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var joined = await Join(accepted);
        var undone = Unjoin(joined);
        cases.Neighbours.Belongs.Remove(joined.Notification);

        await cases.Tell(undone);
        await cases.Tell(undone);

        var reviewed = await cases.Find();
        Assert.Equal("N-2026-0001", Assert.Single(reviewed.Notifications, n => n.RemovedAt is null).Reference);
        Assert.Equal("Another child", Assert.Single(reviewed.Entries, e => e.Text.EndsWith("taken off this case", StringComparison.Ordinal)).Because);
        Assert.Equal(["DI R. Coyle"], reviewed.People.Where(person => person.LeftAt is not null).Select(person => person.Name)); // whom it alone named

        await Join(accepted); // named anew, they are back
        Assert.Single((await cases.Find()).People, person => person is { Name: "DI R. Coyle", LeftAt: null });
    }

    [Fact]
    public async Task Whom_another_notification_names_too_stays_where_a_joining_is_taken_back()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var joined = await Join(accepted);
        var other = await Join(accepted);
        cases.Neighbours.Belongs.Remove(joined.Notification);

        await cases.Tell(Unjoin(joined));

        var stays = Assert.Single((await cases.Find()).People, person => person.Name == "DI R. Coyle");
        Assert.Equal((null, other.Notification), (stays.LeftAt, stays.NamedBy));
    }

    [Fact]
    public async Task A_joining_taken_back_that_is_told_after_it_was_joined_again_takes_nothing_off()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var joined = await Join(accepted);
        var undone = Unjoin(joined);
        await cases.Tell(joined with { EventId = Guid.CreateVersion7() });

        await cases.Tell(undone);

        Assert.All((await cases.Find()).Notifications, n => Assert.Null(n.RemovedAt));
    }

    [Fact]
    public async Task An_acceptance_taken_back_closes_the_case_as_opened_by_mistake()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);

        await cases.Tell(Undo(accepted));
        await cases.Tell(Undo(accepted));

        var ended = await cases.Find();
        Assert.Equal((CaseStage.OpenedByMistake, false), (ended.Stage, ended.IsOpen));
        Assert.Equal(("", Case.NoClock), (ended.WaitingFor, ended.NextDue));
        Assert.Equal([CaseStage.Notified, CaseStage.OpenedByMistake], ended.Steps.OrderBy(s => s.Number).Select(s => s.Stage));
    }

    [Fact]
    public async Task Accepted_again_after_an_undoing_the_same_case_goes_on()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.AdvanceHours(1);
        var undone = Undo(accepted);
        await cases.Tell(undone);
        cases.Clock.AdvanceHours(1);
        var again = accepted with { EventId = Guid.CreateVersion7(), Reference = CaseReference.Parse("KNO-2026-013"), OccurredAt = cases.Clock.GetCurrentInstant() };
        await cases.Tell(again);

        await cases.Tell(undone); // both come once more
        await cases.Tell(again);

        var reopened = await cases.Find("KNO-2026-013");
        Assert.Equal((CaseStage.Notified, true), (reopened.Stage, reopened.IsOpen));
        Assert.Equal("ncmd", reopened.WaitingCode);
        Assert.Equal(3, reopened.Steps.Count);
        Assert.Null(await cases.Read());
    }

    [Fact]
    public async Task Accepted_again_only_the_clocks_run_that_the_acceptance_calls_for()
    {
        cases.Person.Areas = [Examples.Knowsley, Neighbours.Island];
        var accepted = await cases.Accept(CasesUnderTest.Ann, joint: true);
        await Again(accepted with { Reference = CaseReference.Parse("IOM-2026-001"), Area = Neighbours.Island, NeedsJointResponse = false });

        var island = await cases.Find("IOM-2026-001");
        Assert.Equal(["joint-meeting", "joint-visit", "ncmd"], island.Clocks.Where(c => c.Outcome == Outcome.NotApplicable).Select(c => c.Code).Order());
        Assert.Equal("Deaths of this area do not go to the National Child Mortality Database", island.Clocks.Single(c => c.Code == "ncmd").Because);

        await Again(accepted with { NeedsJointResponse = false });

        var knowsley = await cases.Find();
        Assert.Equal(["joint-meeting", "joint-visit"], knowsley.Clocks.Where(c => c.Outcome == Outcome.NotApplicable).Select(c => c.Code).Order());
        Assert.Equal("ncmd", knowsley.WaitingCode);

        async Task Again(DeathAccepted again)
        {
            cases.Clock.AdvanceHours(1);
            await cases.Tell(Undo(accepted));
            cases.Clock.AdvanceHours(1);
            await cases.Tell(again with { EventId = Guid.CreateVersion7(), OccurredAt = cases.Clock.GetCurrentInstant() });
        }
    }

    [Fact]
    public async Task An_undone_acceptance_that_comes_late_once_more_reopens_nothing()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.AdvanceHours(1);
        await cases.Tell(Undo(accepted));

        await cases.Tell(accepted);

        Assert.Equal(CaseStage.OpenedByMistake, (await cases.Find()).Stage);
    }

    [Fact]
    public async Task A_corrected_date_of_death_moves_the_clocks_and_says_so()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        cases.Neighbours.Deaths[accepted.Notification] = CasesUnderTest.Ann with { DateOfDeath = new(2026, 2, 27), GivenName = "Anna", From = "Dr P. March" };
        var amended = new NotificationAmended { Case = accepted.Case, Notification = accepted.Notification, AmendedBy = new("triage"), Amendment = cases.Neighbours.Because("The hospital wrote the wrong day"), OccurredAt = cases.Clock.GetCurrentInstant() };

        await cases.Tell(amended);
        await cases.Tell(amended);

        var corrected = await cases.Find();
        Assert.Equal("Anna Smith", corrected.Child.Name);
        Assert.Equal(new LocalDate(2026, 5, 27), corrected.Clocks.Single(c => c.Code == "review-meeting").DueDay);
        Assert.Equal(
            ["Who notified corrected from Dr P. Marsh, consultant, Whiston Hospital to Dr P. March", "Name of the child corrected from Ann Smith to Anna Smith", "Date of death corrected from 1 March 2026 to 27 February 2026: 5 clocks moved"],
            corrected.Entries.Where(e => e.Kind == EntryKind.Correction).OrderBy(e => e.At).ThenBy(e => e.Place).Select(e => e.Text));
        Assert.All(corrected.Entries.Where(e => e.Kind == EntryKind.Correction), e => Assert.Equal("The hospital wrote the wrong day", e.Because));
        Assert.Contains(corrected.Words, w => w.Word == "anna");
        Assert.DoesNotContain(corrected.Words, w => w.Word == "ann");
        Assert.Equal(("Dr P. March", "Dr P. March"), (corrected.Clocks.Single(c => c.Code == "notification").DoneBy, Assert.Single(corrected.Notifications).From));
        Assert.Equal("Done 1 day late", ClockChip.Of(corrected.Clocks.Single(c => c.Code == "notification"), null, cases.Clock.GetCurrentInstant()).HowLong);
    }

    [Fact]
    public async Task Who_knew_the_child_follows_a_correction_of_the_notification_and_what_was_put_right_on_the_case_stays()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var (bell, school) = (CasesUnderTest.Ann.Professionals[0], CasesUnderTest.Ann.Professionals[1]);
        await cases.Modules.Use(async (DataCollectionDb db) =>
        {
            (await db.Set<CasePerson>().SingleAsync(person => person.Agency == "School", CasesUnderTest.Ct)).Name = "Ms Field"; // by the office
            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });

        await AmendProfessionals(accepted, bell with { Email = "a.bell@example.nhs.uk" }, school, new("Nursery", "Jo Tyrer", "", "", ""));
        Assert.Equal(
            ["GP: Dr A. Bell, a.bell@example.nhs.uk", "Nursery: Jo Tyrer, ", "School: Ms Field, "],
            (await cases.Find()).People.Where(person => person.LeftAt is null).Select(person => $"{person.Agency}: {person.Name}, {person.Email}").Order(StringComparer.Ordinal));

        await AmendProfessionals(accepted, bell with { Name = "Dr C. Bell" }, school);
        var corrected = await cases.Find();
        Assert.Equal(["GP: Dr C. Bell", "School: Ms Field"], corrected.People.Where(person => person.LeftAt is null).Select(person => $"{person.Agency}: {person.Name}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "How to reach Dr A. Bell, General practitioner, GP corrected", "Added: Jo Tyrer, Nursery",
                "Dr A. Bell, General practitioner, GP corrected to Dr C. Bell, General practitioner, GP", "Taken off the list, as the notification names them no more: Jo Tyrer, Nursery",
            ],
            corrected.Entries.Where(entry => entry.Kind == EntryKind.People).OrderBy(entry => entry.At).ThenBy(entry => entry.Place).Select(entry => entry.Text));
    }

    [Fact]
    public async Task A_correction_of_a_notification_that_joined_the_case_is_taken_over_too()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        var joined = NotificationId.New();
        cases.Neighbours.Belongs[joined] = accepted.Case;
        cases.Neighbours.Deaths[joined] = CasesUnderTest.Ann with { From = "Ward 4", Professionals = [new("Hospice", "Lou Page", "", "", "")] };
        await cases.Tell(new NotificationJoined { Case = accepted.Case, Notification = joined, JoinedBy = new("triage"), OccurredAt = cases.Clock.GetCurrentInstant() });

        cases.Neighbours.Deaths[joined] = cases.Neighbours.Deaths[joined] with { From = "Ward 5", Professionals = [new("Hospice", "Lou Page", "", "lou@example.nhs.uk", "")] };
        await cases.Tell(new NotificationAmended { Case = accepted.Case, Notification = joined, AmendedBy = new("triage"), Amendment = cases.Neighbours.Because("The ward was wrong"), OccurredAt = cases.Clock.GetCurrentInstant() });

        var corrected = await cases.Find();
        Assert.Equal("Ward 5", corrected.Notifications.Single(one => one.Notification == joined).From);
        Assert.Equal("lou@example.nhs.uk", corrected.People.Single(person => person.Name == "Lou Page").Email);
    }

    private Task AmendProfessionals(DeathAccepted accepted, params NotifiedProfessional[] said)
    {
        cases.Clock.AdvanceMinutes(1);
        cases.Neighbours.Deaths[accepted.Notification] = CasesUnderTest.Ann with { Professionals = said };
        return cases.Tell(new NotificationAmended { Case = accepted.Case, Notification = accepted.Notification, AmendedBy = new("triage"), Amendment = cases.Neighbours.Because("Written wrongly"), OccurredAt = cases.Clock.GetCurrentInstant() });
    }

    [Fact]
    public async Task A_restricted_case_is_there_for_its_closed_list_alone()
    {
        await cases.Accept(CasesUnderTest.Ann, restricted: true);

        Assert.Null(await cases.Read());
    }

    [Fact]
    public async Task A_case_of_another_area_does_not_exist()
    {
        cases.Person.Areas = [Examples.Wirral];

        await cases.Accept(CasesUnderTest.Ann);

        Assert.Null(await cases.Read());
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private DecisionUndone Undo(DeathAccepted accepted) => new()
    {
        Case = accepted.Case,
        Notification = accepted.Notification,
        EndsCase = true,
        UndoneBy = new("triage"),
        Decision = cases.Neighbours.Because("Live birth not confirmed"),
        OccurredAt = cases.Clock.GetCurrentInstant(),
    };

    private DecisionUndone Unjoin(NotificationJoined joined) => new()
    {
        Case = joined.Case,
        Notification = joined.Notification,
        EndsCase = false,
        UndoneBy = new("triage"),
        Decision = cases.Neighbours.Because("Another child"),
        OccurredAt = cases.Clock.GetCurrentInstant(),
    };

    private async Task<NotificationJoined> Join(DeathAccepted accepted, NotifiedDeath? death = null)
    {
        var joined = new NotificationJoined { Case = accepted.Case, Notification = NotificationId.New(), JoinedBy = new("triage"), OccurredAt = cases.Clock.GetCurrentInstant() };
        cases.Neighbours.Deaths[joined.Notification] = (death ?? CasesUnderTest.Ann) with { Professionals = [CasesUnderTest.Ann.Professionals[0], new("Police", "DI R. Coyle", "", "", "")] };
        cases.Neighbours.Belongs[joined.Notification] = accepted.Case;
        await cases.Tell(joined);
        return joined;
    }
}
