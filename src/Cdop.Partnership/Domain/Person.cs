using Ardalis.Specification;

namespace Cdop.Partnership.Domain;

/// <summary>
/// Somebody who may sign in: the issuer and subject of their account, never an email address. What they may do are
/// the roles a manager gave them, which are never deleted: taken back, they stay as history.
/// </summary>
internal sealed class Person : Aggregate
{
    private const string NotOneself = "Nobody changes their own roles: ask another manager";
    private const string WorksElsewhere = "This person also works for areas that are not yours: ask a manager of all areas";
    private const int LongestIssuer = 250;
    private const int LongestSubject = 255;
    private const int LongestName = 200;
    private readonly List<RoleGiven> roles = [];

    private Person() { }

    public UserId Id { get; private init; } = new(Guid.CreateVersion7().ToString("N"));

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>The name as lists are sorted by it, alike on every database.</summary>
    public string SortedAs { get; private set; } = "";

    /// <summary>Where notices go; it plays no part in signing in.</summary>
    public string? WorkEmail { get; private set; }

    public required Instant AddedAt { get; init; }

    /// <summary>When their roles last changed.</summary>
    public Instant? ChangedAt { get; private set; }

    /// <summary>When they left, or were shut out; null while they may sign in.</summary>
    public Instant? DisabledAt { get; private set; }

    public IReadOnlyList<RoleGiven> Roles => roles;

    /// <summary>The roles they hold now.</summary>
    public IEnumerable<RoleGiven> Held => roles.Where(r => r.TakenAt is null);

    /// <summary>The areas in which they manage, and so give roles.</summary>
    public Giver AsGiver() => new(Id, [.. Held.Where(r => r.Role == Role.Manager).Select(r => r.Area)]);

    /// <summary>Whether they may review emergency access in an area, or anywhere where it is null.</summary>
    public bool CanReview(Area? area) => DisabledAt is null && Held.Any(r => r.Role.Permissions().Contains(Permission.ReviewBreakGlass) && (r.Area is null || area is null || r.Area == area));

    public static Result<Person> Add(string issuer, string subject, string name, string? workEmail, Instant now)
    {
        var problems = new Problems()
            .When(issuer.Length > LongestIssuer || !Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"), nameof(Issuer), "Enter the issuer as the sign-in provider writes it, like https://login.example/tenant")
            .When(subject.Length is 0 or > LongestSubject || !subject.All(c => c is > ' ' and <= '~'), nameof(Subject), "Enter the subject as the sign-in provider writes it: up to 255 letters, digits and signs, without spaces");
        Check(problems, name, workEmail);
        if (problems.Any)
        {
            return problems;
        }

        var added = new Person { Issuer = issuer, Subject = subject, WorkEmail = workEmail, AddedAt = now };
        added.Call(name);
        return added;
    }

    /// <summary>Puts right what to call them and where notices go.</summary>
    public Result<Person> Describe(string name, string? workEmail, Giver by, Instant now)
    {
        var problems = Check(new Problems(), name, workEmail)
            .When(!by.CoversAll(this), "", WorksElsewhere);
        if (problems.Any)
        {
            return problems;
        }

        Call(name);
        WorkEmail = workEmail;
        Happened(new RightsChanged { Person = Id, OccurredAt = now });
        return this;
    }

    /// <summary>Gives a role for an area, or for all where <paramref name="area"/> is null. Giving what is held already changes nothing.</summary>
    public Result<Person> Give(Role role, Area? area, Giver by, Instant now)
    {
        var problems = new Problems()
            .When(by.Id == Id, "", NotOneself)
            .When(!by.Covers(area), "Areas", area is null ? "Only a manager of all areas gives a role for all areas" : "You give roles in your own areas only")
            .When(DisabledAt is not null && by.CoversAll(this), "", "Let this person back in first") // to who cannot, it is not told: the role waits
            .When(Held.Any(r => (r.Role == Role.ItOperator) != (role == Role.ItOperator)), nameof(Role), "An IT operator holds no other role: who runs the platform never sees a case")
            .When(area is not null && role is Role.ItOperator or Role.Auditor, nameof(Role), "IT operators and auditors hold their role for all areas");
        if (problems.Any)
        {
            return problems;
        }

        if (!Held.Any(r => r.Role == role && r.Area == area))
        {
            roles.Add(new() { Person = Id, Role = role, Area = area, GivenBy = by.Id, GivenAt = now });
            Changed(now);
        }

        return this;
    }

    /// <summary>Takes a role back. Whether an area is left without a manager, <see cref="Managers"/> tells.</summary>
    public Result<Person> Take(RoleGiven role, string because, Giver by, Instant now)
    {
        var problems = new Problems()
            .When(by.Id == Id, "", NotOneself)
            .When(!by.Covers(role.Area), "", role.Area is null ? "Only a manager of all areas takes back a role for all areas" : "You take back roles in your own areas only")
            .When(because.Length == 0, "Because", "Say why");
        if (problems.Any)
        {
            return problems;
        }

        if (role.TakenAt is null)
        {
            role.Take(by.Id, now);
            Changed(now);
        }

        return this;
    }

    /// <summary>Shuts them out of the whole product, at once; their roles stay for when they come back.</summary>
    public Result<Person> Disable(string because, Giver by, Instant now) => SetDisabled(DisabledAt ?? now, because, by, now);

    /// <summary>Lets them sign in again, with the roles they had.</summary>
    public Result<Person> LetBack(string because, Giver by, Instant now) => SetDisabled(null, because, by, now);

    private static Problems Check(Problems problems, string name, string? workEmail) =>
        problems
            .When(name.Length is 0 or > LongestName, nameof(Name), $"Enter a name of up to {LongestName} characters")
            .When(workEmail is not null && !WorkMail.IsAddress(workEmail), nameof(WorkEmail), "Enter a work email address in the right format, like name@example.nhs.uk");

    private Result<Person> SetDisabled(Instant? at, string because, Giver by, Instant now)
    {
        var problems = new Problems()
            .When(by.Id == Id, "", NotOneself)
            .When(!by.CoversAll(this), "", WorksElsewhere)
            .When(because.Length == 0, "Because", "Say why");
        if (problems.Any)
        {
            return problems;
        }

        DisabledAt = at;
        Changed(now);
        return this;
    }

    private void Call(string name)
    {
        var words = string.Join(' ', NameWords.Fold(name));
        (Name, SortedAs) = (name, words[..Math.Min(LongestName, words.Length)]);
    }

    private void Changed(Instant now)
    {
        ChangedAt = now;
        Happened(new RightsChanged { Person = Id, OccurredAt = now });
    }
}

/// <summary>Who gives or takes roles, and the areas in which they do: null among them stands for all.</summary>
internal sealed record Giver(UserId Id, IReadOnlyCollection<Area?> Areas)
{
    public bool IsEverywhere => Areas.Contains(null);

    public bool Covers(Area? area) => IsEverywhere || (area is not null && Areas.Contains(area));

    public bool CoversAll(Person person) => person.Held.All(r => Covers(r.Area));

    /// <summary>The product itself, or its console.</summary>
    public static Giver Of(UserId id) => new(id, [null]);
}

/// <summary>Who manages which area. Each area that the panel serves has a manager, or nobody could ever give a role there again.</summary>
internal static class Managers
{
    /// <summary>The areas that lose their last manager where <paramref name="before"/> becomes <paramref name="after"/>; null in these stands for all areas.</summary>
    public static IReadOnlyList<ServedArea> LeftWithout(IEnumerable<ServedArea> areas, IReadOnlyCollection<Area?> before, IReadOnlyCollection<Area?> after) =>
        after.Contains(null) ? [] : [.. areas.Where(a => (before.Contains(null) || before.Contains(a.Area)) && !after.Contains(a.Area))];
}

/// <summary>The people who review emergency access, wherever they do.</summary>
internal sealed class PeopleWhoReview : Specification<Person>
{
    public PeopleWhoReview()
    {
        var roles = Enum.GetValues<Role>().Where(role => role.Permissions().Contains(Permission.ReviewBreakGlass)).ToList();
        Query.Where(p => p.DisabledAt == null && p.Roles.Any(r => r.TakenAt == null && roles.Contains(r.Role)));
    }
}

/// <summary>
/// The people a manager of some areas may see: who holds a role there or for all areas, and who holds none now and last
/// did there. Who works for other areas only is not among them.
/// </summary>
internal sealed class PeopleWithin : Specification<Person>
{
    public PeopleWithin(Giver giver)
    {
        if (!giver.IsEverywhere)
        {
            var isManager = giver.Areas.Count > 0;
            Query.Where(p => isManager
                && (p.Roles.Any(r => r.TakenAt == null && (r.Area == null || giver.Areas.Contains(r.Area)))
                    || (p.Roles.All(r => r.TakenAt != null) && p.Roles.Any(r => r.Area == null || giver.Areas.Contains(r.Area)))));
        }
    }
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
