using System.Security.Cryptography;
using System.Text;

namespace Cdop.DataCollection;

/// <summary>The keyed hashes that codes and addresses are compared by.</summary>
internal sealed class EntryCodes(KeyRing keys)
{
    /// <summary>An address in any case.</summary>
    public byte[] EmailKey(string email) => Hash("email", email.Trim().ToUpperInvariant());

    /// <summary>Whether it was the address of the door that was typed.</summary>
    public bool IsOf(EntryAsked asked, RequestDoor door) => CryptographicOperations.FixedTimeEquals(asked.EmailKey, EmailKey(door.Email));

    /// <summary>Whether it is the address that the link went to.</summary>
    public bool IsAddressOf(RequestDoor door, string email) => CryptographicOperations.FixedTimeEquals(EmailKey(email), EmailKey(door.Email));

    /// <summary>A code of a door, for one browser.</summary>
    public byte[] Hash(RequestDoor door, byte[] browser, string code) => Hash("code", $"{door.Id} {Convert.ToHexString(browser)} {ClearCode.Tidy(code)}");

    /// <summary>Whether it is the code that waits at the door, typed in the browser that asked for it.</summary>
    public bool IsCode(RequestDoor door, byte[] browser, string code) =>
        door.CodeHash is not null && CryptographicOperations.FixedTimeEquals(Hash(door, browser, code), door.CodeHash);

    private byte[] Hash(string use, string text) => HMACSHA256.HashData(keys.Derive(KeyPurpose.Documents, $"request {use}"), Encoding.UTF8.GetBytes(text));
}
