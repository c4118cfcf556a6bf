using System.Security.Cryptography;
using System.Text;

namespace Cdop.Kernel;

/// <summary>What a master key is for; each has its own, so that one can be destroyed or replaced without the others.</summary>
public enum KeyPurpose
{
    /// <summary>The chain and the payloads of the audit.</summary>
    Audit,

    /// <summary>Documents, drafts and other text kept encrypted.</summary>
    Documents,

    /// <summary>Sign-in cookies and form tokens.</summary>
    Cookies,
}

/// <summary>
/// The master keys, one file each in the folder <c>Keys:Path</c>. They wrap all other keys.
/// Development makes its own; Production refuses to start without them.
/// </summary>
public sealed class KeyRing
{
    private readonly Dictionary<KeyPurpose, byte[]> masters;

    private KeyRing(Dictionary<KeyPurpose, byte[]> masters) => this.masters = masters;

    /// <summary>Reads the keys of a folder, and makes the missing ones where that is allowed; otherwise throws <see cref="InvalidOperationException"/> with a plain sentence.</summary>
    public static KeyRing Open(string folder, bool makeMissing)
    {
        var masters = new Dictionary<KeyPurpose, byte[]>();
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            var file = Path.Combine(folder, $"{purpose.ToString().ToLowerInvariant()}.key");
            if (!File.Exists(file))
            {
                if (!makeMissing)
                {
                    throw new InvalidOperationException($"Keys:Path must hold the file {Path.GetFileName(file)}: 32 random bytes in base64. Make the keys with the command make-keys, and keep a copy apart from the database.");
                }

                Make(folder, file);
            }

            var key = Convert.FromBase64String(File.ReadAllText(file).Trim());
            masters[purpose] = key.Length == 32 ? key : throw new InvalidOperationException($"The key file {Path.GetFileName(file)} must hold 32 bytes in base64.");
        }

        return new(masters);
    }

    /// <summary>A key of its own for one use, derived from a master key.</summary>
    public byte[] Derive(KeyPurpose purpose, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masters[purpose], 32, info: Encoding.UTF8.GetBytes(use));

    /// <summary>Encrypts another key under a master key.</summary>
    public byte[] Wrap(KeyPurpose purpose, byte[] key) => Sealed.Bytes(masters[purpose], key, "wrapped key");

    /// <summary>Decrypts a key that <see cref="Wrap"/> encrypted.</summary>
    public byte[] Unwrap(KeyPurpose purpose, byte[] wrapped) => Sealed.OpenBytes(masters[purpose], wrapped, "wrapped key");

    private static void Make(string folder, string file)
    {
        Directory.CreateDirectory(folder);
        using var stream = OperatingSystem.IsWindows()
            ? new FileStream(file, FileMode.CreateNew)
            : new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
    }
}

/// <summary>AES-256-GCM with a random nonce: 12 bytes nonce, 16 bytes tag, then the text, bound to where it stands.</summary>
public static class Sealed
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Encrypts bytes; <paramref name="place"/> must be the same when they are opened.</summary>
    public static byte[] Bytes(byte[] key, ReadOnlySpan<byte> plain, string place)
    {
        var sealedBytes = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), plain, sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(place));
        return sealedBytes;
    }

    /// <summary>Decrypts; throws <see cref="CryptographicException"/> where a bit or the place differs.</summary>
    public static byte[] OpenBytes(byte[] key, ReadOnlySpan<byte> sealedBytes, string place)
    {
        var plain = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes[..Nonce], sealedBytes[(Nonce + Tag)..], sealedBytes[Nonce..(Nonce + Tag)], plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }

    /// <summary>Encrypts text.</summary>
    public static byte[] Text(byte[] key, string plain, string place) => Bytes(key, Encoding.UTF8.GetBytes(plain), place);

    /// <summary>Decrypts text.</summary>
    public static string OpenText(byte[] key, ReadOnlySpan<byte> sealedBytes, string place) => Encoding.UTF8.GetString(OpenBytes(key, sealedBytes, place));
}
