using Cdop.PanelReview;
using Cdop.Partnership;
using Quartz;

namespace Cdop.Host;

/// <summary>What the program is put together from beside the modules: their pages, the jobs of the kernel, what says that it lives, and the first rows.</summary>
internal static class Composition
{
    public static IServiceCollection AddPagesOfModules(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<OnlyWhatIsHandled>();
            mvc.Filters.Add<RecordsView>();
        }).AddCdopPages();
        return services;
    }

    public static IServiceCollection AddJobs(this IServiceCollection services) =>
        services.AddQuartz(DeliverOutbox.Schedule).AddQuartz(SendMail.Schedule).AddQuartz(AnchorAudit.Schedule).AddQuartz(ForgetOld.Schedule).AddQuartz(ScanFiles.Schedule).AddQuartz(ScanFilesAnew.Schedule).AddQuartz(CheckFiles.Schedule)
            .AddQuartzHostedService(jobs => jobs.WaitForJobsToComplete = true) // within the time that the host has to stop: a mail that is being sent is not cut
            .AddHostedService<CheckWholeDatabase>();

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database").AddCheck<FormsAreRead>("forms");
        return services;
    }

    /// <summary>The areas and agencies of every installation; in development people, contacts and an invented caseload as well.</summary>
    public static async Task Seed(this WebApplication app, Settings settings, KeyRing keys, CancellationToken ct)
    {
        await PartnershipModule.SeedAsync(app.Services, ct);
        await PanelReviewModule.SeedAsync(app.Services, ct);
        if (app.Environment.IsDevelopment())
        {
            var issuer = $"{app.Configuration["SignIn:Authority"]!.TrimEnd('/')}/";
            await PartnershipModule.SeedDevelopmentPeopleAsync(app.Services, ReadyPeople.Of(issuer), ct);
            await PartnershipModule.SeedDevelopmentContactsAsync(app.Services, ct);
            await PanelReviewModule.SeedDevelopmentMembersAsync(app.Services, ct);
            await InventCaseload.Run(app, settings, keys, issuer, ct);
        }
    }

    public static void MapAll(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapSignIn();
        app.MapRazorPages().WithStaticAssets();
    }
}
