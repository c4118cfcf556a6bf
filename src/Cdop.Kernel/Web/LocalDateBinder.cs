using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime.Text;

namespace Cdop.Kernel;

/// <summary>Reads a date typed as day, month and year, in three boxes; or whole, as 2026-11-19, from an address.</summary>
public sealed class LocalDateBinder : IModelBinder, IModelBinderProvider
{
    /// <summary>Itself, for dates.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context.Metadata.UnderlyingOrModelType == typeof(LocalDate) && TextBinder.IsTyped(context.BindingInfo.BindingSource) ? this : null;
    }

    /// <summary>Reads one date.</summary>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);

        var name = bindingContext.ModelName;
        var label = Wording.LabelOf(bindingContext.ModelMetadata);
        var whole = bindingContext.ValueProvider.GetValue(name);
        if (whole.FirstValue is { Length: > 0 } iso)
        {
            bindingContext.ModelState.SetModelValue(name, whole);
            Answer(bindingContext, LocalDatePattern.Iso.Parse(iso) is { Success: true } read ? read.Value : null, $"{Wording.AtStart(label)} must be a real date");
            return Task.CompletedTask;
        }

        var typed = new TypedDate(Part(bindingContext, "Day"), Part(bindingContext, "Month"), Part(bindingContext, "Year"));
        if (typed.IsBlank && bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else
        {
            Answer(bindingContext, typed.Value, typed.Problem(label));
        }

        return Task.CompletedTask;
    }

    private static void Answer(ModelBindingContext context, LocalDate? date, string? problem)
    {
        if (date is { } real)
        {
            context.Result = ModelBindingResult.Success(real);
        }
        else
        {
            context.ModelState.TryAddModelError(context.ModelName, problem!);
        }
    }

    private static string Part(ModelBindingContext context, string part)
    {
        var name = $"{context.ModelName}.{part}";
        var typed = context.ValueProvider.GetValue(name);
        if (typed != ValueProviderResult.None)
        {
            context.ModelState.SetModelValue(name, typed);
            context.ModelState.MarkFieldSkipped(name);
        }

        return typed.FirstValue?.Trim() ?? "";
    }
}
