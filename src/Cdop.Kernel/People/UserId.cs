namespace Cdop.Kernel;

/// <summary>One person who signs in (or a named job), as audit and rights know them: never an email address or a name.</summary>
/// <param name="Value">The identity Partnership gave to an issuer and subject; at most 64 characters.</param>
public readonly record struct UserId(string Value)
{
    /// <summary>Nobody: a visitor of the public pages.</summary>
    public static readonly UserId Public = new("public");

    /// <summary>The product itself: jobs and the delivery of events.</summary>
    public static readonly UserId Service = new("service");

    private const string LinkPrefix = "link:";

    /// <summary>Whether somebody without an account acted through a link that was mailed to them.</summary>
    public bool IsByLink => Value.StartsWith(LinkPrefix, StringComparison.Ordinal);

    /// <summary>Whoever acts through a link: never an address or a name.</summary>
    public static UserId ByLink(Guid link) => new($"{LinkPrefix}{link:N}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
