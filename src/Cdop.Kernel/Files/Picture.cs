using System.Buffers.Binary;

namespace Cdop.Kernel;

/// <summary>
/// Pictures as they are kept: without what a camera wrote beside the picture (place, time, device, owner, a small picture of
/// what was cut off) and without anything behind their end. Only how it must be turned stays.
/// </summary>
internal static class Picture
{
    private const long MostPixels = 200_000_000;
    private const string Unreadable = "The picture cannot be read.";
    private static readonly string[] PartsOfPng = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD"];

    /// <summary>Whether pictures of a kind are cleaned on keeping.</summary>
    public static bool IsCleaned(FileKind kind) => kind is FileKind.Png or FileKind.Jpeg;

    /// <summary>Copies the picture alone; throws <see cref="InvalidDataException"/> where it is not one.</summary>
    public static void Copy(FileKind kind, Stream from, Stream to)
    {
        from.Position = 0;
        var (read, written) = (new BufferedStream(from, SealedFile.Chunk), new BufferedStream(to, SealedFile.Chunk)); // a drawing is copied byte by byte
        try
        {
            if (kind == FileKind.Png)
            {
                CopyPng(read, written);
            }
            else
            {
                CopyJpeg(read, written);
            }

            written.Flush();
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException(Unreadable, cut);
        }
    }

    private static void CopyPng(Stream from, Stream to)
    {
        CopyBytes(from, to, 8);
        var head = new byte[8];
        for (var first = true; ; first = false)
        {
            from.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var part = System.Text.Encoding.ASCII.GetString(head, 4, 4);
            if (first != (part == "IHDR") || (first && length != 13) || length > int.MaxValue)
            {
                throw new InvalidDataException(Unreadable);
            }

            if (first)
            {
                var facts = new byte[13];
                from.ReadExactly(facts);
                from.Position -= 13;
                MustBeOfReason(BinaryPrimitives.ReadUInt32BigEndian(facts), BinaryPrimitives.ReadUInt32BigEndian(facts.AsSpan(4)));
            }

            if (!PartsOfPng.Contains(part))
            {
                Skip(from, length + 4);
                continue;
            }

            to.Write(head);
            CopyBytes(from, to, length + 4);
            if (part == "IEND")
            {
                return;
            }
        }
    }

    private static void CopyJpeg(Stream from, Stream to)
    {
        CopyBytes(from, to, 2);
        var turned = false;
        for (var marker = Marker(from); ;)
        {
            if (marker == 0xD9)
            {
                to.Write([0xFF, 0xD9]);
                return;
            }

            var size = new byte[2];
            from.ReadExactly(size);
            var segment = new byte[Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(size) - 2)];
            from.ReadExactly(segment);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (segment.Length < 5)
                {
                    throw new InvalidDataException(Unreadable);
                }

                MustBeOfReason(BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(1)));
            }

            if (Kept(marker, segment) is { } kept && !(marker == 0xE1 && turned))
            {
                turned |= marker == 0xE1;
                to.Write([0xFF, (byte)marker, (byte)((kept.Length + 2) >> 8), (byte)(kept.Length + 2)]);
                to.Write(kept);
            }

            marker = marker == 0xDA ? CopyScan(from, to) : Marker(from);
        }
    }

    // What stays of a segment: what draws the picture, its colours, and how it is to be turned.
    private static byte[]? Kept(int marker, byte[] segment) => marker switch
    {
        0xE0 => segment.AsSpan().StartsWith("JFIF\0"u8) && segment.Length >= 14 ? [.. segment[..12], 0, 0] : null, // without its small picture
        0xE1 => Turning(segment),
        0xE2 => segment.AsSpan().StartsWith("ICC_PROFILE\0"u8) ? segment : null,
        0xEE => segment.AsSpan().StartsWith("Adobe"u8) ? segment : null,
        (>= 0xE0 and <= 0xEF) or 0xFE => null,
        _ => segment,
    };

    // An Exif part that says nothing but the turning; null where there is none to say.
    private static byte[]? Turning(byte[] segment)
    {
        if (!segment.AsSpan().StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return null;
        }

        var tiff = segment.AsSpan(6);
        var little = tiff[0] == 'I';
        int Number(ReadOnlySpan<byte> at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first + 2 > tiff.Length)
        {
            return null;
        }

        var count = Number(tiff[(int)first..]);
        for (var (at, seen) = ((int)first + 2, 0); seen < count && at + 12 <= tiff.Length; at += 12, seen++)
        {
            if (Number(tiff[at..]) == 0x0112 && Number(tiff[(at + 8)..]) is > 1 and <= 8 and var turned)
            {
                return [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0];
            }
        }

        return null;
    }

    private static int Marker(Stream from)
    {
        if (Next(from) != 0xFF)
        {
            throw new InvalidDataException(Unreadable);
        }

        int marker;
        do
        {
            marker = Next(from);
        }
        while (marker == 0xFF);
        return marker is 0 or 0xD8 or (>= 0xD0 and <= 0xD7) ? throw new InvalidDataException(Unreadable) : marker;
    }

    // The drawing itself, up to the marker after it.
    private static int CopyScan(Stream from, Stream to)
    {
        while (true)
        {
            var next = Next(from);
            if (next != 0xFF)
            {
                to.WriteByte((byte)next);
                continue;
            }

            int marker;
            do
            {
                marker = Next(from);
            }
            while (marker == 0xFF);
            if (marker is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return marker;
            }

            to.Write([0xFF, (byte)marker]);
        }
    }

    private static void MustBeOfReason(long width, long height)
    {
        if (width * height is 0 or > MostPixels)
        {
            throw new InvalidDataException(Unreadable);
        }
    }

    private static int Next(Stream from) => from.ReadByte() is >= 0 and var next ? next : throw new EndOfStreamException();

    private static void Skip(Stream from, long count)
    {
        if (from.Position + count > from.Length)
        {
            throw new EndOfStreamException();
        }

        from.Position += count;
    }

    private static void CopyBytes(Stream from, Stream to, long count)
    {
        var buffer = new byte[Math.Min(count, 64 * 1024)];
        for (; count > 0; count -= buffer.Length)
        {
            buffer = count < buffer.Length ? new byte[count] : buffer;
            from.ReadExactly(buffer);
            to.Write(buffer);
        }
    }
}
