namespace Cdop.Partnership.Domain;

/// <summary>A local authority's area (or the Isle of Man) that this panel serves or could serve, and who answers for children there.</summary>
internal sealed class ServedArea : Aggregate
{
    private ServedArea() { }

    public required Area Area { get; init; }

    public required string Name { get; init; }

    public required string Letters { get; init; }

    public required string Council { get; init; }

    public required string Coroner { get; init; }

    public required string Police { get; init; }

    public required string SafeguardingPartnership { get; init; }

    public required bool IsInNcmd { get; init; }

    public bool IsOn { get; private set; }

    public UserId? SwitchedBy { get; private set; }

    public Instant? SwitchedAt { get; private set; }

    public string? SwitchedBecause { get; private set; }

    /// <summary>When somebody last ceased to manage it. Two managers who take the role from each other at once both change it, so that one of them fails.</summary>
    public Instant? ManagersChangedAt { get; set; }

    public static ServedArea Describe(AreaFacts facts) => new()
    {
        Area = facts.Area,
        Name = facts.Name,
        Letters = facts.Letters,
        Council = facts.Council,
        Coroner = facts.Coroner,
        Police = facts.Police,
        SafeguardingPartnership = facts.SafeguardingPartnership,
        IsInNcmd = facts.IsInNcmd,
        IsOn = facts.IsOn,
    };

    /// <summary>Begins or ends to serve the area. Its cases stay as they are.</summary>
    public void Switch(bool on, string because, UserId by, Instant now)
    {
        (IsOn, SwitchedBy, SwitchedAt, SwitchedBecause) = (on, by, now, because);
        Happened(new AreaSwitched { Area = Area, IsOn = on, OccurredAt = now });
    }
}
