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

    [Theory]
    [InlineData("a part changed")]
    [InlineData("a part added")]
    [InlineData("a part removed")]
    [InlineData("a part of a part added")]
    [InlineData("a line changed")]
    public async Task Of_two_who_change_parts_of_one_thing_at_the_same_moment_the_second_is_refused(string how)
    {
        await Say("hello");
        await modules.Use(async (TryDb db) =>
        {
            var thing = await db.Things.SingleAsync(Ct);
            thing.Parts.AddRange([new() { Word = "one" }, new() { Word = "two" }]);
            thing.Lines.Add(new());
            await db.SaveChangesAsync(Ct);
        });
        await using var mine = modules.Scope();
        await using var theirs = modules.Scope();
        var (first, second) = (await Read(mine), await Read(theirs));

        ChangeOne(await first.Things.SingleAsync(Ct));
        await first.SaveChangesAsync(Ct);
        (await second.Things.SingleAsync(Ct)).Parts.Find(part => part.Word == "two")!.Word = "another";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Ct));
        Assert.DoesNotContain(await modules.Audit<TryDb>(Ct), line => line.Line is { Action: "Changed", Fields: "" }); // that a version moved is no change of its own

        static async Task<TryDb> Read(AsyncServiceScope scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<TryDb>();
            await db.Things.Include(t => t.Lines).Include(t => t.Parts).ThenInclude(p => p.Grains).AsSplitQuery().SingleAsync(Ct);
            return db;
        }

        void ChangeOne(Thing thing)
        {
            var one = thing.Parts.Find(part => part.Word == "one")!;
            switch (how)
            {
                case "a part changed":
                    one.Word = "uno";
                    break;
                case "a part added":
                    thing.Parts.Add(new() { Word = "three" });
                    break;
                case "a part removed":
                    thing.Parts.Remove(one);
                    break;
                case "a line changed":
                    thing.Lines[0].Word = "other";
                    break;
                default:
                    one.Grains.Add(new());
                    break;
            }
        }
    }

    [Fact]
    public async Task What_is_only_ever_added_and_a_part_that_was_read_alone_move_no_version()
    {
        await Say("hello");
        await modules.Use(async (TryDb db) =>
        {
            (await db.Things.SingleAsync(Ct)).Parts.Add(new() { Word = "one" });
            await db.SaveChangesAsync(Ct);
        });
        var before = await modules.Use((TryDb db) => db.Things.Select(t => t.Version).SingleAsync(Ct));

        await modules.Use(async (TryDb db) =>
        {
            (await db.Things.SingleAsync(Ct)).Lines.Add(new());
            await db.SaveChangesAsync(Ct);
        });
        await modules.Use(async (TryDb db) =>
        {
            (await db.Set<Part>().SingleAsync(Ct)).Word = "uno";
            await db.SaveChangesAsync(Ct);
        });

        Assert.Equal((before, 1, "uno"), await modules.Use(async (TryDb db) => (await db.Things.Select(t => t.Version).SingleAsync(Ct), await db.Set<Line>().CountAsync(Ct), await db.Set<Part>().Select(p => p.Word).SingleAsync(Ct))));
    }

    [Fact]
    public async Task A_change_that_leans_on_a_thing_and_leaves_it_as_it_is_moves_its_version_without_a_word_in_the_audit()
    {
        var thing = await Say("hello");
        var before = await modules.Use((TryDb db) => db.Things.Select(t => t.Version).SingleAsync(Ct));

        await modules.Use(async (TryDb db) =>
        {
            db.LeanOn(await db.Things.SingleAsync(Ct));
            await db.SaveChangesAsync(Ct);
        });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Change(thing, before, "second"));
        Assert.Single(await modules.Audit<TryDb>(Ct));
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
    public async Task A_number_taken_at_the_same_moment_is_taken_no_second_time_and_the_next_is_free()
    {
        await modules.Use(async (TryDb db) =>
        {
            db.Add(new Named { Name = "1" });
            await db.SaveChangesAsync(Ct);
        });
        var tries = 0;

        var answer = await modules.Use((TryDb db) => db.Once(
            "a number",
            Guid.NewGuid(),
            async () =>
            {
                db.Add(new Thing { Area = Examples.Sefton });
                await db.SaveChangesAsync(Ct);
                var number = $"{++tries}"; // the first was free when it was looked for
                db.Add(new Named { Name = number });
                await db.SaveChangesAsync(Ct);
                return number;
            },
            Ct));

        Assert.Equal("2", answer.Value);
        Assert.Equal((1, 2), await modules.Use(async (TryDb db) => (await db.Things.CountAsync(Ct), await db.Set<Named>().CountAsync(Ct))));
    }

    [Fact]
    public async Task A_name_that_is_really_taken_is_answered_and_what_nobody_can_save_is_given_up()
    {
        await modules.Use(async (TryDb db) =>
        {
            db.Add(new Named { Name = "Ann" });
            await db.SaveChangesAsync(Ct);
        });
        var tries = 0;

        var answer = await modules.Use((TryDb db) => db.Once("a name", Guid.NewGuid(), () => Take(db, looks: tries++ > 0), Ct));

        Assert.Equal("This name is taken", Assert.Single(answer.Problems).Message);
        await Assert.ThrowsAsync<DbUpdateException>(() => modules.Use((TryDb db) => db.Once("a name", Guid.NewGuid(), () => Take(db, looks: false), Ct)));

        async Task<Result<string>> Take(TryDb db, bool looks)
        {
            if (looks && await db.Set<Named>().AnyAsync(n => n.Name == "Ann", Ct))
            {
                return new Problem("", "This name is taken");
            }

            db.Add(new Named { Name = "Ann" });
            await db.SaveChangesAsync(Ct);
            return "Ann";
        }
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task What_somebody_else_changed_at_the_same_moment_is_read_anew_but_never_behind_the_back_of_who_saw_it_otherwise(bool wasSeen, int most)
    {
        await Say("hello");
        var tries = 0;

        var acted = await Record.ExceptionAsync(() => modules.Use((TryDb db) => db.Once(
            "a word",
            Guid.NewGuid(),
            async () =>
            {
                var thing = await db.Things.SingleAsync(Ct);
                if (wasSeen)
                {
                    db.Expect(thing, Guid.NewGuid());
                }
                else if (tries == 0)
                {
                    db.Entry(thing).Property(t => t.Version).OriginalValue = Guid.NewGuid(); // as if it were read a moment ago
                }

                tries++;
                thing.Say("goodbye", modules.Clock.GetCurrentInstant());
                await db.SaveChangesAsync(Ct);
                return thing.Word;
            },
            Ct)));

        Assert.Equal((wasSeen, most), (acted is DbUpdateConcurrencyException, tries));
    }

    [Fact]
    public async Task What_one_module_saved_and_another_could_not_is_saved_by_both_the_next_time()
    {
        var tries = 0;
        await modules.Use((OtherDb db) => Save(db, new Echo { Id = Numbered(1) }));

        await using var scope = modules.Scope();
        var (one, other) = (scope.ServiceProvider.GetRequiredService<TryDb>(), scope.ServiceProvider.GetRequiredService<OtherDb>());
        await one.Once(
            "in both",
            Guid.NewGuid(),
            async () =>
            {
                tries++;
                if (await other.Echoes.FindAsync([Numbered(2)], Ct) is null)
                {
                    await Save(other, new Echo { Id = Numbered(2) });
                }

                await Save(one, new Named { Name = "1" });
                if (tries == 1)
                {
                    await Save(one, new Named { Name = "1" });
                }

                return "done";
            },
            Ct);

        Assert.Equal((2, 1), (await modules.Use((OtherDb db) => db.Echoes.CountAsync(Ct)), await modules.Use((TryDb db) => db.Set<Named>().CountAsync(Ct))));

        static Guid Numbered(byte number) => new(number, 0, 0, new byte[8]);

        static async Task Save(ModuleDb db, object row)
        {
            db.Add(row);
            await db.SaveChangesAsync(Ct);
        }
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
