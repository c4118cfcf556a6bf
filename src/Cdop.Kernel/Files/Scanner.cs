using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cdop.Kernel;

/// <summary>Where files are kept and by what they are scanned.</summary>
/// <param name="Path">The folder of the store: the setting Files:Path.</param>
/// <param name="Scanner">The socket of clamd, a path or tcp:host:port: the setting Scanner:Socket; null where there is no scanner.</param>
public sealed record FileSettings(string Path, string? Scanner)
{
    /// <summary>After how many days a clean file is scanned anew though the signatures are the same: the setting Scanner:AgainAfterDays.</summary>
    public int AgainAfterDays { get; init; } = 30;

    /// <summary>Whether a text names a socket: an absolute path, or tcp:host:port.</summary>
    public static bool NamesSocket(string? given) => given is { Length: > 0 } && (System.IO.Path.IsPathRooted(given) || Tcp(given) is not null);

    internal static DnsEndPoint? Tcp(string given) =>
        given.Split(':') is ["tcp", { Length: > 0 } host, var number] && int.TryParse(number, out var port) && port is > 0 and <= IPEndPoint.MaxPort ? new(host, port) : null;
}

/// <summary>What the scanner said of a content.</summary>
public abstract record ScanResult
{
    private ScanResult()
    {
    }

    /// <summary>Nothing was found.</summary>
    public sealed record Clean : ScanResult;

    /// <summary>Something was found.</summary>
    /// <param name="Name">What the scanner calls it.</param>
    public sealed record Infected(string Name) : ScanResult;

    /// <summary>It is not known: never taken for clean.</summary>
    /// <param name="Reason">Why, as part of a sentence.</param>
    /// <param name="IsAway">Whether the scanner itself does not answer, so that it is no use to ask it about others now.</param>
    public sealed record CouldNot(string Reason, bool IsAway) : ScanResult;
}

/// <summary>ClamAV's clamd, asked over its socket by INSTREAM: the content goes to it, and no path.</summary>
public sealed class Scanner(FileSettings settings)
{
    private const int Part = 64 * 1024;
    private const int LongestAnswer = 4096;
    private const string Found = " FOUND";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // Said when clamd may not look at all of it (AlertExceedsMax, AlertEncrypted): nothing bad was seen, and nothing was proved.
    private static readonly (string Name, string Reason)[] NotLookedInto =
        [("Heuristics.Limits.Exceeded", "it is larger or packed deeper than the scanner looks"), ("Heuristics.Encrypted", "it is protected by a password")];

    /// <summary>Whether there is one; without, files stay in quarantine.</summary>
    public bool IsSetUp => settings.Scanner is not null;

    /// <summary>What the scanner calls itself and its signatures; null where it does not answer.</summary>
    public async Task<string?> Version(CancellationToken ct)
    {
        if (settings.Scanner is null)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            using var socket = await Connect(settings.Scanner, limit.Token);
            await using var wire = new NetworkStream(socket);
            var answer = Listen(wire, limit.Token);
            await wire.WriteAsync("zVERSION\0"u8.ToArray(), limit.Token);
            return (await answer).TrimEnd('\0') is { Length: > 0 } said ? said : null;
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>Has a content looked at.</summary>
    public async Task<ScanResult> Scan(Stream content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);

        if (settings.Scanner is null)
        {
            return new ScanResult.CouldNot("no scanner is set up", IsAway: true);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            using var socket = await Connect(settings.Scanner, limit.Token);
            await using var wire = new NetworkStream(socket);
            return Read(await Ask(wire, content, limit.Token));
        }
        catch (SocketException)
        {
            return new ScanResult.CouldNot("the scanner does not answer", IsAway: true);
        }
        catch (IOException)
        {
            return new ScanResult.CouldNot("the scanner broke off: it may be larger than the scanner takes", IsAway: false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ScanResult.CouldNot("the scanner took too long", IsAway: false);
        }
    }

    /// <summary>What an answer of clamd means; what is not understood is not clean.</summary>
    internal static ScanResult Read(string answer)
    {
        var said = answer.TrimEnd('\0', '\n').Trim();
        if (said == "stream: OK")
        {
            return new ScanResult.Clean();
        }

        if (said.StartsWith("stream: ", StringComparison.Ordinal) && said.EndsWith(Found, StringComparison.Ordinal))
        {
            var name = said["stream: ".Length..^Found.Length];
            return NotLookedInto.FirstOrDefault(known => name.StartsWith(known.Name, StringComparison.Ordinal)) is { Reason: { } reason }
                ? new ScanResult.CouldNot(reason, IsAway: false)
                : new ScanResult.Infected(name);
        }

        return said.Contains("size limit exceeded", StringComparison.Ordinal)
            ? new ScanResult.CouldNot("it is larger than the scanner takes", IsAway: false)
            : new ScanResult.CouldNot("the scanner gave an answer that says nothing of it", IsAway: false);
    }

    private static async Task<Socket> Connect(string address, CancellationToken ct)
    {
        EndPoint end = FileSettings.Tcp(address) is { } tcp ? tcp : new UnixDomainSocketEndPoint(address);
        var socket = end is DnsEndPoint ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(end, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> Ask(NetworkStream wire, Stream content, CancellationToken ct)
    {
        // Listened to from the start: who has heard enough says so and hangs up, and the words go with the line.
        var answer = Listen(wire, ct);
        var part = new byte[4 + Part];
        try
        {
            await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            for (int read; (read = await content.ReadAtLeastAsync(part.AsMemory(4), Part, throwOnEndOfStream: false, ct)) > 0;)
            {
                BinaryPrimitives.WriteInt32BigEndian(part, read);
                await wire.WriteAsync(part.AsMemory(0, 4 + read), ct);
            }

            await wire.WriteAsync(new byte[4], ct);
        }
        catch (IOException) when (!ct.IsCancellationRequested)
        {
            return await answer;
        }

        return await answer;
    }

    private static async Task<string> Listen(NetworkStream wire, CancellationToken ct)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        for (int read; length < answer.Length && (read = await wire.ReadAsync(answer.AsMemory(length), ct)) > 0;)
        {
            length += read;
            if (answer[length - 1] == 0)
            {
                break; // as long as a command that begins with z makes it
            }
        }

        return Encoding.ASCII.GetString(answer, 0, length);
    }
}
