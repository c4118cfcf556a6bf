using System.Diagnostics;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Cdop.EndToEnd.Tests.Site))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Cdop.EndToEnd.Tests;

/// <summary>
/// The product as a newcomer starts it: both programs in processes of their own, an empty embedded database,
/// and a real Chromium beside them.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string data = Directory.CreateTempSubdirectory("cdop-end-to-end").FullName;
    private readonly List<Process> programs = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the site is.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var (port, signIn) = (FreePort.Next(), FreePort.Next());
        Address = new($"http://localhost:{port}");
        var provider = $"http://localhost:{signIn}";
        await Start("Cdop.DevelopmentSignIn", $"{provider}/health", "--urls", provider);
        await Start(
            "Cdop.Host", $"{Address}health/ready", "--urls", $"http://localhost:{port}",
            $"--Site:Address=http://localhost:{port}", "--Site:Kind=Training", $"--SignIn:Authority={provider}", "--Development:Empty=true",
            "--Limits:PublicPostsPerMinute=1000",
            $"--Database:ConnectionString=Data Source={data}/cdop.db", $"--Keys:Path={data}/keys", $"--Audit:AnchorPath={data}/anchors", $"--Files:Path={data}/files");

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = Flags });
    }

    /// <summary>A person at a browser of their own, nobody signed in; at another site than this where one is named.</summary>
    public async Task<Journey> Begin(int width = 1280, bool script = true, Uri? at = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (at ?? Address).ToString(),
            ViewportSize = new() { Width = width, Height = width < 500 ? 800 : 900 },
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(15_000);
        return new(await context.NewPageAsync(), script);
    }

    /// <summary>Today in London.</summary>
    public static LocalDate Today => SystemClock.Instance.GetCurrentInstant().DateIn();

    /// <summary>Somebody whose doings are over before a journey begins, over HTTP and without pictures.</summary>
    public async Task<Browser> Earlier(string? account = null)
    {
        var somebody = new Browser(Address, TimeProvider.System, TestContext.Current.CancellationToken);
        if (account is not null)
        {
            await somebody.SignIn(account);
        }

        return somebody;
    }

    /// <summary>Somebody has notified a death; the reference.</summary>
    public async Task<string> Notified(Told told)
    {
        using var somebody = await Earlier();
        return await somebody.Notify(told);
    }

    /// <summary>Somebody has notified a death, and the administrator of all areas has accepted it; the case's reference.</summary>
    public async Task<string> Accepted(Told told)
    {
        using var office = await Earlier("admin.marsh");
        return await office.Accept(await Notified(told), ("Form.Same", "apart"));
    }

    /// <summary>The code that was mailed to somebody, other than one of before. It comes by a job within seconds.</summary>
    public async Task<string> CodeFor(string email, string? before = null)
    {
        using var mailbox = await Earlier();
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var looked = 0; looked < 600 && await often.WaitForNextTickAsync(TestContext.Current.CancellationToken); looked++)
        {
            if (await mailbox.CodeFor(email) is { } code && code != before)
            {
                return code;
            }
        }

        throw new InvalidOperationException($"No code came for {email}.");
    }

    /// <summary>An agency has come in by the link of its last mail, over HTTP; its overview is at <c>link/answer</c>.</summary>
    public async Task<(Browser Agency, string Link)> CameIn(string email)
    {
        var agency = await Earlier();
        var (link, before) = (await agency.LinkTo(email), await agency.CodeFor(email));
        await agency.Press(await agency.Get(link), "Send me a code", ("Form.Email", email));
        await agency.Press(await agency.Get($"{link}/code"), "Continue", ("Form.Code", await CodeFor(email, before)));
        return (agency, link);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        foreach (var program in Enumerable.Reverse(programs))
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            program.Dispose();
        }

        Directory.Delete(data, recursive: true);
    }

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cdop.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static string Chromium()
    {
        var path = Environment.GetEnvironmentVariable("CDOP_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"There is no Chromium at {path}. Install Debian's package chromium, or set CDOP_CHROMIUM to the path of one (Ubuntu's package is only a stub).");
    }

    private async Task Start(string name, string ready, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(Root(), "src", name),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_EnableDiagnostics"] = "0" }, // or each leaves sockets behind when it is killed
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        var program = Process.Start(start)!;
        programs.Add(program);
        var log = new System.Text.StringBuilder();
        program.OutputDataReceived += (_, line) => log.AppendLine(line.Data);
        program.ErrorDataReceived += (_, line) => log.AppendLine(line.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();

        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await often.WaitForNextTickAsync(patience.Token))
        {
            if (program.HasExited)
            {
                throw new InvalidOperationException($"{name} ended by itself:\n{log}");
            }

            try
            {
                if ((await client.GetAsync(new Uri(ready), patience.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet listening.
            }
        }
    }
}
