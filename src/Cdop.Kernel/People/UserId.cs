namespace Cdop.Kernel;

/// <summary>One person who signs in (or a named job), as audit and rights know them: never an e-mail address or a name.</summary>
/// <param name="Value">The identity Partnership gave to an issuer and subject; at most 64 characters.</param>
public readonly record struct UserId(string Value)
{
    /// <summary>Nobody: a visitor of the public pages.</summary>
    public static readonly UserId Public = new("public");

    /// <summary>The product itself: jobs and the delivery of events.</summary>
    public static readonly UserId Service = new("service");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
