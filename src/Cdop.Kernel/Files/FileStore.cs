using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Cdop.Kernel;

/// <summary>A content that the store keeps.</summary>
/// <param name="Address">Where.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">The hash of the content, for people to compare.</param>
public sealed record KeptFile(FileAddress Address, long Size, string Sha256);

/// <summary>
/// The files, by content, encrypted, in the folder <c>Files:Path</c> outside the web root. Whoever keeps one writes its row
/// after: a file without a row is found by <see cref="CheckFiles"/>, a row never lacks its file. Nothing but the store knows paths.
/// </summary>
public sealed class FileStore
{
    private readonly string folder;
    private readonly byte[] contentKey;
    private readonly byte[] addressKey;
    private readonly byte[] bindingKey;

    /// <summary>The store of a folder, with keys derived from that of the documents.</summary>
    public FileStore(FileSettings settings, KeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(keys);

        folder = Path.GetFullPath(settings.Path);
        contentKey = keys.Derive(KeyPurpose.Documents, "file content");
        addressKey = keys.Derive(KeyPurpose.Documents, "file address");
        bindingKey = keys.Derive(KeyPurpose.Documents, "file binding");
    }

    private string Incoming => Path.Combine(folder, "incoming");

    /// <summary>Keeps a content; when it returns, the bytes are on the disk under their name.</summary>
    public Task<KeptFile> Keep(Stream content, CancellationToken ct) => Keep(to => content.CopyToAsync(to, ct));

    /// <summary>Keeps what <paramref name="write"/> writes; where that throws, nothing is kept.</summary>
    public async Task<KeptFile> Keep(Func<Stream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);

        var temporary = NewIncoming();
        try
        {
            KeptFile kept;
            await using (var disk = Create(temporary))
            await using (var sealing = new SealingStream(disk, contentKey))
            {
                await write(sealing);
                sealing.Finish();
                var address = FileAddress.Of(HMACSHA256.HashData(addressKey, sealing.Hash));
                kept = new(address, sealing.Length, Convert.ToHexStringLower(sealing.Hash));
                disk.Position = 0;
                disk.Write(SealedFile.HeaderOf(bindingKey, sealing.Salt, sealing.Length, address));
                disk.Flush(flushToDisk: true);
            }

            // In place of an equal one: a damaged copy is healed by it.
            var place = PlaceOf(kept.Address);
            var shelf = Path.GetDirectoryName(place)!;
            Directory.CreateDirectory(shelf);
            File.Move(temporary, place, overwrite: true);
            Sync(shelf);
            Sync(folder);
            return kept;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The content at an address, to be read from any place on; throws <see cref="FileDamagedException"/> where it is not whole or gone.</summary>
    public Stream Open(FileAddress address)
    {
        var disk = OpenOnDisk(PlaceOf(address));
        try
        {
            var header = new byte[SealedFile.Header];
            disk.ReadExactly(header);
            var (salt, length) = SealedFile.ReadHeader(bindingKey, header, address);
            return new UnsealingStream(disk, contentKey, salt, length);
        }
        catch (EndOfStreamException cut)
        {
            disk.Dispose();
            throw new FileDamagedException("The file is shorter than its head.", cut);
        }
        catch (FileDamagedException)
        {
            disk.Dispose();
            throw;
        }
    }

    /// <summary>The same; null where it is not whole or gone.</summary>
    public Stream? OpenIfWhole(FileAddress address)
    {
        try
        {
            return Open(address);
        }
        catch (FileDamagedException)
        {
            return null;
        }
    }

    /// <summary>Whether the content at an address is all there, and the one that the address stands for.</summary>
    public async Task<bool> IsWhole(FileAddress address, CancellationToken ct)
    {
        try
        {
            await using var content = Open(address);
            return FileAddress.Of(HMACSHA256.HashData(addressKey, await SHA256.HashDataAsync(content, ct))) == address;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FileDamagedException)
        {
            return false; // a disk that cannot read a block, too
        }
    }

    /// <summary>Destroys the bytes at an address, but those put there since <paramref name="unlessSince"/>; whether there were any.</summary>
    public bool Destroy(FileAddress address, Instant? unlessSince = null)
    {
        var place = PlaceOf(address);
        if (!File.Exists(place) || (unlessSince is not null && LastPut(place) >= unlessSince))
        {
            return false;
        }

        File.Delete(place);
        Sync(Path.GetDirectoryName(place)!);
        return true;
    }

    /// <summary>Holds what comes in until it is known what it is: encrypted from the first byte, and gone when it is let go.</summary>
    internal async Task<SpooledFile> Spool(Stream content, long most, CancellationToken ct)
    {
        var temporary = NewIncoming();
        var disk = Create(temporary);
        try
        {
            await using var sealing = new SealingStream(disk, contentKey);
            var buffer = new byte[SealedFile.Chunk];
            long length = 0;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; length += read)
            {
                // What is too large is counted and not kept.
                await sealing.WriteAsync(buffer.AsMemory(0, (int)Math.Clamp(most - length, 0, read)), ct);
            }

            sealing.Finish();
            return new(temporary, sealing.Salt, sealing.Length, length, contentKey);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        finally
        {
            await disk.DisposeAsync();
        }
    }

    /// <summary>The addresses at which something was put before then.</summary>
    internal IEnumerable<FileAddress> KeptBefore(Instant then) =>
        from shelf in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : []
        where Path.GetFileName(shelf).Length == 2
        from file in Directory.EnumerateFiles(shelf)
        where LastPut(file) < then
        let address = FileAddress.TryParse(Path.GetFileName(file), null, out var known) ? known : null
        where address is not null
        select address;

    /// <summary>Clears away what came in before then and was never kept, as when the power failed.</summary>
    internal void ForgetIncoming(Instant before)
    {
        foreach (var left in Directory.Exists(Incoming) ? Directory.EnumerateFiles(Incoming) : [])
        {
            if (LastPut(left) < before)
            {
                File.Delete(left);
            }
        }
    }

    internal static FileStream OpenOnDisk(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileDamagedException("The file is not in the store.", gone);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FileDamagedException("The store cannot read the file.", refused);
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    private static Instant LastPut(string path) => Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path));

    private string NewIncoming()
    {
        Directory.CreateDirectory(Incoming);
        return Path.Combine(Incoming, Guid.NewGuid().ToString("N"));
    }

    private string PlaceOf(FileAddress address) => Path.Combine(folder, address.ToString()[..2], address.ToString());

    // A name is on the disk when its folder is. Windows writes it with the file, and lets nobody ask for it.
    private static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Posix.Open(Encoding.UTF8.GetBytes($"{path}\0"), Posix.OnlyRead);
        try
        {
            if (handle < 0 || Posix.Sync(handle) != 0)
            {
                throw new IOException("The folder of the files could not be written to the disk.", new Win32Exception(Marshal.GetLastPInvokeError()));
            }
        }
        finally
        {
            if (handle >= 0)
            {
                _ = Posix.Close(handle);
            }
        }
    }

    private static class Posix
    {
        public const int OnlyRead = 0;

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Sync(int handle);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }
}

/// <summary>Something that came in, held encrypted for as long as its request lasts.</summary>
internal sealed class SpooledFile(string path, byte[] salt, long held, long length, byte[] master) : IDisposable
{
    /// <summary>How long it was, of which no more is held than may be kept.</summary>
    public long Length => length;

    public Stream Open() => new UnsealingStream(FileStore.OpenOnDisk(path), master, salt, held);

    public void Dispose() => File.Delete(path);
}
