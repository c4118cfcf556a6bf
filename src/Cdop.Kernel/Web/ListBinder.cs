using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cdop.Kernel;

/// <summary>Reads many answers into a list that cannot be changed afterwards, which the framework's own binder leaves empty.</summary>
public sealed class ListBinder : IModelBinderProvider
{
    /// <summary>A binder for read-only lists.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var type = context.Metadata.ModelType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() is var open && open != typeof(IReadOnlyList<>) && open != typeof(IReadOnlyCollection<>))
        {
            return null;
        }

        var item = type.GenericTypeArguments[0];
        var inner = Activator.CreateInstance(
            typeof(CollectionModelBinder<>).MakeGenericType(item),
            context.CreateBinder(context.MetadataProvider.GetMetadataForType(item)),
            context.Services.GetRequiredService<ILoggerFactory>());
        return new Fresh((IModelBinder)inner!);
    }

    // Handed the list that a form begins with, the framework would fill that one and give up where it cannot.
    private sealed class Fresh(IModelBinder inner) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.Model = null;
            return inner.BindModelAsync(bindingContext);
        }
    }
}
