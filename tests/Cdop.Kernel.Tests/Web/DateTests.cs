namespace Cdop.Kernel.Tests;

public sealed class DateTests
{
    [Theory]
    [InlineData("19", "11", "2025")]
    [InlineData("19", "November", "2025")]
    [InlineData("19", "nov", "2025")]
    [InlineData("19", "Nov.", "2025")]
    [InlineData(" 19 ", "11 ", " 2025")]
    public async Task A_date_is_read_as_people_type_it(string day, string month, string year)
    {
        var paper = await Posted(day, month, year);

        Assert.True(paper.State.IsValid);
        Assert.Equal(new LocalDate(2025, 11, 19), paper.Form!.DateOfDeath);
    }

    [Theory]
    [InlineData("01", "02", "2024", 1, 2)]
    [InlineData("29", "2", "2024", 29, 2)]
    [InlineData("5", "sept", "2024", 5, 9)]
    public async Task Short_and_long_forms_are_the_same_date(string day, string month, string year, int d, int m)
    {
        var paper = await Posted(day, month, year);

        Assert.Equal(new LocalDate(2024, m, d), paper.Form!.DateOfDeath);
    }

    [Theory]
    [InlineData("", "", "", "Enter date of death")]
    [InlineData("  ", "", "", "Enter date of death")]
    [InlineData("19", "11", "", "Date of death must include a year")]
    [InlineData("", "11", "2025", "Date of death must include a day")]
    [InlineData("", "", "2025", "Date of death must include a day and month")]
    [InlineData("29", "2", "2025", "Date of death must be a real date")]
    [InlineData("30", "2", "2024", "Date of death must be a real date")]
    [InlineData("31", "4", "2025", "Date of death must be a real date")]
    [InlineData("0", "1", "2025", "Date of death must be a real date")]
    [InlineData("19", "13", "2025", "Date of death must be a real date")]
    [InlineData("19", "ju", "2025", "Date of death must be a real date")]
    [InlineData("nineteen", "11", "2025", "Date of death must be a real date")]
    [InlineData("19", "11", "25", "Date of death must have a year of 4 numbers")]
    [InlineData("19", "11", "20255", "Date of death must be a real date")]
    [InlineData("19", "11", "0205", "Date of death must be a real date")]
    [InlineData("19", "11", "1890", "Date of death is too long ago: check the year")]
    [InlineData("-1", "11", "2025", "Date of death must be a real date")]
    [InlineData("1\0", "11", "2025", "Date of death must be a real date")]
    [InlineData("19", "🙂🙂🙂", "2025", "Date of death must be a real date")]
    public async Task What_is_wrong_with_a_date_is_said_in_one_sentence(string day, string month, string year, string sentence)
    {
        var paper = await Posted(day, month, year);

        Assert.Equal(sentence, paper.Problem("DateOfDeath"));
        Assert.False(paper.State.IsValid);
    }

    [Fact]
    public async Task A_date_whose_boxes_never_came_is_asked_for()
    {
        var paper = await Posted(null, null, null);

        Assert.Equal("Enter date of death", paper.Problem("DateOfDeath"));
    }

    [Fact]
    public async Task A_date_that_is_not_asked_for_may_stay_blank()
    {
        var paper = await Paper.Post(("DateOfBirth.Day", ""), ("DateOfBirth.Month", ""), ("DateOfBirth.Year", ""));

        Assert.True(paper.State.IsValid);
        Assert.Null(paper.Form!.DateOfBirth);
    }

    [Fact]
    public async Task A_date_that_is_not_asked_for_must_be_whole_once_begun()
    {
        var paper = await Paper.Post(("DateOfBirth.Day", "1"), ("DateOfBirth.Month", ""), ("DateOfBirth.Year", ""));

        Assert.Equal("Date of birth must include a month and year", paper.Problem("DateOfBirth"));
    }

    [Fact]
    public async Task A_whole_date_is_read_from_one_value()
    {
        var paper = await Paper.Post(("DateOfBirth", "2024-02-29"));

        Assert.Equal(new LocalDate(2024, 2, 29), paper.Form!.DateOfBirth);
    }

    [Fact]
    public async Task What_was_typed_stays_in_each_box_and_the_wrong_one_is_marked()
    {
        var paper = await Posted("30", "<Feb>", "2024");

        var shown = await paper.Show<DateField>("DateOfDeath");

        Assert.Contains("""id="Form_DateOfDeath_Day" name="Form.DateOfDeath.Day" type="text" value="30" inputmode="numeric" autocomplete="off">""", shown, StringComparison.Ordinal);
        Assert.Contains("""value="&lt;Feb&gt;" inputmode="text" aria-invalid="true" aria-describedby="Form_DateOfDeath-error" autocomplete="off">""", shown, StringComparison.Ordinal);
        Assert.Contains("""class="nhsuk-input nhsuk-input--error nhsuk-input--width-2 nhsuk-date-input__input" id="Form_DateOfDeath_Month" """, shown, StringComparison.Ordinal);
        Assert.Contains("""value="2024" """, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_date_that_a_rule_refuses_is_marked_whole()
    {
        var paper = await Posted("19", "11", "2099");
        paper.State.AddModelError("Form.DateOfDeath", "Date of death must be today or earlier");

        var shown = await paper.Show<DateField>("DateOfDeath");

        Assert.Equal(3, shown.Split("aria-invalid=\"true\"").Length - 1);
    }

    [Fact]
    public async Task A_date_is_a_group_under_its_question()
    {
        var shown = await Paper.Blank().Show<DateField>("DateOfDeath", field => { field.Hint = "For example, 19 11 2025"; field.Size = "m"; });

        Assert.StartsWith("""<div class="nhsuk-form-group"><fieldset class="nhsuk-fieldset" role="group" aria-describedby="Form_DateOfDeath-hint"><legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">When did the child die?</legend><div class="nhsuk-hint" id="Form_DateOfDeath-hint">For example, 19 11 2025</div><div class="nhsuk-date-input" id="Form_DateOfDeath">""", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("value=", shown, StringComparison.Ordinal);
    }

    private static Task<Paper> Posted(string? day, string? month, string? year) =>
        Paper.Post(("DateOfDeath.Day", day), ("DateOfDeath.Month", month), ("DateOfDeath.Year", year));
}
