using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cdop.Kernel;

/// <summary>A file of the store is not as it was written: a bit, its end or its place differs, or it is gone.</summary>
public sealed class FileDamagedException : Exception
{
    /// <summary>Says what is wrong with it.</summary>
    public FileDamagedException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>
/// How a content lies on the disk: a header, then chunks of 64 KB under AES-256-GCM with a key of this file alone. A nonce is
/// the chunk's number and whether it is the last, so no chunk can be moved, left out or cut off. The header binds the key and
/// the length to the address, so that no file can take another's place.
/// </summary>
internal static class SealedFile
{
    public const int Chunk = 64 * 1024;
    public const int Tag = 16;
    public const int Header = 64; // the mark, the salt, the length, the binding
    private const int Salt = 16;
    private static readonly byte[] Mark = "cdopfil1"u8.ToArray();

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(Salt);

    public static AesGcm CipherOf(byte[] master, byte[] salt) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, salt), Tag);

    public static void WriteNonce(Span<byte> nonce, long chunk, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    public static long Chunks(long length) => Math.Max(1, (length + Chunk - 1) / Chunk);

    public static long OnDisk(long length) => Header + length + (Chunks(length) * Tag);

    public static byte[] HeaderOf(byte[] bindingKey, byte[] salt, long length, FileAddress address)
    {
        var header = new byte[Header];
        Mark.CopyTo(header, 0);
        salt.CopyTo(header, Mark.Length);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(Mark.Length + Salt), length);
        Binding(bindingKey, header, address).CopyTo(header.AsSpan(Header - 32));
        return header;
    }

    /// <summary>The salt and the length of a file that stands at its address; throws where the header is another's or was changed.</summary>
    public static (byte[] Salt, long Length) ReadHeader(byte[] bindingKey, byte[] header, FileAddress address) =>
        header.AsSpan().StartsWith(Mark) && CryptographicOperations.FixedTimeEquals(Binding(bindingKey, header, address), header.AsSpan(Header - 32))
            ? (header[Mark.Length..(Mark.Length + Salt)], BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(Mark.Length + Salt)))
            : throw new FileDamagedException("The head of the file is not the one that was written for it.");

    private static byte[] Binding(byte[] key, byte[] header, FileAddress address) =>
        HMACSHA256.HashData(key, (byte[])[.. header.AsSpan(0, Header - 32), .. System.Text.Encoding.ASCII.GetBytes(address.ToString())]);
}

/// <summary>Seals what is written to it, chunk by chunk, and learns its length and hash.</summary>
internal sealed class SealingStream(Stream disk, byte[] master) : Stream
{
    private readonly byte[] salt = SealedFile.NewSalt();
    private readonly byte[] chunk = new byte[SealedFile.Chunk];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private AesGcm? cipher;
    private long written;
    private int held;

    public byte[] Salt => salt;

    /// <summary>SHA-256 of the plain content; once all is written.</summary>
    public byte[] Hash { get; private set; } = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => written + held;

    public override long Position { get => Length; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until it is known whether another follows.
            if (held == chunk.Length)
            {
                Seal(isLast: false);
            }

            var part = Math.Min(buffer.Length, chunk.Length - held);
            buffer[..part].CopyTo(chunk.AsSpan(held));
            held += part;
            buffer = buffer[part..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Seals the last chunk. The header, whose room is left free, is written by the store when it knows the address.</summary>
    public void Finish()
    {
        Seal(isLast: true);
        Hash = hash.GetHashAndReset();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher?.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        if (cipher is null)
        {
            cipher = SealedFile.CipherOf(master, salt);
            disk.Write(new byte[SealedFile.Header]);
        }

        Span<byte> nonce = stackalloc byte[12];
        Span<byte> tag = stackalloc byte[SealedFile.Tag];
        SealedFile.WriteNonce(nonce, written / SealedFile.Chunk, isLast);
        cipher.Encrypt(nonce, chunk.AsSpan(0, held), chunk.AsSpan(0, held), tag);
        disk.Write(chunk.AsSpan(0, held));
        disk.Write(tag);
        written += held;
        held = 0;
    }
}

/// <summary>Opens a sealed file chunk by chunk, from any place on; every chunk is proved before a byte of it is given.</summary>
internal sealed class UnsealingStream : Stream
{
    private readonly FileStream disk;
    private readonly AesGcm cipher;
    private readonly long length;
    private readonly byte[] chunk = new byte[SealedFile.Chunk];
    private readonly byte[] tag = new byte[SealedFile.Tag];
    private long loaded = -1;
    private long position;

    public UnsealingStream(FileStream disk, byte[] master, byte[] salt, long length)
    {
        (this.disk, cipher, this.length) = (disk, SealedFile.CipherOf(master, salt), length);
        if (disk.Length != SealedFile.OnDisk(length))
        {
            Dispose();
            throw new FileDamagedException("The file is not as long as it was written.");
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position >= length || buffer.IsEmpty)
        {
            ProveEmpty();
            return 0;
        }

        Load(position / SealedFile.Chunk);
        var within = (int)(position % SealedFile.Chunk);
        var part = (int)Math.Min(buffer.Length, Math.Min(SealedFile.Chunk - within, length - position));
        chunk.AsSpan(within, part).CopyTo(buffer);
        position += part;
        return part;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            disk.Dispose();
        }

        base.Dispose(disposing);
    }

    // A file of no bytes has a chunk too, which nobody would read.
    private void ProveEmpty()
    {
        if (length == 0)
        {
            Load(0);
        }
    }

    private void Load(long number)
    {
        if (number == loaded)
        {
            return;
        }

        var last = SealedFile.Chunks(length) - 1;
        var size = number == last ? (int)(length - (last * SealedFile.Chunk)) : SealedFile.Chunk;
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.WriteNonce(nonce, number, number == last);
        try
        {
            disk.Position = SealedFile.Header + (number * (SealedFile.Chunk + SealedFile.Tag));
            disk.ReadExactly(chunk.AsSpan(0, size));
            disk.ReadExactly(tag);
            cipher.Decrypt(nonce, chunk.AsSpan(0, size), tag, chunk.AsSpan(0, size));
        }
        catch (Exception wrong) when (wrong is CryptographicException or EndOfStreamException)
        {
            loaded = -1;
            throw new FileDamagedException($"Chunk {number} of the file is not the one that was written.", wrong);
        }

        loaded = number;
    }
}
