using Cdop.DataCollection;
using Cdop.Forms;
using Cdop.Notifications;
using Cdop.PanelReview;
using Cdop.Partnership;
using Cdop.Partnership.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Host;

/// <summary>
/// Two years of an invented caseload for development, made by the same handlers as a real one under a clock that walks
/// through those years. Only where nothing has been notified yet.
/// </summary>
internal static class InventCaseload
{
    // Merseyside has some 95 deaths a year.
    private const int TwoYears = 190;

    public static async Task Run(WebApplication app, Settings settings, KeyRing keys, string issuer, CancellationToken ct)
    {
        var cases = app.Configuration.GetValue("Development:Cases", TwoYears);
        if (!app.Environment.IsDevelopment() || app.Configuration.GetValue<bool>("Development:Empty") || cases == 0 || !await IsNew(app.Services, ct))
        {
            return;
        }

        var today = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var clock = new WalkedClock { Now = today };
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMemoryCache()
            .AddSingleton<IConfiguration>(app.Configuration)
            .AddSingleton<IClock>(clock)
            .AddSingleton(app.Services.GetRequiredService<FormLibrary>()) // read once
            .AddKernel(settings.Database(), keys, settings.Mail)
            .AddPartnership().AddNotifications().AddDataCollection().AddPanelReview()
            .BuildServiceProvider();
        var (office, manager) = (await Known("admin.marsh"), await Known("manager.quayle"));

        // The same seed, the same caseload: a picture taken today can be taken again tomorrow.
        var random = new Random(20190629);
        var length = Duration.FromDays(730.0 * cases / TwoYears < 730 ? 730.0 * Math.Max(cases, 20) / TwoYears : 730);
        for (var number = 1; number <= cases; number++)
        {
            clock.Now = today - length * (1 - ((double)number / cases)) - Duration.FromMinutes(random.Next(60, 600));
            var waits = number > cases - 4;
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Acting>().As(office);
            if (await NotificationsModule.InventAsync(scope.ServiceProvider, number, random, waits, manager, ct) is { } opened)
            {
                await DataCollectionModule.InventProgressAsync(scope.ServiceProvider, opened, random, today, ct);
            }
        }

        await PanelReviewModule.InventMeetingsAsync(services, office, await Known("chair.lowe", Permission.ChairPanels), at => clock.Now = at, random, today, ct);

        async Task<SignedInUser> Known(string subject, Permission asked = Permission.Triage) =>
            new(subject, await services.GetRequiredService<IRightsDirectory>().Find(issuer, subject, ct) ?? throw new InvalidOperationException("The ready people of development are missing."), asked);
    }

    private static async Task<bool> IsNew(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        foreach (var module in scope.ServiceProvider.GetRequiredService<ModuleList>().Databases.Where(database => database.Assembly == typeof(NotificationsModule).Assembly))
        {
            if (await ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).AuditHead.AnyAsync(head => head.Sequence > 0, ct))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class WalkedClock : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
