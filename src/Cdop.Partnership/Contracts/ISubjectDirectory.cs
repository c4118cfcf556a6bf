namespace Cdop.Partnership.Contracts;

/// <summary>
/// Tells Partnership, which keeps closed lists and exclusions, what stands behind a reference. Each module that has
/// subjects implements it over its own, whatever the need-to-know of whoever asks: Partnership decides what they may learn.
/// </summary>
public interface ISubjectDirectory
{
    /// <summary>The notification or case of that reference, whatever its case and spaces; null where this module has none.</summary>
    Task<SubjectFound?> Find(string reference, CancellationToken ct);

    /// <summary>What is known here of these subjects, for a page of the audit; those of other modules are left out.</summary>
    Task<IReadOnlyList<SubjectFound>> Find(IReadOnlyCollection<Guid> subjects, CancellationToken ct);

    /// <summary>The notifications that were joined to a case and had a number of their own before, each with that number and the case's: those of these numbers, and those of these cases. Modules that join nothing have none.</summary>
    Task<IReadOnlyList<(Guid Number, Guid Case)>> Joined(IReadOnlyCollection<Guid> numbers, CancellationToken ct) => Task.FromResult<IReadOnlyList<(Guid, Guid)>>([]);

    /// <summary>Those of these subjects that the person who acts may see, by need to know.</summary>
    Task<IReadOnlyList<Guid>> Seen(IReadOnlyCollection<Guid> subjects, CancellationToken ct);
}

/// <summary>What stands behind a reference: nothing of the child.</summary>
/// <param name="Subject">The number inside the notification's or case's identity.</param>
/// <param name="Reference">The reference as people write it.</param>
/// <param name="Area">The area, where one is settled.</param>
/// <param name="IsRestricted">Whether only a closed list may see it.</param>
public sealed record SubjectFound(Guid Subject, string Reference, Area? Area, bool IsRestricted)
{
    /// <summary>Whether it is a case, which somebody may own.</summary>
    public bool IsCase { get; init; }

    /// <summary>Who works it; null while nobody was named.</summary>
    public UserId? Owner { get; init; }
}
