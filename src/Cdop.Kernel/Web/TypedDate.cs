using System.Globalization;

namespace Cdop.Kernel;

/// <summary>A date as it was typed in three boxes, and what is wrong with it.</summary>
public sealed record TypedDate(string Day, string Month, string Year)
{
    private const int FirstYear = 1900;
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>Whether nothing was typed.</summary>
    public bool IsBlank => Day.Length == 0 && Month.Length == 0 && Year.Length == 0;

    /// <summary>The date, or nothing where the boxes do not make a real one.</summary>
    public LocalDate? Value =>
        DayNumber is { } day && MonthNumber is { } month && YearNumber is { } year && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    /// <summary>The boxes a person must look at, of "Day", "Month" and "Year".</summary>
    public IReadOnlyList<string> Wrong
    {
        get
        {
            if (Missing.Count > 0)
            {
                return Missing;
            }

            string[] unread =
            [
                .. DayNumber is null ? ["Day"] : Array.Empty<string>(),
                .. MonthNumber is null ? ["Month"] : Array.Empty<string>(),
                .. YearNumber is null ? ["Year"] : Array.Empty<string>(),
            ];
            return unread.Length > 0 ? unread : Value is null ? ["Day"] : [];
        }
    }

    private List<string> Missing =>
        IsBlank ? ["Day", "Month", "Year"] : [.. new[] { ("Day", Day), ("Month", Month), ("Year", Year) }.Where(part => part.Item2.Length == 0).Select(part => part.Item1)];

    private int? DayNumber => Number(Day) is >= 1 and <= 31 and var day ? day : null;

    private int? MonthNumber => Number(Month) is { } number ? (number is >= 1 and <= 12 ? number : null) : MonthNamed(Month);

    // Nobody in a review was born, or dies, outside these years; a year of two digits would be a guess.
    private int? YearNumber => Year.Length == 4 && Number(Year) is >= FirstYear and <= 2100 and var year ? year : null;

    /// <summary>What to do about it, for a date called <paramref name="label"/>; nothing where it is real.</summary>
    public string? Problem(string label) =>
        IsBlank ? Wording.Enter(label)
        : Missing.Count > 0 ? $"{Wording.AtStart(label)} must include a {string.Join(" and ", Missing).ToLowerInvariant()}"
        : YearNumber is null && Number(Year) is not null && Year.Length != 4 ? $"{Wording.AtStart(label)} must have a year of 4 numbers"
        : YearNumber is null && Number(Year) is >= 1000 and < FirstYear ? $"{Wording.AtStart(label)} is too long ago: check the year"
        : Value is null ? $"{Wording.AtStart(label)} must be a real date"
        : null;

    // Digits are looked at first: the framework's parser lets NULs at the end pass.
    private static int? Number(string typed) =>
        typed.Length is >= 1 and <= 4 && typed.All(char.IsAsciiDigit) ? int.Parse(typed, CultureInfo.InvariantCulture) : null;

    private static int? MonthNamed(string typed)
    {
        var name = typed.TrimEnd('.');
        var at = name.Length < 3 ? -1 : Array.FindIndex(Months, month => month.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }
}
