namespace Cdop.Partnership.Contracts;

/// <summary>
/// Tells Partnership which notifications and cases may be the same death, whatever the need-to-know of whoever asks: a person
/// who is shut out of one word of a death is not to read another. Nothing of the child.
/// </summary>
public interface ILikeDeathDirectory
{
    /// <summary>What is likely or possibly the same death as this notification or case.</summary>
    Task<IReadOnlyList<LikeDeath>> To(Guid subject, CancellationToken ct);
}

/// <summary>What may be the same death.</summary>
/// <param name="Found">What stands there.</param>
/// <param name="IsCase">Whether it is a case, or belongs to one; otherwise it is a notification that waits, or that was decided on or withdrawn and can still be read.</param>
/// <param name="IsVeryLikely">Whether so much agrees that they are proposed to be joined.</param>
public sealed record LikeDeath(SubjectFound Found, bool IsCase, bool IsVeryLikely);
