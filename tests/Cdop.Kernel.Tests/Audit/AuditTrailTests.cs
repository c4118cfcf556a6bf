using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

public sealed class AuditTrailTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = new(Trying.Add);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", null)]
    [InlineData("UPDATE try_audit SET Actor = 'else' WHERE Sequence = 7", 7L)]
    [InlineData("UPDATE try_audit SET Fields = 'other' WHERE Sequence = 2", 2L)]
    [InlineData("UPDATE try_audit SET Payload = x'00' WHERE Sequence = 3", 3L)]
    [InlineData("DELETE FROM try_audit WHERE Sequence = 4", 4L)]
    [InlineData("DELETE FROM try_audit WHERE Sequence >= 9", 9L)]
    [InlineData("DELETE FROM try_audit WHERE Sequence >= 9; UPDATE try_audit_head SET Sequence = 8, Hash = (SELECT Hash FROM try_audit WHERE Sequence = 8)", 9L)]
    [InlineData("UPDATE try_audit SET Sequence = 99 WHERE Sequence = 5; UPDATE try_audit SET Sequence = 5 WHERE Sequence = 6; UPDATE try_audit SET Sequence = 6 WHERE Sequence = 99", 5L)]
    [InlineData("INSERT INTO try_audit SELECT 11, At, Actor, Action, Subject, What, Fields, Payload, PayloadHash, Hash FROM try_audit WHERE Sequence = 10; UPDATE try_audit_head SET Sequence = 11", 11L)]
    [InlineData("INSERT INTO try_audit SELECT 11, At, Actor, Action, Subject, What, Fields, Payload, PayloadHash, Hash FROM try_audit WHERE Sequence = 10", 11L)]
    [InlineData("UPDATE try_audit_head SET Hash = x'00'", 10L)]
    [InlineData("DELETE FROM try_audit_key", 1L)]
    [InlineData("DELETE FROM try_audit_key WHERE Subject = (SELECT Subject FROM try_audit WHERE Sequence = 6)", 5L)]
    [InlineData("UPDATE try_audit_key SET Wrapped = (SELECT Wrapped FROM try_audit_key WHERE Subject = (SELECT Subject FROM try_audit WHERE Sequence = 1)) WHERE Subject = (SELECT Subject FROM try_audit WHERE Sequence = 3)", 3L)]
    [InlineData("UPDATE try_audit_key SET Wrapped = x'00' WHERE Subject = (SELECT Subject FROM try_audit WHERE Sequence = 7)", 7L)]
    public async Task Names_the_first_row_that_does_not_hold(string tampering, long? firstBad)
    {
        Assert.SkipWhen(modules.Database.File is null, "The statements above are written for SQLite; the chain itself is the same code on both engines");

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        for (var i = 0; i < 5; i++)
        {
            var thing = new Thing { Area = Examples.Sefton };
            thing.Say("hello", modules.Clock.GetCurrentInstant());
            db.Add(thing);
            await db.SaveChangesAsync(Ct);
        }

        var anchors = await db.Audit.AsNoTracking().Select(a => new AuditAnchor(a.Sequence, a.Hash, a.At)).ToListAsync(Ct);
        await using (var tamper = db.Database.GetDbConnection().CreateCommand())
        {
            tamper.CommandText = $"SELECT 1; {tampering}";
            await tamper.ExecuteNonQueryAsync(Ct);
        }

        var fault = (await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(db, anchors, Ct)).Fault;

        Assert.Equal(firstBad, fault?.Sequence);
    }

    [Fact]
    public async Task What_is_written_while_the_chain_is_walked_is_no_fault()
    {
        await using var scope = modules.Scope();
        var (db, trail) = (scope.ServiceProvider.GetRequiredService<TryDb>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        using var enough = new CancellationTokenSource();
        var site = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await modules.Use((TryDb other) => other.Saw(new("Viewed", Guid.Empty, "Page"), Ct));
                }
            },
            Ct);

        var faults = new List<AuditFault?>();
        while (faults.Count < 20 || await db.Audit.CountAsync(Ct) < 50)
        {
            faults.Add((await trail.Verify(db, [], Ct)).Fault);
        }

        await enough.CancelAsync();
        await site;
        Assert.All(faults, Assert.Null);
    }

    [Fact]
    public async Task What_was_typed_about_no_case_at_all_can_be_read_again()
    {
        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        await db.Saw(new("Searched", Guid.Empty, "Find", Payload: "the first words"), Ct);
        await db.Saw(new("Searched", Guid.Empty, "Find", Payload: "the second words"), Ct);

        Assert.Equal(["the first words", "the second words"], (await modules.Audit<TryDb>(Ct)).Select(a => a.Sealed.Typed));
    }

    [Fact]
    public async Task A_reason_stands_nowhere_in_clear_and_goes_with_the_key_of_what_it_is_about_and_the_chain_holds()
    {
        await using var scope = modules.Scope();
        var (db, trail) = (scope.ServiceProvider.GetRequiredService<TryDb>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        var thing = new Thing { Area = Examples.Sefton };
        db.Add(thing);
        await db.SaveBecause("The aunt of Ann Smith rang", Ct);
        await db.Saw(new("Viewed", thing.Subject, "Page", "Ann Smith is in theatre"), Ct);
        Assert.Equal(["The aunt of Ann Smith rang", "Ann Smith is in theatre"], (await modules.Audit<TryDb>(Ct)).Select(a => a.Sealed.Because));

        await using (var clear = db.Database.GetDbConnection().CreateCommand())
        {
            clear.CommandText = "SELECT * FROM try_audit";
            await using var rows = await clear.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
            {
                Assert.All(Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue), value => Assert.DoesNotContain("Ann", value as string ?? System.Text.Encoding.UTF8.GetString(value as byte[] ?? []), StringComparison.Ordinal));
            }
        }

        db.AuditKeys.Remove(await db.AuditKeys.SingleAsync(k => k.Subject == thing.Subject, Ct));
        await db.SaveChangesAsync(Ct);

        Assert.All(await modules.Audit<TryDb>(Ct), a => Assert.Empty(a.Sealed.Because));
        Assert.Equal("KeyDestroyed", (await modules.Audit<TryDb>(Ct))[^1].Line.Action);
        Assert.Null((await trail.Verify(db, [], Ct)).Fault);
    }

    [Theory]
    [InlineData(null, 0, false, "there are no anchors, so nobody can tell whether its end was cut off")]
    [InlineData(2, 0, true, "anchored up to 2 of 4, at 2026-03-03T12:00:00Z; the first anchor is of 2026-03-03T12:00:00Z, at 2")]
    [InlineData(2, 61, false, "anchored only up to 2 of 4, at 2026-03-03T12:00:00Z, more than an hour before its last row, so nobody can tell whether its end was cut off")]
    [InlineData(4, 61, true, "anchored up to 4 of 4, at 2026-03-03T12:00:00Z; the first anchor is of 2026-03-03T12:00:00Z, at 4")]
    public async Task How_far_a_chain_is_anchored_is_said_and_an_end_that_nothing_holds_is_no_good_end(int? anchored, int minutes, bool isAnchored, string said)
    {
        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        var at = modules.Clock.GetCurrentInstant();
        db.Add(new Thing { Area = Examples.Sefton });
        await db.SaveChangesAsync(Ct);
        modules.Clock.AdvanceMinutes(minutes);
        db.Add(new Thing { Area = Examples.Sefton });
        await db.SaveChangesAsync(Ct);

        var anchors = await db.Audit.AsNoTracking().Where(a => a.Sequence == anchored).Select(a => new AuditAnchor(a.Sequence, a.Hash, at)).ToListAsync(Ct);
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(db, anchors, Ct);

        Assert.Equal((null, isAnchored, said), (verdict.Fault, verdict.IsAnchored, verdict.Anchored));
    }

    [Fact]
    public async Task What_was_anchored_is_read_back_as_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("cdop-anchors");
        try
        {
            var (anchors, at) = (new AuditAnchors(folder.FullName), modules.Clock.GetCurrentInstant());
            anchors.Append("try", new() { Sequence = 0 }, at);
            anchors.Append("try", new() { Sequence = 7, Hash = [1, 2] }, at + Duration.FromMinutes(5));

            Assert.Equal([(0L, at), (7L, at + Duration.FromMinutes(5))], anchors.Of("try").Select(a => (a.Sequence, a.At)));
            Assert.Equal([1, 2], anchors.Of("try")[1].Hash);
            Assert.Empty(anchors.Of("other"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_one_person_did_is_found_by_an_index()
    {
        Assert.SkipWhen(modules.Database.File is null, "The plan is told in SQLite's words");

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Audit.Where(a => a.Actor == new UserId("someone") && a.Sequence < 1000).OrderByDescending(a => a.Sequence).Take(50).CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";

        var plan = new List<string>();
        await using var steps = await command.ExecuteReaderAsync(Ct);
        while (await steps.ReadAsync(Ct))
        {
            plan.Add(steps.GetString(3));
        }

        Assert.StartsWith("SEARCH", Assert.Single(plan), StringComparison.Ordinal);
        Assert.Contains("Actor=? AND Sequence<?", plan[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_longer_than_its_column_is_cut_and_the_chain_holds()
    {
        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        await db.Saw(new(new('v', 50), Guid.Empty, new string('w', 199) + "\U0001F56F and more", new('b', 3000)), Ct);

        var (entry, within) = Assert.Single(await modules.Audit<TryDb>(Ct));
        Assert.Equal((40, 199, 3000), (entry.Action.Length, entry.What.Length, within.Because.Length));
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(db, [], Ct)).Fault);
    }

    [Fact]
    public async Task What_cannot_be_audited_is_not_saved()
    {
        Assert.SkipWhen(modules.Database.File is null, "The trigger below is written for SQLite");

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        await using (var block = db.Database.GetDbConnection().CreateCommand())
        {
            block.CommandText = "CREATE TRIGGER no_audit BEFORE INSERT ON try_audit BEGIN SELECT RAISE(ABORT, 'planted'); END";
            await block.ExecuteNonQueryAsync(Ct);
        }

        db.Add(new Thing { Area = Examples.Sefton });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));

        Assert.Equal(0, await modules.Use((TryDb fresh) => fresh.Things.CountAsync(Ct)));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();
}
