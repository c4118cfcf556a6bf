namespace Cdop.DevelopmentSignIn;

/// <summary>Somebody a developer may be with one click. What they may do is decided by the application's own tables, by subject.</summary>
/// <param name="Subject">The fixed subject the provider issues for this person.</param>
/// <param name="Name">The name shown on screen.</param>
/// <param name="Role">The role this person is meant to have, in words.</param>
/// <param name="Areas">The areas this person is meant to see, in words.</param>
public sealed record Account(string Subject, string Name, string Role, string Areas);

/// <summary>The ready accounts of development, one for each role: the single list, with subjects that never change.</summary>
public static class Accounts
{
    /// <summary>Every ready account, in the order the page shows them.</summary>
    public static IReadOnlyList<Account> All { get; } =
    [
        new("admin.marsh", "Priya Marsh", "CDOP administrator", "all areas"),
        new("admin.sefton", "Sam Corran", "CDOP administrator", "Sefton only"),
        new("manager.quayle", "Jo Quayle", "CDOP manager", "all areas"),
        new("doctor.fenwick", "Dr Alex Fenwick", "Designated doctor", "Liverpool and Knowsley"),
        new("chair.lowe", "Robin Lowe", "Panel chair", "the cases of their meetings"),
        new("member.osei", "Ama Osei", "Panel member", "the cases of meetings they accepted"),
        new("auditor.byrne", "Pat Byrne", "Auditor", "all areas"),
        new("operator.lund", "Chris Lund", "IT operator", "no case at all"),
        new("guardian.ellis", "Dr Toni Ellis", "Caldicott guardian", "all areas"),
        new("guest.adeyemi", "Prof Lena Adeyemi", "Guest expert", "one case they are asked about"),
        new("nobody.new", "New Starter", "No role yet", "nothing"),
    ];
}

/// <summary>Somebody at an organisation that Cdop knows, who has no account there and answers what their organisation was asked.</summary>
/// <param name="Subject">The fixed subject the provider issues for this person.</param>
/// <param name="Name">The name shown on screen.</param>
/// <param name="Email">The address that the organisation proves.</param>
/// <param name="IsVerified">Whether the organisation has seen that the address is theirs.</param>
public sealed record Member(string Subject, string Name, string Email, bool IsVerified = true);

/// <summary>The one organisation of development: a hospital trust of the seed, with the people whom requests to it go to.</summary>
public static class Organisation
{
    /// <summary>The client that Cdop is at the organisation's sign-in.</summary>
    public const string ClientId = "cdop-organisation";

    /// <summary>What the settings of Cdop call it.</summary>
    public const string Key = "alderhey";

    /// <summary>What its people call it.</summary>
    public const string Name = "Alder Hey";

    /// <summary>The domain of its mail.</summary>
    public const string Domain = "rbs.example";

    /// <summary>Its ready people, and one whose address nobody has verified.</summary>
    public static IReadOnlyList<Member> People { get; } =
    [
        new("member.hatton", "Amara Hatton", $"amara.hatton@{Domain}"),
        new("member.sayle", "Farah Sayle", $"farah.sayle@{Domain}"),
        new("member.unverified", "Amara Hatton, address not verified", $"amara.hatton@{Domain}", IsVerified: false),
    ];
}
