namespace Cdop.Forms;

/// <summary>A kind of agency that may be asked what it knows. The list is closed: a definition that names another is refused.</summary>
/// <param name="Code">As a definition writes it.</param>
/// <param name="Name">As a person reads it.</param>
public sealed record AskedKind(string Code, string Name)
{
    /// <summary>Every kind, in the order in which they are offered.</summary>
    public static IReadOnlyList<AskedKind> All { get; } =
    [
        new("gp", "General practice"),
        new("health-visiting", "Health visiting"),
        new("school-nursing", "School nursing"),
        new("midwifery", "Midwifery"),
        new("acute-hospital", "Acute hospital"),
        new("neonatal-unit", "Neonatal unit"),
        new("community-paediatrics", "Community paediatrics"),
        new("mental-health", "Mental health services"),
        new("ambulance", "Ambulance service"),
        new("hospice", "Hospice"),
        new("social-care", "Children’s social care"),
        new("education", "School, nursery or college"),
        new("police", "Police"),
        new("coroner", "Coroner"),
        new("youth-justice", "Youth justice"),
        new("housing", "Housing"),
        new("fire", "Fire and rescue"),
        new("public-health", "Public health"),
        new("designated-doctor", "Designated doctor"),
        new("cdop", "The panel’s office"),
    ];

    /// <summary>The kind with that code, if there is one.</summary>
    public static AskedKind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);
}
