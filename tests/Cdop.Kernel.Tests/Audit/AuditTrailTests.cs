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
    [InlineData("UPDATE try_audit SET Because = 'other' WHERE Sequence = 1", 1L)]
    [InlineData("UPDATE try_audit SET Payload = x'00' WHERE Sequence = 3", 3L)]
    [InlineData("DELETE FROM try_audit WHERE Sequence = 4", 4L)]
    [InlineData("DELETE FROM try_audit WHERE Sequence >= 9", 9L)]
    [InlineData("DELETE FROM try_audit WHERE Sequence >= 9; UPDATE try_audit_head SET Sequence = 8, Hash = (SELECT Hash FROM try_audit WHERE Sequence = 8)", 9L)]
    [InlineData("UPDATE try_audit SET Sequence = 99 WHERE Sequence = 5; UPDATE try_audit SET Sequence = 5 WHERE Sequence = 6; UPDATE try_audit SET Sequence = 6 WHERE Sequence = 99", 5L)]
    [InlineData("INSERT INTO try_audit SELECT 11, At, Actor, Action, Subject, What, Fields, Because, Payload, PayloadHash, Hash FROM try_audit WHERE Sequence = 10; UPDATE try_audit_head SET Sequence = 11", 11L)]
    [InlineData("INSERT INTO try_audit SELECT 11, At, Actor, Action, Subject, What, Fields, Because, Payload, PayloadHash, Hash FROM try_audit WHERE Sequence = 10", 11L)]
    [InlineData("UPDATE try_audit_head SET Hash = x'00'", 10L)]
    [InlineData("DELETE FROM try_audit_key", null)]
    public async Task Names_the_first_row_that_does_not_hold(string tampering, long? firstBad)
    {
        Assert.SkipWhen(modules.Database.File is null, "The statements above are written for SQLite; the chain itself is the same code on both engines");

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        for (var i = 0; i < 10; i++)
        {
            var thing = new Thing { Area = Examples.Sefton };
            thing.Say("hello", modules.Clock.GetCurrentInstant());
            db.Add(thing);
            await db.SaveChangesAsync(Ct);
        }

        var anchored = await db.Audit.AsNoTracking().ToDictionaryAsync(a => a.Sequence, a => a.Hash, Ct);
        await using (var tamper = db.Database.GetDbConnection().CreateCommand())
        {
            tamper.CommandText = $"SELECT 1; {tampering}";
            await tamper.ExecuteNonQueryAsync(Ct);
        }

        var fault = await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(db, anchored, Ct);

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
            faults.Add(await trail.Verify(db, new Dictionary<long, byte[]>(), Ct));
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

        var trail = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        var typed = new List<string?>();
        foreach (var entry in await db.Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync(Ct))
        {
            typed.Add(await trail.Open(db, entry, Ct));
        }

        Assert.Equal(["the first words", "the second words"], typed);
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

        var entry = await db.Audit.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((40, 199, 2000), (entry.Action.Length, entry.What.Length, entry.Because.Length));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(db, new Dictionary<long, byte[]>(), Ct));
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
