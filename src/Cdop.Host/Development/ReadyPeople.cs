using Cdop.Partnership.Contracts;

namespace Cdop.Host;

/// <summary>
/// The rights of the people whom the development sign-in offers, by the subjects it gives them; a test holds the two
/// lists together. The one it calls a new starter has none.
/// </summary>
internal static class ReadyPeople
{
    public static IReadOnlyList<ReadyPerson> Of(string issuer) =>
    [
        Person(issuer, "admin.marsh", "Priya Marsh", Role.Administrator),
        Person(issuer, "admin.sefton", "Sam Corran", Role.Administrator, "E08000014"),
        Person(issuer, "manager.quayle", "Jo Quayle", Role.Manager),
        Person(issuer, "doctor.fenwick", "Dr Alex Fenwick", Role.DesignatedDoctor, "E08000011", "E08000012"),
        Person(issuer, "chair.lowe", "Robin Lowe", Role.PanelChair),
        Person(issuer, "member.osei", "Ama Osei", Role.PanelMember),
        Person(issuer, "auditor.byrne", "Pat Byrne", Role.Auditor),
        Person(issuer, "operator.lund", "Chris Lund", Role.ItOperator),
        Person(issuer, "guardian.ellis", "Dr Toni Ellis", Role.CaldicottGuardian),
        Person(issuer, "guest.adeyemi", "Prof Lena Adeyemi", Role.GuestExpert),
    ];

    private static ReadyPerson Person(string issuer, string subject, string name, Role role, params string[] areas) =>
        new(issuer, subject, name, $"{subject}@cdop.example", [.. areas.Length == 0 ? [new RoleHeld(role, null)] : areas.Select(area => new RoleHeld(role, Area.Parse(area)))]);
}
