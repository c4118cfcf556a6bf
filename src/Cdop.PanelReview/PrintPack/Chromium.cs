using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cdop.PanelReview;

/// <summary>With what papers are printed.</summary>
/// <param name="Path">The program: the setting Chromium:Path; null where there is none.</param>
internal sealed record ChromiumSettings(string? Path)
{
    /// <summary>Where each print has a folder of its own while it lasts.</summary>
    public string Folder { get; init; } = System.IO.Path.GetTempPath();

    /// <summary>How long one print may last.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one waits for those before it.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Chromium's own print, in a child process that is told nothing of the site: it has an empty environment, a folder of its own that is
/// gone when it ends, and a way into no network. Two run at a time, and no more.
/// </summary>
internal sealed partial class Chromium(ChromiumSettings settings, IClock clock, ILogger<Chromium> log) : IDisposable
{
    private const int AtOnce = 2;
    private const int MostTries = 50;
    private const string Name = "cdop-print-";
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A proxy that does not answer and no names: whatever is asked for, nothing leaves the machine or reaches another program on it.
    private static readonly string[] Always =
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync", "--disable-component-update", "--disable-background-networking",
        "--disable-breakpad", "--no-first-run", "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
        "--proxy-server=socks5://127.0.0.1:1", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    // What was left by a process that was killed itself.
    private static readonly Duration Left = Duration.FromHours(1);

    private readonly SemaphoreSlim free = new(AtOnce);

    public const string NotSetUp = "A PDF cannot be made here: printing is not set up. Read the papers on this site, or take them away as a sealed file";

    public const string Busy = "Other papers are being printed at this moment. Try again in a minute";

    public const string Failed = "The PDF could not be made. Try again; if it fails again, tell the office. The papers are still here to be read";

    /// <summary>Whether there is one.</summary>
    public bool IsSetUp => settings.Path is not null;

    /// <summary>Prints a page that needs nothing but itself, as a tagged PDF with bookmarks that says nothing of where it comes from.</summary>
    public async Task<Result<byte[]>> Print(string page, CancellationToken ct)
    {
        if (settings.Path is not { } program)
        {
            return new Problem("", NotSetUp);
        }

        if (!await free.WaitAsync(settings.LongestWait, ct))
        {
            return new Problem("", Busy);
        }

        // Short, since Chromium puts a socket in it, whose path may have no more than 107 characters.
        var folder = Path.Combine(settings.Folder, $"{Name}{Guid.NewGuid().ToString("N")[..8]}");
        try
        {
            await RemoveLeft();
            return await Print(program, folder, page, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return Gone(fault.GetType().Name);
        }
        finally
        {
            await Remove(folder);
            free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();

    private async Task<Result<byte[]>> Print(string program, string folder, string page, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Own);
        }

        var (from, to) = (Path.Combine(folder, "pack.html"), Path.Combine(folder, "pack.pdf"));
        await File.WriteAllTextAsync(from, page, ct);
        if (await Run(Child(program, folder, from, to), ct) is { } why)
        {
            return Gone(why);
        }

        var pdf = File.Exists(to) ? await File.ReadAllBytesAsync(to, ct) : [];
        return !PdfTraces.IsWhole(pdf) ? Gone("it is not whole") : !PdfTraces.TryWipe(pdf) ? Gone("it may say where it comes from") : pdf;
    }

    // Null where it ended well.
    private async Task<string?> Run(ProcessStartInfo start, CancellationToken ct)
    {
        using var child = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.Longest);
        try
        {
            // What it says is let go of: nobody waits for the ends of these, which a child of the child may hold open.
            _ = child.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            _ = child.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            await child.WaitForExitAsync(limit.Token);
            return child.ExitCode == 0 ? null : $"Chromium ended with {child.ExitCode}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return "it took too long";
        }
        finally
        {
            child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static ProcessStartInfo Child(string program, string folder, string from, string to)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", Environment.GetEnvironmentVariable("PATH")), ("SystemRoot", Environment.GetEnvironmentVariable("SystemRoot")), ("HOME", folder), ("TMPDIR", folder), ("TEMP", folder), ("TMP", folder), ("LANG", "C.UTF-8") })
        {
            if (value is { Length: > 0 })
            {
                start.Environment[name] = value;
            }
        }

        // Its own sandbox does not begin for the administrator of a machine.
        foreach (var flag in (string[])[.. Always, .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={to}", new Uri(from).AbsoluteUri])
        {
            start.ArgumentList.Add(flag);
        }

        return start;
    }

    private async Task RemoveLeft()
    {
        var before = (clock.GetCurrentInstant() - Left).ToDateTimeUtc();
        foreach (var left in Directory.EnumerateDirectories(settings.Folder, $"{Name}*").Where(one => Directory.GetLastWriteTimeUtc(one) < before))
        {
            await Remove(left);
        }
    }

    // Children that were killed may write for a moment still.
    private async Task Remove(string folder)
    {
        for (var tried = 1; Directory.Exists(folder); tried++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                if (tried == MostTries)
                {
                    CouldNotRemove(log, fault.GetType().Name);
                    return;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }
    }

    private Problem Gone(string why)
    {
        CouldNotPrint(log, why);
        return new("", Failed);
    }

    [LoggerMessage(LogLevel.Error, "A PDF could not be printed: {Why}.")]
    private static partial void CouldNotPrint(ILogger log, string why);

    [LoggerMessage(LogLevel.Error, "What a print left behind could not be removed ({Fault}); it will be tried again.")]
    private static partial void CouldNotRemove(ILogger log, string fault);
}
