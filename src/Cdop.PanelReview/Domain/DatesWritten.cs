using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Days in a text, in every usual British way of writing, and what stands in their place: an age, or days from the death.</summary>
internal sealed partial class DatesWritten(LocalDate born, LocalDate died)
{
    private const string Day = @"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
    private const string Month = @"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Year = @"(?<year>(?:19|20)\d{2}|['’]?\d{2}(?![\d:%]|\.\d))";

    // What stands between the parts of a day in the usual way, and in any other.
    private const string Usual = @"[\s\-/.]*";
    private const string Unusual = @"[\s\-–/.,_|\\:()]{1,4}";
    private const string Between = @"[^\p{L}\p{N}%+<>=]{1,4}";
    private const string FullYear = @"(?<year>(?:19|20)\d{2})";
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

    private static readonly string[] LongMonths = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    // From so many letters on the name of a month with a slip in it is that month, also without a year.
    private const int LongMonth = 6;

    // How far before and after its month a day may be written.
    private const int FarBefore = 70;
    private const int FarAfter = 50;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private readonly Dictionary<string, string?> slips = [];

    /// <summary>All of them; an hour that is written to a day without a blank is of the day.</summary>
    public IEnumerable<Find> In(string text, List<WrittenWord> words) =>
        AllIn(text, words).Select(find => Hour().Match(text, find.End) is { Success: true } hour ? find with { Length = find.Length + hour.Length, Written = text[find.At..(find.End + hour.Length)] } : find);

    private IEnumerable<Find> AllIn(string text, List<WrittenWord> words)
    {
        foreach (Match month in MonthName().Matches(text))
        {
            foreach (var find in Around(text, month.Index, month.Length, month.Value))
            {
                yield return find;
            }
        }

        foreach (var word in words.Where(word => word.Folded.Length is > 2 and < 11 && MisspeltMonth(word.Folded) is not null))
        {
            var month = MisspeltMonth(word.Folded)!;
            foreach (var find in Around(text, word.At, word.Length, month).Where(find => find.Sure == Sureness.Sure || month.Length >= LongMonth))
            {
                yield return find with { Sure = find.Sure == Sureness.Ask ? Sureness.Ask : Sureness.Likely };
            }
        }

        foreach (var pattern in new[] { DayFirst(), YearFirst() })
        {
            for (var match = pattern.Match(text); match.Success; match = pattern.Match(text, match.Groups["month"].Index))
            {
                if (DayInFigures(match) is { } find)
                {
                    yield return find;
                }
            }
        }

        foreach (Match match in MonthInFigures().Matches(text))
        {
            foreach (var find in Read(match).Where(find => find.Sure == Sureness.Sure || IsOfBirthOrDeath(match)))
            {
                yield return find.Sure == Sureness.Sure ? find : find with { Sure = Sureness.Ask };
            }
        }

        foreach (var find in InFigureRuns(text).Concat(InSingleFigures(text)))
        {
            yield return find;
        }

        foreach (Match match in Run().Matches(text))
        {
            if (Known(match.Groups["day"].Value) is { } day)
            {
                yield return Of(match, match.Length, day, Sureness.Likely);
            }
        }

        foreach (Match match in Short().Matches(text))
        {
            if (IsOfBirthOrDeath(match) && Make(null, Number(match, "month"), Number(match, "day")) is { } day)
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

    // The days whose month stands here, with the name of the month as it ought to be.
    private IEnumerable<Find> Around(string text, int at, int length, string month)
    {
        var from = Math.Max(0, at - FarBefore);
        var around = string.Concat(text.AsSpan(from, at - from), month, text.AsSpan(at + length, Math.Min(text.Length - at - length, FarAfter)));
        foreach (var pattern in new[] { DayMonth(), MonthDay(), YearMonth(), WordsMonth(), MonthWords() })
        {
            foreach (Match match in pattern.Matches(around))
            {
                if (match.Groups["month"].Index != at - from)
                {
                    continue;
                }

                foreach (var find in Read(match))
                {
                    var end = from + find.End + (find.End > at - from ? length - month.Length : 0);
                    yield return find with { At = from + find.At, Length = end - from - find.At, Written = text[(from + find.At)..end] };
                }
            }
        }
    }

    // The month that is meant by a word with a slip in it; null where none is.
    private string? MisspeltMonth(string word)
    {
        if (!slips.TryGetValue(word, out var month))
        {
            slips[word] = month = LongMonths.Contains(word) || Months.Contains(word) ? null
                : LongMonths.FirstOrDefault(known => known.Length > Months[0].Length && NameWords.Slips(known, word) == 1)
                ?? (word.Length == Months[0].Length ? Months.FirstOrDefault(known => known != "may" && string.Concat(known.Order()) == string.Concat(word.Order())) : null);
        }

        return month;
    }

    // Between figures anything may stand where the day is one of the case's time; a person is asked where it may as well be other figures.
    private Find? DayInFigures(Match match)
    {
        var (year, one, other) = (match.Groups["year"].Value, match.Groups["one"].Value.Trim(), match.Groups["other"].Value.Trim());
        var (monthNumber, dayNumber) = (Number(match, "month"), Number(match, "day"));
        if (monthNumber > 12 && dayNumber <= 12)
        {
            (dayNumber, monthNumber) = (monthNumber, dayNumber); // as Americans write it
        }

        var areMarks = one is "/" or "." or "-" && other is "/" or "." or "-";
        var isUsual = (areMarks && one == other) || (year.Length == 4 && one.Length + other.Length == 0 && match.Groups["one"].Length == 1 && match.Groups["other"].Length == 1 && match.Groups["year"].Index > match.Index);
        if (Make(year, monthNumber, dayNumber) is not { } day)
        {
            return isUsual && year.Length == 4 && monthNumber is >= 1 and <= 12 && dayNumber <= 31 ? new(match.Index, match.Length, match.Value, IdentifierKind.Date, "a date", Sureness.Ask) : null;
        }

        Sureness? sure = isUsual ? Sureness.Sure
            : year.Length == 4 ? areMarks || IsOfCase(day) ? Sureness.Likely : null
            : IsOfCase(day) && (Math.Abs(Period.DaysBetween(born, day)) <= Newborn || Math.Abs(Period.DaysBetween(died, day)) <= Newborn) ? Sureness.Likely
            : IsOfCase(day) && (areMarks || one.Length + other.Length == 0) ? Sureness.Ask : null;
        return sure is { } how ? Of(match, match.Length, day, how) : null;
    }

    // Days of the case's time among figures that run on: two days one after the other, one with the hour, the first day of a span before the second. A nought may be typed as the letter.
    private IEnumerable<Find> InFigureRuns(string text)
    {
        foreach (Match run in FigureRun().Matches(text))
        {
            var figures = Figures().Matches(run.Value).Select(match => (At: run.Index + match.Index, Written: match.Value.ToUpperInvariant().Replace('O', '0'))).ToList();
            for (var (at, free) = (0, 0); at + 2 < figures.Count; at++)
            {
                var (day, month, year) = (figures[at].Written, figures[at + 1].Written, figures[at + 2].Written);
                if (day.Length > 2 || month.Length > 2 || year.Length is not (2 or 4) || (year.Length == 2 && day.Length + month.Length == 2 && text[figures[at + 1].At - 1] == '.') || Make(year, int.Parse(month, null), int.Parse(day, null)) is not { } known || !IsOfCase(known))
                {
                    continue;
                }

                var from = at > free && figures[at - 1].Written is { Length: <= 2 } before && int.Parse(before, null) is > 0 and <= 31 && text[figures[at].At - 1] is '-' or '–' or '/' ? figures[at - 1].At : figures[at].At;
                var end = figures[at + 2].At + year.Length;
                yield return new(from, end - from, text[from..end], IdentifierKind.Date, Instead(known, afterOn: false), Sureness.Likely);
                (at, free) = (at + 2, at + 3);
            }
        }
    }

    // Each figure apart from the next, as in the boxes of a form.
    private IEnumerable<Find> InSingleFigures(string text)
    {
        foreach (Match match in SingleFigures().Matches(text))
        {
            if (Known(string.Concat(match.Value.Where(char.IsAsciiDigit))) is { } day)
            {
                yield return new(match.Index, match.Length, match.Value, IdentifierKind.Date, Instead(day, afterOn: false), Sureness.Likely);
            }
        }
    }

    // From a month before the birth to a month after the death.
    private bool IsOfCase(LocalDate day) => day >= born.PlusMonths(-1) && day <= died.PlusMonths(1);

    private bool IsOfBirthOrDeath(Match match) => (Number(match, "day"), Number(match, "month")) is var written && (written == (born.Day, born.Month) || written == (died.Day, died.Month));

    private IEnumerable<Find> Read(Match match)
    {
        var month = match.Groups["month"].Value;
        var monthNumber = Array.IndexOf(Months, month[..Math.Min(3, month.Length)].ToLowerInvariant()) + 1;
        if (monthNumber == 0)
        {
            monthNumber = Number(match, "month"); // "of the tenth"
        }

        var dayNumber = Number(match, "day");
        var (written, length) = (match.Groups["year"], match.Length);
        if (written.Length == 2 && match.Value[written.Index - match.Index - 1] is not ('/' or '.' or '-' or '–') && Make(written.Value, 1, 1) is var read && (read is null || read.Value.Year < born.Year - 1 || read.Value.Year > died.Year + 1))
        {
            // "3 March, 12 people came": no year.
            length = match.Value[..(written.Index - match.Index)].TrimEnd(' ', ',', '.').Length;
            written = Match.Empty;
        }

        if (!written.Success && (match.Groups["odd"].Success || match.Groups["gap"].Value.Trim().Trim('.').Length > 0))
        {
            yield break; // "in March: 2 visits"
        }

        if (!written.Success && month is "may" or "mar" or "march" && !Ordinal().IsMatch(match.Value))
        {
            yield break; // "may 3 times", "to march 2 miles"
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

    // Eight figures are a day of the case's time, six that of the birth or the death.
    private LocalDate? Known(string digits)
    {
        var (first, second, third, fourth) = (int.Parse(digits[..2], null), int.Parse(digits[2..4], null), int.Parse(digits[4..6], null), digits.Length == 8 ? int.Parse(digits[6..], null) : 0);
        return digits.Length == 8
            ? new[] { Make($"{third:00}{fourth:00}", second, first), Make($"{first:00}{second:00}", third, fourth) }.FirstOrDefault(day => day is { } known && IsOfCase(known))
            : new[] { Make($"{third:00}", second, first), Make($"{first:00}", second, third) }.FirstOrDefault(day => day == born || day == died);
    }

    private static bool IsOn(Match match) => match.Groups["before"].Value.StartsWith("on", StringComparison.OrdinalIgnoreCase);

    // Without a year, the day and month of the birth are a birthday, whichever it was.
    private bool IsBirthday(LocalDate day) => (day.Day, day.Month) == (born.Day, born.Month) && day != died;

    private static int Number(Match match, string group) => match.Groups[group].Value is var written && char.IsAsciiDigit(written[0]) ? int.Parse(string.Concat(written.TakeWhile(char.IsAsciiDigit)), null) : InFigures(written);

    private static int InFigures(string written)
    {
        var word = string.Concat(written.Where(char.IsLetter)).ToLowerInvariant();
        var tens = word.StartsWith("thirty", StringComparison.Ordinal) || word == "thirtieth" ? 30 : word.StartsWith("twenty", StringComparison.Ordinal) ? 20 : 0;
        var rest = word == "thirtieth" ? "" : tens > 0 ? word[6..] : word;
        return tens + 1 + Math.Max(Array.IndexOf(Ordinals, rest), Array.IndexOf(Cardinals, rest));
    }

    [GeneratedRegex(@"(?<![a-z])" + Month + "(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex MonthName();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+(?:the\s+)?)?(?:(?<![\d/.\-])(?<first>\d{1,2})(?<th>\s?(?:st|nd|rd|th))?\s*(?:-|–|/|to|and|&|or|until)\s*(?:the\s+)?)?(?<weekday>" + Day + @"[.,]?\s+(?:the\s+)?)?(?(first)|(?<!\d|\d[/.]))(?<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?(?:\s+(?:day\s+)?of)?(?:" + Usual + "|(?<odd>" + Unusual + "))" + Month + @"(?![a-z])\.?,?(?:" + Usual + Year + "|" + Unusual + FullYear + @")?(?!\d)",
        RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+)?(?<![\p{L}\d])" + Month + @"(?![a-z])\.?(?<gap>\s+|" + Unusual + @")(?:the\s+)?(?<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?(?![\d:%])(?:" + Unusual + FullYear + @"|,?\s+(?<year>['’]?\d{2})(?![\d:%]|\.\d))?(?!\d)",
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();

    [GeneratedRegex(Before + @"(?<!\d|\d[/.\-])" + FullYear + "(?:" + Unusual + ")?" + Month + "(?![a-z])(?:" + Unusual + @")?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:%])", RegexOptions.IgnoreCase)]
    private static partial Regex YearMonth();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+(?:the\s+)?)?(?<![\p{L}\d])(?<day>" + OrdinalInWords + "|" + NumberInWords + @")(?:\s+(?:day\s+)?of)?[\s\-/]+" + Month + @"(?![a-z])" + YearInWords,
        RegexOptions.IgnoreCase)]
    private static partial Regex WordsMonth();

    [GeneratedRegex(
        Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+)?(?<![\p{L}\d])" + Month + @"(?![a-z])\.?\s+(?:the\s+)?(?<day>" + OrdinalInWords + @")(?![a-z])" + YearInWords,
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthWords();

    [GeneratedRegex(
        Before + @"(?<![\p{L}\d])(?<day>\d{1,2}(?:st|nd|rd|th)|" + OrdinalInWords + @")\s+(?:day\s+)?of\s+the\s+(?<month>\d{1,2}(?:st|nd|rd|th)|" + OrdinalInWords + @")(?![a-z])(?:\s+month)?" + YearInWords,
        RegexOptions.IgnoreCase)]
    private static partial Regex MonthInFigures();

    [GeneratedRegex(@"\d\s?(?:st|nd|rd|th)\b|\bof\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(Before + @"(?:(?<![\p{L}\d])" + Day + @"[.,]?\s+(?:the\s+)?)?(?<!\d|\d[/.\-])(?<day>\d{1,2})(?<one>" + Between + @")(?<month>\d{1,2})(?<other>" + Between + @")(?<year>(?:19|20)\d{2}|\d{2})(?![\d/]|[.\-]\d)", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex(Before + @"(?<!\d|\d[/.\-])" + FullYear + "(?<one>" + Between + @")(?<month>\d{1,2})(?<other>" + Between + @")(?<day>\d{1,2})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\GT\d{2}(?::?\d{2}){1,2}(?:\.\d+)?(?:Z|[+\-]\d{2}:?\d{2})?(?![\p{L}\p{N}])", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();

    [GeneratedRegex(@"(?<![\p{L}\d])[\dOo]{1,4}(?:\s?[./\-–]\s?[\dOo]{1,4}){2,}(?!\d)")]
    private static partial Regex FigureRun();

    [GeneratedRegex("[\\dOo]+")]
    private static partial Regex Figures();

    [GeneratedRegex(@"(?<![\p{L}\d])\d(?:[^\p{L}\d]{1,3}\d){7}(?![^\p{L}\d]{0,3}\d)")]
    private static partial Regex SingleFigures();

    // With the hour or without.
    [GeneratedRegex(@"(?<!\d)(?:(?<day>\d{8})(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?|(?<day>\d{6}))(?!\d)")]
    private static partial Regex Run();

    [GeneratedRegex(@"(?<!\d|\d[/.\-])(?:(?<day>\d{1,2})\s?/\s?(?<month>\d{1,2})|(?<day>\d{2})\s?[.\-]\s?(?<month>\d{2})\.?|(?<=\b(?:on|since|dated?|born|died|seen|from|until)\s)(?<day>\d{1,2})[.\-](?<month>\d{1,2}))(?![\d/]|[.\-]\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Short();
}
