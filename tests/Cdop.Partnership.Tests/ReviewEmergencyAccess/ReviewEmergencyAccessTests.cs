using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class ReviewEmergencyAccessTests
{
    private static readonly ReviewEmergencyAccess Form = new() { Outcome = ReviewOutcome.Justified, Because = "The coroner's officer rang at night" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_else_reviews_it_once()
    {
        await using var modules = await Panel.Open(Ct);
        var id = await Used(modules, by: new("sam"), Examples.Sefton);

        var reviewed = await Review(modules, id);
        var twice = await Review(modules, id);
        var again = await modules.Use((ReviewEmergencyAccessHandler handler) => handler.Handle(id, Form with { Key = Guid.NewGuid() }, Ct));

        Assert.Equal(("/break-glass/reviews", "/break-glass/reviews"), (reviewed!.Value, twice!.Value));
        Assert.Equal("It has been reviewed already", Assert.Single(again!.Problems).Message);
    }

    [Fact]
    public async Task Of_two_who_review_it_at_the_same_moment_the_later_is_told_and_the_first_review_stands()
    {
        await using var modules = await Panel.Open(Ct);
        var id = await Used(modules, by: new("sam"), Examples.Sefton);

        var late = await modules.Press(
            (ReviewEmergencyAccessHandler handler) => handler.Handle(id, Form with { Outcome = ReviewOutcome.NotJustified, Key = Guid.NewGuid() }, Ct),
            Ct,
            before: async db =>
            {
                await db.EmergencyUses.SingleAsync(u => u.Id == id, Ct);
                Assert.True((await Review(modules, id))!.Succeeded);
            });

        Assert.Equal("It has been reviewed already", Assert.Single(late!.Problems).Message);
        Assert.Equal(ReviewOutcome.Justified, await modules.Use((PartnershipDb db) => db.EmergencyUses.Where(u => u.Id == id).Select(u => u.Outcome).SingleAsync(Ct)));
    }

    [Theory]
    [InlineData("NotJustified", false)]
    [InlineData("Justified", true)]
    public async Task Not_justified_ends_it_at_once_and_the_review_shows_what_was_looked_at(string outcome, bool open)
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var jo = modules.Person.Id = await modules.Grant("jo", Role.Manager, "SEF", Ct);
        await modules.Use(async (PartnershipDb db) =>
        {
            _ = (await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == jo, Ct)).Describe("jo", "jo@panel.example", Giver.Of(UserId.Service), modules.Clock.GetCurrentInstant()).Value;
            await db.SaveChangesAsync(Ct);
        });
        var guarded = await modules.Open("SEF-2026-011", Examples.Sefton, Ct);
        var sam = modules.Person.Id = await modules.Grant("sam", Role.Administrator, "WIR", Ct);
        for (var n = 0; n < 2; n++)
        {
            _ = (await modules.Use((UseEmergencyAccessHandler handler) => handler.Handle(new() { Reference = LooseReference.Parse("SEF-2026-011"), Reason = EmergencyReason.AnotherChild, Because = "A sibling is at the same address" }, Ct))).Value;
        }

        modules.Person.OnlyReads = true;
        await modules.Use((CasesDb db) => db.Saw(new("Viewed", guarded.Subject, "ViewCasePage"), Ct));
        modules.Person.OnlyReads = false;
        await modules.Use((CasesDb db) => db.Saw(new("Viewed", Guid.NewGuid(), "OtherPage"), Ct));
        Assert.True(await modules.Sees(sam, guarded, Ct, areas: Examples.Wirral));
        modules.Clock.AdvanceMinutes(5);

        modules.Person.Id = jo;
        var id = await modules.Use((PartnershipDb db) => db.EmergencyUses.OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(Ct));
        Assert.True((await modules.Use((ReviewEmergencyAccessHandler handler) => handler.Handle(id, Form with { Outcome = Enum.Parse<ReviewOutcome>(outcome) }, Ct)))!.Succeeded);

        Assert.Equal(open, await modules.Sees(sam, guarded, Ct, areas: Examples.Wirral));
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<ReviewEmergencyAccessPage>(scope.ServiceProvider);
        await page.OnGetAsync(id, Ct);
        Assert.Equal((open, "Case, opened in an emergency"), (page.IsOpen, Assert.Single(page.LookedAt).What));
    }

    [Fact]
    public async Task Nobody_reviews_their_own()
    {
        await using var modules = await Panel.Open(Ct);
        var id = await Used(modules, by: modules.Person.Id, Examples.Sefton);

        var reviewed = await Review(modules, id);

        Assert.Equal("Somebody else must review it: you used it yourself", Assert.Single(reviewed!.Problems).Message);
    }

    [Fact]
    public async Task What_was_used_in_another_area_is_not_there()
    {
        await using var modules = await Panel.Open(Ct);
        var id = await Used(modules, by: new("sam"), Examples.Sefton);
        modules.Person.Areas = [Examples.Wirral];

        Assert.Null(await Review(modules, id));
    }

    [Fact]
    public async Task Whoever_is_shut_out_of_the_case_does_not_review_it()
    {
        await using var modules = await Panel.Open(Ct);
        var id = await Used(modules, by: new("sam"), Examples.Sefton);
        await modules.Use(async (PartnershipDb db) =>
        {
            var use = await db.EmergencyUses.SingleAsync(u => u.Id == id, Ct);
            var kept = Restriction.Of(new(use.Subject, use.Reference, use.Area, IsRestricted: false), use.At);
            _ = kept.Exclude(modules.Person.Id, ExclusionReason.Involved, "Worked with the family", new("jo"), [], [], use.At).Value;
            db.Add(kept);
            await db.SaveChangesAsync(Ct);
        });

        Assert.Null(await Review(modules, id));
    }

    [Fact]
    public async Task Whoever_used_it_shuts_nobody_out_but_themselves_until_it_is_reviewed()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var (sam, jo, _) = await Managers(modules);
        var id = await UsedAt(modules, by: sam);

        modules.Person.Id = sam;
        var early = await ShutOut(modules, jo);
        modules.Person.Id = jo;
        Assert.True((await Review(modules, id))!.Succeeded);
        modules.Person.Id = sam;
        var late = await ShutOut(modules, jo);

        Assert.Equal("You used emergency access to it, and that waits for its review. Until then somebody else decides who is shut out", Assert.Single(early!.Problems).Message);
        Assert.True(late!.Succeeded);
    }

    [Fact]
    public async Task Whoever_used_it_may_shut_themselves_out()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var (sam, _, _) = await Managers(modules);
        await UsedAt(modules, by: sam);
        modules.Person.Id = sam;

        Assert.True((await ShutOut(modules, sam))!.Succeeded);
    }

    [Fact]
    public async Task The_last_who_can_review_it_is_neither_shut_out_nor_loses_role_or_account()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var (sam, jo, ann) = await Managers(modules);
        await UsedAt(modules, by: sam);
        modules.Person.Id = await modules.Grant("chief", Role.Manager, "SEF", Ct);

        Assert.True((await ShutOut(modules, ann))!.Succeeded);
        Assert.True((await ShutOut(modules, modules.Person.Id))!.Succeeded);
        modules.Person.Id = ann;
        var disabled = await modules.Press((DisablePersonHandler handler) => handler.Handle(jo.Value, new() { Because = "Has left" }, Ct), Ct);
        var role = await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().Where(r => r.Person == jo).Select(r => r.Id).SingleAsync(Ct));
        var taken = await modules.Press((TakeRoleHandler handler) => handler.Handle(jo.Value, role, new() { Because = "Has moved" }, Ct), Ct);
        modules.Person.Id = jo;
        var shut = await ShutOut(modules, jo);

        const string Last = "This person is the only one who can review an emergency access that waits. Have it reviewed first";
        Assert.Equal([Last, Last], new[] { disabled, taken }.Select(r => Assert.Single(r!.Problems).Message));
        Assert.Equal("This person is the only one who can review an emergency access to it. Have that reviewed first", Assert.Single(shut!.Problems).Message);
        Assert.Null(await modules.Use((PartnershipDb db) => db.People.Where(p => p.Id == jo).Select(p => p.DisabledAt).SingleAsync(Ct)));
        Assert.Null(await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().Where(r => r.Id == role).Select(r => r.TakenAt).SingleAsync(Ct)));
        Assert.Equal(0, await modules.Use((PartnershipDb db) => db.Set<AccessLine>().CountAsync(l => l.Person == jo, Ct)));
    }

    [Fact]
    public async Task Whoever_shuts_somebody_out_at_the_moment_another_manager_did_does_so_beside_what_they_did()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var (sam, jo, ann) = await Managers(modules);
        await modules.Open("SEF-2026-011", Examples.Sefton, Ct);
        modules.Person.Id = sam;
        Assert.True((await ShutOut(modules, await modules.Grant("kim", Role.PanelMember, "SEF", Ct)))!.Succeeded);

        var late = await modules.Press(
            (ExcludePersonHandler handler) => handler.Handle("SEF-2026-011", Excluding(ann), Ct),
            Ct,
            before: async db =>
            {
                await db.Restrictions.Include(r => r.Lines).SingleAsync(Ct);
                modules.Clock.AdvanceMinutes(1);
                Assert.True((await ShutOut(modules, jo))!.Succeeded);
            });

        Assert.True(late!.Succeeded);
        Assert.Equal(2, await modules.Use((PartnershipDb db) => db.Set<AccessLine>().CountAsync(l => l.Person == ann || l.Person == jo, Ct)));
    }

    private static async Task<(UserId Sam, UserId Jo, UserId Ann)> Managers(ModulesUnderTest modules)
    {
        var people = new List<UserId>();
        foreach (var name in new[] { "sam", "jo", "ann" })
        {
            people.Add(await modules.Grant(name, Role.Manager, "SEF", Ct));
        }

        return (people[0], people[1], people[2]);
    }

    private static Task<Result<string>?> ShutOut(ModulesUnderTest modules, UserId person) =>
        modules.Use((ExcludePersonHandler handler) => handler.Handle("SEF-2026-011", Excluding(person), Ct));

    private static ExcludePerson Excluding(UserId person) => new() { Person = person.Value, Reason = ExclusionReason.Other, Because = "Knows the family" };

    private static async Task<Guid> UsedAt(ModulesUnderTest modules, UserId by)
    {
        var guarded = await modules.Open("SEF-2026-011", Examples.Sefton, Ct);
        return await Used(modules, by, Examples.Sefton, guarded.Subject);
    }

    private static Task<Result<string>?> Review(ModulesUnderTest modules, Guid id) =>
        modules.Use((ReviewEmergencyAccessHandler handler) => handler.Handle(id, Form, Ct));

    private static async Task<Guid> Used(ModulesUnderTest modules, UserId by, Area area, Guid? subject = null)
    {
        var use = EmergencyUse.Ask("SEF-2026-011", new(subject ?? Guid.CreateVersion7(), "SEF-2026-011", area, IsRestricted: false), area, mayOpen: true, EmergencyReason.CoronerOrPolice, "The coroner's officer rang and must know", by, modules.Clock.GetCurrentInstant()).Value;
        await modules.Use(async (PartnershipDb db) =>
        {
            db.Add(use);
            await db.SaveChangesAsync(Ct);
        });
        return use.Id;
    }
}
