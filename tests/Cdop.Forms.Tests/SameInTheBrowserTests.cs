using System.Diagnostics;
using System.Text.Json;

namespace Cdop.Forms.Tests;

/// <summary>The script of the page and the server ask the same questions, for forms and answers that nobody would write.</summary>
public sealed class SameInTheBrowserTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task The_page_asks_what_the_server_asks()
    {
        var random = new Random(2022);
        var pages = Enumerable.Range(0, 400)
            .Select(_ => RandomForms.Answered(RandomForms.Form(random.Next()), random.Next()))
            .SelectMany(answers => answers.Form.Sections.Select(section => Page(answers, section)))
            .Where(page => page.Items.Count > 0)
            .ToList();

        var asked = await InTheBrowser(pages);

        Assert.True(pages.Sum(page => page.Items.Count) > 1_000, "There is too little to compare.");
        Assert.Equal(pages.Select(page => page.Asked), asked);
    }

    private static OnePage Page(FormAnswers answers, FormItem section)
    {
        var view = new FormView(answers, section, null, []);
        var page = new OnePage([], [], []);
        Add(section, "", []);
        return page;

        void Add(FormItem item, string at, int[] within)
        {
            var field = view.Field(item, at);
            if (item != section && item.Conditions.Count > 0)
            {
                page.Items.Add(new(JsonDocument.Parse(field.When).RootElement, within));
                page.Asked.Add(answers.IsShown(item, at));
                within = [.. within, page.Items.Count - 1];
            }

            if (item.IsQuestion)
            {
                page.Fields[field.Name] = OnPage(field, within);
            }

            foreach (var place in answers.Within(item, at))
            {
                foreach (var child in item.Items)
                {
                    Add(child, place, within);
                }
            }
        }
    }

    private static OneField OnPage(FieldView field, int[] within) =>
        field.Item.ReadOnly || field.Item.Type == ItemType.Attachment
            ? new([], null, null, JsonDocument.Parse(field.Says).RootElement, within)
            : new(Boxes(field), (field.First as Answer.Words)?.Value, field.UnitCode ?? (field.Item.Units is [var unit, ..] ? unit.Code : null), null, within);

    private static IReadOnlyList<string> Boxes(FieldView field) => field.Item.Type switch
    {
        ItemType.Date => [.. field.DateBoxes.Take(3)],
        ItemType.DateTime => field.DateBoxes,
        ItemType.Choice or ItemType.OpenChoice or ItemType.Boolean => [.. field.Given.Select(answer => answer switch { Answer.Chosen chosen => chosen.Code, Answer.YesNo(var yes) => yes ? "true" : "false", _ => FieldView.Other })],
        _ => [field.Typed],
    };

    private static async Task<List<List<bool>>> InTheBrowser(List<OnePage> pages)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Cdop.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("These tests read the repository: run them inside it.");
        }

        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests/Cdop.Forms.Tests/asked.mjs"), Path.Combine(root, "src/Cdop.Host/ui/conditions.js")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(pages, Web));
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<List<List<bool>>>(said, Web)!;
    }

    private sealed record OnePage(List<OneItem> Items, Dictionary<string, OneField> Fields, List<bool> Asked);

    private sealed record OneItem(JsonElement When, int[] Within);

    private sealed record OneField(IReadOnlyList<string> Boxes, string? Other, string? Unit, JsonElement? Says, int[] Within);
}
