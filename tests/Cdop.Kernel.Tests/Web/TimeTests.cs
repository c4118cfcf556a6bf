namespace Cdop.Kernel.Tests;

public sealed class TimeTests
{
    [Theory]
    [InlineData("06:50", 6, 50)]
    [InlineData("6:50", 6, 50)]
    [InlineData("0650", 6, 50)]
    [InlineData("650", 6, 50)]
    [InlineData("06.50", 6, 50)]
    [InlineData("6 50", 6, 50)]
    [InlineData("06h50", 6, 50)]
    [InlineData(" 18:05 ", 18, 5)]
    [InlineData("6:05pm", 18, 5)]
    [InlineData("6 pm", 18, 0)]
    [InlineData("12:10 AM", 0, 10)]
    [InlineData("12 p.m.", 12, 0)]
    [InlineData("00:00", 0, 0)]
    public async Task A_time_is_read_as_people_type_it(string typed, int hour, int minute)
    {
        var paper = await Paper.Post(("TimeOfDeath", typed));

        Assert.True(paper.State.IsValid);
        Assert.Equal(new LocalTime(hour, minute), paper.Form!.TimeOfDeath);
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("6")]
    [InlineData("13 pm")]
    [InlineData("06:60")]
    [InlineData("065")]
    [InlineData("morning")]
    [InlineData("06:50:30 and more")]
    [InlineData("٠٦:٥٠")]
    public async Task What_is_no_time_is_refused_and_stays_in_the_box(string typed)
    {
        var paper = await Paper.Post(("TimeOfDeath", typed));

        Assert.Equal("Time of death must be a real time, like 06:50 or 18:05", paper.Problem("TimeOfDeath"));
        Assert.Contains($"value=\"{typed}\"", await paper.Show<TimeField>("TimeOfDeath"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_is_not_asked_for_may_stay_blank()
    {
        var paper = await Paper.Post(("TimeOfDeath", " "));

        Assert.True(paper.State.IsValid);
        Assert.Null(paper.Form!.TimeOfDeath);
    }
}
