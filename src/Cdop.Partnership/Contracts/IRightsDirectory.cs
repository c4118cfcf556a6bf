namespace Cdop.Partnership.Contracts;

/// <summary>Answers what a signed-in person may do. A change of rights is seen within a minute.</summary>
public interface IRightsDirectory
{
    /// <summary>The rights of the person whom this issuer calls by this subject; null where we know nobody, or they have left.</summary>
    ValueTask<Rights?> Find(string issuer, string subject, CancellationToken ct);

    /// <summary>The name of a person by their identity here, for timelines and the audit; null where there is none.</summary>
    ValueTask<string?> NameOf(UserId person, CancellationToken ct);

    /// <summary>The names of several people at once; who is not known is left out.</summary>
    ValueTask<IReadOnlyDictionary<UserId, string>> NamesOf(IReadOnlyCollection<UserId> people, CancellationToken ct);

    /// <summary>Who holds a permission in an area, by name: those to choose from when something is given to a person.</summary>
    ValueTask<IReadOnlyList<NamedPerson>> WhoMay(Permission permission, Area area, CancellationToken ct);

    /// <summary>The work emails of those who hold a permission in an area, where they have one: for what must be told to them.</summary>
    ValueTask<IReadOnlyList<PersonToTell>> WhomToTell(Permission permission, Area area, CancellationToken ct);
}

/// <summary>A person and where they read their mail.</summary>
/// <param name="Person">Who they are here.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Email">Their work email.</param>
public sealed record PersonToTell(UserId Person, string Name, string Email);

/// <summary>A person and what to call them.</summary>
/// <param name="Person">Who they are here.</param>
/// <param name="Name">What to call them.</param>
public sealed record NamedPerson(UserId Person, string Name);

/// <summary>What one person may do, and where.</summary>
/// <param name="Person">Who they are here.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Roles">The roles they hold, each for one area or, where it is null, for all.</param>
/// <param name="ChangedAt">When their roles, or whether they may sign in, last changed; null where they never did. A session that began before is of other rights.</param>
/// <param name="Areas">For each permission, the areas in which they hold it: "all" is spelled out as the areas that are switched on.</param>
public sealed record Rights(UserId Person, string Name, IReadOnlyList<RoleHeld> Roles, Instant? ChangedAt, IReadOnlyDictionary<Permission, IReadOnlyCollection<Area>> Areas);

/// <summary>A role and where it holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="Area">The area; null for all.</param>
public sealed record RoleHeld(Role Role, Area? Area);
