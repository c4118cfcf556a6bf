using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cdop.Kernel;

/// <summary>
/// The part of a link that nobody can guess: 128 bits that follow from what the link leads to and a key that the database does not
/// hold. It is never stored; what is found by it is its hash.
/// </summary>
public sealed class SecretLink(KeyRing keys)
{
    private const int Bytes = 16; // 128 bits

    /// <summary>The part for one thing.</summary>
    /// <param name="what">What it leads to, such as "request link": another kind of thing has another part for the same number.</param>
    /// <param name="id">The number of the thing.</param>
    public string Of(string what, Guid id) => Base64Url.EncodeToString(HMACSHA256.HashData(keys.Derive(KeyPurpose.Documents, what), id.ToByteArray()).AsSpan(0, Bytes));

    /// <summary>What it is found by.</summary>
    public static byte[] HashOf(string part) => SHA256.HashData(Encoding.UTF8.GetBytes(part));
}
