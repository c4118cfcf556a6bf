namespace Cdop.Kernel;

/// <summary>Something that has happened in one module and that later ones may act on. Carries no name and no NHS number.</summary>
public abstract record DomainEvent
{
    /// <summary>Tells one event from another, however often it is delivered.</summary>
    public Guid EventId { get; init; } = Guid.CreateVersion7();

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; init; }
}

/// <summary>Acts on an event of an earlier module. May be called again for the same event: look before you write.</summary>
public interface IHandle<in TEvent>
    where TEvent : DomainEvent
{
    /// <summary>Does what the event calls for; throws where it cannot, and is called again later.</summary>
    Task Handle(TEvent happened, CancellationToken ct);
}

/// <summary>A cluster of objects saved as one, under one version, and the events its changes give rise to.</summary>
public abstract class Aggregate
{
    private readonly List<DomainEvent> happened = [];

    /// <summary>Changes with each save: a form carries the one it was shown, and a stale one is refused.</summary>
    public Guid Version { get; internal set; } = Guid.CreateVersion7();

    /// <summary>Says that something has happened, to be told once it is saved.</summary>
    protected void Happened(DomainEvent what) => happened.Add(what);

    /// <summary>The same for what says only that a later module should look again: told once for a save, however often it happened in it.</summary>
    protected void HappenedOnce<TEvent>(TEvent what)
        where TEvent : DomainEvent
    {
        happened.RemoveAll(earlier => earlier is TEvent);
        happened.Add(what);
    }

    internal DomainEvent[] TakeEvents()
    {
        DomainEvent[] taken = [.. happened];
        happened.Clear();
        return taken;
    }
}
