using System.Diagnostics;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cdop.Host.Tests;

namespace Cdop.Benchmarks;

/// <summary>
/// One meeting that takes twenty cases with long papers, over HTTP: its papers from proposal to certificate, the
/// pack in its three forms, and the pages of the meeting; then the register of many actions. The driver shares the machine with the server.
/// </summary>
internal static class Panels
{
    private const int Cases = 20;
    private const int DaysAhead = 20;
    private const int DaysBetween = 14;
    private const int Times = 100;
    private const int TimesToWarmUp = 300;
    private const int Actions = 100_000;

    // So often is each narrative said again: those that are invented are a sentence or two.
    private const int Wordy = 30;

    public static async Task Run(string root)
    {
        var folder = Directory.CreateTempSubdirectory("cdop-bench").FullName;
        var database = Path.Combine(folder, "cdop.db");
        int signIn;
        using (var first = new Server(root, database, cases: 900, empty: false))
        {
            signIn = first.SignInPort; // the people it invented are known by where they sign in
        }

        Whole.Checkpoint(database);
        Multiply.Words(database, Wordy);
        using (var server = new Server(root, database, cases: 0, empty: true, signIn))
        {
            await Meet(server, "the first after the server started", DaysAhead);
            await Pages(server, await Meet(server, "another on the same server", DaysAhead + DaysBetween));
        }

        Multiply.Actions(database, Actions);
        using (var server = new Server(root, database, cases: 0, empty: true, signIn))
        {
            await Follow(server);
        }

        Directory.Delete(folder, recursive: true);
    }

    // A server that has just started compiles as it goes: the second meeting shows what one costs that runs.
    private static async Task<(string Meeting, string Case)> Meet(Server server, string which, int days)
    {
        using var office = await Come(server, "admin.marsh");
        var on = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(days);
        var planned = await office.Press(
            await office.Get("/meetings/plan"), "Plan it and invite the members",
            ("Form.Panel", "general"), ("Form.On.Day", $"{on.Day}"), ("Form.On.Month", $"{on.Month}"), ("Form.On.Year", $"{on.Year}"), ("Form.Starts", "09:30"), ("Form.AllowsHoliday", "true"), ("Form.AllowsClash", "true"));
        Seen(planned);
        var meeting = planned.Address.AbsolutePath;
        var number = meeting.Split('/')[^1];

        var waiting = await office.Get($"{meeting}/cases?all=true");
        var labels = waiting.Document.QuerySelectorAll<IHtmlInputElement>("input[name='Form.Cases']").Select(box => box.Value).Take(Cases).ToList();
        if (labels.Count < Cases)
        {
            throw new InvalidOperationException($"Only {labels.Count} cases wait for a panel.");
        }

        Console.WriteLine($"| {which} | ms | MB |");
        Console.WriteLine("|---|---|---|");
        await Once($"list {Cases} cases", server, () => office.Press(waiting, "List the ticked cases", [.. labels.Select(label => ("Form.Cases", label))]));

        using var chair = await Come(server, "chair.lowe");
        using var member = await Come(server, "member.osei");
        foreach (var one in new[] { chair, member })
        {
            Seen(await one.Press(await one.Get($"/panel-invitations/{number}"), "Send my answer", ("Form.Reply", "Coming")));
        }

        var (proposed, certified) = (new List<double>(), new List<double>());
        foreach (var label in labels)
        {
            var started = Stopwatch.GetTimestamp();
            var papers = await office.Get($"{meeting}/cases/{label}/papers");
            proposed.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var names = papers.Document.QuerySelectorAll<IHtmlSelectElement>("select[name$='.Choice']").Where(one => one.Options.Any(option => option.Value == "Replace")).Select(one => (one.Name!, "Replace"));
            Seen(await office.Press(papers, "Save and go on", [.. names]));
            var certify = await office.Get($"{meeting}/cases/{label}/papers/certify");
            started = Stopwatch.GetTimestamp();
            Seen(await office.Press(certify, "Certify the papers", ("Form.HasRead", "true")));
            certified.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Row($"find all names and dates in the papers of one case, mean of {Cases}", proposed.Average(), null);
        Row($"find all names and dates in the papers of {Cases} cases", proposed.Sum(), null);
        Row($"certify the papers of {Cases} cases", certified.Sum(), null);
        var pack = await office.Get($"{meeting}/pack");
        var issued = await Once($"issue the pack of {Cases} cases", server, () => office.Press(pack, "Issue the pack", ("Form.Nevertheless", "true")));

        var away = await chair.Get($"{meeting}/take-away");
        var who = away.Document.QuerySelectorAll<IHtmlInputElement>("input[name='Form.Members']").Select(box => ("Form.Members", box.Value));
        Seen(await chair.Press(away, "Save", [.. who]));
        var file = await Once("the sealed offline file", server, () => member.Get($"/packs/{number}/take-away"));
        var pdf = await Once("the PDF, by Chromium", server, () => member.Get($"/packs/{number}/pdf"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The papers of one case are {pdf.Answer.Content.Headers.ContentLength / 1024.0 / Cases:0} KiB of PDF; the sealed file is {file.Text.Length / 1024:0} KiB; the issue answered {issued.Address.AbsolutePath}."));

        Console.WriteLine($"Most memory of the server so far: {server.PeakMemory / 1048576} MB.");
        return (meeting, labels[0]);
    }

    private static async Task Pages(Server server, (string Meeting, string Case) of)
    {
        using var office = await Come(server, "admin.marsh");
        using var member = await Come(server, "member.osei");
        var (meeting, number) = (of.Meeting, of.Meeting.Split('/')[^1]);
        Console.WriteLine("| page | CPU ms | wall ms median | wall ms p95 |");
        Console.WriteLine("|---|---|---|---|");
        await Pages($"a meeting with {Cases} cases", server, () => office.Get(meeting));
        await Pages("the papers of the meeting", server, () => office.Get($"{meeting}/pack"));
        await Pages("the pack as a member sees it", server, () => member.Get($"/packs/{number}"));
        await Pages("the papers of a case as a member reads them", server, () => member.Get($"/packs/{number}/{of.Case}"));
        await Pages("one case of the meeting", server, () => office.Get($"{meeting}/cases/{of.Case}"));
        await Pages("the running order", server, () => office.Get($"{meeting}/order"));
    }

    // What panels agreed over many years.
    private static async Task Follow(Server server)
    {
        using var office = await Come(server, "admin.marsh");
        var first = await office.Get("/actions?show=All");
        var next = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Console.WriteLine("| page | CPU ms | wall ms median | wall ms p95 |");
        Console.WriteLine("|---|---|---|---|");
        await Pages($"the register of {Actions:#,0} actions", server, () => office.Get("/actions?show=All"));
        await Pages("its next page", server, () => office.Get(next));
        await Pages("what is overdue of one body", server, () => office.Get("/actions?show=Overdue&owner=Trust 7"));
    }

    private static async Task<Browser> Come(Server server, string who)
    {
        var browser = new Browser(server.Address, TimeProvider.System, default);
        Seen(await browser.SignIn(who));
        return browser;
    }

    private static PageSeen Seen(PageSeen page) =>
        page.Answer.IsSuccessStatusCode && page.Document.QuerySelector(".nhsuk-error-summary") is not { } wrong
            ? page
            : throw new InvalidOperationException($"{page.Address} answers {page.Status}: {page.Document.QuerySelector(".nhsuk-error-summary")?.TextContent}");

    private static async Task<PageSeen> Once(string act, Server server, Func<Task<PageSeen>> does)
    {
        var started = Stopwatch.GetTimestamp();
        var page = await does();
        var ms = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (page.Answer.Content.Headers.ContentType?.MediaType == "text/html" && !page.Answer.Content.Headers.Contains("Content-Disposition"))
        {
            Seen(page);
        }

        Row(act, ms, server.Memory);
        return page;
    }

    private static void Row(string act, double ms, long? memory) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {act} | {ms:0} | {memory / 1048576} |"));

    private static async Task Pages(string act, Server server, Func<Task<PageSeen>> does)
    {
        for (var i = 0; i < TimesToWarmUp; i++)
        {
            await does();
        }

        var wall = new List<double>();
        var before = server.Processor;
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Seen(await does());
            wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        wall.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {act} | {(server.Processor - before).TotalMilliseconds / Times:0.0} | {wall[Times / 2]:0} | {wall[Times * 95 / 100]:0} |"));
    }
}
