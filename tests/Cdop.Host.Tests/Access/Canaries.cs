using System.Net;
using System.Web;

namespace Cdop.Host.Tests;

/// <summary>Words that stand in one case of Wirral and nowhere else: where one turns up, something of the child has got out.</summary>
public static class Canaries
{
    private static readonly string[] Words =
    [
        "Qvixgiven", "Qvixfamily", "Qvixalias", "Qvixstreet", "CH41 9QX", "999 000 0026", "Qvixsurgery", "Qvixmother", "Qvixward", "Qvixpool",
        "Qvixcircumstances", "Qvixnotifier", "Qvixagency", "07700 900413", "qvix.notifier@", "Qvixprofessional", "Qvixservice", "qvix.professional@", "07700 900862",
        "Qvixalert", "Qvixnote", "Qvixbecause", "Qvixcorrected",
    ];

    private static readonly string[] Shapes =
        [.. Words.SelectMany(word => new[] { word, word.Replace(" ", "", StringComparison.Ordinal), Uri.EscapeDataString(word), HttpUtility.UrlEncode(word) }).Distinct()];

    /// <summary>The death of which each answer is a canary.</summary>
    public static Told Told(LocalDate today) => Cdop.Host.Tests.Told.Of(today) with
    {
        GivenName = "Qvixgiven",
        FamilyName = "Qvixfamily",
        AlsoKnownAs = "Qvixalias",
        Address = "1 Qvixstreet",
        Postcode = "CH41 9QX",
        NhsNumber = "999 000 0026",
        Gp = "Qvixsurgery",
        MothersName = "Qvixmother",
        PlaceInWords = "Qvixward",
        PlaceOfEvent = "Qvixpool",
        Circumstances = "Qvixcircumstances in the morning.",
        Notifier = "Qvixnotifier",
        Email = "qvix.notifier@hospital.example",
        NotifiersAgency = "Qvixagency",
        NotifiersTelephone = "07700 900413",
        ProfessionalsName = "Qvixprofessional",
        ProfessionalsAgency = "Qvixservice",
        ProfessionalsEmail = "qvix.professional@service.example",
        ProfessionalsTelephone = "07700 900862",
        NcmdAlert = "Qvixalert",
    };

    /// <summary>What the pack tells the panel of the death: it points to nobody, and stands there and on no other page of theirs.</summary>
    public const string InThePack = "Qvixcircumstances";

    /// <summary>By what a member is asked which cases they had a part in: the hospital and the teams, on that page alone.</summary>
    public static readonly string[] AskedBy = ["Qvixward", "Qvixsurgery", "Qvixservice"];

    /// <summary>A note that is one.</summary>
    public const string Note = "Qvixnote: telephoned the ward.";

    /// <summary>A remark on a clock that is one.</summary>
    public const string Because = "Qvixbecause the ward had told them.";

    /// <summary>A reason for a correction that is one.</summary>
    public const string Corrected = "Qvixcorrected by telephone.";

    /// <summary>The grade of a factor that one member alone gives in their score of the case.</summary>
    public const string Grade = "social.gang=1";

    /// <summary>The category that one member alone ticks there.</summary>
    public const string Category = "6";

    /// <summary>The first canary in a text, whatever its case; null where there is none.</summary>
    public static string? In(string text, params string[] typed) =>
        Shapes.Where(shape => !typed.Any(t => t.Contains(shape, StringComparison.OrdinalIgnoreCase) || shape.Contains(t, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(shape => text.Contains(shape, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first canary in an answer: in its headers, where it leads, or on the page. Words the person typed themselves may stand on the page, and only there.</summary>
    public static string? In(PageSeen page, params string[] typed)
    {
        ArgumentNullException.ThrowIfNull(page);

        var headers = string.Join('\n', page.Answer.Headers.Concat(page.Answer.Content.Headers).Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        return In(headers) is { } told ? $"{told} in a header of {page.Address}"
            : In(page.Address.ToString()) is { } address ? $"{address} in the address {page.Address}"
            : In(WebUtility.HtmlDecode(page.Text), typed) is { } shown ? $"{shown} on {page.Address} ({page.Heading})"
            : null;
    }
}
