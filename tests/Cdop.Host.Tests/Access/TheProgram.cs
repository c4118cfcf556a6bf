using System.Diagnostics;

namespace Cdop.Host.Tests;

/// <summary>The program as an operator starts it: a process of its own, with the settings of a live site in its environment.</summary>
internal sealed class TheProgram : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdop-program-test");
    private readonly int port = FreePort.Next();

    public TheProgram() => Settings = new()
    {
        ["Site:Address"] = "https://cdop.example",
        ["Site:Kind"] = "Live",
        ["Site:Telephone"] = "0151 496 0199",
        ["Site:Email"] = "office@panel.example",
        ["SignIn:Authority"] = "https://sign-in.example",
        ["SignIn:ClientId"] = "cdop",
        ["SignIn:ClientSecret"] = "secret",
        ["Database:Provider"] = "Sqlite",
        ["Database:ConnectionString"] = $"Data Source={Database};Pooling=False",
        ["Keys:Path"] = Path.Combine(folder.FullName, "keys"),
        ["Audit:AnchorPath"] = Path.Combine(folder.FullName, "anchors"),
        ["Files:Path"] = Path.Combine(folder.FullName, "files"),
        ["Mail:Host"] = "mail.example",
        ["Mail:From"] = "no-reply@cdop.example",
    };

    /// <summary>What its environment holds, settings and all else.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>Where it listens when it is served.</summary>
    public Uri Address => new($"http://localhost:{port}");

    public string Database => Path.Combine(folder.FullName, "cdop.db");

    /// <summary>Runs a command, or starts the site where none is given, until it ends by itself.</summary>
    public async Task<Ended> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (said, refused) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            await End(process);
        }

        return new(process.ExitCode, Lines(await said), Lines(await refused));
    }

    /// <summary>Starts the site, asks it something once it is ready, and stops it.</summary>
    public async Task<T> Serve<T>(Func<HttpClient, Task<T>> ask)
    {
        using var process = Start("--urls", $"http://127.0.0.1:{port}");
        try
        {
            var (said, refused) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Host = new Uri(Settings["Site:Address"]).Authority;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(2));
            using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (await often.WaitForNextTickAsync(patience.Token))
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The site ended by itself: {await said} {await refused}");
                }

                try
                {
                    if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
                    {
                        return await ask(client);
                    }
                }
                catch (HttpRequestException)
                {
                    // Not yet listening.
                }
            }

            throw new InvalidOperationException("The site was never ready.");
        }
        finally
        {
            await End(process);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Cdop.Host.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // or it leaves sockets behind when it is killed
        foreach (var (name, value) in Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    // It writes into its folder until it is gone, and the folder is deleted next.
    private static async Task End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>How the program ended, and what it said on its two channels, line by line.</summary>
internal sealed record Ended(int Code, string[] Said, string[] Refused);
