namespace Cdop.Partnership.Contracts;

/// <summary>Somebody whose account and roles are ready at the start: for development, training and tests.</summary>
/// <param name="Issuer">The issuer of their account.</param>
/// <param name="Subject">What the issuer calls them.</param>
/// <param name="Name">What to call them.</param>
/// <param name="WorkEmail">Where notices go; null for nowhere.</param>
/// <param name="Roles">The roles they hold.</param>
public sealed record ReadyPerson(string Issuer, string Subject, string Name, string? WorkEmail, params IReadOnlyList<RoleHeld> Roles);
