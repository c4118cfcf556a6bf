using System.Net;
using Cdop.Forms;
using Microsoft.Extensions.DependencyInjection;

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

        var identity = await browser.Get("/forms/reporting/2022-04?section=identity");
        var next = await browser.Press(identity, "Next section", ("q:identity.family-name", "Tried"));
        var back = await browser.Press(next, identity.Document.QuerySelector("h2#section")!.TextContent);

        Assert.Equal("Tried", back.Document.GetElementById("q:identity.family-name")!.GetAttribute("value"));
        Assert.Equal(before, await world.AuditLength());
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_question_and_above()
    {
        var browser = await world.As("admin.marsh");
        var identity = await browser.Get("/forms/reporting/2022-04?section=identity");

        var page = await browser.Press(identity, "Check this section", ("q:identity.date-of-birth:day", "31"), ("q:identity.date-of-birth:month", "2"), ("q:identity.date-of-birth:year", "2024"));

        var link = page.Document.QuerySelectorAll(".nhsuk-error-summary a").Single(line => line.TextContent.Contains("real date", StringComparison.Ordinal));
        Assert.Equal("#q:identity.date-of-birth:day", link.GetAttribute("href"));
        Assert.Equal("31", page.Document.GetElementById("q:identity.date-of-birth:day")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_shows_of_any_answers_is_what_it_sends_back()
    {
        var browser = await world.As("admin.marsh");
        var random = new Random(2022);
        var lost = new List<string>();
        foreach (var form in world.Host.Services.GetRequiredService<FormLibrary>().All)
        {
            var answers = Answered(form, random);
            var page = await browser.Get($"/forms/{form.Key}/{form.Version}");
            var token = page.Document.QuerySelector(".cdop-form__page input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var section in form.Sections)
            {
                // From another section, which is emptied, to this one, and on again.
                var other = form.Sections.First(one => one != section);
                var shown = await browser.Post(page, page.Address, [new("__RequestVerificationToken", token), new("carried", answers.ToDraft()), new("section", other.LinkId), new("go", section.LinkId)]);
                var sent = await browser.Press(shown, other.Text);
                var back = Responses.Read(form, sent.Document.QuerySelector("input[name=carried]")?.GetAttribute("value") ?? "");
                lost.AddRange(!back.Succeeded
                    ? [$"{form.Key}, {section.LinkId}: {(int)shown.Status} {(int)sent.Status} {back.Problems[0]}"]
                    : answers.Walk(section).Select(place => new Place(place.Item.LinkId, place.At)).Where(place => !answers.Of(place).SequenceEqual(back.Value.Of(place)))
                        .Select(place => $"{form.Key}, {place}: {string.Join(';', answers.Of(place))} and not {string.Join(';', back.Value.Of(place))}"));
            }
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    [Fact]
    public async Task The_largest_section_filled_in_as_often_as_it_can_be_is_read_whole()
    {
        var browser = await world.As("admin.marsh");
        var (form, section) = world.Host.Services.GetRequiredService<FormLibrary>().All
            .SelectMany(form => form.Sections.Select(section => (form, section)))
            .MaxBy(found => Groups(found.section).Sum(group => group.WithAllWithin().Count()));
        var answers = new FormAnswers(form);
        Groups(section).ForEach(group => Enumerable.Range(1, FormAnswers.MostTimes).ToList().ForEach(_ => answers.Add(new(group.LinkId))));
        var page = await browser.Get($"/forms/{form.Key}/{form.Version}");
        var token = page.Document.QuerySelector(".cdop-form__page input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var other = form.Sections.First(one => one != section);

        var shown = await browser.Post(page, page.Address, [new("__RequestVerificationToken", token), new("carried", answers.ToDraft()), new("section", other.LinkId), new("go", section.LinkId)]);
        var sent = await browser.Press(shown, other.Text);

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        var read = Responses.Read(form, sent.Document.QuerySelector("input[name=carried]")!.GetAttribute("value")!).Value;
        Assert.All(Groups(section), group => Assert.Equal(FormAnswers.MostTimes, read.Times(new(group.LinkId))));

        static List<FormItem> Groups(FormItem section) => [.. section.WithAllWithin().Where(item => item is { Type: ItemType.Group, Repeats: true })];
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

    private static FormAnswers Answered(FormDefinition form, Random random)
    {
        var answers = new FormAnswers(form);
        foreach (var (item, at) in answers.Walk().Where(place => place.Item.IsQuestion && random.Next(4) > 0).ToList())
        {
            answers.Set(new(item.LinkId, at), Answers(item, random));
        }

        foreach (var group in form.All.Where(item => item is { Type: ItemType.Group, Repeats: true }))
        {
            answers.Add(new(group.LinkId));
        }

        return answers;
    }

    private static IReadOnlyList<Answer> Answers(FormItem item, Random random) => item.Type switch
    {
        ItemType.Choice when item.Repeats => [.. item.Options.Where(_ => random.Next(2) == 0).Select(option => option.Answer)],
        ItemType.Choice => [item.Options[random.Next(item.Options.Count)].Answer],
        ItemType.OpenChoice => [random.Next(2) == 0 ? new Answer.Words("Something <else>") : item.Options[0].Answer],
        ItemType.Boolean => [new Answer.YesNo(random.Next(2) == 0)],
        ItemType.Date => [random.Next(5) == 0 ? new Answer.Unread("31/2/2024/") : new Answer.Day(new(2024, 2, random.Next(1, 30)))],
        ItemType.DateTime => [new Answer.Moment(new(2024, 7, random.Next(1, 30)), random.Next(2) == 0 ? null : new LocalTime(random.Next(24), random.Next(60)))],
        ItemType.Time => [new Answer.Hour(new(random.Next(24), random.Next(60)))],
        ItemType.Whole => [random.Next(5) == 0 ? new Answer.Unread("about 30") : new Answer.Whole(random.Next(-5, 50))],
        ItemType.Number => [new Answer.Number(random.Next(1, 9_999) / 100m)],
        ItemType.Quantity => [new Answer.Amount(random.Next(1, 9_999) / 100m, item.Units[random.Next(item.Units.Count)])],
        ItemType.Text => [new Answer.Words("\u201cQuoted\u201d & <b>bold</b>\n\n  indented, é, 👶")],
        _ when item.Repeats => [new Answer.Words("one"), new Answer.Words("two <three>")],
        _ => [new Answer.Words("'x' & \"y\" <z>")],
    };
}
