using System.Diagnostics.CodeAnalysis;

namespace Cdop.Kernel;

/// <summary>Where the store keeps a content: a keyed hash of it, so that equal files are not seen to be equal without the key.</summary>
public sealed record FileAddress : IParsable<FileAddress>
{
    private const int Length = 64;
    private readonly string value;

    private FileAddress(string value) => this.value = value;

    internal static FileAddress Of(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));

    /// <inheritdoc/>
    public static FileAddress Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var address) ? address : throw new FormatException("That is no address of a file.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out FileAddress result)
    {
        result = s is { Length: Length } && s.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f') ? new(s) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => value;
}
