using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Cdop.Host;

/// <summary>Encrypts the keys of cookies and form tokens, which change by themselves, under the master key kept for them.</summary>
internal sealed class SealCookieKeys(KeyRing keys) : IXmlEncryptor
{
    internal const string Place = "cookie keys";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(
            new XElement("sealed", Convert.ToBase64String(Sealed.Text(keys.Derive(KeyPurpose.Cookies, Place), plaintextElement.ToString(SaveOptions.DisableFormatting), Place))),
            typeof(OpenCookieKeys));
}

/// <summary>Decrypts what <see cref="SealCookieKeys"/> encrypted.</summary>
internal sealed class OpenCookieKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var keys = services.GetRequiredService<KeyRing>();
        try
        {
            return XElement.Parse(Sealed.OpenText(keys.Derive(KeyPurpose.Cookies, SealCookieKeys.Place), Convert.FromBase64String(encryptedElement.Value), SealCookieKeys.Place));
        }
        catch (FormatException fault)
        {
            throw new CryptographicException("A stored cookie key is damaged.", fault);
        }
    }
}
