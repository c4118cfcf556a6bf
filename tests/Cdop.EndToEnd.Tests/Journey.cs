using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

/// <summary>
/// One person's way through the site: counts the screens, looks at each with axe, and fails on any complaint of the
/// browser's console. With CDOP_PICTURES set to a folder, keeps a picture of each screen.
/// </summary>
public sealed class Journey : IAsyncDisposable
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Only what is wrong is told: all that is in order on a long form would be megabytes.
    private const string RunAxe = """
        rules => axe.run({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
            .then(found => found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).join(', ')}`))
        """;

    private readonly bool script;
    private readonly List<string> complaints = [];
    private int pictures;

    internal Journey(IPage page, bool script)
    {
        (Page, this.script) = (page, script);
        page.Console += (_, message) =>
        {
            // A page that does not exist, or a connection that is cut, is a step of some journeys.
            if (message.Type == "error" && !message.Text.Contains("status of 404", StringComparison.Ordinal) && !message.Text.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>How many screens have changed since the last <see cref="CountFromHere"/>.</summary>
    public int Steps { get; private set; }

    public void CountFromHere() => Steps = 0;

    /// <summary>Goes to an address as if it were typed. Counts as one screen.</summary>
    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
        Steps++;
        await Look();
    }

    /// <summary>Does something that leads to another screen, such as pressing a button. Counts as one screen.</summary>
    public async Task Step(Func<Task> act)
    {
        await Arrive(act);
        Steps++;
        await Look();
    }

    /// <summary>The same without a look at the screen: what is read after it is of the new page, never of the one that was left.</summary>
    public async Task Arrive(Func<Task> act)
    {
        var old = await Page.Locator("html").ElementHandleAsync();
        await act();
        await old.WaitForElementStateAsync(ElementState.Hidden).ContinueWith(_ => { }, TaskScheduler.Default);
        try
        {
            await Page.WaitForLoadStateAsync(LoadState.Load);
        }
        catch (TimeoutException)
        {
            // Of a page that loads within a moment the driver misses the word now and then; the page itself knows.
            Assert.Equal("complete", await Page.EvaluateAsync<string>("() => document.readyState"));
        }
    }

    /// <summary>Presses a button by its name.</summary>
    public Task Press(string button) => Step(() => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    /// <summary>Follows a link by its words.</summary>
    public Task Follow(string link) => Step(() => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync());

    /// <summary>Fills a field by its label.</summary>
    public Task Fill(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Picks a radio button or ticks a box by its label.</summary>
    public Task Pick(string label) => Page.GetByLabel(label, new() { Exact = true }).First.CheckAsync();

    /// <summary>Picks an answer of the question that is asked in a legend.</summary>
    public Task Pick(string label, string of) =>
        Page.GetByRole(AriaRole.Group, new() { Name = of }).GetByLabel(label, new() { Exact = true }).First.CheckAsync();

    /// <summary>Goes on with the tabulator key until something holds the focus, and presses Enter on it. Counts as one screen.</summary>
    public Task EnterOn(ILocator wanted) => Step(async () =>
    {
        for (var pressed = 0; pressed < 200; pressed++)
        {
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.NotEqual("none", await wanted.EvaluateAsync<string>("e => { const s = getComputedStyle(e); return s.outlineStyle === 'none' && s.boxShadow === 'none' ? 'none' : 'seen'; }"));
                await Page.Keyboard.PressAsync("Enter");
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{Page.Url}: the tabulator key does not reach {wanted}");
    });

    /// <summary>What the summary of problems says, line by line.</summary>
    public async Task<IReadOnlyList<string>> Problems() => await Page.Locator(".nhsuk-error-summary li").AllInnerTextsAsync();

    /// <summary>The line that says what was done.</summary>
    public Task<string> Done() => Page.Locator("[role=status].cdop-undo").InnerTextAsync();

    /// <summary>The page that could not be seen, or does not exist.</summary>
    public Task<bool> IsMissing() => Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" }).IsVisibleAsync();

    /// <summary>Fills day, month and year of the group that asks a question.</summary>
    public async Task FillDate(string legend, LocalDate date)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = legend });
        await group.GetByLabel("Day").FillAsync($"{date.Day}");
        await group.GetByLabel("Month").FillAsync($"{date.Month}");
        await group.GetByLabel("Year").FillAsync($"{date.Year}");
    }

    /// <summary>Signs in as one of the ready accounts, by the address that is wanted.</summary>
    public async Task SignIn(string name, string address = "/cases")
    {
        await Page.GotoAsync(address);
        await Step(() => Page.GetByRole(AriaRole.Button).Filter(new() { HasText = name }).First.ClickAsync());
    }

    /// <summary>What the page says, for asserting on.</summary>
    public Task<string> Text() => Page.Locator("main").InnerTextAsync();

    /// <summary>Axe and the console find nothing on this screen, and nothing runs over its edge.</summary>
    public async Task Look()
    {
        if (Environment.GetEnvironmentVariable("CDOP_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            var name = $"{TestContext.Current.TestMethod?.MethodName}-{++pictures:00}-{Page.ViewportSize!.Width}.png";
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
        }

        Assert.Empty(complaints);
        if (!script)
        {
            return; // axe itself is a script
        }

        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>(RunAxe, Rules);
        Assert.True(found.Length == 0, $"{Page.Url}: {string.Join('\n', found)}");
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{Page.Url} is {over} px wider than the screen");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
