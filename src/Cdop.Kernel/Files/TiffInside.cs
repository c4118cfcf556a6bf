using System.Buffers.Binary;

namespace Cdop.Kernel;

/// <summary>What a scan or photograph of the kind TIFF says beside its picture.</summary>
internal static class TiffInside
{
    private const int MostPages = 1_000;
    private const int MostTags = 500;
    private const ushort Artist = 315, Copyright = 33432, Place = 34853;

    public static FileTraces Traces(Stream content)
    {
        var head = new byte[8];
        content.Position = 0;
        if (content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return FileTraces.None;
        }

        var isLittle = head[0] == 'I';
        var traces = FileTraces.None;
        var (number, tags) = (new byte[4], new byte[MostTags * 12]);
        long next = Wide(head.AsSpan(4));
        for (var page = 0; next > 0 && next < content.Length - 2 && page < MostPages; page++)
        {
            content.Position = next;
            content.ReadExactly(number.AsSpan(0, 2));
            var bytes = tags.AsSpan(0, Math.Min((int)Short(number), MostTags) * 12);
            if (content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || content.ReadAtLeast(number, 4, throwOnEndOfStream: false) < 4)
            {
                break;
            }

            for (var tag = 0; tag < bytes.Length; tag += 12)
            {
                traces |= Short(bytes[tag..]) switch { Artist or Copyright => FileTraces.Names, Place => FileTraces.Place, _ => FileTraces.None };
            }

            next = Wide(number);
        }

        return traces;

        ushort Short(ReadOnlySpan<byte> from) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);

        uint Wide(ReadOnlySpan<byte> from) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);
    }
}
