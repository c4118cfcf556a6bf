using System.Text;
using System.Text.Json.Nodes;
using Cdop.Forms;

namespace Cdop.EndToEnd.Tests;

public sealed class The_office_renews_a_form(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(375, false)]
    public async Task A_new_version_is_loaded_looked_at_and_published_without_a_developer(int width, bool script)
    {
        var version = $"2040-{width}-{(script ? "with" : "without")}";
        await using (var administrator = await site.Begin(width, script))
        {
            await administrator.SignIn("Priya Marsh", "/forms");
            await administrator.Follow("Load a new version");
            await administrator.Look();
            await administrator.Fill("Or paste the definition", Changed(version).Replace("\"type\":\"date\"", "\"type\":\"day\"", StringComparison.Ordinal));
            await administrator.Press("Load as a draft");
            await administrator.Look();
            Assert.Contains("What is wrong, and where", await administrator.Text(), StringComparison.Ordinal);
            await administrator.Fill("Or paste the definition", "");
            await administrator.Page.GetByLabel("The file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "notification.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Changed(version)) });
            await administrator.Press("Load as a draft");
            await administrator.Look();
            await administrator.Follow("The whole form");
            await administrator.Look();
            await administrator.Follow("a draft");
            await administrator.Follow("Compare it with another version");
            await administrator.Look();
            await administrator.Go($"/forms/notification/{version}/withdraw");
            await administrator.Go("/forms");
        }

        await using var manager = await site.Begin(width, script);
        await manager.SignIn("Jo Quayle", $"/forms/notification/{version}/publish");
        await manager.Look();
        await manager.Press("Publish");
        await manager.Look();
        if (width > 375)
        {
            // Once only: each version is used from a later day than the one before.
            await manager.FillDate("Used for new cases from", new(2040, 4, 1));
            await manager.Press("Publish");
            await manager.Look();
            await manager.Go("/forms");
            Assert.Contains("1 April 2040", await manager.Text(), StringComparison.Ordinal);
        }
    }

    // The notification with something moved, renamed, left out and asked of others.
    private static string Changed(string version)
    {
        using var stream = typeof(FormLibrary).Assembly.GetManifestResourceStream("definitions/notification-2021-04.json")!;
        var form = JsonNode.Parse(stream)!.AsObject();
        form["version"] = version;
        var notifier = form["item"]![1]!["item"]!.AsArray();
        (notifier[0]!["text"], notifier[1]!["required"]) = ("What is your name?", true);
        var last = notifier[^1]!;
        notifier.Remove(last);
        notifier.Insert(0, last);
        notifier.RemoveAt(3);
        return form.ToJsonString();
    }
}
