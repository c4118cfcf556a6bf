using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Cdop.Kernel;

/// <summary>What every page of the house shares: how answers are read, and how a wrong one is worded.</summary>
public static class Pages
{
    /// <summary>Installs the binders and the wording of the house.</summary>
    public static IMvcBuilder AddCdopPages(this IMvcBuilder mvc)
    {
        ArgumentNullException.ThrowIfNull(mvc);

        // After the framework's own set-up, so that its validators are there to be worded.
        mvc.Services.PostConfigure<MvcOptions>(Shape);
        mvc.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return mvc;
    }

    internal static void Shape(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new TextBinder());
        options.ModelBinderProviders.Insert(0, new ParsableBinder());
        options.ModelBinderProviders.Insert(0, new ListBinder());
        options.ModelBinderProviders.Insert(0, new FlagsBinder());
        options.ModelBinderProviders.Insert(0, new LocalTimeBinder());
        options.ModelBinderProviders.Insert(0, new LocalDateBinder());
        options.ValueProviderFactories.Insert(0, new RouteValueProviderFactory()); // what stands in the address is never overruled by what is posted
        options.ModelMetadataDetailsProviders.Add(new Wording());
        Wording.Say(options.ModelBindingMessageProvider, "answer", choice: false);
    }
}
