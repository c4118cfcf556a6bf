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
        new("nobody.new", "New Starter", "No role yet", "nothing"),
    ];
}
