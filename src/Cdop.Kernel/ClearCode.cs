using System.Security.Cryptography;

namespace Cdop.Kernel;

/// <summary>Eight signs that cannot be taken for one another, written in two groups.</summary>
public static class ClearCode
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>A new one.</summary>
    public static string New()
    {
        var signs = RandomNumberGenerator.GetString(Signs, Length);
        return $"{signs[..4]}-{signs[4..]}";
    }

    /// <summary>What somebody typed, in the one way we write it; whatever is no sign of ours is left out.</summary>
    public static string Tidy(string? typed)
    {
        var signs = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(Length + 1)]);
        return signs.Length > 4 ? $"{signs[..4]}-{signs[4..]}" : signs;
    }
}
