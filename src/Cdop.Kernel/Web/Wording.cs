using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Cdop.Kernel;

/// <summary>
/// Words a missing or unreadable answer once for all forms: a field shown as "Family name" asks "Enter family name".
/// Where the label is a question, the short name of its <see cref="DisplayAttribute"/> is what the sentence says.
/// </summary>
public sealed class Wording : IValidationMetadataProvider, IBindingMetadataProvider
{
    private static readonly string? PlainEmail = new EmailAddressAttribute().ErrorMessage;

    /// <summary>Gives each validator of a field its sentence, unless it has one of its own.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var label = LabelOf(context.Attributes, context.Key.Name);
        foreach (var validator in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(IsUnworded))
        {
            if (SentenceOf(validator, label, IsChoice(context.Key.ModelType)) is { } sentence)
            {
                validator.ErrorMessage = sentence;
            }
        }
    }

    /// <summary>Gives each field its sentences for an answer that is missing or cannot be read, and asks for the required ones that a browser leaves out.</summary>
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Key.MetadataKind != ModelMetadataKind.Property)
        {
            return;
        }

        var type = Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType;
        var label = LabelOf(context.Attributes, context.Key.Name);
        var say = new DefaultModelBindingMessageProvider();
        Say(say, label, IsChoice(type), WrongSentence(context.Attributes, type, label));
        context.BindingMetadata.ModelBindingMessageProvider = say;

        // Radios with none chosen post nothing: without this the first member would be taken for the answer.
        if (context.Key.ModelType.IsValueType && type == context.Key.ModelType && !SpeaksForItself(type) && context.Attributes.OfType<RequiredMemberAttribute>().Any())
        {
            context.BindingMetadata.IsBindingRequired = true;
        }
    }

    /// <summary>The words a person sees for a member of an enumeration.</summary>
    public static string Of(Enum member)
    {
        ArgumentNullException.ThrowIfNull(member);

        var name = member.ToString();
        if (name.Contains(", ", StringComparison.Ordinal))
        {
            return string.Join("; ", name.Split(", ").Select(one => Of((Enum)Enum.Parse(member.GetType(), one))));
        }

        return member.GetType().GetField(name)?.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? Spaced(name);
    }

    /// <summary>A label as it stands within a sentence: "Family name" becomes "family name", "NHS number" stays.</summary>
    public static string InSentence(string label)
    {
        ArgumentNullException.ThrowIfNull(label);

        return label.Length > 1 && !char.IsUpper(label[1])
            ? char.ToLowerInvariant(label[0]) + label[1..]
            : label;
    }

    /// <summary>A label at the start of a sentence.</summary>
    public static string AtStart(string label)
    {
        ArgumentNullException.ThrowIfNull(label);

        return label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];
    }

    /// <summary>What a field is called in a sentence: its short name, or its label without a remark in brackets.</summary>
    internal static string LabelOf(ModelMetadata field) =>
        field.ContainerType?.GetProperty(field.PropertyName ?? "") is { } property
            ? LabelOf(property.GetCustomAttributes(true), property.Name)
            : Spaced(field.Name ?? "answer");

    internal static void Say(DefaultModelBindingMessageProvider say, string label, bool choice, string? wrong = null)
    {
        var enter = Enter(label, choice);
        var check = wrong ?? (choice ? enter : $"Check {InSentence(label)}");
        say.SetMissingBindRequiredValueAccessor(_ => enter);
        say.SetMissingKeyOrValueAccessor(() => enter);
        say.SetMissingRequestBodyRequiredValueAccessor(() => enter);
        say.SetValueMustNotBeNullAccessor(_ => enter);
        say.SetAttemptedValueIsInvalidAccessor((_, _) => check);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => check);
        say.SetUnknownValueIsInvalidAccessor(_ => check);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => check);
        say.SetValueIsInvalidAccessor(_ => check);
        say.SetValueMustBeANumberAccessor(_ => check);
        say.SetNonPropertyValueMustBeANumberAccessor(() => check);
    }

    internal static string Enter(string label, bool choice = false) => $"{(choice ? "Select" : "Enter")} {InSentence(label)}";

    private static string? SentenceOf(ValidationAttribute validator, string label, bool choice) => validator switch
    {
        RequiredAttribute => Enter(label, choice),
        StringLengthAttribute { MinimumLength: > 0 } length => $"{AtStart(label)} must be between {length.MinimumLength} and {length.MaximumLength} characters",
        StringLengthAttribute length => $"{AtStart(label)} must be {length.MaximumLength} characters or fewer",
        MaxLengthAttribute length => $"{AtStart(label)} must be {length.Length} characters or fewer",
        MinLengthAttribute length => $"{AtStart(label)} must be {length.Length} characters or more",
        LengthAttribute length => $"{AtStart(label)} must be between {length.MinimumLength} and {length.MaximumLength} characters",
        RangeAttribute range => $"{AtStart(label)} must be between {range.Minimum} and {range.Maximum}",
        EmailAddressAttribute => $"Enter {InSentence(label)} in the right format, like name@example.nhs.uk",
        RegularExpressionAttribute => $"Check {InSentence(label)}",
        _ => null,
    };

    private static bool IsUnworded(ValidationAttribute validator) =>
        validator.ErrorMessageResourceName is null
        && (validator.ErrorMessage is null || (validator is EmailAddressAttribute && validator.ErrorMessage == PlainEmail));

    private static string LabelOf(IEnumerable<object> attributes, string? name)
    {
        var display = attributes.OfType<DisplayAttribute>().FirstOrDefault();
        var label = display?.GetShortName() ?? display?.GetName() ?? Spaced(name ?? "answer");
        var remark = label.IndexOf(" (", StringComparison.Ordinal);
        return remark > 0 ? label[..remark] : label;
    }

    private static string? WrongSentence(IEnumerable<object> attributes, Type type, string label) =>
        attributes.OfType<IfWrongAttribute>().FirstOrDefault()?.Sentence
        ?? (type == typeof(NhsNumber) ? "Check the NHS number. It has 10 digits, and these do not fit together"
            : type == typeof(Postcode) ? "Enter a full UK postcode, like L36 0ZZ"
            : type == typeof(int) || type == typeof(long) || type == typeof(short) ? $"{AtStart(label)} must be a whole number"
            : type == typeof(decimal) || type == typeof(double) ? $"{AtStart(label)} must be a number"
            : null);

    // A box left unticked is an answer, and dates and times ask for themselves.
    private static bool SpeaksForItself(Type type) => type == typeof(bool) || type == typeof(LocalDate) || type == typeof(LocalTime);

    private static bool IsChoice(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } or { FullName: "System.Boolean" };

    private static string Spaced(string name)
    {
        var words = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
        return AtStart(words);
    }
}
