using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class RestrictOnRequestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asked_for_a_closed_list_it_begins_with_the_managers_of_the_area()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var everywhere = await modules.Grant("jo", Role.Manager, "all", Ct);
        var sefton = await modules.Grant("sef", Role.Manager, "SEF", Ct);
        var wirral = await modules.Grant("wir", Role.Manager, "WIR", Ct);
        var administrator = await modules.Grant("priya", Role.Administrator, "SEF", Ct);
        var guarded = await modules.Open("SEF-2026-011", Examples.Sefton, Ct, restricted: true);
        Assert.False(await modules.Sees(sefton, guarded, Ct, areas: Examples.Sefton));

        await Ask(modules, guarded);

        Assert.True(await modules.Sees(everywhere, guarded, Ct, areas: [.. Examples.Merseyside]));
        Assert.True(await modules.Sees(sefton, guarded, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(wirral, guarded, Ct, areas: Examples.Wirral));
        Assert.False(await modules.Sees(administrator, guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task What_leaves_a_case_takes_its_lists_along()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        modules.Person.Id = await modules.Grant("jo", Role.Manager, "all", Ct);
        var later = await modules.Grant("later", Role.Manager, "SEF", Ct);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var reviewed = await modules.Open("SEF-2026-011", Examples.Sefton, Ct);
        _ = (await modules.Use((RestrictSubjectHandler handler) => handler.Handle("SEF-2026-011", new() { Because = "High profile" }, Ct)))!.Value;
        _ = (await modules.Use((RemoveAccessHandler handler) => handler.Handle("SEF-2026-011", later.Value, AccessKind.Listed, new() { Because = "Not theirs" }, Ct)))!.Value;
        _ = (await modules.Use((ExcludePersonHandler handler) => handler.Handle("SEF-2026-011", new() { Person = relative.Value, Reason = ExclusionReason.Relative, Because = "An aunt" }, Ct)))!.Value;
        var left = await modules.Open("N-2026-0253", Examples.Sefton, Ct, restricted: true);

        await modules.Use((IHandle<RestrictionAsked> handler) => handler.Handle(
            new() { Subject = left.Subject, Reference = left.Reference, Area = left.Area, Leaves = reviewed.Subject, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));

        Assert.True(await modules.Sees(modules.Person.Id, left, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(later, left, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Use((CasesDb db) => db.Access.AnyAsync(a => a.Subject == left.Subject && a.Person == relative && a.Kind == AccessKind.Excluded, Ct)));
    }

    [Fact]
    public async Task While_no_area_is_settled_the_list_begins_with_every_manager()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var sefton = await modules.Grant("sef", Role.Manager, "SEF", Ct);
        var wirral = await modules.Grant("wir", Role.Manager, "WIR", Ct);
        var guarded = await modules.Open("N-1", null, Ct, restricted: true);

        await Ask(modules, guarded);

        Assert.True(await modules.Sees(sefton, guarded, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Sees(wirral, guarded, Ct, areas: Examples.Wirral));
    }

    [Fact]
    public async Task Told_twice_it_lists_once_and_takes_over_the_new_reference_and_area()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        await modules.Grant("jo", Role.Manager, "all", Ct);
        var guarded = await modules.Open("N-1", null, Ct, restricted: true);
        await Ask(modules, guarded);

        await modules.Use((IHandle<RestrictionAsked> handler) => handler.Handle(
            new() { Subject = guarded.Subject, Reference = "WIR-2026-004", Area = Examples.Wirral, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));

        var kept = await modules.Use((PartnershipDb db) => db.Restrictions.Include(r => r.Lines).SingleAsync(Ct));
        Assert.Equal(("WIR-2026-004", Examples.Wirral, 1, true), (kept.Reference, kept.Area, kept.Lines.Count, kept.IsRestricted));
    }

    [Fact]
    public async Task Given_to_another_area_those_who_answer_for_it_there_are_on_the_list_too()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var sefton = await modules.Grant("sef", Role.Manager, "SEF", Ct);
        var wirral = await modules.Grant("wir", Role.Manager, "WIR", Ct);
        var guarded = await modules.Open("N-1", Examples.Sefton, Ct, restricted: true);
        await Ask(modules, guarded);

        await modules.Use((IHandle<RestrictionAsked> handler) => handler.Handle(
            new() { Subject = guarded.Subject, Reference = "N-1", Area = Examples.Wirral, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));

        var kept = await modules.Use((PartnershipDb db) => db.Restrictions.Include(r => r.Lines).SingleAsync(Ct));
        Assert.Equal([sefton, wirral], kept.Lines.Select(l => l.Person).OrderBy(p => p != sefton));
        Assert.Equal(2, await modules.Use((CasesDb db) => db.Access.CountAsync(a => a.Kind == AccessKind.Listed, Ct)));
    }

    [Fact]
    public async Task Who_was_taken_off_the_list_stays_off_when_it_is_asked_for_again_in_the_same_area()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var sefton = await modules.Grant("sef", Role.Manager, "SEF", Ct);
        var other = await modules.Grant("other", Role.Manager, "SEF", Ct);
        var guarded = await modules.Open("N-1", Examples.Sefton, Ct, restricted: true);
        await Ask(modules, guarded);
        await modules.Use(async (PartnershipDb db) =>
        {
            _ = (await db.Restrictions.Include(r => r.Lines).SingleAsync(Ct)).Remove(sefton, AccessKind.Listed, "Knows the family", other, modules.Clock.GetCurrentInstant()).Value;
            await db.SaveChangesAsync(Ct);
        });

        await Ask(modules, guarded);

        Assert.Equal([other], (await modules.Use((PartnershipDb db) => db.Restrictions.Include(r => r.Lines).SingleAsync(Ct))).Lines.Select(l => l.Person));
    }

    [Fact]
    public async Task Who_was_taken_off_stays_off_when_an_area_is_settled_and_when_it_joins_a_case()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var sefton = await modules.Grant("sef", Role.Manager, "SEF", Ct);
        modules.Person.Id = await modules.Grant("jo", Role.Manager, "all", Ct);
        var word = await modules.Open("N-1", null, Ct, restricted: true);
        var reviewed = await modules.Open("SEF-2026-011", Examples.Sefton, Ct, restricted: true);
        await Ask(modules, word);
        _ = (await modules.Use((RemoveAccessHandler handler) => handler.Handle("N-1", sefton.Value, AccessKind.Listed, new() { Because = "Knows the family" }, Ct)))!.Value;

        await modules.Use((IHandle<RestrictionAsked> handler) => handler.Handle(
            new() { Subject = word.Subject, Reference = "N-1", Area = Examples.Sefton, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));
        await modules.Use((IHandle<RestrictionAsked> handler) => handler.Handle(
            new() { Subject = reviewed.Subject, Reference = reviewed.Reference, Area = Examples.Sefton, Joins = word.Subject, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));

        foreach (var guarded in new[] { word, reviewed })
        {
            Assert.Equal((false, true), (await modules.Sees(sefton, guarded, Ct, areas: Examples.Sefton), await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton)));
        }
    }

    [Fact]
    public async Task Where_a_copy_cannot_be_changed_nothing_is_and_nobody_sees_it()
    {
        await using var modules = await Panel.Open(Ct, s =>
        {
            s.AddCases();
            s.AddScoped<IKeepAccess, Broken>();
        });
        var manager = await modules.Grant("jo", Role.Manager, "all", Ct);
        var guarded = await modules.Open("SEF-2026-011", Examples.Sefton, Ct, restricted: true);

        await Assert.ThrowsAsync<IOException>(() => Ask(modules, guarded));

        Assert.False(await modules.Sees(manager, guarded, Ct, areas: Examples.Sefton));
        Assert.Equal((0, 0), (await modules.Use((PartnershipDb db) => db.Restrictions.CountAsync(Ct)), await modules.Use((CasesDb db) => db.Access.CountAsync(Ct))));
    }

    private static Task Ask(ModulesUnderTest modules, GuardedCase guarded) =>
        modules.Use((IHandle<RestrictionAsked> handler) => handler.Handle(
            new() { Subject = guarded.Subject, Reference = guarded.Reference, Area = guarded.Area, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));

    private sealed class Broken : IKeepAccess
    {
        public Task Keep(Guid subject, bool isRestricted, IReadOnlyCollection<AccessEntry> lines, string because, CancellationToken ct) => throw new IOException("The copy is out of reach.");
    }
}
