using Cdop.DataCollection.Domain;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class CaseloadTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    private Instant Now => cases.Clock.GetCurrentInstant();

    [Theory]
    [InlineData("?sort=due")]
    [InlineData("?sort=due&order=desc")]
    [InlineData("?sort=case")]
    [InlineData("?sort=child&order=desc")]
    [InlineData("?sort=death")]
    [InlineData("?show=closed")]
    [InlineData("?show=closed&sort=closed")]
    [InlineData("?show=all&sort=closed")]
    [InlineData("?sort=closed&order=desc")]
    [InlineData("?show=all&sort=child")]
    [InlineData("")]
    [InlineData("?due=soon&owner=nobody")]
    [InlineData("?due=paused")]
    [InlineData("?waiting=pause")]
    [InlineData("?area=E08000012&joint=yes")]
    public async Task Paging_shows_every_case_once_forwards_and_backwards(string address)
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        db.AddRange(ManyCases.Of(110, seed: 7, Now));
        await db.SaveChangesAsync(CasesUnderTest.Ct);
        db.ChangeTracker.Clear();
        var view = View(address);
        var expected = await view.Of(db.Cases, cases.Person.Id, Now).Select(c => c.Reference).ToListAsync(CasesUnderTest.Ct);

        var forwards = new List<CaseloadRow>();
        for (Caseload? next = view; next is not null;)
        {
            var page = await Page(db, next);
            forwards.AddRange(page.Rows);
            next = page.Next;
        }

        var backwards = new List<CaseloadRow>();
        for (Caseload? previous = view with { Last = true }; previous is not null;)
        {
            var page = await Page(db, previous);
            backwards.InsertRange(0, page.Rows);
            previous = page.Previous;
        }

        Assert.Equal(forwards.Select(row => row.Reference), backwards.Select(row => row.Reference));
        Assert.Equal(expected.Count, forwards.Count);
        Assert.Equal(expected.Order(), forwards.Select(row => row.Reference).Order());
    }

    [Fact]
    public async Task While_others_work_no_case_is_shown_twice_and_none_is_missed_that_stays_where_it_was()
    {
        var seed = 1;
        await Gen.Int[0, 24].List[1, 6].SampleAsync(
            async settledOnEachPage =>
            {
                await using var fresh = new CasesUnderTest();
                await using var scope = fresh.Modules.Scope();
                var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
                var now = fresh.Clock.GetCurrentInstant();
                db.AddRange(ManyCases.Of(60, Interlocked.Increment(ref seed), now, closed: 0, restricted: 0));
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                db.ChangeTracker.Clear();
                var all = await db.Cases.Select(c => c.Reference).ToListAsync(TestContext.Current.CancellationToken);

                var shown = new List<CaseReference>();
                var moved = new HashSet<CaseReference>();
                var page = await View("").Page(db, fresh.Person.Id, now, TestContext.Current.CancellationToken);
                for (var n = 0; ; n++)
                {
                    shown.AddRange(page.Rows.Select(row => row.Reference));

                    // Between one page and the next, somebody settles a clock of a case on it, so that it moves back in the list.
                    var row = page.Rows[Math.Min(settledOnEachPage[n % settledOnEachPage.Count], page.Rows.Count - 1)];
                    var worked = await db.Whole(row.Reference).SingleAsync(TestContext.Current.CancellationToken);
                    var next = worked.Clocks.Where(c => c.IsRunning).MinBy(c => c.RunsOut)!;
                    worked.Settle(next.Code, new(Outcome.NotApplicable, null, Because: "Not needed"), ClockRuleTests.Rules, fresh.Person.Id, now);
                    await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                    moved.Add(row.Reference);
                    db.ChangeTracker.Clear();
                    if (page.Next is null)
                    {
                        break;
                    }

                    page = await page.Next.Page(db, fresh.Person.Id, now, TestContext.Current.CancellationToken);
                }

                Assert.DoesNotContain(shown.Except(moved), r => shown.Count(s => s == r) > 1);
                Assert.Empty(all.Except(shown));
            },
            iter: 4,
            threads: 1);
    }

    [Fact]
    public async Task Late_comes_first_and_counts_are_those_of_the_lists()
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        db.AddRange(ManyCases.Of(120, seed: 3, Now));
        await db.SaveChangesAsync(CasesUnderTest.Ct);

        var counts = await CaseloadCounts.Of(db, cases.Person.Id, Now, CasesUnderTest.Ct);

        Assert.Equal(await Count(db, ""), counts.Open);
        Assert.Equal(await Count(db, "?due=late"), counts.Late);
        Assert.Equal(await Count(db, "?due=soon"), counts.Soon);
        Assert.Equal(await Count(db, "?due=paused"), counts.Paused);
        Assert.True(counts.Paused > 0);
        Assert.Equal(await Count(db, "?owner=me"), counts.Mine);
        Assert.Equal(await Count(db, "?owner=nobody"), counts.Nobodys);
        Assert.Equal(await Count(db, "?joint=yes"), counts.Joint);
        var soon = ClockChip.SoonUntil(Now);
        var pausedAndDue = await db.Cases.CountAsync(c => c.PausedOn != null && c.NextDue <= soon, CasesUnderTest.Ct);
        Assert.True(pausedAndDue > 0);
        Assert.Equal(counts.Open, counts.Late + counts.Soon + counts.Paused - pausedAndDue + await Count(db, "?due=track"));
        Assert.True(counts.Late > 0 && (await Page(db, new())).Rows[0].NextDue <= Now);
    }

    [Fact]
    public async Task The_paused_stand_last_unless_they_are_late_or_due_all_the_same_and_next_case_follows_that_order()
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        db.AddRange(ManyCases.Of(60, seed: 5, Now, closed: 0, restricted: 0));
        await db.SaveChangesAsync(CasesUnderTest.Ct);
        db.ChangeTracker.Clear();
        var rows = new List<CaseloadRow>();
        for (Caseload? next = new(); next is not null;)
        {
            var page = await Page(db, next);
            rows.AddRange(page.Rows);
            next = page.Next;
        }

        bool IsPaused(CaseloadRow row) => row.PausedOn is not null && row.NextDue > ClockChip.SoonUntil(Now);
        Assert.Equal(rows.OrderBy(IsPaused).ThenBy(row => row.NextDue).ThenBy(row => row.Reference).Select(row => row.Reference), rows.Select(row => row.Reference));
        Assert.Contains(rows, row => row.PausedOn is not null && row.NextDue <= Now);
        Assert.All(rows, row => Assert.Equal(row.PausedOn is not null, row.Paused(Now) is { Look: ChipLook.Pause }));
        var last = rows.Last(row => !IsPaused(row)).Reference;
        var lastRunning = await db.Cases.SingleAsync(c => c.Reference == last, CasesUnderTest.Ct);
        Assert.Equal(rows.First(IsPaused).Reference, await new Caseload().Next(db, lastRunning, cases.Person.Id, Now, CasesUnderTest.Ct));
    }

    [Fact]
    public async Task An_empty_caseload_counts_nothing()
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();

        Assert.Equal(new(0, 0, 0, 0, 0, 0, 0, 0, null), await CaseloadCounts.Of(db, cases.Person.Id, Now, CasesUnderTest.Ct));
        Assert.Empty((await Page(db, new())).Rows);
    }

    [Theory]
    [InlineData("?sort=due&order=desc&after=17725&show=nonsense&stage=9&area=here&owner=")]
    [InlineData("?after=x~y&sort=child")]
    [InlineData("?before=99999999999999999999~KNO-2026-011")]
    [InlineData("?after=~KNO-2026-999&sort=child")]
    [InlineData("?sort=death&after=2026-02-31~KNO-2026-011")]
    public async Task An_address_that_makes_no_sense_shows_a_list_all_the_same(string address)
    {
        await cases.Accept(CasesUnderTest.Ann);
        await using var scope = cases.Modules.Scope();

        Assert.Single((await Page(scope.ServiceProvider.GetRequiredService<DataCollectionDb>(), View(address))).Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?due=late&area=E08000011&stage=Gathering&owner=me&waiting=ncmd&joint=yes")]
    [InlineData("?show=closed&sort=child&order=desc&after=~KNO-2026-011")]
    [InlineData("?at=last")]
    public void A_view_is_its_address(string address) => Assert.Equal($"/cases{address}", View(address).At("/cases"));

    [Theory]
    [InlineData("?stage=Closed", "closed")]
    [InlineData("?stage=OpenedByMistake", "closed")]
    [InlineData("?stage=Closed&show=all", "all")]
    [InlineData("?show=closed&stage=Gathering", "open")]
    public void A_stage_that_only_closed_cases_come_to_shows_these(string address, string show) => Assert.Equal(show, View(address).Show);

    [Theory]
    [InlineData("?waiting=pause", "paused_by_due")]
    [InlineData("", "open_by_due")]
    [InlineData("?due=late", "open_by_due")]
    [InlineData("?after=17725000000000000~KNO-2026-011", "open_by_due")]
    [InlineData("?due=paused", "paused_by_due")]
    [InlineData("?after=p17725000000000000~KNO-2026-011", "paused_by_due")]
    [InlineData("?owner=me", "open_by_owner")]
    [InlineData("?area=E08000012", "open_by_area")]
    [InlineData("?stage=Gathering", "open_by_stage")]
    [InlineData("?waiting=ncmd", "open_by_wait")]
    [InlineData("?sort=child", "open_by_child")]
    [InlineData("?sort=death&order=desc", "open_by_death")]
    [InlineData("?sort=death&after=2026-02-01~KNO-2026-011", "open_by_death")]
    [InlineData("?show=closed", "closed_by_end")]
    [InlineData("?show=all", "DateOfDeath")]
    [InlineData("?show=all&sort=case&after=~KNO-2026-011", "Reference")]
    public async Task Each_list_walks_an_index_in_its_order_and_sorts_nothing(string address, string index)
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        var view = View(address);

        var plan = new List<string>();
        foreach (var walked in await view.Walked(db, cases.Person.Id, Now, CasesUnderTest.Ct))
        {
            plan.AddRange(await Plan(walked.Take(26).Select(c => new { c.Reference, c.Child.FamilyName }), db));
        }

        Assert.Contains(plan, line => line.Contains("USING", StringComparison.Ordinal) && line.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN", StringComparison.Ordinal) && !line.Contains("USING", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counting_reads_no_row_of_a_case()
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();

        var plan = await Plan(CaseloadCounts.Counted(db, cases.Person.Id, Now), db);

        Assert.Contains(plan, line => line.Contains("USING COVERING INDEX open_by_due", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    internal static async Task<IReadOnlyList<string>> Plan<T>(IQueryable<T> query, DataCollectionDb db)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync(CasesUnderTest.Ct);
        var plan = new List<string>();
        while (await reader.ReadAsync(CasesUnderTest.Ct))
        {
            plan.Add(reader.GetString(3));
        }

        return plan;
    }

    internal static Caseload View(string address) => Caseload.From(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address)));

    private Task<CaseloadPage> Page(DataCollectionDb db, Caseload view) => view.Page(db, cases.Person.Id, Now, CasesUnderTest.Ct);

    private Task<int> Count(DataCollectionDb db, string address) => View(address).Of(db.Cases, cases.Person.Id, Now).CountAsync(CasesUnderTest.Ct);
}
