using System.Globalization;
using Cdop.DataCollection;
using Cdop.Forms;
using Cdop.Host;
using Cdop.Notifications;
using Cdop.PanelReview;
using Cdop.Partnership;

// What is kept, mailed and shown is written alike on every machine, whatever language that was set up in.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

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
    .AddDataCollection()
    .AddPanelReview(settings.Chromium)
    .AddPagesOfModules()
    .AddJobs()
    .AddHealth();
builder.LimitWhatComesIn();
builder.AddSignIn();

var app = builder.Build();
if (Commands.Asked(args))
{
    return await Commands.Run(args, app, settings, CancellationToken.None);
}

var faults = DataCollectionModule.FaultsOfRules(app.Services) is { Count: > 0 } wrong ? wrong : await PrepareDatabase.Run(app.Services, settings, CancellationToken.None);
if (faults.Count > 0)
{
    return Start.Refuse(faults);
}

await app.Seed(settings, keys, CancellationToken.None);
app.UseSafeAnswers();
app.UseExceptionHandler("/problems/broken");
app.UseStatusCodePagesWithReExecute("/problems/{0}");
app.UseRouting();
app.UseRateLimiter();
app.UseReadableForms();
app.UseNotesOfRefusals();
app.UseSignIn();
app.MapAll();
app.Run();
return Environment.ExitCode;
