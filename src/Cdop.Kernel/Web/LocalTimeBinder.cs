using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cdop.Kernel;

/// <summary>Reads a time as people type it: 06:50, 6.50, 0650, 6:50 pm.</summary>
public sealed partial class LocalTimeBinder : IModelBinder, IModelBinderProvider
{
    /// <summary>Itself, for times.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context.Metadata.UnderlyingOrModelType == typeof(LocalTime) && TextBinder.IsTyped(context.BindingInfo.BindingSource) ? this : null;
    }

    /// <summary>Reads one time.</summary>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);

        var name = bindingContext.ModelName;
        var label = Wording.LabelOf(bindingContext.ModelMetadata);
        var typed = bindingContext.ValueProvider.GetValue(name);
        if (typed != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(name, typed);
        }

        var text = typed.FirstValue?.Trim() ?? "";
        if (text.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else if (text.Length == 0)
        {
            bindingContext.ModelState.TryAddModelError(name, Wording.Enter(label));
        }
        else if (Read(text) is { } time)
        {
            bindingContext.Result = ModelBindingResult.Success(time);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(name, $"{Wording.AtStart(label)} must be a real time, like 06:50 or 18:05");
        }

        return Task.CompletedTask;
    }

    /// <summary>The time that was typed, or nothing where it is none.</summary>
    public static LocalTime? Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);

        var match = typed.Length <= 12 ? Typed().Match(typed) : Match.Empty;
        if (!match.Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0)
        {
            // 13 pm is nobody's time; 12 am is midnight.
            hour = hour is >= 1 and <= 12 ? (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0) : 24;
        }
        else if (!match.Groups["minute"].Success)
        {
            return null;
        }

        return hour <= 23 && minute <= 59 ? new LocalTime(hour, minute) : null;
    }

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.\sh]?(?<minute>[0-9]{2}))?\s*(?<half>am|pm|a\.m\.|p\.m\.)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
