namespace Cdop.Kernel;

/// <summary>The one identity of a child's review, minted when a notification is accepted and used by every later stage.</summary>
/// <param name="Value">An opaque number; not a secret, since access is checked every time.</param>
public readonly record struct CaseId(Guid Value) : IParsable<CaseId>
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Reads an identity written by <see cref="ToString"/>.</summary>
    public static CaseId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s));

    /// <summary>Reads an identity written by <see cref="ToString"/>.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, out CaseId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }
}
