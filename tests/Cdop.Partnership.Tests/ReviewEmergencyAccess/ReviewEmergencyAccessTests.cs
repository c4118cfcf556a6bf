using Microsoft.EntityFrameworkCore;

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
        var again = await Review(modules, id);

        Assert.Equal(id, reviewed!.Value);
        Assert.Equal("It has been reviewed already", Assert.Single(again!.Problems).Message);
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
            _ = kept.Exclude(modules.Person.Id, ExclusionReason.Involved, "Worked with the family", new("jo"), use.At).Value;
            db.Add(kept);
            await db.SaveChangesAsync(Ct);
        });

        Assert.Null(await Review(modules, id));
    }

    private static Task<Result<Guid>?> Review(ModulesUnderTest modules, Guid id) =>
        modules.Use((ReviewEmergencyAccessHandler handler) => handler.Handle(id, Form, Ct));

    private static async Task<Guid> Used(ModulesUnderTest modules, UserId by, Area area)
    {
        var use = EmergencyUse.Ask("SEF-2026-011", new(Guid.CreateVersion7(), "SEF-2026-011", area, IsRestricted: false), isShutOut: false, EmergencyReason.CoronerOrPolice, "The coroner's officer rang and must know", by, modules.Clock.GetCurrentInstant()).Value;
        await modules.Use(async (PartnershipDb db) =>
        {
            db.Add(use);
            await db.SaveChangesAsync(Ct);
        });
        return use.Id;
    }
}
