using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Forms.Tests;

/// <summary>Sections as the partials of the product write them, without a host.</summary>
internal sealed class Rendered : IAsyncDisposable
{
    private readonly WebApplication app;

    public Rendered()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var parts = builder.Services.AddControllersWithViews().PartManager.ApplicationParts;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(typeof(FormView).Assembly).GetApplicationParts(typeof(FormView).Assembly))
        {
            parts.Add(part);
        }

        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        app = builder.Build();
    }

    public async Task<string> Html(FormView section)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var view = scope.ServiceProvider.GetRequiredService<ICompositeViewEngine>().GetView(null, "/Web/_FormSection.cshtml", isMainPage: false).View!;
        await using var html = new StringWriter();
        await view.RenderAsync(new ViewContext(
            new(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor()),
            view,
            new ViewDataDictionary<FormView>(scope.ServiceProvider.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = section },
            new TempDataDictionary(new DefaultHttpContext(), scope.ServiceProvider.GetRequiredService<ITempDataProvider>()),
            html,
            new()));
        return html.ToString();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
