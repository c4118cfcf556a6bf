using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Cdop.Testing;

/// <summary>Debian's clamd on a socket of its own, knowing one signature: ours. Nothing is downloaded.</summary>
public sealed class Clamd : IAsyncDisposable
{
    private const string Program = "/usr/sbin/clamd";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdop-clamd");
    private readonly Process process;

    private Clamd(string? also)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"There is no clamd at {Program}. Install Debian's package clamav-daemon.");
        }

        var signatures = folder.CreateSubdirectory("signatures");
        File.WriteAllText(Path.Combine(signatures.FullName, "cdop.ndb"), $"{Name}:0:*:{Convert.ToHexString(Encoding.ASCII.GetBytes(Bad))}\n");
        if (also is not null)
        {
            File.WriteAllText(Path.Combine(signatures.FullName, "also.ndb"), $"{Name}:0:*:{Convert.ToHexString(Encoding.ASCII.GetBytes(also))}\n");
        }

        var settings = Path.Combine(folder.FullName, "clamd.conf");
        File.WriteAllText(
            settings,
            $"""
            LocalSocket {Socket}
            DatabaseDirectory {signatures.FullName}
            TemporaryDirectory {folder.FullName}
            Foreground yes
            StreamMaxLength 2M
            AlertExceedsMax yes
            """);
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add($"--config-file={settings}");
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it takes for a virus.</summary>
    public static string Bad => "CDOP-TEST-SIGNATURE-NOT-A-VIRUS";

    /// <summary>What it calls it, as it says it.</summary>
    public static string Found => $"{Name}.UNOFFICIAL";

    /// <summary>The value for Scanner:Socket.</summary>
    public string Socket => Path.Combine(folder.FullName, "clamd.socket");

    private static string Name => "Cdop.Test.Signature";

    /// <summary>Starts it, and returns when it listens.</summary>
    /// <param name="ct">When to give up.</param>
    /// <param name="also">What else it takes for a virus.</param>
    public static async Task<Clamd> Start(CancellationToken ct, string? also = null)
    {
        var clamd = new Clamd(also);
        using var watch = new FileSystemWatcher(clamd.folder.FullName, Path.GetFileName(clamd.Socket));
        var seen = new TaskCompletionSource();
        watch.Created += (_, _) => seen.TrySetResult();
        clamd.process.Exited += (_, _) => seen.TrySetException(new InvalidOperationException("clamd ended before it listened."));
        clamd.process.EnableRaisingEvents = true;
        watch.EnableRaisingEvents = true;
        if (!File.Exists(clamd.Socket))
        {
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(30), ct);
        }

        // The socket is there a moment before it is listened at.
        for (var answers = false; !answers; answers = clamd.Answers())
        {
            await Task.Yield();
        }

        return clamd;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private bool Answers()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(Socket));
            return true;
        }
        catch (SocketException)
        {
            return process.HasExited ? throw new InvalidOperationException("clamd ended before it listened.") : false;
        }
    }
}
