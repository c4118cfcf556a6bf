using System.Globalization;

namespace Cdop.Notifications;

/// <summary>
/// Invents a death that might have happened, for development and training: no name, number or address is anybody's.
/// The shares of age, sex and place follow what child death statistics of England show in the large.
/// </summary>
internal static class InventNotification
{
    private static readonly string[] Girls =
        ["Amelia", "Olivia", "Isla", "Ava", "Freya", "Lily", "Florence", "Ivy", "Mia", "Willow", "Rosie", "Sofia", "Aisha", "Zara", "Maryam", "Niamh", "Orla", "Chloé", "Zoë", "Anaïs", "Mei", "Ngozi", "Adaeze", "Weronika", "Ioana", "Lily-Mae", "Evie", "Poppy"];

    private static readonly string[] Boys =
        ["Noah", "Oliver", "George", "Leo", "Arthur", "Theo", "Oscar", "Archie", "Jude", "Finley", "Muhammad", "Yusuf", "Ibrahim", "Adam", "Kofi", "Chidi", "Jakub", "Mihai", "Cillian", "Seán", "Tomáš", "Arjun", "Wei", "Rowan", "Jack", "Alfie"];

    private static readonly string[] Families =
        ["Ashdown", "Achterberg", "Bramhall", "Brereton", "Corlett", "Dunmore", "Ellery", "Farrimond", "Garston", "Halewood", "Iqbal", "Kaczmarek", "Lathom", "Marsden", "Mehta", "Nwosu", "O’Rourke", "O'Neill", "Orrell", "Prendergast", "Quilliam", "Rahman", "Renshaw", "Sadler", "Sunderland", "Tarbock", "Umar", "Vaughan-Price", "Whitlow", "Yates", "Zielińska", "Ó Súilleabháin", "de la Cruz", "Adeyemi", "Holt", "Kinnish", "Rimmer", "Hesketh"];

    private static readonly (string Postcode, string Place)[] Homes =
        [("L36 0ZZ", "Huyton"), ("L32 0ZZ", "Kirkby"), ("L28 0ZZ", "Stockbridge Village"), ("L4 0ZZ", "Walton"), ("L8 0ZZ", "Toxteth"), ("L11 0ZZ", "Norris Green"), ("L15 0ZZ", "Wavertree"), ("L19 0ZZ", "Garston"), ("L5 0ZZ", "Everton"), ("L13 0ZZ", "Old Swan"), ("L21 0ZZ", "Litherland"), ("L30 0ZZ", "Netherton"), ("L22 0ZZ", "Waterloo"), ("WA9 0ZZ", "St Helens"), ("WA10 0ZZ", "St Helens"), ("WA12 0ZZ", "Newton-le-Willows"), ("CH41 0ZZ", "Birkenhead"), ("CH44 0ZZ", "Wallasey"), ("CH46 0ZZ", "Moreton"), ("CH49 0ZZ", "Upton"), ("CH61 0ZZ", "Heswall"), ("PR8 0ZZ", "Southport"), ("L35 0ZZ", "Prescot"), ("L25 0ZZ", "Woolton")];

    private static readonly (string Name, string Role, string Agency)[] Notifiers =
        [("Dr A. Fenwick", "Consultant", "Emergency department, Example Hospital"), ("M. Brandt", "Neonatal matron", "Example Women’s Hospital"), ("Dr S. Iqbal", "GP", "Example Green Surgery"), ("DI R. Coyle", "Detective inspector", "Example Police"), ("H. Lindqvist", "Bereavement nurse", "Example Children’s Hospital"), ("T. Okafor", "Social worker", "Example Council"), ("Dr P. Sørensen", "Paediatric intensive care consultant", "Example Children’s Hospital")];

    private static readonly string[] Streets = ["Example Walk", "Example Road", "Sample Close", "Specimen Avenue", "Invented Street"];

    /// <summary>One death of which word reaches the office at <paramref name="receivedAt"/>; the number makes its NHS number its own.</summary>
    public static LogNotification Compose(int number, Random random, Instant receivedAt)
    {
        var girl = random.NextDouble() < 0.44;
        var hours = random.NextDouble() < 0.8 ? random.Next(2, 24) : random.Next(24, 150);
        var died = (receivedAt - Duration.FromHours(hours)).TimeIn();
        var band = random.NextDouble();
        var born = band switch
        {
            < 0.42 => died.Date.PlusDays(-random.Next(0, 28)),
            < 0.62 => died.Date.PlusDays(-random.Next(28, 365)),
            < 0.75 => died.Date.PlusDays(-random.Next(365, 5 * 365)),
            < 0.83 => died.Date.PlusDays(-random.Next(5 * 365, 10 * 365)),
            < 0.91 => died.Date.PlusDays(-random.Next(10 * 365, 15 * 365)),
            _ => died.Date.PlusDays(-random.Next(15 * 365, (18 * 365) - 5)),
        };
        var newborn = band < 0.42;
        var infant = band < 0.62;
        var sudden = !newborn && random.NextDouble() < 0.45;
        var given = newborn && random.NextDouble() < 0.15 ? null : One(random, girl ? Girls : Boys);
        var home = One(random, Homes);
        var postcode = Postcode.Parse(home.Postcode);
        var notifier = newborn ? Notifiers[1] : One(random, Notifiers);
        var withNumber = random.NextDouble() < 0.93;

        return new()
        {
            Source = random.NextDouble() < 0.8 ? Source.WebForm : One(random, [Source.Telephone, Source.Mail, Source.Registrar, Source.Coroner]),
            ReceivedOn = receivedAt.DateIn(),
            ReceivedTime = receivedAt.TimeIn().TimeOfDay,
            Notifier = new() { Name = notifier.Name, Role = notifier.Role, Agency = notifier.Agency, Email = $"notifier{number}@nhs.example", Telephone = "0151 496 0000" },
            Child = new()
            {
                GivenName = given,
                NotNamed = given is null,
                FamilyName = One(random, Families),
                DateOfBirth = born,
                TimeOfBirth = born == died.Date ? LocalTime.Midnight : null,
                Sex = random.NextDouble() < 0.01 ? Sex.NotKnown : girl ? Sex.Female : Sex.Male,
                TypedNhsNumber = withNumber ? NumberFor(number) : null,
                NoNhsNumber = withNumber ? null : NhsNumberAbsence.NotAvailable,
                EthnicGroup = One(random, Enum.GetValues<EthnicGroup>()),
                Address = $"{random.Next(1, 99)} {One(random, Streets)}, {home.Place}",
                Postcode = postcode,
                MothersPostcode = newborn ? postcode : null,
                Gp = newborn ? null : "Example Green Surgery",
                GestationWeeks = infant ? newborn ? random.Next(22, 42) : random.Next(34, 42) : null,
                GestationDays = infant ? random.Next(0, 7) : null,
                BirthWeight = infant ? random.Next(480, 3900) : null,
            },
            Death = new()
            {
                Date = died.Date,
                Time = new LocalTime(died.Hour, died.Minute),
                Place = newborn || random.NextDouble() < 0.7 ? PlaceOfDeath.Hospital : random.NextDouble() < 0.8 ? PlaceOfDeath.Home : PlaceOfDeath.Other,
                PlaceInWords = newborn ? "Neonatal unit, Example Women’s Hospital" : "Example Hospital or the place named in the report",
                PlaceOfEvent = sudden ? "Home" : null,
                Circumstances = newborn
                    ? "Born too early and cared for in the neonatal unit. Treatment was withdrawn with the parents present. Invented for development."
                    : sudden
                        ? "Found unresponsive. Resuscitation was begun by the family and continued by the ambulance crew and in hospital. Invented for development."
                        : "Known long-term condition. Became unwell over some days and died with the family present. Invented for development.",
                Expected = sudden ? Expectation.NotExpected : newborn || random.NextDouble() < 0.6 ? Expectation.Expected : Expectation.NotKnown,
                JointResponse = sudden ? random.NextDouble() < 0.3 ? JointResponseCriteria.ExternalCause : JointResponseCriteria.NoApparentCause : JointResponseCriteria.None,
                CoronerTold = sudden ? YesNoNotKnown.Yes : YesNoNotKnown.NotKnown,
            },
            People = new()
            {
                OnlyAFew = random.NextDouble() < 0.01,
                Professionals =
                [
                    new() { Agency = "Example Green Surgery", Name = "Dr S. Iqbal", Role = "GP", Email = "gp@nhs.example", Telephone = "0151 496 0001" },
                    newborn
                        ? new() { Agency = "Example Women’s Hospital", Name = "M. Brandt", Role = "Neonatal matron", Email = "neonatal@nhs.example" }
                        : new() { Agency = "0 to 19 team", Name = "L. Haugen", Role = infant ? "Health visitor" : "School nurse", Email = "team@nhs.example" },
                ],
            },
        };
    }

    /// <summary>The n-th NHS number of the range kept for tests whose check digit exists.</summary>
    internal static string NumberFor(int number)
    {
        // Of two stems side by side at least one has a check digit.
        var stem = 999_000_000 + (2 * number);
        return Enumerable.Range(0, 20)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"{stem + (n / 10)}{n % 10}"))
            .First(written => NhsNumber.TryParse(written, null, out _));
    }

    private static T One<T>(Random random, T[] of) => of[random.Next(of.Length)];
}
