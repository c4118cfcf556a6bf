using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>What kind of thing would tell who a child is.</summary>
internal enum IdentifierKind
{
    /// <summary>A name of a person: the child, the family, somebody who worked with them.</summary>
    Person,

    /// <summary>A hospital, a school, a practice, a service.</summary>
    Organisation,

    /// <summary>Where somebody lives, whole or in part.</summary>
    Address,

    Postcode,

    [Display(Name = "NHS number")]
    NhsNumber,

    Telephone,

    Email,

    /// <summary>A day, written in any way.</summary>
    Date,

    /// <summary>A number or address of an office: a case reference, a link, a number plate.</summary>
    Reference,

    /// <summary>Words that a person pointed at.</summary>
    [Display(Name = "Added by hand")]
    ByHand,
}

/// <summary>How sure it is that words tell who the child is.</summary>
internal enum Sureness
{
    /// <summary>Word for word what is known: replaced.</summary>
    Sure,

    /// <summary>A way of writing it, or its shape: replaced, and shown to be looked at.</summary>
    Likely,

    /// <summary>It can as well be an ordinary word: a person says.</summary>
    Ask,
}

/// <summary>One thing known of a case that would tell who the child is, and what stands in its place in all the papers of the case.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is known.</param>
/// <param name="Instead">The role that stands in its place: "the child", "Hospital A".</param>
internal sealed record Identifier(IdentifierKind Kind, string Text, string Instead);

/// <summary>One place of a text where an identifier stands.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Written">As it is written there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Instead">What stands in its place.</param>
/// <param name="Sure">How sure it is.</param>
internal sealed partial record Find(int At, int Length, string Written, IdentifierKind Kind, string Instead, Sureness Sure)
{
    /// <summary>Where the next character stands.</summary>
    public int End => At + Length;

    /// <summary>By what one decision holds for every place: the words as written, whatever blanks are between them.</summary>
    public string Key => KeyOf(Written);

    public static string KeyOf(string written) => Blanks().Replace(written, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
