using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cdop.Kernel;

/// <summary>Reads the boxes ticked of several into one value of an enumeration that holds many.</summary>
public sealed class FlagsBinder : IModelBinder, IModelBinderProvider
{
    /// <summary>Itself, for an enumeration marked as flags.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context.Metadata.IsFlagsEnum && TextBinder.IsTyped(context.BindingInfo.BindingSource) ? this : null;
    }

    /// <summary>Reads one group of boxes.</summary>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);

        var (name, field) = (bindingContext.ModelName, bindingContext.ModelMetadata);
        var ticked = bindingContext.ValueProvider.GetValue(name);
        if (ticked == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(name, ticked);
        var all = 0L;
        foreach (var one in ticked)
        {
            if (!Enum.IsDefined(field.UnderlyingOrModelType, one ?? ""))
            {
                bindingContext.ModelState.TryAddModelError(name, field.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(one ?? "", field.GetDisplayName()));
                return Task.CompletedTask;
            }

            all |= Convert.ToInt64(Enum.Parse(field.UnderlyingOrModelType, one!), System.Globalization.CultureInfo.InvariantCulture);
        }

        bindingContext.Result = ModelBindingResult.Success(Enum.ToObject(field.UnderlyingOrModelType, all));
        return Task.CompletedTask;
    }
}
