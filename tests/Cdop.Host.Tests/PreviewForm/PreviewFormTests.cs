using System.Net;

namespace Cdop.Host.Tests;

/// <summary>A form can be tried on its page, and nothing comes of it.</summary>
[Collection(WorldTests.Name)]
public sealed class PreviewFormTests(World world)
{
    private const string Form = "/forms/notification/2022-04";

    [Fact]
    public async Task What_is_answered_travels_from_section_to_section_and_leaves_no_trace()
    {
        var browser = await world.As("admin.marsh");
        var before = await world.AuditLength();

        var child = await browser.Get($"{Form}?section=child");
        var next = await browser.Press(child, "Next section", ("q:child.family-name", "Tried"));
        var back = await browser.Press(next, child.Document.QuerySelector("h2#section")!.TextContent);

        Assert.Equal("Tried", back.Document.GetElementById("q:child.family-name")!.GetAttribute("value"));
        Assert.Equal(before, await world.AuditLength());
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_question_and_above()
    {
        var browser = await world.As("admin.marsh");
        var child = await browser.Get($"{Form}?section=child");

        var page = await browser.Press(child, "Check this section", ("q:child.date-of-birth:day", "31"), ("q:child.date-of-birth:month", "2"), ("q:child.date-of-birth:year", "2024"));

        var link = page.Document.QuerySelectorAll(".nhsuk-error-summary a").Single(line => line.TextContent.Contains("real date", StringComparison.Ordinal));
        Assert.Equal("#q:child.date-of-birth:day", link.GetAttribute("href"));
        Assert.Equal("31", page.Document.GetElementById("q:child.date-of-birth:day")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q:death.date:day", "1")]
    [InlineData("q:nobody", "x")]
    [InlineData("carried", "{}")]
    [InlineData("carried", "")]
    public async Task What_the_section_does_not_ask_is_refused(string name, string value)
    {
        var browser = await world.As("admin.marsh");
        var child = await browser.Get($"{Form}?section=child");

        var page = await browser.Press(child, "Check this section", (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Theory]
    [InlineData("/forms/never/2022-04")]
    [InlineData("/forms/notification/1999-01")]
    [InlineData("/forms/notification/1999-01/print")]
    public async Task A_form_that_is_not_there_is_not_there(string address) => Assert.Equal(HttpStatusCode.NotFound, (await (await world.As("admin.marsh")).Get(address)).Status);
}
