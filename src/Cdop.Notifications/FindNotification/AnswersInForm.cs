using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace Cdop.Notifications;

/// <summary>What a notification says, under the names that the questions have in the notification form. A form of it is filled from here.</summary>
internal static class AnswersInForm
{
    /// <summary>The answers, in the order of the form; a question without one is left out.</summary>
    public static IEnumerable<NotifiedAnswer> Of(Notification notification)
    {
        var (child, death, notifier) = (notification.Child, notification.Death, notification.Notifier);
        List<(string LinkId, string? Value)> said =
        [
            ("receipt.received-at", Of(notification.ReceivedAt)),
            ("receipt.source", Code(notification.Source)),
            ("notifier.name", notifier.Name),
            ("notifier.role", notifier.Role),
            ("notifier.agency", notifier.Agency),
            ("notifier.telephone", notifier.Telephone),
            ("notifier.email", notifier.Email),
            ("child.given-name", child.GivenName),
            ("child.not-named", child.NotNamed ? "yes" : null),
            ("child.family-name", child.FamilyName),
            ("child.also-known-as", child.AlsoKnownAs),
            ("child.date-of-birth", Of(child.DateOfBirth)),
            ("child.time-of-birth", Of(child.TimeOfBirth)),
            ("child.sex", Code(child.Sex)),
            ("child.nhs-number", child.NhsNumber?.Spaced() ?? child.TypedNhsNumber),
            ("child.no-nhs-number", Code(child.NoNhsNumber)),
            ("child.ethnic-group", Code(child.EthnicGroup)),
            ("child.address", child.Address),
            ("child.postcode", child.Postcode?.ToString()),
            ("child.no-postcode", Code(child.NoPostcode)),
            ("child.gp", child.Gp),
            ("child.mothers-name", child.MothersName),
            ("child.mothers-postcode", child.MothersPostcode?.ToString()),
            ("child.gestation.weeks", Of(child.GestationWeeks)),
            ("child.gestation.days", Of(child.GestationDays)),
            ("child.birth-weight", Of(child.BirthWeight)),
            ("death.date", Of(death.Date)),
            ("death.time", Of(death.Time)),
            ("death.place", Code(death.Place)),
            ("death.place-in-words", death.PlaceInWords),
            ("death.place-of-event", death.PlaceOfEvent),
            ("death.expected", Code(death.Expected)),
            .. Enum.GetValues<JointResponseCriteria>().Where(criterion => criterion != JointResponseCriteria.None && death.JointResponse.HasFlag(criterion)).Select(criterion => ("death.joint-response", Code(criterion))),
            ("death.suspected-stillbirth-at-home", Code(death.SuspectedStillbirthAtHome)),
            ("death.circumstances", death.Circumstances),
            ("death.certificate.coroner-told", Code(death.CoronerTold)),
            ("people.only-a-few", notification.IsRestricted ? "yes" : null),
            ("alert.is", notification.NcmdAlert is null ? "no" : "yes"),
            ("alert.what", notification.NcmdAlert),
        ];
        var rows = notification.Professionals.OrderBy(professional => professional.Place).SelectMany((professional, row) => new (string LinkId, string? Value)[]
        {
            ("people.professional.agency", professional.Agency),
            ("people.professional.name", professional.Name),
            ("people.professional.role", professional.Role),
            ("people.professional.email", professional.Email),
            ("people.professional.telephone", professional.Telephone),
        }.Select(cell => (cell.LinkId, Row: (int?)row, cell.Value)));
        return said.Select(one => (one.LinkId, Row: (int?)null, one.Value)).Concat(rows).Where(one => !string.IsNullOrWhiteSpace(one.Value)).Select(one => new NotifiedAnswer(one.LinkId, one.Row, one.Value!));
    }

    /// <summary>A word as the form codes it: it has the same words as ours, in small letters with hyphens.</summary>
    public static string? Code(Enum? value) => value is null ? null : JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    private static string Of(Instant moment)
    {
        var local = moment.TimeIn();
        return $"{Of(local.Date)} {Of((LocalTime?)local.TimeOfDay)}";
    }

    private static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string? Of(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
