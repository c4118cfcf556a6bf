using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime.Serialization.SystemTextJson;

namespace Cdop.Kernel;

/// <summary>An event saved in the same transaction as the change that caused it, until every handler has had it.</summary>
public sealed class OutboxMessage
{
    internal static readonly JsonSerializerOptions Json =
        new JsonSerializerOptions { Converters = { new ParsableConverter() } }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    /// <summary>The order in which events happened within the module.</summary>
    public long Number { get; private init; }

    /// <summary>The event's own identity.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The full name of the event's record, such as Cdop.Notifications.Contracts.DeathAccepted.</summary>
    public required string Type { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When the last handler had it.</summary>
    public Instant? DeliveredAt { get; internal set; }

    /// <summary>How often delivery has failed.</summary>
    public int Attempts { get; internal set; }

    internal static OutboxMessage From(DomainEvent happened) => new()
    {
        EventId = happened.EventId,
        Type = happened.GetType().FullName!,
        Body = JsonSerializer.Serialize(happened, happened.GetType(), Json),
        OccurredAt = happened.OccurredAt,
    };

    internal DomainEvent Open()
    {
        // The record lives in the assembly named before ".Contracts", or in the kernel.
        var assembly = Type.Split(".Contracts.") is [var module, _] ? module : typeof(DomainEvent).Assembly.GetName().Name;
        return (DomainEvent)JsonSerializer.Deserialize(Body, System.Type.GetType($"{Type}, {assembly}", throwOnError: true)!, Json)!;
    }
}

/// <summary>
/// Hands undelivered events to their handlers: at once after a save, and again by <see cref="DeliverOutbox"/> until each succeeds.
/// A handler acts as the product itself, in a scope of its own.
/// </summary>
public sealed partial class Outbox(IServiceScopeFactory scopes, IClock clock, ILogger<Outbox> log)
{
    private const int Batch = 50;
    private static readonly MethodInfo HandleOne = typeof(Outbox).GetMethod(nameof(Handle), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>
    /// Delivers what waits in one module's outbox. A message that fails is counted, logged and stepped over;
    /// the next time it comes after those that failed less often, so that it holds up nobody.
    /// </summary>
    public Task Deliver(Type module, CancellationToken ct) => Deliver(module, mostAttempts: int.MaxValue, ct);

    /// <summary>
    /// Delivers what a save has just put into the outbox. The change is saved by now, so no fault here is the person's:
    /// it is logged, and <see cref="DeliverOutbox"/> tries again.
    /// </summary>
    internal async Task DeliverAtOnce(Type module)
    {
        try
        {
            await Deliver(module, mostAttempts: 0, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LeftWaiting(log, fault, module.Name);
        }
    }

    private async Task Deliver(Type module, int mostAttempts, CancellationToken ct)
    {
        await using var scope = AsTheService();
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
        foreach (var message in await db.Outbox.Where(m => m.DeliveredAt == null && m.Attempts <= mostAttempts).OrderBy(m => m.Attempts).ThenBy(m => m.Number).Take(Batch).ToListAsync(ct))
        {
            try
            {
                var happened = message.Open();
                await (Task)HandleOne.MakeGenericMethod(happened.GetType()).Invoke(this, [happened, ct])!;
                message.DeliveredAt = clock.GetCurrentInstant();
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                message.Attempts++;
                NotDelivered(log, fault, message.Type, message.EventId, message.Attempts);
            }

            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another delivery had it at the same time; handlers look before they write.
                db.Entry(message).State = EntityState.Detached;
            }
        }
    }

    private async Task Handle<TEvent>(TEvent happened, CancellationToken ct)
        where TEvent : DomainEvent
    {
        await using var scope = AsTheService();
        foreach (var handler in scope.ServiceProvider.GetServices<IHandle<TEvent>>())
        {
            await handler.Handle(happened, ct);
        }
    }

    private AsyncServiceScope AsTheService() => scopes.AsTheService();

    [LoggerMessage(LogLevel.Error, "Event {Type} {EventId} could not be delivered, attempt {Attempts}; it will be tried again.")]
    private static partial void NotDelivered(ILogger log, Exception fault, string type, Guid eventId, int attempts);

    [LoggerMessage(LogLevel.Error, "Events of {Module} could not be delivered at once; they will be tried again.")]
    private static partial void LeftWaiting(ILogger log, Exception fault, string module);
}
