using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Cdop.Kernel;

/// <summary>
/// Reads text as it was typed: blank ends, the browser's line ends and marks that nobody sees aside, nothing is lost.
/// A hidden character (NUL, an unpaired half of an emoji) is turned away with a sentence and stays in the box, made visible.
/// </summary>
public sealed class TextBinder : IModelBinder, IModelBinderProvider
{
    /// <summary>What stands in the box for a character that cannot be kept.</summary>
    internal const char Unreadable = '\uFFFD';

    /// <summary>Itself, for text that a person types.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context.Metadata.ModelType == typeof(string) && IsTyped(context.BindingInfo.BindingSource) ? this : null;
    }

    /// <summary>Reads one text.</summary>
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);

        var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (typed == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
        if (Clean(typed.FirstValue) is { } text)
        {
            // Of several boxes of one name, one that was left empty is an empty text: nothing else would say that it is there.
            var isOneOfMany = bindingContext.ModelMetadata.MetadataKind == ModelMetadataKind.Type;
            bindingContext.Result = ModelBindingResult.Success(text.Length == 0 && !isOneOfMany && bindingContext.ModelMetadata.ConvertEmptyStringToNull ? null : text);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, HiddenIn(bindingContext.ModelMetadata));
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether a value comes from what a person typed or followed, and not from a header, a body or a service.</summary>
    internal static bool IsTyped(BindingSource? source) =>
        source is null || source == BindingSource.Form || source == BindingSource.Query || source == BindingSource.Path || source == BindingSource.ModelBinding;

    /// <summary>The text without blank ends, or nothing where it holds a hidden character.</summary>
    public static string? Clean(string? typed)
    {
        var text = WithoutMarks(typed ?? "").ReplaceLineEndings("\n").Trim();
        return text.Any(IsHidden) || !IsWhole(text) ? null : text.Normalize();
    }

    /// <summary>What to show of a text that may hold hidden characters.</summary>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.Any(IsHidden) ? string.Concat(text.Select(c => IsHidden(c) ? Unreadable : c)) : text;
    }

    internal static string HiddenIn(ModelMetadata field) => $"Delete the hidden character shown as {Unreadable} in {Wording.InSentence(Wording.LabelOf(field))}";

    // They turn the direction of what follows or split a word unseen. Two are needed, to write some scripts and to join emoji.
    private static string WithoutMarks(string typed) =>
        Ascii.IsValid(typed) ? typed : string.Concat(typed.EnumerateRunes().Any(IsMark) && IsWhole(typed) ? typed.EnumerateRunes().Where(rune => !IsMark(rune)).Select(rune => rune.ToString()) : [typed]);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);

    private static bool IsHidden(char c) => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c == Unreadable;

    private static bool IsWhole(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
