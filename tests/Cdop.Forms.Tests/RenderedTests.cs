using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>What the page hands to its script can be found on the page.</summary>
public sealed partial class RenderedTests : IAsyncLifetime
{
    private readonly Rendered rendered = new();

    public static TheoryData<string> Definitions => DefinitionTests.Definitions;

    [Theory, MemberData(nameof(Definitions))]
    public async Task Every_condition_of_a_page_looks_at_questions_that_the_page_has(string name)
    {
        var form = FormDefinition.Read(FormLibrary.BuiltIn.Single(definition => definition.Name == name).Json).Value;
        foreach (var answers in new[] { new FormAnswers(form), RandomForms.Answered(form, 1) })
        {
            foreach (var section in form.Sections)
            {
                foreach (var kind in AskedKind.All.Where(section.IsSeenBy).Prepend(null))
                {
                    await Finds(new(answers, section, kind, []));
                }
            }
        }
    }

    [Fact]
    public async Task So_does_every_condition_of_forms_that_nobody_would_write()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var answers = RandomForms.Answered(RandomForms.Form(seed), seed);
            foreach (var section in answers.Form.Sections)
            {
                await Finds(new(answers, section, null, []));
            }
        }
    }

    [Fact]
    public async Task A_question_that_hangs_on_what_is_only_read_or_on_a_file_is_told_what_they_say()
    {
        var form = Form(
            YesNo("read").With("readOnly", true), Item("file", "attachment"), Item("silent", "attachment"),
            Item("then").OnlyIfYes("read"), Item("of-file").OnlyIf("file", "exists", "answerBoolean", true)).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("read"), form.Find("read")!.Options[0].Answer);
        answers.Set(new("file"), new Answer.Document("Letter", "application/pdf", "/documents/1"));

        var html = await rendered.Html(new(answers, form.Sections[0], null, []));

        Assert.Equal(["q:read says yes", "q:file says Letter", "q:silent says "], Saying(html).Select(one => $"{one.Key} says {string.Join(", ", one.Value)}"));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => rendered.DisposeAsync();

    private async Task Finds(FormView section)
    {
        var html = await rendered.Html(section);
        var (controls, saying) = (Controls().Matches(html).Select(control => WebUtility.HtmlDecode(control.Groups[1].Value)).ToHashSet(), Saying(html));
        foreach (var condition in Whens().Matches(html).SelectMany(when => JsonDocument.Parse(WebUtility.HtmlDecode(when.Groups[1].Value)).RootElement.GetProperty("of").EnumerateArray()).Where(condition => condition.ValueKind == JsonValueKind.Object))
        {
            var part = condition.GetProperty("type").GetString() is "Date" or "DateTime" ? ":day" : "";
            Assert.All(condition.GetProperty("names").EnumerateArray().Select(one => one.GetString()!), asked =>
                Assert.True(controls.Contains(asked + part) || saying.ContainsKey(asked), $"{section.Answers.Form.Canonical}, section {section.Section.LinkId}: a condition looks at {asked}, which is not on the page"));
        }
    }

    private static Dictionary<string, List<string?>> Saying(string html) => Says().Matches(html).ToDictionary(
        says => WebUtility.HtmlDecode(says.Groups[1].Value),
        says => JsonDocument.Parse(WebUtility.HtmlDecode(says.Groups[2].Value)).RootElement.EnumerateArray().Select(answer => answer.GetProperty("value").GetString()).ToList());

    [GeneratedRegex("""<(?:input|select|textarea)\b[^>]*\sname="([^"]*)""")]
    private static partial Regex Controls();

    [GeneratedRegex("""\sdata-when="([^"]*)""")]
    private static partial Regex Whens();

    [GeneratedRegex("""\sid="([^"]*)"[^>]*\sdata-says="([^"]*)""")]
    private static partial Regex Says();
}
