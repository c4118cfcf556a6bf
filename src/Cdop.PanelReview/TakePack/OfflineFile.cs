using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Cdop.PanelReview;

/// <summary>
/// One pack for one member in one HTML file that opens where no network is. All it says is sealed with AES-256-GCM; whoever has the
/// passphrase opens it. Its reader checks the day until which it may be read, which is a courtesy and no lock.
/// </summary>
internal static class OfflineFile
{
    /// <summary>How often the passphrase is hashed for the key.</summary>
    public const int Rounds = 600_000;

    private const int SaltBytes = 16, NonceBytes = 12, TagBytes = 16, KeyBytes = 32;

    // Two letters without width: nobody sees them, and whoever finds a copy can read whose it was.
    private const char Nought = '\u200b', One = '\u200c';

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<string> Reader = new(() =>
    {
        using var stream = new StreamReader(typeof(OfflineFile).Assembly.GetManifestResourceStream("offline-reader.html")!);
        return stream.ReadToEnd();
    });

    /// <summary>Makes the file.</summary>
    public static byte[] Make(string meeting, int version, string reader, string copy, IReadOnlyList<TakenCase> cases, Instant until, string passphrase)
    {
        var mark = Hidden(copy);
        var plain = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Meeting = meeting,
                Version = version,
                Reader = reader,
                Copy = copy,
                Until = until.ToUnixTimeMilliseconds(),
                UntilInWords = InWords.Moment(until),
                Cases = cases.Select(one => new { one.Label, one.Age, one.Warning, one.Mark, Papers = one.Papers.Select(paper => new { paper.Title, Parts = paper.Parts.Select(part => new { Kind = part.Kind.ToString(), Texts = part.Texts.Select(text => Marked(text, mark)) }) }) }),
            },
            Json);
        var (salt, nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[plain.Length]);
        using var aes = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, KeyBytes), TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Encoding.UTF8.GetBytes(Reader.Value
            .Replace("{{rounds}}", $"{Rounds}", StringComparison.Ordinal)
            .Replace("{{salt}}", Convert.ToBase64String(salt), StringComparison.Ordinal)
            .Replace("{{nonce}}", Convert.ToBase64String(nonce), StringComparison.Ordinal)
            .Replace("{{sealed}}", Convert.ToBase64String([.. cipher, .. tag]), StringComparison.Ordinal));
    }

    /// <summary>Whose copy a text was taken from; null where it bears no mark.</summary>
    public static string? CopyOf(string text)
    {
        var bits = text.Where(letter => letter is Nought or One).Select(letter => letter == One).ToList();
        return bits.Count < TakeAway.CopyLength * 4 ? null : string.Concat(Enumerable.Range(0, TakeAway.CopyLength).Select(at => $"{Enumerable.Range(0, 4).Sum(bit => bits[(at * 4) + bit] ? 8 >> bit : 0):x}"));
    }

    private static string Hidden(string copy) =>
        string.Concat(copy.SelectMany(digit => Enumerable.Range(0, 4).Select(bit => (Convert.ToInt32($"{digit}", 16) & (8 >> bit)) > 0 ? One : Nought)));

    private static string Marked(string text, string mark) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? text.Insert(blank, mark) : text;
}
