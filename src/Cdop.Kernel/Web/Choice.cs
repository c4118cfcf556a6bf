using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cdop.Kernel;

/// <summary>One of the answers offered by radios, checkboxes or a list.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What a person reads.</param>
/// <param name="Hint">A second line, where the text alone would not do.</param>
public sealed record Choice(string Value, string Text, string? Hint = null)
{
    /// <summary>The members of an enumeration, in the order they are written, with the words of their <see cref="DisplayAttribute"/>.</summary>
    public static IReadOnlyList<Choice> Of<T>()
        where T : struct, Enum => Of(typeof(T));

    internal static IReadOnlyList<Choice> Of(ModelMetadata field)
    {
        var element = field.IsEnumerableType ? field.ElementMetadata!.UnderlyingOrModelType : field.UnderlyingOrModelType;
        return element.IsEnum ? Of(element)
            : element == typeof(bool) ? [new("true", "Yes"), new("false", "No")]
            : throw new InvalidOperationException($"{field.Name} offers no choices of its own: give its field items.");
    }

    private static IReadOnlyList<Choice> Of(Type type) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(member => !type.IsDefined(typeof(FlagsAttribute)) || Convert.ToInt64(member.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture) != 0)
            .Select(member => new Choice(member.Name, Wording.Of((Enum)member.GetValue(null)!), member.GetCustomAttribute<DisplayAttribute>()?.GetDescription())),
    ];
}
