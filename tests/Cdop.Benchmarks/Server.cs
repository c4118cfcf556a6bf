using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Cdop.Benchmarks;

/// <summary>A server in a process of its own, and somebody who asks it over HTTP, one request after the other.</summary>
internal sealed partial class Server : IDisposable
{
    // Debian's: the one that has no window, where it is there.
    private static readonly string? Chromium = ((string[])["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]).FirstOrDefault(File.Exists);

    private readonly List<Process> programs = [];
    private readonly HttpClient http;
    private readonly Uri address = new($"http://localhost:{FreePort()}");

    /// <summary>The bare server that does no more than the work itself.</summary>
    public Server(string database, string scratch)
    {
        Start(AppContext.BaseDirectory, "Cdop.Benchmarks", "limits", address.ToString(), database, scratch);
        (http, Ready) = (Ask(), WhenReady("/hello"));
    }

    /// <summary>The product, with its development sign-in.</summary>
    public Server(string root, string database, int cases, bool empty, int? signIn = null)
    {
        SignInPort = signIn ?? FreePort();
        var folder = Path.GetDirectoryName(database)!;
        Start(Path.Combine(root, "src", "Cdop.DevelopmentSignIn"), "Cdop.DevelopmentSignIn", "--urls", $"http://localhost:{SignInPort}");
        Start(
            Path.Combine(root, "src", "Cdop.Host"), "Cdop.Host", "--urls", address.ToString(), $"--SignIn:Authority=http://localhost:{SignInPort}", $"--Site:Address={address}", "--Site:Kind=Training",
            $"--Chromium:Path={Chromium}", $"--Development:Cases={cases}", $"--Development:Empty={empty}", "--Limits:PublicPostsPerMinute=1000000",
            $"--Database:ConnectionString=Data Source={database}", $"--Keys:Path={folder}/keys", $"--Audit:AnchorPath={folder}/anchors", $"--Files:Path={folder}/files");
        (http, Ready) = (Ask(), WhenReady("/health/ready"));
    }

    /// <summary>Where its people sign in.</summary>
    public int SignInPort { get; }

    /// <summary>From the start of the process to the first ready answer.</summary>
    public TimeSpan Ready { get; }

    /// <summary>What the host has used of the processors so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            programs[^1].Refresh();
            return programs[^1].TotalProcessorTime;
        }
    }

    public long Memory
    {
        get
        {
            programs[^1].Refresh();
            return programs[^1].WorkingSet64;
        }
    }

    /// <summary>The most that it ever held.</summary>
    public long PeakMemory
    {
        get
        {
            programs[^1].Refresh();
            return programs[^1].PeakWorkingSet64;
        }
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => address;

    /// <summary>Somebody else, with a browser of their own.</summary>
    public HttpClient Visitor() => Ask();

    public async Task SignIn()
    {
        var page = await Get("/cases");
        var form = HttpUtility(Action().Match(page).Groups[1].Value);
        var fields = Hidden().Matches(page).Select(m => KeyValuePair.Create(m.Groups[1].Value, HttpUtility(m.Groups[2].Value))).Append(new("who", "admin.marsh"));
        await http.PostAsync(new Uri(lastAddress!, form), new FormUrlEncodedContent(fields));
        if (!(await Get("/cases")).Contains("Caseload", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The administrator could not sign in.");
        }
    }

    private Uri? lastAddress;

    public async Task<string> Get(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        lastAddress = answer.RequestMessage!.RequestUri;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts a form with the token of the page it stands on; the page that follows.</summary>
    public async Task<string> Post(string path, string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(page).Groups[1].Value;
        using var answer = await http.PostAsync(
            new Uri(path, UriKind.Relative),
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", token))));
        lastAddress = answer.RequestMessage!.RequestUri;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Where the last answer came from.</summary>
    public Uri Last => lastAddress!;

    public void Dispose()
    {
        http.Dispose();
        foreach (var program in Enumerable.Reverse(programs))
        {
            program.Kill(entireProcessTree: true);
            program.WaitForExit();
            program.Dispose();
        }
    }

    private static string HttpUtility(string text) => WebUtility.HtmlDecode(text);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private HttpClient Ask()
    {
        var asks = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        asks.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return asks;
    }

    private TimeSpan WhenReady(string path)
    {
        var since = Stopwatch.GetTimestamp();
        using var asks = Ask();
        while (!Answers(asks, path))
        {
            if (programs.Exists(p => p.HasExited))
            {
                throw new InvalidOperationException("The server ended by itself.");
            }

            Thread.Yield();
        }

        return Stopwatch.GetElapsedTime(since);
    }

    private static bool Answers(HttpClient asks, string path)
    {
        try
        {
            return asks.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult().IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Start(string folder, string name, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Logging__LogLevel__Default"] = "Error", ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Error" },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        programs.Add(Process.Start(start)!);
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
