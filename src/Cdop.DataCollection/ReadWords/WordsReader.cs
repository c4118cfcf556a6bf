using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Cdop.DataCollection;

/// <summary>
/// Reads the words of a file in a child process of its own, which is told nothing of the site and is ended when it takes too long or
/// too much: a hostile file can do no more than stay unread.
/// </summary>
internal sealed class WordsReader
{
    private const int MostAnswer = 16 * 1024 * 1024;
    private const int CannotBeRead = 1; // as the reader ends where a file is broken
    private const string MostMemory = "0x20000000"; // 512 MB, as the runtime reads it

    /// <summary>How long one file may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Cdop.WordsReader.exe" : "Cdop.WordsReader");

    /// <summary>Whether the program is where it belongs.</summary>
    public static bool IsThere => File.Exists(Program);

    /// <summary>The pages of a file, null for one without words; null where the file cannot be read at all. Throws where the reader stopped and did not say so.</summary>
    /// <param name="kind">What the file is.</param>
    /// <param name="content">The file.</param>
    /// <param name="begins">What is done once the reader has started, before it hears of the file.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IReadOnlyList<string?>?> Pages(FileKind kind, Stream content, Func<Task> begins, CancellationToken ct)
    {
        if (KindOf(kind) is not { } named)
        {
            return null;
        }

        using var child = Process.Start(Child(named)) ?? throw new IOException("The reader of words did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await begins();
            limit.CancelAfter(Longest);
            _ = child.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            var answer = Answer(child.StandardOutput.BaseStream, limit.Token);
            await Tell(content, child.StandardInput.BaseStream, limit.Token);
            var said = await answer;
            await child.WaitForExitAsync(limit.Token);
            return child.ExitCode switch
            {
                0 => said is not null ? JsonSerializer.Deserialize<string?[]>(said) : null,
                CannotBeRead => null,
                var code => throw new IOException($"The reader of words ended with {code}."),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The reader of words took too long.");
        }
        finally
        {
            End(child);
        }
    }

    // What has no words to read: pictures, and what nobody writes a report in.
    private static string? KindOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "pdf",
        FileKind.Docx => "docx",
        FileKind.Odt => "odt",
        FileKind.Text => "text",
        _ => null,
    };

    private static ProcessStartInfo Child(string kind)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(kind);
        start.Environment.Clear();

        // The runtime that runs this program, where it is not in its own folder.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // it leaves no socket and no dump
        return start;
    }

    private static async Task Tell(Stream content, Stream to, CancellationToken ct)
    {
        try
        {
            await using (to)
            {
                await content.CopyToAsync(to, ct);
            }
        }
        catch (IOException)
        {
            // It has ended before it heard all: how, its exit tells.
        }
    }

    // Null where it says more than it may.
    private static async Task<byte[]?> Answer(Stream from, CancellationToken ct)
    {
        using var said = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            said.Write(buffer, 0, read);
            if (said.Length > MostAnswer)
            {
                return null;
            }
        }

        return said.ToArray();
    }

    private static void End(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }
}
