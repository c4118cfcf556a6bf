namespace Cdop.Partnership.Contracts;

/// <summary>A person was given a role, a role was taken back, or they may no longer, or again, sign in.</summary>
public sealed record RightsChanged : DomainEvent
{
    /// <summary>The person.</summary>
    public required UserId Person { get; init; }
}
