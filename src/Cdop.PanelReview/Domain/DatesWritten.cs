using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Days in a text, in every usual British way of writing, and what stands in their place: an age, or days from the death.</summary>
internal sealed partial class DatesWritten(LocalDate born, LocalDate died)
{
    private const string Day = @"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
    private const string Month = @"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Year = @"(?<year>(?:19|20)\d{2}|['’]?\d{2}(?![\d:%]|\.\d))";
    private const string Before = @"(?<before>\b(?:on\s+(?:the\s+)?|the\s+))?";

    // Days of a child who lived no longer than this are told by the age alone.
    private const int Newborn = 28;

    // A day of the month in words, with its hyphen, a blank or neither.
    private const string OrdinalInWords = @"(?:twenty[\s\-]*)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[\s\-]*first|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth";

    private const string NumberInWords = @"(?:(?:twenty|thirty)[\s\-]*)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty";

    private const string YearInWords = @"(?:(?:,?\s+|\s*[\-/.]\s*)" + Year + @"(?!\d)|,?\s+(?:two\s+thousand(?:\s+and)?|twenty)[\s\-]+(?<since>" + NumberInWords + @"))?";

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth", "twentieth",
    ];

    private static readonly string[] Cardinals =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All of them.</summary>
    public IEnumerable<Find> In(string text)
    {
        foreach (var pattern in new[] { DayMonth(), MonthDay(), Numbers(), YearFirst(), WordsMonth(), MonthWords() })
        {
            foreach (Match match in pattern.Matches(text))
            {
                foreach (var find in Read(match))
                {
                    yield return find;
                }
            }
        }

        foreach (Match match in Run().Matches(text))
        {
            if (Known(match.Value) is { } day)
            {
                yield return Of(match, match.Length, day, Sureness.Likely);
            }
        }

        foreach (Match match in Short().Matches(text))
        {
            var (first, second) = (Number(match, "day"), Number(match, "month"));
            if (new[] { born, died }.FirstOrDefault(known => (known.Day, known.Month) == (first, second)) is { Year: > 1 } day)
            {
                yield return Of(match, match.Length, day, Sureness.Ask);
            }
        }
    }

    /// <summary>What stands in the place of a day.</summary>
    public string Instead(LocalDate day, bool afterOn)
    {
        var on = afterOn ? "on " : "";
        if (day == died)
        {
            return born == died ? $"{on}the day of birth and death" : $"{on}the day of the death";
        }

        if (day == born)
        {
            return $"{on}the day of birth";
        }

        if (day > died)
        {
            return $"{Age.InWords(died, day)} after the death";
        }

        if (day < born)
        {
            return $"{Age.InWords(day, born)} before the birth";
        }

        var age = afterOn ? $"at the age of {Age.InWords(born, day)}" : $"aged {Age.InWords(born, day)}";
        if (Period.DaysBetween(born, died) < Newborn || Age.Years(day, died) > 0)
        {
            return age;
        }

        // What came in the last year is told by how long before the death it was, and what was nearer to the birth by both.
        var before = $"{Age.InWords(day, died)} before the death";
        return Period.DaysBetween(born, day) < Period.DaysBetween(day, died) && Age.Years(born, day) == 0 ? $"{age}, {before}" : before;
    }

    private IEnumerable<Find> Read(Match match)
    {
        var month = match.Groups["month"].Value;
        var monthNumber = char.IsDigit(month[0]) ? Number(match, "month") : Array.IndexOf(Months, month[..3].ToLowerInvariant()) + 1;
        var dayNumber = Number(match, "day");
        var (written, length) = (match.Groups["year"], match.Length);
        if (written.Length == 2 && match.Value[written.Index - match.Index - 1] is not ('/' or '.' or '-' or '–') && Make(written.Value, 1, 1) is var read && (read is null || read.Value.Year < born.Year - 1 || read.Value.Year > died.Year + 1))
        {
            // "3 March, 12 people came": no year.
            length = match.Value[..(written.Index - match.Index)].TrimEnd(' ', ',', '.').Length;
            written = Match.Empty;
        }

        if (!written.Success && month is "may" or "mar" or "march" && !Ordinal().IsMatch(match.Value))
        {
            yield break; // "may 3 times", "to march 2 miles"
        }

        if (char.IsDigit(month[0]) && monthNumber > 12 && dayNumber <= 12)
        {
            (dayNumber, monthNumber) = (monthNumber, dayNumber); // as Americans write it
        }

        if (!written.Success && (month.Length > 3 ? !month.Equals("sept", StringComparison.OrdinalIgnoreCase) : month.Equals("may", StringComparison.OrdinalIgnoreCase)))
        {
            length = match.Value[..length].TrimEnd(' ', ',', '.').Length; // the end of the sentence
        }

        var year = written.Success ? written.Value : match.Groups["since"] is { Success: true } since ? $"{2000 + InFigures(since.Value)}" : null;
        if (Make(year, monthNumber, dayNumber) is not { } day)
        {
            if (written.Length == 4 && monthNumber is >= 1 and <= 12 && dayNumber <= 31)
            {
                yield return new(match.Index, length, match.Value[..length], IdentifierKind.Date, "a date", Sureness.Ask);
            }

            yield break;
        }

        var sure = year is not null ? Sureness.Sure : Sureness.Likely;
        if (match.Groups["first"] is { Success: true } first && Make(year, monthNumber, Number(match, "first")) is { } from)
        {
            // "3 to 5 March": two days.
            var start = match.Groups["before"] is { Success: true } before ? before.Index : first.Index;
            var end = first.Index + first.Length + match.Groups["th"].Length;
            yield return new(start, end - start, match.Value[(start - match.Index)..(end - match.Index)], IdentifierKind.Date, Instead(from, IsOn(match)), sure);
            var second = match.Groups["weekday"] is { Success: true } weekday ? weekday.Index : match.Groups["day"].Index;
            yield return new(second, match.Index + length - second, match.Value[(second - match.Index)..length], IdentifierKind.Date, Instead(day, afterOn: false), sure);
            yield break;
        }

        yield return Of(match, length, day, sure);
    }

    private Find Of(Match match, int length, LocalDate day, Sureness sure)
    {
        var instead = sure != Sureness.Sure && IsBirthday(day) ? $"{(IsOn(match) ? "on " : "")}{(Period.Between(born, died, PeriodUnits.Years).Years == 0 ? "the day of birth" : "a birthday")}" : Instead(day, IsOn(match));
        return new(match.Index, length, match.Value[..length], IdentifierKind.Date, char.IsUpper(match.Value[0]) && match.Groups["before"].Success ? char.ToUpperInvariant(instead[0]) + instead[1..] : instead, sure);
    }

    // A day without a year is the one nearest to the death; a year of two digits is the last such before it, or soon after.
    private LocalDate? Make(string? year, int month, int day)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31)
        {
            return null;
        }

        var typed = year?.Trim('\'', '’');
        var years = typed switch
        {
            null => [died.Year - 1, died.Year, died.Year + 1, born.Year],
            { Length: 4 } => [int.Parse(typed, null)],
            _ => Enumerable.Range(-1, 2).Select(century => (((died.Year / 100) + century) * 100) + int.Parse(typed, null)).Where(full => full <= died.Year + 5).TakeLast(1),
        };
        return years
            .Where(full => day <= CalendarSystem.Iso.GetDaysInMonth(full, month))
            .Select(full => (LocalDate?)new LocalDate(full, month, day))
            .MinBy(full => Math.Abs(Period.DaysBetween(full!.Value, died)));
    }

    private LocalDate? Known(string digits) =>
        new[] { born, died }.Where(day => digits == $"{day.Day:00}{day.Month:00}{day.Year:0000}" || digits == $"{day.Year:0000}{day.Month:00}{day.Day:00}" || digits == $"{day.Day:00}{day.Month:00}{day.Year % 100:00}")
            .Select(day => (LocalDate?)day).FirstOrDefault();

    private static bool IsOn(Match match) => match.Groups["before"].Value.StartsWith("on", StringComparison.OrdinalIgnoreCase);

    // Without a year, the day and month of the birth are a birthday, whichever it was.
    private bool IsBirthday(LocalDate day) => (day.Day, day.Month) == (born.Day, born.Month) && day != died;

    private static int Number(Match match, string group) => match.Groups[group].Value is var written && char.IsAsciiDigit(written[0]) ? int.Parse(written, null) : InFigures(written);

    private static int InFigures(string written)
    {
        var word = string.Concat(written.Where(char.IsLetter)).ToLowerInvariant();
        var tens = word.StartsWith("thirty", StringComparison.Ordinal) || word == "thirtieth" ? 30 : word.StartsWith("twenty", StringComparison.Ordinal) ? 20 : 0;
        var rest = word == "thirtieth" ? "" : tens > 0 ? word[6..] : word;
        return tens + 1 + Math.Max(Array.IndexOf(Ordinals, rest), Array.IndexOf(Cardinals, rest));
    }

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+(?:the\s+)?)?(?:(?<![\d/.\-])(?<first>\d{1,2})(?<th>\s?(?:st|nd|rd|th))?\s*(?:-|–|to|and|&|or|until)\s*(?:the\s+)?)?(?<weekday>" + Day + @"[.,]?\s+(?:the\s+)?)?(?<![\d/.])(?<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?(?:\s+(?:day\s+)?of)?[\s\-/.]*" + Month + @"(?![a-z])\.?,?(?:[\s\-/.]*" + Year + @")?(?!\d)",
        RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+)?(?<![\p{L}\d])" + Month + @"(?![a-z])\.?\s+(?:the\s+)?(?<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?(?![\d:%])(?:,?\s+(?<year>(?:19|20)\d{2}))?(?!\d)",
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+(?:the\s+)?)?(?<![\p{L}\d])(?<day>" + OrdinalInWords + "|" + NumberInWords + @")(?:\s+(?:day\s+)?of)?[\s\-/]+" + Month + @"(?![a-z])" + YearInWords,
        RegexOptions.IgnoreCase)]
    private static partial Regex WordsMonth();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+)?(?<![\p{L}\d])" + Month + @"(?![a-z])\.?\s+(?:the\s+)?(?<day>" + OrdinalInWords + @")(?![a-z])" + YearInWords,
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthWords();

    [GeneratedRegex(@"\d\s?(?:st|nd|rd|th)\b|\bof\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+)?(?<![\d/.\-])(?<day>\d{1,2})(?<mark>\s?[/.\-–]\s?|\s)(?<month>\d{1,2})\k<mark>(?<year>(?:19|20)\d{2}|(?<=[/.\-–]\s?)\d{2})(?![\d/]|[.\-]\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();

    [GeneratedRegex(Before + @"(?<![\d/.\-])(?<year>(?:19|20)\d{2})(?<mark>[/.\-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)\d{6}(?:\d{2})?(?!\d)")]
    private static partial Regex Run();

    [GeneratedRegex(@"(?<![\d/.\-])(?<day>\d{1,2})/(?<month>\d{1,2})(?![\d/]|\.\d)")]
    private static partial Regex Short();
}
