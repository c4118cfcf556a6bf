namespace Cdop.Kernel;

/// <summary>The first answer to a form that may be sent but once: a second post of the same form gets it again.</summary>
public sealed class AnsweredOnce
{
    /// <summary>The one-use key that the form carried.</summary>
    public required Guid Key { get; init; }

    /// <summary>What was answered: an address or an identity.</summary>
    public required string Answer { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }
}
