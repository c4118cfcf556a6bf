using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

public sealed class ModuleDbTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = new(Trying.Add);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_its_event_and_its_audit_are_saved_together_and_the_event_is_delivered()
    {
        await Say("hello");

        Assert.Equal(1, await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)));
        var entry = await modules.Use((TryDb db) => db.Audit.SingleAsync(a => a.Action != AuditKey.Made, Ct));
        Assert.Equal(("Added", "someone"), (entry.Action, entry.Actor.Value));
        Assert.Contains("Word", entry.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_and_new_values_are_kept_encrypted_and_can_be_read_back()
    {
        var thing = await Say("hello");
        await modules.Use(async (TryDb db) =>
        {
            var again = await db.Things.SingleAsync(t => t.Subject == thing, Ct);
            again.Say("goodbye", modules.Clock.GetCurrentInstant());
            await db.SaveBecause("said better", Ct);
        });

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        var entry = await db.Audit.OrderBy(a => a.Sequence).LastAsync(Ct);
        Assert.DoesNotContain("goodbye", System.Text.Encoding.UTF8.GetString(entry.Payload!), StringComparison.Ordinal);
        var within = (await scope.ServiceProvider.GetRequiredService<AuditTrail>().Open(db, [entry], Ct))[entry.Sequence];
        Assert.Equal(("said better", new("Word", new("hello", "goodbye"))), (within.Because, Assert.Single(within.Values)));
    }

    [Fact]
    public async Task A_stale_form_is_refused()
    {
        var thing = await Say("hello");
        var seen = await modules.Use((TryDb db) => db.Things.Select(t => t.Version).SingleAsync(Ct));
        await Change(thing, seen, "first");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Change(thing, seen, "second"));

        Assert.Equal("first", await modules.Use((TryDb db) => db.Things.Select(t => t.Word).SingleAsync(Ct)));
        Assert.Equal(2, (await modules.Audit<TryDb>(Ct)).Count);
    }

    [Fact]
    public async Task An_event_whose_handler_fails_is_delivered_later_and_refuses_nothing()
    {
        modules.Services.GetRequiredService<Faults>().Left = 1;

        await Say("hello");

        Assert.Equal(0, await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)));
        await modules.Services.GetRequiredService<Outbox>().Deliver(typeof(TryDb), Ct);
        Assert.Equal(1, await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)));
        Assert.Equal(0, await modules.Use((TryDb db) => db.Outbox.CountAsync(m => m.DeliveredAt == null, Ct)));
    }

    [Fact]
    public async Task A_fault_in_the_delivery_itself_is_not_the_fault_of_who_saved_and_the_sweep_makes_up_for_it()
    {
        Assert.SkipWhen(modules.Database.File is null, "The trigger below is written for SQLite");

        await modules.Use((TryDb db) => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER stuck BEFORE UPDATE ON try_outbox BEGIN SELECT RAISE(ABORT, 'planted'); END", Ct));

        await Say("hello");
        await using (var scope = modules.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().InOne(() => Say(scope.ServiceProvider.GetRequiredService<TryDb>(), "once more", Examples.Sefton), Ct);
        }

        Assert.Equal(2, await modules.Use((TryDb db) => db.Things.CountAsync(Ct)));
        await Assert.ThrowsAsync<DbUpdateException>(() => modules.Services.GetRequiredService<Outbox>().Deliver(typeof(TryDb), Ct));
        await modules.Use((TryDb db) => db.Database.ExecuteSqlRawAsync("DROP TRIGGER stuck", Ct));
        await modules.Services.GetRequiredService<Outbox>().Deliver(typeof(TryDb), Ct);
        Assert.Equal((2, 0), (await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)), await modules.Use((TryDb db) => db.Outbox.CountAsync(m => m.DeliveredAt == null, Ct))));
    }

    [Fact]
    public async Task Fifty_events_that_cannot_be_delivered_hold_up_no_other()
    {
        var (faults, outbox) = (modules.Services.GetRequiredService<Faults>(), modules.Services.GetRequiredService<Outbox>());
        faults.Length = "never".Length;
        for (var i = 0; i < 50; i++)
        {
            await Say("never");
        }

        await Say("at once");
        Assert.Equal(1, await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)));

        faults.Left = 1;
        await Say("at the second try");
        await outbox.Deliver(typeof(TryDb), Ct);
        await outbox.Deliver(typeof(TryDb), Ct);
        Assert.Equal(2, await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)));

        faults.Length = null;
        await outbox.Deliver(typeof(TryDb), Ct);
        Assert.Equal(52, await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)));
    }

    [Fact]
    public async Task Saves_of_two_modules_in_one_are_both_taken_back_when_the_second_fails()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var scope = modules.Scope();
            var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            await work.InOne<bool>(
                async () =>
                {
                    var first = scope.ServiceProvider.GetRequiredService<TryDb>();
                    first.Add(new Thing { Area = Examples.Sefton });
                    await first.SaveChangesAsync(Ct);
                    var second = scope.ServiceProvider.GetRequiredService<OtherDb>();
                    second.Add(new Echo { Id = Guid.NewGuid() });
                    await second.SaveChangesAsync(Ct);
                    throw new InvalidOperationException("planted");
                },
                Ct);
        });

        Assert.Equal((0, 0), (await modules.Use((TryDb db) => db.Things.CountAsync(Ct)), await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct))));
        Assert.Equal(0, await modules.Use((TryDb db) => db.AuditHead.Select(h => h.Sequence).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_form_posted_by_many_at_once_is_answered_once()
    {
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => modules.Use((TryDb db) => db.Once(
            "a thing",
            key,
            async () =>
            {
                var thing = new Thing { Area = Examples.Sefton };
                db.Add(thing);
                await db.SaveChangesAsync(Ct);
                return thing.Subject.ToString();
            },
            Ct)))));

        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(1, await modules.Use((TryDb db) => db.Things.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_key_counts_for_one_act_on_one_thing_by_one_person()
    {
        var key = Guid.NewGuid();
        var answers = new List<string>();
        foreach (var (what, person) in new[] { ("a note on KNO-2026-001", "one"), ("a note on KNO-2026-002", "one"), ("a note on KNO-2026-001", "two"), ("a note on KNO-2026-001", "one") })
        {
            modules.Person.Id = new(person);
            answers.Add((await modules.Use((TryDb db) => db.Once(
                what,
                key,
                async () =>
                {
                    var thing = new Thing { Area = Examples.Sefton };
                    db.Add(thing);
                    await db.SaveChangesAsync(Ct);
                    return thing.Subject.ToString();
                },
                Ct))).Value);
        }

        Assert.Equal(3, answers.Distinct().Count());
        Assert.Equal(answers[0], answers[3]);
    }

    [Fact]
    public async Task A_query_that_only_SQLite_understands_fails_here()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => modules.Use((TryDb db) => db.Things.CountAsync(t => EF.Functions.Glob(t.Word, "h*"), Ct)));

        Assert.Contains("Glob", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_again_with_other_words_is_another_change_where_the_words_count()
    {
        var key = Guid.NewGuid();
        var answers = new List<string>();
        foreach (var typed in new object[] { new Typed("Ann", [1, 2]), new Typed("Ann", [1, 3]), new Typed("Ann", [1, 2]) })
        {
            answers.Add((await modules.Use((TryDb db) => db.Once(
                "a thing",
                key,
                async () =>
                {
                    var thing = new Thing { Area = Examples.Sefton };
                    db.Add(thing);
                    await db.SaveChangesAsync(Ct);
                    return thing.Subject.ToString();
                },
                Ct,
                typed))).Value);
        }

        Assert.Equal((2, answers[0]), (answers.Distinct().Count(), answers[2]));
    }

    private sealed record Typed(string Name, IReadOnlyList<int> Areas);

    [Fact]
    public async Task Forms_without_a_key_share_no_answer()
    {
        for (var i = 0; i < 2; i++)
        {
            await modules.Use((TryDb db) => db.Once(
                "a thing",
                Guid.Empty,
                async () =>
                {
                    db.Add(new Thing { Area = Examples.Sefton });
                    await db.SaveChangesAsync(Ct);
                    return "done";
                },
                Ct));
        }

        Assert.Equal((2, 0), await modules.Use(async (TryDb db) => (await db.Things.CountAsync(Ct), await db.Answered.CountAsync(Ct))));
    }

    [Fact]
    public async Task Two_hundred_saves_by_eight_at_once_make_one_chain_without_gaps()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await Say("hello");
            }
        })));

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        Assert.Equal(400, (await db.AuditHead.SingleAsync(Ct)).Sequence); // each thing has a key of its own, and that it was made is a link too
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(db, [], Ct)).Fault);
    }

    [Fact]
    public async Task Only_those_who_need_to_know_see_a_row()
    {
        var ours = await Say("ours");
        await Say("theirs", Examples.Wirral);
        var unsettled = await Say("unsettled", null);
        modules.Person.Areas = [Examples.Sefton];

        var seen = await modules.Use((TryDb db) => db.Things.Select(t => t.Subject).ToListAsync(Ct));

        Assert.Equal(new[] { ours, unsettled }.Order(), seen.Order());
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(true, null, false)]
    [InlineData(true, AccessKind.Listed, true)]
    [InlineData(false, AccessKind.Excluded, false)]
    [InlineData(true, AccessKind.BreakGlass, true)]
    public async Task A_closed_list_an_exclusion_and_an_emergency_decide(bool restricted, AccessKind? line, bool sees)
    {
        modules.Person.OnlyReads = true;
        var thing = await Say("hello");
        AccessEntry[] lines = line is { } kind ? [new() { Subject = thing, Person = modules.Person.Id, Kind = kind, Until = modules.Clock.GetCurrentInstant() + Duration.FromHours(1) }] : [];
        await modules.Use((IKeepAccess copies) => copies.Keep(thing, restricted, lines, "for the test", Ct));

        Assert.Equal(sees ? 1 : 0, await modules.Use((TryDb db) => db.Things.CountAsync(Ct)));

        modules.Clock.AdvanceHours(2);
        Assert.Equal(sees && line != AccessKind.BreakGlass ? 1 : 0, await modules.Use((TryDb db) => db.Things.CountAsync(Ct)));
    }

    [Fact]
    public async Task An_emergency_opening_lets_nobody_change()
    {
        var thing = await Say("hello", Examples.Wirral);
        await modules.Use((IKeepAccess copies) => copies.Keep(
            thing, false, [new() { Subject = thing, Person = modules.Person.Id, Kind = AccessKind.BreakGlass, Until = modules.Clock.GetCurrentInstant() + Duration.FromHours(1) }], "for the test", Ct));
        modules.Person.Areas = [];

        modules.Person.OnlyReads = true;
        Assert.Equal(1, await modules.Use((TryDb db) => db.Things.CountAsync(Ct)));
        modules.Person.OnlyReads = false;
        Assert.Equal(0, await modules.Use((TryDb db) => db.Things.CountAsync(Ct)));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private Task<Guid> Say(string word) => Say(word, Examples.Sefton);

    private Task<Guid> Say(string word, Area? area) => modules.Use((TryDb db) => Say(db, word, area));

    private async Task<Guid> Say(TryDb db, string word, Area? area)
    {
        var thing = new Thing { Area = area };
        thing.Say(word, modules.Clock.GetCurrentInstant());
        db.Add(thing);
        await db.SaveChangesAsync(Ct);
        return thing.Subject;
    }

    private Task Change(Guid thing, Guid seen, string word) => modules.Use(async (TryDb db) =>
    {
        var found = await db.Things.SingleAsync(t => t.Subject == thing, Ct);
        db.Expect(found, seen);
        found.Say(word, modules.Clock.GetCurrentInstant());
        await db.SaveChangesAsync(Ct);
    });
}
