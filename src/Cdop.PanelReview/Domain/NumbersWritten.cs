using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Numbers and addresses of a shape in a text, known or not: NHS numbers, telephones, emails, postcodes, references, links, number plates.</summary>
internal sealed partial class NumbersWritten(IReadOnlyList<Identifier> known)
{
    // What may stand between the letters and digits of a number that somebody types.
    private const string Apart = @"[^\p{L}\p{N}]{0,6}";

    // What may stand before the digits of a telephone that are its own.
    private static readonly string[] Dialled = ["00440", "0044", "440", "44", "0"];

    private const int LongestDialled = 5;

    private readonly HashSet<string> numbers = [.. known.Where(identifier => identifier.Kind is IdentifierKind.NhsNumber or IdentifierKind.Telephone).Select(identifier => Digits(identifier.Text))];
    private readonly HashSet<string> telephones = [.. known.Where(identifier => identifier.Kind == IdentifierKind.Telephone).Select(identifier => Digits(identifier.Text)).Where(digits => digits.Length == 11).Select(digits => digits[1..])];
    private readonly HashSet<string> postcodes = [.. known.Where(identifier => identifier.Kind == IdentifierKind.Postcode).Select(identifier => Postcode.TryParse(identifier.Text, null, out var code) ? code.ToString() : identifier.Text)];
    private readonly List<(Identifier Of, Regex Way)> references = [.. known.Where(identifier => identifier.Kind == IdentifierKind.Reference).Select(identifier => (identifier, ReferenceWritten(identifier.Text)))];

    /// <summary>All of them.</summary>
    public IEnumerable<Find> In(string text)
    {
        foreach (Match match in TenDigits().Matches(text))
        {
            var digits = Digits(match.Value);
            if (!numbers.Contains(digits) && (numbers.Any(number => number.Length == 10 && NameWords.Slips(number, digits) == 1) || (Grouped().IsMatch(match.Value) && NhsNumber.TryParse(digits, null, out _))))
            {
                yield return Of(match, IdentifierKind.NhsNumber, "an NHS number", Sureness.Likely);
            }
        }

        foreach (var find in Known(text))
        {
            yield return find;
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
            if (Postcode.TryParse(string.Concat(match.Value.Where(char.IsAsciiLetterOrDigit)), null, out _) && match.Value.All(letter => !char.IsLower(letter)) && Inward().IsMatch(match.Value))
            {
                yield return Of(match, IdentifierKind.Postcode, "a postcode", Sureness.Likely);
            }
        }

        foreach (Match match in postcodes.SelectMany(code => PostcodeWritten(code).Matches(text)))
        {
            yield return Of(match, IdentifierKind.Postcode, "a postcode", Sureness.Sure);
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

        foreach (var (at, length, meant) in LooseReference.AllIn(text))
        {
            yield return new(at, length, text.Substring(at, length), IdentifierKind.Reference, "a reference", references.Exists(reference => meant.ToString().Equals(reference.Of.Text, StringComparison.OrdinalIgnoreCase)) ? Sureness.Sure : Sureness.Likely);
        }

        foreach (Match match in Plate().Matches(text))
        {
            yield return Of(match, IdentifierKind.Reference, "a number plate", Sureness.Likely);
        }

        foreach (var (reference, way) in references)
        {
            foreach (Match match in way.Matches(text))
            {
                yield return Of(match, IdentifierKind.Reference, reference.Instead, Sureness.Sure);
            }
        }
    }

    // The known numbers, whatever stands between their digits and before them.
    private IEnumerable<Find> Known(string text)
    {
        foreach (Match run in AnyDigits().Matches(text))
        {
            var digits = Enumerable.Range(run.Index, run.Length).Where(at => char.IsAsciiDigit(text[at])).ToList();
            for (var first = 0; first + 10 <= digits.Count; first++)
            {
                var ten = string.Concat(digits.Skip(first).Take(10).Select(at => text[at]));
                if (telephones.Contains(ten))
                {
                    var before = string.Concat(digits[Math.Max(0, first - LongestDialled)..first].Select(at => text[at]));
                    var (from, to) = (digits[first - (Dialled.FirstOrDefault(before.EndsWith)?.Length ?? 0)], digits[first + 9] + 1);
                    yield return new(from, to - from, text[from..to], IdentifierKind.Telephone, "a phone number", Sureness.Sure);
                }
                else if (numbers.Contains(ten))
                {
                    var (from, to) = (digits[first], digits[first + 9] + 1);
                    yield return new(from, to - from, text[from..to], IdentifierKind.NhsNumber, "an NHS number", Sureness.Sure);
                }
            }
        }
    }

    // A nought may be typed as the letter, and a one.
    private static Regex PostcodeWritten(string code) =>
        new($@"(?<![\p{{L}}\p{{N}}]){string.Join(Apart, code.Where(char.IsAsciiLetterOrDigit).Select(letter => letter switch { '0' or 'O' => "[0O]", '1' or 'I' => "[1Il]", _ => $"{letter}" }))}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase);

    // With the year in short, the number without its noughts, and whatever between them.
    private static Regex ReferenceWritten(string reference) =>
        CaseReference.TryParse(reference, null, out _) && reference.Split('-') is [var area, var year, var number]
            ? new($@"(?<![\p{{L}}\p{{N}}]){string.Join(Apart, area.AsEnumerable())}{Apart}(?:{year[..2]})?{year[2..]}{Apart}0*{number.TrimStart('0')}(?!\p{{N}})", RegexOptions.IgnoreCase)
            : new($@"(?<![\p{{L}}\p{{N}}]){string.Join(Apart, reference.Where(char.IsLetterOrDigit).Select(letter => Regex.Escape($"{letter}")))}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase);

    // The digits that are compared: a telephone's without the code of the country.
    private static string Digits(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        return digits.Length > 11 && (digits.StartsWith("44", StringComparison.Ordinal) || digits.StartsWith("0044", StringComparison.Ordinal))
            ? "0" + digits[(digits.StartsWith("00", StringComparison.Ordinal) ? 4 : 2)..].TrimStart('0')
            : digits;
    }

    private static Find Of(Match match, IdentifierKind kind, string instead, Sureness sure) => new(match.Index, match.Length, match.Value, kind, instead, sure);

    [GeneratedRegex(@"(?<!\d)\d(?:(?:[\s.\-]{0,3}|[ \t]{4,6})\d){9}(?!\d)")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\d(?:[^\p{L}\p{N}]{0,6}\d){9,}")]
    private static partial Regex AnyDigits();

    [GeneratedRegex(@"^(?:\d{10}|\d{3}(?:[\s.\-]{1,3}|[ \t]{4,6})\d{3}(?:[\s.\-]{1,3}|[ \t]{4,6})\d{4})$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<![\d+])(?:(?:\+|00)44[\s()\-.]{0,3}\(?0?\)?|\(?0)(?:(?:[\s()\-./]{0,2}|[ \t]{3,6})\d){9,10}(?!\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'’\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]+[^\s<>"".,;)]", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?(?:[\s\-._]{0,3}|[ \t]{4,6})\d[A-Z]{2}(?![\p{L}\p{N}])", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex("[ABD-HJLNP-UW-Z]{2}$")]
    private static partial Regex Inward();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:[A-Z]{1,4}[\-]{1,2}20\d{2}[\-]{1,2}\d{1,6}|REQ-\d+)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Z]{2}\d{2}\s?[A-Z]{3}(?![\p{L}\p{N}])")]
    private static partial Regex Plate();
}
