using System.Text;

namespace Cdop.Kernel.Tests;

public sealed class PictureTests
{
    private static readonly byte[] Frame = Segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0]);
    private static readonly byte[] Scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4];
    private static readonly byte[] End = [0xFF, 0xD9];

    [Fact]
    public void A_photograph_loses_what_the_camera_wrote_beside_it_and_keeps_its_turning()
    {
        byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, .. "GPS 53.4 N"u8];
        byte[] jpeg =
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]), .. Segment(0xE1, exif), .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0owner"u8),
            .. Segment(0xED, "Photoshop"u8), .. Segment(0xFE, "a comment"u8), .. Segment(0xDB, [0, 1, 2]), .. Frame, .. Scan, .. Segment(0xC4, [0, 7]), .. Scan, .. End, .. "PK behind the end"u8,
        ];

        var kept = Copy(FileKind.Jpeg, jpeg);

        var text = Encoding.Latin1.GetString(kept);
        Assert.All(["GPS", "owner", "Photoshop", "comment", "PK"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        byte[] turning = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        Assert.Equal([0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, turning), .. Segment(0xDB, [0, 1, 2]), .. Frame, .. Scan, .. Segment(0xC4, [0, 7]), .. Scan, .. End], kept);
        Assert.Equal(kept, Copy(FileKind.Jpeg, kept));
    }

    [Fact]
    public void A_picture_loses_its_words_and_what_stands_behind_its_end()
    {
        byte[] png = [.. Signature, .. Part("IHDR", [0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]), .. Part("tEXt", "Author\0Ann"u8), .. Part("eXIf", "GPS"u8), .. Part("gAMA", [0, 0, 0, 1]), .. Part("IDAT", [1, 2, 3]), .. Part("IEND", []), .. "<script>"u8];

        Assert.Equal([.. Signature, .. Part("IHDR", [0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]), .. Part("gAMA", [0, 0, 0, 1]), .. Part("IDAT", [1, 2, 3]), .. Part("IEND", [])], Copy(FileKind.Png, png));
    }

    public static TheoryData<FileKind, byte[]> Broken => new()
    {
        { FileKind.Jpeg, [0xFF, 0xD8, .. Frame, .. Scan] },
        { FileKind.Jpeg, [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1] },
        { FileKind.Jpeg, [0xFF, 0xD8, 0xFF, 0xFE, 0, 0] },
        { FileKind.Jpeg, [0xFF, 0xD8, .. Segment(0xC0, [8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0]), .. Scan, .. End] },
        { FileKind.Png, [.. Signature, .. Part("IDAT", [1])] },
        { FileKind.Png, [.. Signature, .. Part("IHDR", [0x7F, 0, 0, 0, 0x7F, 0, 0, 0, 8, 2, 0, 0, 0])] },
        { FileKind.Png, [.. Signature, .. Part("IHDR", [0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]), 0x7F, 0, 0, 0, .. "tEXt"u8] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_picture_or_draws_too_much_is_refused(FileKind kind, byte[] content) => Assert.Throws<InvalidDataException>(() => Copy(kind, content));

    private static byte[] Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Copy(FileKind kind, byte[] content)
    {
        using var to = new MemoryStream();
        Picture.Copy(kind, new MemoryStream(content), to);
        return to.ToArray();
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Part(string name, ReadOnlySpan<byte> content) => [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
}
