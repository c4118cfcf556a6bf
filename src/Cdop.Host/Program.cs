using Cdop.DataCollection;
using Cdop.Forms;
using Cdop.Host;
using Cdop.Notifications;
using Cdop.Partnership;
using Quartz;

var builder = WebApplication.CreateBuilder(args);
var read = Settings.Read(builder.Configuration, builder.Environment);
if (!read.Succeeded)
{
    return Start.Refuse(read.Problems);
}

var settings = read.Value;
if (!settings.TryOpenKeys(args, out var keys, out var fault))
{
    return Start.Refuse([fault]);
}

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<IClock, FromTimeProvider>()
    .AddSingleton(new AuditAnchors(settings.AnchorPath))
    .AddKernel(settings.Database(), keys, settings.Mail)
    .AddFiles(settings.Files)
    .AddForms()
    .AddPartnership()
    .AddNotifications()
    .AddDataCollection();
builder.Services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(mvc =>
{
    mvc.Filters.Add<OnlyWhatIsHandled>();
    mvc.Filters.Add<RecordsView>();
}).AddCdopPages();
builder.Services.AddQuartz(DeliverOutbox.Schedule).AddQuartz(SendMail.Schedule).AddQuartz(AnchorAudit.Schedule).AddQuartz(ForgetOld.Schedule).AddQuartz(ScanFiles.Schedule).AddQuartz(ScanFilesAnew.Schedule).AddQuartz(CheckFiles.Schedule).AddQuartzHostedService();
builder.Services.AddHostedService<CheckWholeDatabase>();
builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database").AddCheck<FormsAreRead>("forms");
builder.LimitWhatComesIn();
builder.AddSignIn();

var app = builder.Build();
if (Commands.Asked(args))
{
    return await Commands.Run(args, app, settings, CancellationToken.None);
}

if (await PrepareDatabase.Run(app.Services, settings, CancellationToken.None) is { Count: > 0 } faults)
{
    return Start.Refuse([.. faults.Select(sentence => new Problem("", sentence))]);
}

await PartnershipModule.SeedAsync(app.Services, CancellationToken.None);
if (app.Environment.IsDevelopment())
{
    var issuer = $"{app.Configuration["SignIn:Authority"]!.TrimEnd('/')}/";
    await PartnershipModule.SeedDevelopmentPeopleAsync(app.Services, ReadyPeople.Of(issuer), CancellationToken.None);
    await PartnershipModule.SeedDevelopmentContactsAsync(app.Services, CancellationToken.None);
    await InventCaseload.Run(app, settings, keys, issuer, CancellationToken.None);
}

app.UseSafeAnswers();
app.UseExceptionHandler("/problems/broken");
app.UseStatusCodePagesWithReExecute("/problems/{0}");
app.UseRouting();
app.UseRateLimiter();
app.UseReadableForms();
app.UseNotesOfRefusedCases();
app.UseSignIn();
app.MapStaticAssets().AllowAnonymous();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
app.MapHealthChecks("/health/ready").AllowAnonymous();
app.MapSignIn();
app.MapRazorPages().WithStaticAssets();
app.Run();
return Environment.ExitCode;
