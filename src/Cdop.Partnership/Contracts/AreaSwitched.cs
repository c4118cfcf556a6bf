namespace Cdop.Partnership.Contracts;

/// <summary>The panel began, or ended, to serve an area.</summary>
public sealed record AreaSwitched : DomainEvent
{
    /// <summary>The area.</summary>
    public required Area Area { get; init; }

    /// <summary>Whether the panel serves it now.</summary>
    public required bool IsOn { get; init; }
}
