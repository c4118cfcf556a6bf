using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Numbers and addresses of a shape in a text, known or not: NHS numbers, telephones, emails, postcodes, references, links, number plates.</summary>
internal sealed partial class NumbersWritten(IReadOnlyList<Identifier> known)
{
    private readonly HashSet<string> numbers = [.. known.Where(identifier => identifier.Kind is IdentifierKind.NhsNumber or IdentifierKind.Telephone).Select(identifier => Digits(identifier.Text))];
    private readonly HashSet<string> postcodes = [.. known.Where(identifier => identifier.Kind == IdentifierKind.Postcode).Select(identifier => Postcode.TryParse(identifier.Text, null, out var code) ? code.ToString() : identifier.Text)];
    private readonly List<Identifier> references = [.. known.Where(identifier => identifier.Kind == IdentifierKind.Reference)];

    /// <summary>All of them.</summary>
    public IEnumerable<Find> In(string text)
    {
        foreach (Match match in TenDigits().Matches(text))
        {
            var digits = Digits(match.Value);
            if (numbers.Contains(digits))
            {
                yield return Of(match, IdentifierKind.NhsNumber, "an NHS number", Sureness.Sure);
            }
            else if (numbers.Any(number => number.Length == 10 && NameWords.Slips(number, digits) == 1) || (Grouped().IsMatch(match.Value) && NhsNumber.TryParse(match.Value, null, out _)))
            {
                yield return Of(match, IdentifierKind.NhsNumber, "an NHS number", Sureness.Likely);
            }
        }

        foreach (Match match in Telephone().Matches(text))
        {
            yield return Of(match, IdentifierKind.Telephone, "a phone number", numbers.Contains(Digits(match.Value)) ? Sureness.Sure : Sureness.Likely);
        }

        foreach (Match match in Email().Matches(text))
        {
            yield return Of(match, IdentifierKind.Email, "an email address", Sureness.Sure);
        }

        foreach (Match match in Link().Matches(text))
        {
            yield return Of(match, IdentifierKind.Reference, "a link", Sureness.Likely);
        }

        foreach (Match match in Code().Matches(text))
        {
            var isKnown = Postcode.TryParse(match.Value, null, out var code) && postcodes.Contains(code.ToString());
            if (isKnown || (code is not null && match.Value.All(letter => !char.IsLower(letter)) && Inward().IsMatch(match.Value)))
            {
                yield return Of(match, IdentifierKind.Postcode, "a postcode", isKnown ? Sureness.Sure : Sureness.Likely);
            }
        }

        foreach (var outward in postcodes.Where(code => code.Length > 4).Select(code => code[..^4]).Distinct())
        {
            foreach (Match match in Regex.Matches(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(outward)}(?![\p{{L}}\p{{N}}])"))
            {
                yield return Of(match, IdentifierKind.Postcode, "a postcode", Sureness.Likely);
            }
        }

        foreach (Match match in Reference().Matches(text))
        {
            yield return Of(match, IdentifierKind.Reference, "a reference", Sureness.Sure);
        }

        foreach (Match match in Plate().Matches(text))
        {
            yield return Of(match, IdentifierKind.Reference, "a number plate", Sureness.Likely);
        }

        foreach (var reference in references)
        {
            for (var at = text.IndexOf(reference.Text, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(reference.Text, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                yield return new(at, reference.Text.Length, text.Substring(at, reference.Text.Length), IdentifierKind.Reference, reference.Instead, Sureness.Sure);
            }
        }
    }

    // The digits that are compared: a telephone's without the code of the country.
    private static string Digits(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        return digits.Length > 11 && (digits.StartsWith("44", StringComparison.Ordinal) || digits.StartsWith("0044", StringComparison.Ordinal))
            ? "0" + digits[(digits.StartsWith("00", StringComparison.Ordinal) ? 4 : 2)..].TrimStart('0')
            : digits;
    }

    private static Find Of(Match match, IdentifierKind kind, string instead, Sureness sure) => new(match.Index, match.Length, match.Value, kind, instead, sure);

    [GeneratedRegex(@"(?<!\d)\d(?:[\s.\-\u2010-\u2013\u00a0]{0,3}\d){9}(?!\d)")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"^(?:\d{10}|\d{3}[\s.\-\u2010-\u2013\u00a0]{1,3}\d{3}[\s.\-\u2010-\u2013\u00a0]{1,3}\d{4})$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<![\d+])(?:(?:\+|00)44[\s()\-]{0,3}\(?0?\)?|\(?0)(?:[\s()\-]{0,2}\d){9,10}(?!\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]+[^\s<>"".,;)]", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d[A-Z]{2}(?![\p{L}\p{N}])", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex("[ABD-HJLNP-UW-Z]{2}$")]
    private static partial Regex Inward();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:[A-Z]{1,4}-20\d{2}-\d{3,6}|REQ-\d+)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Z]{2}\d{2}\s?[A-Z]{3}(?![\p{L}\p{N}])")]
    private static partial Regex Plate();
}
