using System.Globalization;

namespace Cdop.Host.Tests;

/// <summary>A death as a professional tells it on the public form: one good example, from which tests depart.</summary>
public sealed record Told
{
    public string? GivenName { get; init; } = "Ann";

    public string FamilyName { get; init; } = "Harper";

    public string AlsoKnownAs { get; init; } = "";

    public required LocalDate Born { get; init; }

    public required LocalDate Died { get; init; }

    public string Sex { get; init; } = "Female";

    public string NhsNumber { get; init; } = "999 000 0018";

    public string Address { get; init; } = "";

    public string Postcode { get; init; } = "L21 0ZZ";

    public string Gp { get; init; } = "";

    public string MothersName { get; init; } = "";

    public string TimeOfBirth { get; init; } = "";

    public string PlaceInWords { get; init; } = "";

    public string PlaceOfEvent { get; init; } = "";

    public string Circumstances { get; init; } = "Found unwell in the morning.";

    public string Expected { get; init; } = "NotExpected";

    public string Notifier { get; init; } = "Nora Hill";

    public string Email { get; init; } = "nora.hill@hospital.example";

    public string NotifiersAgency { get; init; } = "A hospital";

    public string NotifiersTelephone { get; init; } = "";

    public string ProfessionalsName { get; init; } = "";

    public string ProfessionalsAgency { get; init; } = "";

    public string ProfessionalsEmail { get; init; } = "";

    public string ProfessionalsTelephone { get; init; } = "";

    public string NcmdAlert { get; init; } = "";

    public bool OnlyAFew { get; init; }

    /// <summary>A child of six who died the day before.</summary>
    public static Told Of(LocalDate today) => new() { Born = today.PlusDays(-1).PlusYears(-6), Died = today.PlusDays(-1) };

    /// <summary>The fields of one page of the form, 1 to 4.</summary>
    public (string Name, string Value)[] Page(int number) => number switch
    {
        1 =>
        [
            ("Form.Notifier.Name", Notifier), ("Form.Notifier.Email", Email), ("Form.Notifier.Agency", NotifiersAgency), ("Form.Notifier.Telephone", NotifiersTelephone),
        ],
        2 =>
        [
            .. GivenName is null ? new[] { ("Form.Child.NotNamed", "true") } : [("Form.Child.GivenName", GivenName)],
            ("Form.Child.FamilyName", FamilyName), ("Form.Child.AlsoKnownAs", AlsoKnownAs), .. Date("Form.Child.DateOfBirth", Born), ("Form.Child.Sex", Sex),
            ("Form.Child.TypedNhsNumber", NhsNumber), ("Form.Child.Address", Address), ("Form.Child.Postcode", Postcode), ("Form.Child.Gp", Gp),
            ("Form.Child.MothersName", MothersName), ("Form.Child.TimeOfBirth", TimeOfBirth),
        ],
        3 =>
        [
            .. Date("Form.Death.Date", Died), ("Form.Death.Place", "Hospital"), ("Form.Death.PlaceInWords", PlaceInWords), ("Form.Death.PlaceOfEvent", PlaceOfEvent),
            ("Form.Death.Circumstances", Circumstances), ("Form.Death.Expected", Expected),
        ],
        _ =>
        [
            ("Form.People.Professionals[0].Name", ProfessionalsName), ("Form.People.Professionals[0].Agency", ProfessionalsAgency),
            ("Form.People.Professionals[0].Email", ProfessionalsEmail), ("Form.People.Professionals[0].Telephone", ProfessionalsTelephone),
            ("Form.People.NcmdAlert", NcmdAlert), .. OnlyAFew ? new[] { ("Form.People.OnlyAFew", "true") } : [],
        ],
    };

    private static (string Name, string Value)[] Date(string field, LocalDate date) =>
    [
        ($"{field}.Day", date.Day.ToString(CultureInfo.InvariantCulture)),
        ($"{field}.Month", date.Month.ToString(CultureInfo.InvariantCulture)),
        ($"{field}.Year", date.Year.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <summary>What happens between a notification and a case, as people do it on the pages.</summary>
public static class Office
{
    /// <summary>Fills in the four public pages in a browser that has begun no other notification; the reference on the receipt.</summary>
    public static async Task<string> Notify(this Browser visitor, Told told, params (string Name, string Value)[] more)
    {
        var page = await visitor.Get("/notify");
        for (var number = 1; number <= 4; number++)
        {
            page = await visitor.Press(page, number == 4 ? "Send notification" : "Save and continue", [.. told.Page(number), .. more]);
        }

        return page.Address.AbsolutePath == "/notify/sent"
            ? page.Document.QuerySelector(".nhsuk-panel strong")!.TextContent.Trim()
            : throw new InvalidOperationException($"It was not sent: {Complaints(page)}");
    }

    /// <summary>Accepts a notification as the triage page proposes, without a joint agency response where it leaves that open; the reference of the case.</summary>
    public static async Task<string> Accept(this Browser desk, string notification, params (string Name, string Value)[] chosen)
    {
        var page = await desk.Get($"/notifications/{notification}");
        var isOpen = page.Document.QuerySelector("[name='Form.NeedsJointResponse'][checked]") is null && chosen.All(one => one.Name != "Form.NeedsJointResponse");
        var after = await desk.Press(page, "Accept", isOpen ? [.. chosen, ("Form.NeedsJointResponse", "false")] : chosen);
        var decided = await desk.Get($"/notifications/{notification}");
        return decided.Document.QuerySelector(".cdop-facts a[href^='/cases/']")?.TextContent.Trim()
            ?? throw new InvalidOperationException($"{notification} was not accepted: {Complaints(after)}");
    }

    /// <summary>Attaches a document to a case; the page that follows.</summary>
    public static async Task<PageSeen> AttachTo(this Browser desk, string reviewed, string title, string file, byte[] content) =>
        await desk.Attach(
            await desk.Get($"/cases/{reviewed}/documents/new"),
            "Attach",
            (file, content),
            ("Form.Type", "Letter"),
            ("Form.Title", title),
            ("Form.Originator", "Whiston Hospital"),
            ("Form.Sharing", "ByAgreement"));

    /// <summary>What a page says is wrong.</summary>
    public static string Complaints(PageSeen page)
    {
        ArgumentNullException.ThrowIfNull(page);

        return $"{page.Address} {page.Heading}: {string.Join("; ", page.Document.QuerySelectorAll(".nhsuk-error-summary li, .nhsuk-error-summary p").Select(e => e.TextContent.Trim()))}";
    }
}
