using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cdop.Kernel;

/// <summary>Reads the values of the house (an NHS number, a postcode, an area, a reference) by their own parser.</summary>
public sealed class ParsableBinder : IModelBinderProvider
{
    /// <summary>A binder for a type of ours that parses itself.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var type = context.Metadata.UnderlyingOrModelType;
        return IsOurs(type) && TextBinder.IsTyped(context.BindingInfo.BindingSource)
            ? (IModelBinder)Activator.CreateInstance(typeof(Binder<>).MakeGenericType(type))!
            : null;
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Cdop", StringComparison.Ordinal) == true
        && !type.IsEnum
        && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GenericTypeArguments[0] == type);

    private sealed class Binder<T> : IModelBinder
        where T : IParsable<T>
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (typed == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
            var field = bindingContext.ModelMetadata;
            var text = TextBinder.Clean(typed.FirstValue);
            if (text is null)
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, TextBinder.HiddenIn(field));
            }
            else if (T.TryParse(text, null, out var value))
            {
                bindingContext.Result = ModelBindingResult.Success(value);
            }
            else if (text.Length > 0)
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, field.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(text, field.GetDisplayName()));
            }
            else if (field.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
            else
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, field.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(""));
            }

            return Task.CompletedTask;
        }
    }
}
