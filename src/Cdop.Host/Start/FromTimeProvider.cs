namespace Cdop.Host;

/// <summary>One clock: NodaTime's, told by the framework's, which a test moves.</summary>
internal sealed class FromTimeProvider(TimeProvider time) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
