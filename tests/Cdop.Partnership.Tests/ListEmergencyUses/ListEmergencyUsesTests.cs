using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class ListEmergencyUsesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_it_was_used_each_month_is_counted_whole_and_what_waits_beyond_the_list_is_told()
    {
        await using var modules = await Panel.Open(Ct);
        var (sam, jo) = (await modules.Grant("sam", Role.Administrator, "SEF", Ct), await modules.Grant("jo", Role.Administrator, "SEF", Ct));
        var now = modules.Clock.GetCurrentInstant();
        await modules.Use(async (PartnershipDb db) =>
        {
            db.AddRange(Enumerable.Range(0, 130).Select(n => Used(sam, now - Duration.FromMinutes(n))));
            db.AddRange(Used(jo, now), Used(jo, London("2026-02-28T23:59")), Used(jo, London("2026-03-01T00:00")), Used(jo, London("2026-01-01T00:00")), Used(jo, London("2025-12-31T23:59")));
            await db.SaveChangesAsync(Ct);
        });

        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<ListEmergencyUsesPage>(scope.ServiceProvider);
        await page.OnGetAsync(Ct);

        Assert.Equal(["sam 130 0 0", "jo 2 1 1"], page.Counts.Select(c => $"{c.Name} {string.Join(' ', c.Times)}"));
        Assert.Equal((135, 100), (page.Waiting, page.Open.Count));
        Assert.Equal(London("2025-12-31T23:59"), page.Open[0].At);
    }

    private static Instant London(string local) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(local).Value.InZoneStrictly(Kernel.London.Zone).ToInstant();

    private static EmergencyUse Used(UserId by, Instant at) =>
        EmergencyUse.Ask("SEF-2026-011", found: null, Examples.Sefton, mayOpen: false, EmergencyReason.CoronerOrPolice, "The coroner's officer rang and must know", by, at).Value;
}
