using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class KeepAccessTests
{
    private const string Reference = "SEF-2026-011";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ordinary_case_can_be_restricted_by_its_reference_and_opened_again()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var priya = await modules.Grant("priya", Role.Administrator, "SEF", Ct);
        var guarded = await modules.Open(Reference, Examples.Sefton, Ct);

        _ = (await Do((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "A colleague's child" }, Ct)))!.Value;
        Assert.False(await modules.Sees(priya, guarded, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));

        _ = (await Do((AllowPersonHandler handler) => handler.Handle(Reference, new() { Person = priya.Value, Because = "Works the case" }, Ct)))!.Value;
        Assert.True(await modules.Sees(priya, guarded, Ct, areas: Examples.Sefton));

        _ = (await Do((RemoveAccessHandler handler) => handler.Handle(Reference, priya.Value, AccessKind.Listed, new() { Because = "Moved away" }, Ct)))!.Value;
        Assert.False(await modules.Sees(priya, guarded, Ct, areas: Examples.Sefton));

        _ = (await Do((LiftRestrictionHandler handler) => handler.Handle(Reference, new() { Because = "The colleague has left" }, Ct)))!.Value;
        Assert.True(await modules.Sees(priya, guarded, Ct, areas: Examples.Sefton));
        Assert.Equal(0, await modules.Use((CasesDb db) => db.Access.CountAsync(Ct)));

        Task<Result<string>?> Do<T>(Func<T, Task<Result<string>?>> act)
            where T : notnull => modules.Use(act);
    }

    [Fact]
    public async Task Who_is_not_on_the_list_takes_nobody_off_it_and_lets_nobody_back_and_the_last_stays()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var first = modules.Person.Id;
        var priya = await modules.Grant("priya", Role.Administrator, "SEF", Ct);
        await modules.Open(Reference, Examples.Sefton, Ct);
        _ = (await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "A colleague's child" }, Ct)))!.Value;
        _ = (await modules.Use((ExcludePersonHandler handler) => handler.Handle(Reference, new() { Person = priya.Value, Reason = ExclusionReason.Named, Because = "Named in it" }, Ct)))!.Value;
        var later = await modules.Grant("later", Role.Manager, "SEF", Ct);

        modules.Person.Id = later;
        var emptied = await Remove(first, AccessKind.Listed);
        var letBack = await Remove(priya, AccessKind.Excluded);
        modules.Person.Id = first;
        var last = await Remove(first, AccessKind.Listed);
        var back = await Remove(priya, AccessKind.Excluded);

        Assert.StartsWith("You are not on its list.", Assert.Single(emptied!.Problems).Message, StringComparison.Ordinal);
        Assert.StartsWith("You are not on its list.", Assert.Single(letBack!.Problems).Message, StringComparison.Ordinal);
        Assert.StartsWith("This person is the last on the list.", Assert.Single(last!.Problems).Message, StringComparison.Ordinal);
        Assert.True(back!.Succeeded);
        Assert.Equal([first], await modules.Use((PartnershipDb db) => db.Set<AccessLine>().Select(l => l.Person).ToListAsync(Ct)));

        Task<Result<string>?> Remove(UserId person, AccessKind kind) => modules.Use((RemoveAccessHandler handler) => handler.Handle(Reference, person.Value, kind, new() { Because = "Because" }, Ct));
    }

    [Fact]
    public async Task Who_is_not_on_the_list_shuts_out_nobody_but_themselves_and_the_last_who_could_open_it_is_not_shut_out()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var first = modules.Person.Id;
        var priya = await modules.Grant("priya", Role.Administrator, "SEF", Ct);
        var guarded = await modules.Open(Reference, Examples.Sefton, Ct);
        _ = (await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "A colleague's child" }, Ct)))!.Value;
        _ = (await Allow(modules, priya))!.Value;
        var later = await modules.Grant("later", Role.Manager, "SEF", Ct);

        modules.Person.Id = later;
        Assert.StartsWith("You are not on its list.", Assert.Single((await Exclude(modules, priya))!.Problems).Message, StringComparison.Ordinal);
        Assert.StartsWith("You are not on its list.", (await Exclude(modules, first))!.Problems[0].Message, StringComparison.Ordinal);
        Assert.True(await modules.Sees(first, guarded, Ct, areas: Examples.Sefton));

        // An administrator is on the list too, and could not open it.
        modules.Person.Id = first;
        Assert.StartsWith("This person is the last on the list who could open it again.", Assert.Single((await Exclude(modules, first))!.Problems).Message, StringComparison.Ordinal);
        Assert.True((await Exclude(modules, priya))!.Succeeded);
        _ = (await Allow(modules, later))!.Value;
        Assert.True((await Exclude(modules, first))!.Succeeded);
        Assert.False(await modules.Sees(first, guarded, Ct, areas: Examples.Sefton));

        modules.Person.Id = later;
        Assert.StartsWith("This person is the last on the list who could open it again.", Assert.Single((await Exclude(modules, later))!.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_is_not_on_the_list_neither_restricts_again_nor_opens_it_to_be_let_in()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var first = modules.Person.Id;
        var guarded = await modules.Open(Reference, Examples.Sefton, Ct);
        _ = (await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "A colleague's child" }, Ct)))!.Value;
        var later = await modules.Grant("later", Role.Manager, "SEF", Ct);

        modules.Person.Id = later;
        var again = await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "Let me in" }, Ct));
        var lifted = await modules.Use((LiftRestrictionHandler handler) => handler.Handle(Reference, new() { Because = "Let me in" }, Ct));

        Assert.Equal("It is restricted already. Say who may see it on its list", Assert.Single(again!.Problems).Message);
        Assert.StartsWith("You are not on its list.", Assert.Single(lifted!.Problems).Message, StringComparison.Ordinal);
        Assert.False(await modules.Sees(later, guarded, Ct, areas: Examples.Sefton));

        modules.Person.Id = first;
        _ = (await modules.Use((AllowPersonHandler handler) => handler.Handle(Reference, new() { Person = later.Value, Because = "Takes over" }, Ct)))!.Value;
        Assert.True(await modules.Sees(later, guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task Whoever_is_shut_out_sees_nothing_and_does_not_keep_the_lists_though_they_manage_the_area()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var other = await modules.Grant("other", Role.Manager, "SEF", Ct);
        var guarded = await modules.Open(Reference, Examples.Sefton, Ct);

        _ = (await Exclude(modules, other))!.Value;

        Assert.False(await modules.Sees(other, guarded, Ct, areas: Examples.Sefton));
        modules.Person.Id = other;
        Assert.Null(await modules.Use((RemoveAccessHandler handler) => handler.Handle(Reference, other.Value, AccessKind.Excluded, new() { Because = "I am fine" }, Ct)));
        Assert.IsType<NotFoundResult>(await View(modules, Reference));
        Assert.Empty(await Listed(modules));
    }

    [Fact]
    public async Task What_is_restricted_elsewhere_and_what_does_not_exist_are_the_same_nothing()
    {
        await using var modules = await ManagedBy("wirral", "WIR");
        modules.Person.Areas = [Examples.Wirral];
        await modules.Open(Reference, Examples.Sefton, Ct, restricted: true);

        Assert.IsType<NotFoundResult>(await View(modules, Reference));
        Assert.IsType<NotFoundResult>(await View(modules, "SEF-2026-999"));
        Assert.IsType<NotFoundResult>(await View(modules, "' OR 1=1 --"));
        Assert.Null(await Exclude(modules, modules.Person.Id));
        Assert.Empty(await Listed(modules));
    }

    [Fact]
    public async Task Looking_at_an_ordinary_case_keeps_nothing_of_it()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        await modules.Open(Reference, Examples.Sefton, Ct);

        Assert.IsNotType<NotFoundResult>(await View(modules, Reference));

        Assert.Equal(0, await modules.Use((PartnershipDb db) => db.Restrictions.CountAsync(Ct)));
    }

    [Fact]
    public async Task Only_people_of_the_area_go_on_its_list_and_only_while_it_is_restricted()
    {
        await using var modules = await ManagedBy("chief", "all");
        var wirral = await modules.Grant("wirral", Role.Administrator, "WIR", Ct);
        var sefton = await modules.Grant("sefton", Role.Administrator, "SEF", Ct);
        await modules.Open(Reference, Examples.Sefton, Ct);

        Assert.Equal("Everybody of the area may see it. Restrict it first, and then say who may see it", Assert.Single((await Allow(modules, sefton))!.Problems).Message);
        await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "High profile" }, Ct));
        Assert.Equal("Choose a person of this area", Assert.Single((await Allow(modules, wirral))!.Problems).Message);
        Assert.Equal("Choose a person of this area", Assert.Single((await Allow(modules, new("nobody")))!.Problems).Message);
        Assert.True((await Allow(modules, sefton))!.Succeeded);
        Assert.Equal("This person is on the list already", Assert.Single((await Allow(modules, sefton))!.Problems).Message);
    }

    [Fact]
    public async Task A_case_restricted_by_its_module_before_the_word_arrived_stays_restricted_whatever_is_done_first()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var priya = await modules.Grant("priya", Role.Administrator, "SEF", Ct);
        var guarded = await modules.Open(Reference, Examples.Sefton, Ct, restricted: true);

        _ = (await Exclude(modules, priya))!.Value;

        Assert.True(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(new("else"), guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task The_audit_files_each_line_under_the_case_with_the_reason()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var guarded = await modules.Open(Reference, Examples.Sefton, Ct);

        await Exclude(modules, modules.Person.Id);

        var audited = await modules.Audit<PartnershipDb>(Ct);
        Assert.Contains(audited, a => a.Line.What.StartsWith("AccessLine", StringComparison.Ordinal) && a.Line.Subject == guarded.Subject && a is { Line.Action: "Added", Sealed.Because: "Knows the family" });
    }

    private static Task<Result<string>?> Exclude(ModulesUnderTest modules, UserId person) =>
        modules.Use((ExcludePersonHandler handler) => handler.Handle(Reference, new() { Person = person.Value, Reason = ExclusionReason.Relative, Because = "Knows the family" }, Ct));

    private static Task<Result<string>?> Allow(ModulesUnderTest modules, UserId person) =>
        modules.Use((AllowPersonHandler handler) => handler.Handle(Reference, new() { Person = person.Value, Because = "Works the case" }, Ct));

    private static async Task<IActionResult> View(ModulesUnderTest modules, string reference)
    {
        await using var scope = modules.Scope();
        return await ActivatorUtilities.CreateInstance<ViewAccessPage>(scope.ServiceProvider).OnGetAsync(reference, Ct);
    }

    private static async Task<IEnumerable<string>> Listed(ModulesUnderTest modules)
    {
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<ListRestrictionsPage>(scope.ServiceProvider);
        await page.OnGetAsync(null, Ct);
        return page.Rows.Select(r => r.Reference);
    }

    private static async Task<ModulesUnderTest> ManagedBy(string subject, string areas)
    {
        var modules = await Panel.Open(Ct, s => s.AddCases());
        modules.Person.Id = await modules.Grant(subject, Role.Manager, areas, Ct);
        return modules;
    }
}
