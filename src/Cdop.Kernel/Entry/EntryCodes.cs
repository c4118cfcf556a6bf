using System.Security.Cryptography;
using System.Text;

namespace Cdop.Kernel;

/// <summary>The keyed hashes that codes and addresses are compared by.</summary>
public sealed class EntryCodes(KeyRing keys)
{
    private const int Half = 16; // 128 bits

    /// <summary>That somebody asks to be let in, with what it is compared by.</summary>
    public EntryAsked Asked(string selector, string email, byte[] browser) => new() { SelectorHash = SecretLink.HashOf(selector), EmailKey = EmailKey(email), Browser = browser };

    private byte[] EmailKey(string email) => Hash("email", email.Trim().ToUpperInvariant());

    /// <summary>Whether it was the address of the door that was typed.</summary>
    public bool IsOf(EntryAsked asked, Door door) => CryptographicOperations.FixedTimeEquals(asked.EmailKey, EmailKey(door.Email));

    /// <summary>Whether it is the address that the link went to.</summary>
    public bool IsAddressOf(Door door, string email) => CryptographicOperations.FixedTimeEquals(EmailKey(email), EmailKey(door.Email));

    /// <summary>A code of a door, for one browser: in the first half the browser, in the second both.</summary>
    public byte[] Hash(Door door, byte[] browser, string code) =>
        [.. Hash("browser", $"{door.Id} {Convert.ToHexString(browser)}")[..Half], .. Hash("code", $"{door.Id} {Convert.ToHexString(browser)} {ClearCode.Tidy(code)}")[..Half]];

    /// <summary>Whether the code that waits at the door was asked for in this browser. In another there is nothing to guess.</summary>
    public bool IsAskedIn(Door door, byte[] browser) =>
        door.CodeHash is { } waits && CryptographicOperations.FixedTimeEquals(Hash(door, browser, "").AsSpan(0, Half), waits.AsSpan(0, Half));

    /// <summary>Whether it is the code that waits at the door, typed in the browser that asked for it.</summary>
    public bool IsCode(Door door, byte[] browser, string code) =>
        door.CodeHash is { } waits && CryptographicOperations.FixedTimeEquals(Hash(door, browser, code), waits);

    private byte[] Hash(string use, string text) => HMACSHA256.HashData(keys.Derive(KeyPurpose.Documents, $"request {use}"), Encoding.UTF8.GetBytes(text));
}
