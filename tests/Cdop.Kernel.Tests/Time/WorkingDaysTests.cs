namespace Cdop.Kernel.Tests;

public sealed class WorkingDaysTests
{
    /// <summary>Bank holidays in England and Wales as published for these years.</summary>
    public static TheoryData<int, string> Published => new()
    {
        { 2019, "1-1 4-19 4-22 5-6 5-27 8-26 12-25 12-26" },
        { 2020, "1-1 4-10 4-13 5-8 5-25 8-31 12-25 12-28" },
        { 2021, "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28" },
        { 2022, "1-3 4-15 4-18 5-2 6-2 6-3 8-29 9-19 12-26 12-27" },
        { 2023, "1-2 4-7 4-10 5-1 5-8 5-29 8-28 12-25 12-26" },
        { 2024, "1-1 3-29 4-1 5-6 5-27 8-26 12-25 12-26" },
        { 2025, "1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26" },
        { 2026, "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28" },
        { 2027, "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28" },
        { 2028, "1-3 4-14 4-17 5-1 5-29 8-28 12-25 12-26" },
    };

    [Theory, MemberData(nameof(Published))]
    public void Knows_the_bank_holidays_as_published(int year, string days)
    {
        var first = new LocalDate(year, 1, 1);
        var found = Enumerable.Range(0, 366).Select(first.PlusDays).Where(d => d.Year == year && WorkingDays.IsBankHoliday(d)).Select(d => $"{d.Month}-{d.Day}");

        Assert.Equal(days, string.Join(' ', found));
    }

    [Theory]
    [InlineData("2026-12-23", 1, "2026-12-24")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2026-04-01", 2, "2026-04-07")]
    [InlineData("2026-11-20", 5, "2026-11-27")]
    public void Counts_past_weekends_and_bank_holidays(string from, int days, string to) =>
        Assert.Equal(Day(to), Day(from).PlusWorkingDays(days));

    [Theory]
    [InlineData("2008-02-29", "2026-02-28", true)]
    [InlineData("2008-02-29", "2026-03-01", false)]
    [InlineData("2008-03-01", "2026-02-28", true)]
    [InlineData("2008-03-01", "2026-03-01", false)]
    public void A_child_is_under_18_until_the_birthday_begins(string born, string died, bool child) =>
        Assert.Equal(child, Age.IsChild(Day(born), Day(died)));

    [Theory]
    [InlineData("2026-03-01", "2026-03-01", "0 days")]
    [InlineData("2026-03-01", "2026-03-02", "1 day")]
    [InlineData("2026-01-01", "2026-03-05", "9 weeks")]
    [InlineData("2025-11-01", "2026-03-05", "4 months")]
    [InlineData("2025-01-01", "2026-03-05", "14 months")]
    [InlineData("2012-02-29", "2026-02-28", "13 years")]
    [InlineData("2024-02-29", "2025-02-28", "11 months")] // the first birthday is 1 March
    [InlineData("2024-02-29", "2025-03-01", "12 months")]
    [InlineData("2025-01-31", "2025-06-30", "4 months")] // a month without such a day ends with the day after its last
    [InlineData("2025-01-31", "2025-07-01", "5 months")]
    public void Says_an_age_in_words(string born, string on, string words) => Assert.Equal(words, Age.InWords(Day(born), Day(on)));

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
