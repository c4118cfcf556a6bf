using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications.Tests;

public sealed class KnownDeathsTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_shown_once_with_everybody_who_told_of_it()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word with { Notifier = Given.Nurse with { Agency = "An ambulance service" } })).Value;
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });
        var third = await modules.Read((await modules.Log(Given.Word)).Value);

        var death = Assert.Single((await modules.Known(third)).Seen);

        Assert.Equal((began.CaseReference.ToString(), true, "Ann Smith", SameDeathVerdict.VeryLikely), (death.Reference, death.IsCase, death.Name, death.Likeness.Verdict));
        Assert.Equal(["A hospital", "An ambulance service"], death.Told.Select(t => t.From).Order());
    }

    [Fact]
    public async Task A_case_is_shown_under_its_own_name_and_another_spelling_that_matched_beside_it()
    {
        var zoe = Given.Word with { Child = Given.Ann with { GivenName = "Zoë", FamilyName = "O'Hara-Ångström" } };
        var other = zoe with { Child = zoe.Child with { GivenName = "Zoe", FamilyName = "Angstrom" } };
        var began = await modules.Accepted(zoe);
        var second = (await modules.Log(other)).Value;
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        var alike = Assert.Single((await modules.Known(await modules.Read((await modules.Log(other)).Value))).Seen);
        var same = Assert.Single((await modules.Known(await modules.Read((await modules.Log(zoe)).Value))).Likely, death => death.IsCase);

        Assert.Equal(("Zoë O'Hara-Ångström", "Zoe Angstrom"), (alike.Name, alike.ToldAs));
        Assert.Equal(("Zoë O'Hara-Ångström", null), (same.Name, same.ToldAs));
    }

    [Fact]
    public async Task Another_notification_that_waits_is_shown_and_cannot_be_joined_to()
    {
        await modules.Log(Given.Word);
        var second = await modules.Read((await modules.Log(Given.Word)).Value);

        var death = Assert.Single((await modules.Known(second)).Seen);

        Assert.Equal((false, NotificationState.New), (death.IsCase, death.State));
    }

    [Fact]
    public async Task Of_what_one_may_not_see_nothing_is_told_but_whom_to_ask()
    {
        var began = await modules.Accepted();
        modules.Person.Areas = [Examples.Wirral];
        var second = await modules.Read((await modules.Log(Given.Word)).Value);

        var found = await modules.Known(second);

        Assert.Empty(found.Seen);
        Assert.Equal([began.Subject], found.Hinted);
        Assert.Equal("There may be something in Knowsley: speak to the manager of Knowsley", Assert.Single(found.Unseen));
    }

    [Fact]
    public async Task A_restricted_case_of_ones_own_area_is_not_shown_either()
    {
        var began = await modules.Accepted();
        await modules.Use((IKeepAccess access) => access.Keep(began.Subject, true, [], "Staff member's child", Ct));
        var second = await modules.Read((await modules.Log(Given.Word)).Value);

        var found = await modules.Known(second);

        Assert.Empty(found.Seen);
        Assert.Equal("There may be something in Knowsley: speak to the manager of Knowsley", Assert.Single(found.Unseen));
    }

    [Fact]
    public async Task Of_what_is_not_likely_the_same_nothing_is_told_at_all()
    {
        await modules.Accepted();
        modules.Person.Areas = [Examples.Wirral];
        var other = Given.Ann with { GivenName = "Tom", FamilyName = "Hughes", Sex = Sex.Male, DateOfBirth = new(2015, 5, 5), TypedNhsNumber = "999 000 0026", Postcode = Postcode.Parse("CH41 1AA") };
        var second = await modules.Read((await modules.Log(Given.Word with { Child = other })).Value);

        var found = await modules.Known(second);

        Assert.Empty(found.Seen);
        Assert.Empty(found.Unseen);
    }

    [Fact]
    public async Task Who_is_shut_out_of_a_death_learns_nothing_of_it()
    {
        await modules.Accepted(Given.Word with { Child = Given.Ann with { GivenName = "Anne" } });
        var alone = await modules.Read((await modules.Log(Given.Word)).Value);
        var known = Assert.Single((await modules.Known(alone)).Seen);
        await modules.Use((IKeepAccess copies) => copies.Keep(
            known.Subject, false, [new() { Subject = known.Subject, Person = modules.Person.Id, Kind = AccessKind.Excluded }], "for the test", TestContext.Current.CancellationToken));

        var found = await modules.Known(alone);

        Assert.Empty(found.Seen);
        Assert.Empty(found.Unseen);
    }

    [Fact]
    public async Task The_same_statements_run_whether_or_not_there_is_anything()
    {
        var alone = await modules.Read((await modules.Log(Given.Word)).Value);
        var without = await Statements(alone);
        await modules.Accepted(Given.Word with { Child = Given.Ann with { Postcode = Postcode.Parse("CH41 1AA"), GivenName = "Anne" } });
        modules.Person.Areas = [Examples.Wirral];
        var with = await Statements(alone);

        Assert.Equal(without, with);
        Assert.Equal(3, with);
    }

    [Fact]
    public async Task Candidates_are_found_by_indexes_and_never_by_reading_the_table()
    {
        var plan = await modules.Use(async (NotificationsDb db) =>
        {
            var told = DeathAsTold.Of(Given.Ann, Given.InHospital);
            await using var command = db.Notifications.WithSpecification(new MayBeSameDeath(NotificationId.New(), told)).Select(n => n.Subject).CreateDbCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            List<string> steps = [];
            while (await reader.ReadAsync(Ct))
            {
                steps.Add(reader.GetString(3));
            }

            return string.Join('\n', steps);
        });

        Assert.Contains("MULTI-INDEX OR", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_thousand_notified_deaths_the_hundred_told_twice_are_found_by_their_keys()
    {
        var deaths = SyntheticDeaths.Make(seed: 20260303, count: 2000, twinPairs: 60, renotified: 100);
        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var known = scope.ServiceProvider.GetRequiredService<KnownDeaths>();
        var all = deaths.Select((d, at) => (d.Child, Notification: Logged(d.Told, at))).ToList();
        db.AddRange(all.Select(n => n.Notification));
        await db.SaveChangesAsync(Ct);
        db.ChangeTracker.Clear();

        var firsts = all.Take(1900).ToDictionary(n => n.Child, n => n.Notification.Reference.ToString());
        var found = 0;
        foreach (var (child, notification) in all.Skip(1900))
        {
            found += (await known.Find(notification, Ct)).Likely.Any(d => d.Reference == firsts[child]) ? 1 : 0;
        }

        Assert.True(found >= 98, $"{found} of 100 found");
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private static Notification Logged(DeathAsTold told, int at)
    {
        var child = new Child
        {
            GivenName = told.GivenName,
            NotNamed = told.GivenName is null,
            FamilyName = told.FamilyName!,
            DateOfBirth = told.DateOfBirth,
            TimeOfBirth = told.TimeOfBirth,
            Sex = told.Sex,
            TypedNhsNumber = told.NhsNumber?.ToString(),
            NoNhsNumber = told.NhsNumber is null ? NhsNumberAbsence.NotAvailable : null,
            Postcode = told.Postcode,
            NoPostcode = told.Postcode is null ? PostcodeAbsence.NotKnown : null,
        };

        // A second word with exchanged dates may have been born after it died or at the wrong hour: the date stands, the hour goes.
        var death = Given.InHospital with { Date = told.DateOfDeath, Time = told.DateOfDeath == told.DateOfBirth ? null : told.TimeOfDeath };
        return Notification.Log(
            NotificationReference.Of(2026, 1000 + at),
            Given.Nurse,
            child,
            death,
            new(),
            Examples.Knowsley,
            new(Source.WebForm, Instant.FromUtc(2026, 3, 1, 12, 0), UserId.Public),
            Instant.FromUtc(2026, 3, 1, 12, 0),
            refuseTestNumbers: false).Value;
    }

    private async Task<int> Statements(Notification notification)
    {
        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var ran = 0;
        using var heard = System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(new Ear(() => ran++, db));
        await scope.ServiceProvider.GetRequiredService<KnownDeaths>().Find(notification, Ct);
        return ran;
    }

    private sealed class Ear(Action ran, DbContext of) : IObserver<System.Diagnostics.DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(System.Diagnostics.DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData executed && executed.Context == of)
            {
                ran();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
