namespace Cdop.Kernel;

/// <summary>The identity of one notification: several may tell of the same death.</summary>
/// <param name="Value">An opaque number.</param>
public readonly record struct NotificationId(Guid Value) : IParsable<NotificationId>
{
    /// <summary>A new identity, later ones sorting after earlier ones.</summary>
    public static NotificationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Reads an identity written by <see cref="ToString"/>.</summary>
    public static NotificationId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s));

    /// <summary>Reads an identity written by <see cref="ToString"/>.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, out NotificationId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }
}
