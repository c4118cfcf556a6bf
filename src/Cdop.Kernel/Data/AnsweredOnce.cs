namespace Cdop.Kernel;

/// <summary>The first answer to a form that may be sent but once: a second post of the same form gets it again.</summary>
public sealed class AnsweredOnce
{
    /// <summary>Drawn from the one-use key that the form carried, who sent it and what for.</summary>
    public required Guid Key { get; init; }

    /// <summary>What was answered: an address or an identity.</summary>
    public required string Answer { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }
}
