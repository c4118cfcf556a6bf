namespace Cdop.Partnership.Domain;

/// <summary>
/// Somebody who may sign in: the issuer and subject of their account, never an e-mail address. What they may do are
/// the roles a manager gave them, which are never deleted: taken back, they stay as history.
/// </summary>
internal sealed class Person : Aggregate
{
    private const int LongestIssuer = 250;
    private const int LongestSubject = 255;
    private const int LongestName = 200;
    private readonly List<RoleGiven> roles = [];

    private Person() { }

    public UserId Id { get; private init; } = new(Guid.CreateVersion7().ToString("N"));

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    /// <summary>Where notices go; it plays no part in signing in.</summary>
    public string? WorkEmail { get; init; }

    public required Instant AddedAt { get; init; }

    /// <summary>When they left, or were shut out; null while they may sign in.</summary>
    public Instant? DisabledAt { get; private set; }

    public IReadOnlyList<RoleGiven> Roles => roles;

    /// <summary>The roles they hold now.</summary>
    public IEnumerable<RoleGiven> Held => roles.Where(r => r.TakenAt is null);

    public static Result<Person> Add(string issuer, string subject, string name, string? workEmail, Instant now)
    {
        var problems = new Problems()
            .When(issuer.Length > LongestIssuer || !Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"), nameof(Issuer), "Enter the issuer as the sign-in provider writes it, like https://login.example/tenant")
            .When(subject.Length is 0 or > LongestSubject || !subject.All(c => c is > ' ' and <= '~'), nameof(Subject), "Enter the subject as the sign-in provider writes it: up to 255 letters, digits and signs, without spaces")
            .When(name.Length is 0 or > LongestName, nameof(Name), $"Enter a name of up to {LongestName} characters")
            .When(workEmail is not null && !IsAddress(workEmail), nameof(WorkEmail), "Enter a work e-mail address in the right format, like name@example.nhs.uk");
        return problems.Any
            ? problems
            : new Person { Issuer = issuer, Subject = subject, Name = name, WorkEmail = workEmail, AddedAt = now };
    }

    /// <summary>Gives a role for an area, or for all where <paramref name="area"/> is null. Giving what is held already changes nothing.</summary>
    public Result<Person> Give(Role role, Area? area, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(Held.Any(r => (r.Role == Role.ItOperator) != (role == Role.ItOperator)), nameof(Role), "An IT operator holds no other role: who runs the platform never sees a case")
            .When(area is not null && role is Role.ItOperator or Role.Auditor, nameof(Role), "IT operators and auditors hold their role for all areas");
        if (problems.Any)
        {
            return problems;
        }

        if (!Held.Any(r => r.Role == role && r.Area == area))
        {
            roles.Add(new() { Person = Id, Role = role, Area = area, GivenBy = by, GivenAt = now });
            Happened(new RightsChanged { Person = Id, OccurredAt = now });
        }

        return this;
    }

    private static bool IsAddress(string text) =>
        text.Length <= 254 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1
        && text.All(c => c is > ' ' and <= '~' and not ('"' or ',' or ';' or '<' or '>'));
}

/// <summary>A role one person was given, by whom and when, until it was taken back.</summary>
internal sealed class RoleGiven
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required UserId Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>Where it holds; null for all areas.</summary>
    public Area? Area { get; init; }

    public required UserId GivenBy { get; init; }

    public required Instant GivenAt { get; init; }

    public UserId? TakenBy { get; private set; }

    public Instant? TakenAt { get; private set; }

    public void Take(UserId by, Instant now) => (TakenBy, TakenAt) = (by, now);
}
