using System.Globalization;
using System.Text;

namespace Cdop.PanelReview.Domain;

/// <summary>A place of a text in which an identifier was put.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="How">How it was written.</param>
/// <param name="IsExact">Whether it stands as it is known, in any case.</param>
internal sealed record Seed(int At, int Length, string How, bool IsExact);

/// <summary>Invented cases and narratives with identifiers put into them, the same for the same number.</summary>
internal sealed class SeededTexts
{
    private static readonly string[] Given =
    [
        "Aaron", "Amelia", "Rose", "Will", "May", "Grace", "Zoë", "Mohammed", "Łukasz", "Siân", "Ben", "Amy", "Niamh", "Oliver", "Jack", "Mary-Anne", "Thomas", "Ibrahim", "Chloe", "Daisy", "Kai", "Poppy",
        "Leo", "Esmé", "Nathan", "Aisha", "Theodore", "Ruby", "Connor", "Freya", "Ewan", "Hope", "Harper", "Rory", "Xavier", "Yusuf", "Éabha", "Olivia", "Øyvind",
    ];

    private static readonly Dictionary<string, string[]> Called = new()
    {
        ["Amelia"] = ["Millie", "Amy"], ["Amy"] = ["Amelia"], ["Will"] = ["William", "Bill", "Billy"], ["Ben"] = ["Benjamin", "Benny"], ["Mohammed"] = ["Mo", "Muhammad"], ["Oliver"] = ["Ollie"],
        ["Thomas"] = ["Tom", "Tommy"], ["Leo"] = ["Leonard", "Lenny"], ["Nathan"] = ["Nathaniel", "Nate"], ["Theodore"] = ["Theo", "Teddy"],
    };

    private static readonly string[] Family =
    [
        "Thorne", "O'Brien", "Smith-Jones", "Brown", "Nguyen", "Lee", "Kowalski", "Patel", "Young", "McDonald", "Hughes", "Khan", "Abernathy", "Fairclough", "Bell", "Okafor", "Green", "Molyneux", "Whittaker",
        "Ng", "Blundell", "Rimmer", "Ashcroft", "Tyrer", "Gerrard", "Halsall", "Cunliffe", "Çelik", "Šimić",
    ];

    private static readonly string[] Streets = ["Meadow Close", "Alderley Road", "Breck Lane", "St Oswald's Street", "Primrose Avenue", "Kirkstone Drive", "Tithebarn Crescent"];

    private static readonly string[] Towns = ["Huyton", "Kirkby", "Prescot", "Maghull", "Formby", "Birkdale", "Heswall"];

    private static readonly string[] Hospitals = ["Alder Hey Children's Hospital", "Mersey Women's Hospital", "Whiston Hospital", "Arrowe Park Hospital", "Ormskirk District General Hospital"];

    private static readonly string[] Schools = ["St Aidan's Catholic Primary School", "Longmoor Primary School", "Hope Academy", "Roby Park Primary School"];

    private static readonly string[] Practices = ["Cornerways Medical Centre", "Tarbock Surgery", "The Hollies Practice"];

    // Ordinary text of such papers, with words and figures that look like identifiers and are none.
    private static readonly string[] Ordinary =
    [
        "The temperature rose to 38.9 and the heart rate was 180, with a capillary refill time of 4 seconds. ",
        "It may be that the family will need help with housing. ",
        "A blood gas showed pH 7.21, lactate 6.4 and a base excess of -9. ",
        "Blood pressure was 62/35 and saturations were 84% in 10 litres of oxygen. ",
        "Paracetamol 15 mg/kg was given 4 times a day for 3/7, then as needed. ",
        "The sleeping place was an adult bed with a soft mattress, two pillows and a duvet. ",
        "There were no previous concerns and immunisations were up to date. ",
        "The ambulance arrived within 7 minutes and resuscitation went on for 45 minutes. ",
        "Birth weight was 2,310 g at 34+2 weeks of gestation. ",
        "Growth had followed the 9th centile until 6 months of age and then fell to the 0.4th. ",
        "Both parents had been seen to be warm and attentive, and the home was clean and well kept. ",
        "Apgar scores were 3 at 1 minute, 5 at 5 minutes and 8 at 10 minutes. ",
        "The post-mortem report gave the cause as bronchopneumonia, 1a, with cerebral palsy as 2. ",
        "Many children of this age have viral illness in winter; the lack of a fever was of some note. ",
        "She was 25 weeks pregnant at booking, and smoked 10 cigarettes a day. ",
        "He could not be woken, and his lips were blue. ",
        "The grade of this factor was 2, and the category was 8. ",
        "A plan was made for oral feeds of 120 ml/kg/day, 3 hourly. ",
        "There was green vomit, a brown stain on the sheet and a young dog in the house. ",
        "Hepatitis B was excluded, vitamin K was given, and group B streptococcus was not found. ",
        "The bell on the ward rang at 14:05, and staff came at once. ",
        "Two of the five witnesses said that the car was travelling at 40 to 50 miles an hour. ",
        "Safeguarding supervision took place in line with policy, version 2.1.3 of the procedure. ",
        "The review found good practice in communication between teams and gave hope to the bereaved. ",
        "A CT scan of the head, an ECG and an EEG were done; IV access was hard to gain. ",
        "The GP referred at once, and the ED consultant spoke with the PICU team. ",
        "Grace was said at the table before the meal, and all of the group ate the same food. ",
        "The maternal serology showed immunity to rubella, and stool culture grew no salmonella. ",
        "On examination the anterior fontanelle was sunken, the patella was felt in place and the cerebellum looked swollen on imaging. ",
        "Perinatal history: spontaneous onset of labour, forceps for a prolonged second stage, and a venous cord pH of 7.31. ",
        "There was a grade 3/6 systolic murmur, loudest at the left sternal edge; GCS was 3/15 with fixed pupils of 5 mm. ",
        "Feeds went up from 10, 12 and 14 ml to 20 - 24 ml every 2-3 hours, by nasogastric tube. ",
        "Sodium was 142, potassium 4.10, urea 6.2 and creatinine 38; the anion gap was 12-14. ",
        "Respiratory rates of 40, 48 and 60 were charted at 02:10, 04:30 and 06:15. ",
        "Adrenaline 1:10,000 was given three times, 0.1 ml/kg each, with 2 J/kg then 4 J/kg of shock. ",
        "He weighed 12.10 kg, was 88 cm tall and wore size 5 shoes. ",
        "A 3-day course of amoxicillin 250 mg/5 ml was finished, and cholesterol and bilirubin were normal. ",
        "The family were cooperative, and there was marked improvement in the handover between shifts. ",
        "The hallway was cluttered, the bedroom was hot at 24 to 26 degrees, and a greenhouse heater stood near the cot. ",
        "Toddlers were sharper after sleep; the nursery staff were hopeful and remarkably calm. ",
        "Tonic-clonic seizures recurred at 10-15 minute intervals, and lorazepam and levetiracetam were given. ",
        "Oxygen saturations were 98 97 95 and then 88 in air, and a chest X-ray showed bilateral consolidation. ",
        "The multidisciplinary team met 3 times in 2 weeks, with 4 of 12 actions done. ",
        "Blood cultures were negative at 48 hours; CSF had 3 white cells, protein 0.35 g/l and glucose 3.1 mmol/l. ",
        "Ventricular septal defect was known from the anomaly scan at 20+3, with a follow-up echocardiogram planned. ",
    ];

    private static readonly string[] DaysInWords =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
    ];

    private readonly Random random;

    public SeededTexts(int number)
    {
        random = new(number);
        var family = Any(Family);
        Child = $"{Any(Given)} {family}";
        Mother = $"{Other(Given, Child)} {(random.Next(3) == 0 ? Any(Family) : family)}";
        Worker = $"{Other(Given, Child + Mother)} {Any(Family)}";
        Address = $"{random.Next(1, 200)} {Any(Streets)}, {Any(Towns)}";
        Postcode = $"L{random.Next(1, 40)} {random.Next(1, 9)}{Letters("ABDEFGHJLN", 2)}";
        Hospital = Any(Hospitals);
        School = Any(Schools);
        Practice = Any(Practices);
        Reference = CaseReference.Of(Any(["WIR", "LIV", "KNO", "SEF"]), 2026, random.Next(1, 400)).ToString();
        Nhs = NhsNumberOf(random.Next(1, 999_999));
        Telephone = $"01514960{random.Next(100, 999)}";
        Died = new LocalDate(2026, 1, 1).PlusDays(random.Next(0, 300));
        Born = Died.PlusDays(-random.Next(1, 3000));
    }

    public string Child { get; }

    public string Mother { get; }

    public string Worker { get; }

    public string Address { get; }

    public string Postcode { get; }

    public string Hospital { get; }

    public string School { get; }

    public string Practice { get; }

    public string Reference { get; }

    public NhsNumber Nhs { get; }

    public string Telephone { get; }

    public LocalDate Born { get; }

    public LocalDate Died { get; }

    public IReadOnlyList<Identifier> Known =>
    [
        new(IdentifierKind.Person, Child, "the child"), new(IdentifierKind.Person, Mother, "the mother"), new(IdentifierKind.Person, Worker, "Social worker 1"),
        new(IdentifierKind.Address, Address, "the home address"), new(IdentifierKind.Postcode, Postcode, "a postcode"), new(IdentifierKind.Organisation, Hospital, "Hospital A"),
        new(IdentifierKind.Organisation, School, "School A"), new(IdentifierKind.Organisation, Practice, "GP practice A"), new(IdentifierKind.NhsNumber, Nhs.ToString(), "an NHS number"),
        new(IdentifierKind.Telephone, Telephone, "a phone number"), new(IdentifierKind.Reference, Reference, "a reference"),
    ];

    /// <summary>A narrative with identifiers in it, and where they are.</summary>
    public (string Text, IReadOnlyList<Seed> Seeds) Narrative()
    {
        var (text, seeds) = (new StringBuilder(), new List<Seed>());
        for (var sentence = 0; sentence < 54; sentence++)
        {
            text.Append(Any(Ordinary));
            var (before, words, how, after, exact) = Planted(sentence);
            text.Append(before);
            seeds.Add(new(text.Length, words.Length, $"{how}: {words}", exact));
            text.Append(words).Append(after);
        }

        return (text.ToString(), seeds);
    }

    /// <summary>A narrative with none.</summary>
    public string WithoutAny() => string.Concat(Enumerable.Range(0, 24).Select(_ => Any(Ordinary)));

    private (string Before, string Words, string How, string After, bool IsExact) Planted(int at)
    {
        var person = Any([Child, Mother, Worker]);
        var word = Any([person.Split(' ')[0], person.Split(' ')[^1]]);
        return (at % 27) switch
        {
            0 => ("They said that ", AnyCase(person), "whole name", " was unwell. ", true),
            1 => ("The nurse saw that ", AnyCase(word), "one name", " was calm. ", true),
            2 => ("This was one of ", word, "possessive", Any(["'s visits. ", "’s visits. "]), true),
            3 => ("A note signed ", Initials(person), "initials", " was found. ", false),
            4 => ("It was noted that ", word.Length >= 3 && word.All(char.IsLetter) ? Slip(word) : word, "misspelt", " had come. ", false),
            5 => ("The record of ", Split(word), "split", " was read. ", false),
            6 => ("The number was ", SpacedNumber(), "NHS number", " as given. ", true),
            7 => ("They came ", Written(Any([Born, Died, Died.PlusDays(-3), Died.PlusDays(20), Born.PlusDays(1)])), "date", " with a cough. ", true),
            8 => ("The home was ", PartOfAddress(), "address", " then. ", true),
            9 => ("The child was taken to ", PlaceInWords(Any([Hospital, School, Practice])), "place", " by car. ", false),
            10 => ("The code was ", Any([Postcode, Postcode.ToLowerInvariant(), Postcode.Replace(" ", "", StringComparison.Ordinal), Postcode.Replace(" ", "  ", StringComparison.Ordinal)]), "postcode", " in the file. ", true),
            11 => ("The letter named ", Odd(word), "odd letters", " in full. ", false),
            12 => ("It is filed under ", Loose(Reference), "loose reference", " at the office. ", false),
            16 => ("A page of ", Within(word), "within a longer word", " was shown. ", false),
            17 => ("They were seen ", OddDate(Any([Born, Died, Died.PlusDays(-3), Died.PlusDays(20), Born.PlusDays(1)])), "odd date", " at home. ", false),
            18 => ("It came as ", Marked(), "number through marks", " in the mail. ", false),
            19 => ("It bore ", string.Concat(person.Split(' ').Select(name => $"{name[0]}{Any([".", ""])}")), "initials with accents", " at the foot. ", false),
            20 => ("The ward was at ", SlipOf(Any([Hospital, Practice, School])), "place with a slip", " then. ", false),
            21 => ("The sheet said ", Halves(word), "split by a blank", " in ink. ", false),
            22 => ("They rang ", Any([Telephone[1..], $"{Telephone[1..4]} {Telephone[4..7]} {Telephone[7..]}", $"({Telephone[1..4]}) {Telephone[4..]}", $"44{Telephone[1..]}"]), "telephone without its nought", " later. ", false),
            23 => ("It was noted on ", Any([Born, Died]).ToDateTimeUnspecified().ToString(Any(["dd-MM", "dd.MM", "dd/MM", "dd - MM", "d-M"]), CultureInfo.InvariantCulture), "day and month alone", " by hand. ", false),
            24 => ("The label read ", Any([Born.PlusDays(-20), Born, Born.PlusDays(1), Died.PlusDays(-1), Died, Died.PlusDays(25)]).ToDateTimeUnspecified().ToString(Any(["ddMMyyyy", "yyyyMMdd", "yyyyMMdd'T'0830", "yyyyMMdd'0830'"]), CultureInfo.InvariantCulture), "eight figures", " in print. ", false),
            25 => ("The page named ", MarkedName(word), "name through marks", " above. ", false),
            26 => ("They lived at ", Address.Remove(Address.IndexOf(' ', StringComparison.Ordinal), 1), "house number without a blank", " with others. ", false),
            14 => ("At home they were called ", CalledAt(person), "short or long form", " by all. ", false),
            13 => ("It was given as ", OddNumber(), "odd number", " there. ", false),
            _ => ("They rang ", Any([Telephone, $"{Telephone[..4]} {Telephone[4..7]} {Telephone[7..]}", $"+44 {Telephone[1..4]} {Telephone[4..]}", $"({Telephone[..4]}) {Telephone[4..]}"]), "telephone", " twice. ", true),
        };
    }

    // As the family calls somebody: of a name that has no other form, the name.
    private string CalledAt(string person) => Called.GetValueOrDefault(person.Split(' ')[0]) is { } forms ? Any(forms) : person.Split(' ')[0];

    private string AnyCase(string words) => Any([words, words, words.ToUpperInvariant(), words.ToLowerInvariant()]);

    private string Initials(string person)
    {
        var names = person.Split(' ');
        var (first, last) = (char.ToUpperInvariant(names[0][0]), char.ToUpperInvariant(names[^1][0]));
        (first, last) = (Plain(first), Plain(last));
        return Any([$"{first}.{last}.", $"{first}{last}", $"{first}. {last}.", $"{first} {last}", $"{first}.{last}"]);

        static char Plain(char letter) => char.ToUpperInvariant(NameWords.Fold($"{letter}")[0][0]);
    }

    // A name that is one word with another: short ones only where their capital shows them.
    private string Within(string word)
    {
        if (word.Length < 3 || !word.All(char.IsLetter))
        {
            return word;
        }

        var small = word.ToLowerInvariant();
        List<string> ways = [$"Baby{word}", $"{word}May", $"#{word}Strong", $"#JusticeFor{word}", $"{word}Rose", $"@{word}sMum"];
        return Any(word.Length < 4 ? ways : [.. ways, $"@{small}mum", $"{small}smum", $"baby{small}", $"team{small}", $"#justicefor{small}", $"{small}strong2026"]);
    }

    private string OddDate(LocalDate day)
    {
        var (at, british) = (day.ToDateTimeUnspecified(), CultureInfo.GetCultureInfo("en-GB"));
        var month = at.ToString("MMMM", british);
        if (random.Next(5) == 0 && month.Length > 3)
        {
            var slip = Slip(month);
            return Any([$"{day.Day} {slip} {day.Year}", $"{slip} {day.Day}, {day.Year}", $"{day.Day}th of {slip} {day.Year}", $"{day.Year}-{slip}-{day.Day:00}"]);
        }

        var format = Any(
        [
            "dd/ MM/yyyy", "dd /MM/yyyy", "dd/MM-yyyy", "dd.MM/yyyy", "MMMM-dd-yyyy", "MMM-dd-yyyy", "MMM/dd/yyyy", "yyyy-MMM-dd", "yyyy MMMM d", "yyyy/MMM/dd", "yyyy MM dd", "yyyy_MM_dd", "dd-\nMM-yyyy", "dd/MM/\nyyyy", "MMMM, d yyyy",
            "dd_MM_yyyy", "dd,MM,yyyy", "dd|MM|yyyy", "dd:MM:yyyy", "dd--MM--yyyy", "d,MMMM,yyyy", "d_MMM_yyyy", "dd/ MM/yy", "dd. MM. yy", "yyyy-MM-dd'T'0830", "yyyy-MM-dd'T08:30:00Z'", "MMM d',' yy", "(dd)(MM)(yyyy)",
        ]);
        return at.ToString(format, british);
    }

    private string Blank() => Any(["&nbsp;", "<br>", "<br />", "&#32;", "&#x20;", "&#160;", "&amp;nbsp;", "      ", "&thinsp;", "</span> <span class=\"n\">", "&nbsp;&nbsp;"]);

    private string Marked()
    {
        var (digits, code, blank) = (Nhs.ToString(), Postcode.Split(' '), Blank());
        return Any([$"{digits[..3]}{blank}{digits[3..6]}{blank}{digits[6..]}", $"{Telephone[..4]}{blank}{Telephone[4..7]}{blank}{Telephone[7..]}", $"{code[0]}{blank}{code[1]}", string.Concat(digits.Select(digit => $"&#{(int)digit};"))]);
    }

    private string MarkedName(string word) => random.Next(4) switch
    {
        0 => $"&#{(int)word[0]};{word[1..]}",
        1 => $"{word[0]}<b>{word[1..]}",
        2 => string.Concat(word.Select(letter => $"&#x{(int)letter:x};")),
        _ => System.Net.WebUtility.HtmlEncode(word.Replace('o', 'ó').Replace('i', 'í')),
    };

    // One word of it with a slip.
    private string SlipOf(string place)
    {
        if (place.Contains("Women's", StringComparison.Ordinal))
        {
            return place.Replace("Women's", Any(["Womans", "Womens", "Woman's", "Womn's"]), StringComparison.Ordinal);
        }

        var words = place.Split(' ');
        var at = Any([.. Enumerable.Range(0, words.Length).Where(at => words[at].Length > 4 && words[at].All(char.IsLetter))]);
        words[at] = Slip(words[at]);
        return string.Join(' ', words);
    }

    private string Halves(string word)
    {
        if (word.Length < 5 || !word.All(char.IsLetter))
        {
            return word;
        }

        var at = random.Next(2, word.Length - 1);
        return $"{word[..at]} {word[at..]}";
    }

    private string Slip(string word)
    {
        string made;
        do
        {
            var at = random.Next(word.Length);
            var letter = (char)('a' + random.Next(26));
            made = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, letter.ToString()),
                2 when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                _ => word[..at] + letter + word[(at + 1)..],
            };
        }
        while (made == word);

        return made;
    }

    private string Split(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        var at = random.Next(2, word.Length - 1);
        return word[..at] + Any(["-\n", "-", "\u00ad", "- \n", "\n", "\u00ad\n", "-\r\n"]) + word[at..];
    }

    // With letters of another alphabet, of another width, or with blanks and dashes between them.
    private string Odd(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        var at = random.Next(2, word.Length - 1);
        return random.Next(6) switch
        {
            0 => word.Replace('e', 'е').Replace('a', 'а').Replace('o', 'ο'),
            1 => string.Concat(word.Select(letter => letter is >= 'A' and <= 'z' ? (char)(letter + 0xfee0) : letter)),
            2 => string.Join(' ', word.Where(char.IsLetter)),
            3 => string.Join('.', word.Where(char.IsLetter)),
            4 => $"{word[..at]}- {word[at..]}",
            _ => $"{word[..at]}{Any(["\u2060", "\u202c", "\u200b", "&shy;"])}{word[at..]}",
        };
    }

    private string Loose(string reference)
    {
        var parts = reference.Split('-');
        return Any([string.Join('–', parts), string.Join(' ', parts), string.Join('/', parts), $"{parts[0]}-{parts[1]}-{parts[2].TrimStart('0')}", string.Concat(parts).ToLowerInvariant(), $"{parts[0]} {parts[1]}/{parts[2]}", $"{parts[0]}-{parts[1][2..]}-{parts[2]}"]);
    }

    private string OddNumber()
    {
        var (digits, code) = (Nhs.ToString(), Postcode.Replace(" ", "", StringComparison.Ordinal));
        return Any(
        [
            string.Concat(digits.Select(digit => (char)(digit + 0xfee0))), $"{digits[..3]}—{digits[3..6]}—{digits[6..]}", $"{digits[..3]} / {digits[3..6]} / {digits[6..]}", $"{digits[..5]}\u2009{digits[5..]}",
            $"{code[..^3]}-{code[^3..]}", $"{code[..1]} {code[1..^3]} {code[^3..]}", $"{code[..^3]}.{code[^3..]}", string.Join(' ', code.AsEnumerable()), $"{code[..^3]}\n{code[^3..]}",
        ]);
    }

    private string SpacedNumber()
    {
        var digits = Nhs.ToString();
        return Any([digits, Nhs.Spaced(), $"{digits[..3]}-{digits[3..6]}-{digits[6..]}", $"{digits[..3]}\u00a0{digits[3..6]}\u00a0{digits[6..]}", string.Join(' ', digits.Chunk(2).Select(pair => new string(pair))), $"{digits[..3]} {digits[3..6]}\n{digits[6..]}", string.Join(' ', digits.AsEnumerable())]);
    }

    private string Written(LocalDate day)
    {
        var at = day.ToDateOnly();
        var suffix = (day.Day % 10, day.Day / 10) switch { (_, 1) => "th", (1, _) => "st", (2, _) => "nd", (3, _) => "rd", _ => "th" };
        var format = Any(
        [
            "dd/MM/yyyy", "d/M/yy", "dd.MM.yyyy", "d.M.yy", "dd-MM-yyyy", "d MMMM yyyy", "d MMM yyyy", "d MMM yy", "dddd d MMMM yyyy", "ddd d MMM", "d MMMM", "yyyy-MM-dd", "d'{0}' MMMM yyyy",
            "'the 'd'{0} of 'MMMM", "'on 'd'{0} of 'MMMM yyyy", "MMMM d, yyyy", "MMMM d'{0}' yyyy", "dd-MMM-yyyy", "ddMMMyyyy", "dd / MM / yyyy", "d\nMMMM yyyy", "'on 'dddd 'the 'd'{0} of 'MMMM", "d'{0}' MMM \\'yy",
        ]);
        if (random.Next(8) == 0)
        {
            var (words, month) = (DaysInWords[day.Day - 1], at.ToString("MMMM", CultureInfo.GetCultureInfo("en-GB")));
            return Any([$"the {words} of {month}", $"{month} the {words}", $"on the {words} of {month} {day.Year}", $"{words.Replace('-', ' ')} {month} {day.Year}"]);
        }

        return at.ToString(format, CultureInfo.GetCultureInfo("en-GB")).Replace("{0}", suffix, StringComparison.Ordinal).Replace("Sept ", "Sep ", StringComparison.Ordinal);
    }

    private string PartOfAddress()
    {
        var parts = Address.Split(", ");
        var street = parts[0][(parts[0].IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return Any(
        [
            Address, parts[0], street, parts[1], $"{parts[0]}\n{parts[1]}\n{Postcode}", AnyCase(street), $"{Address}, {Postcode}",
            parts[0].Replace("Close", "Cl", StringComparison.Ordinal).Replace("Road", "Rd", StringComparison.Ordinal).Replace("Avenue", "Ave", StringComparison.Ordinal).Replace("Lane", "Ln", StringComparison.Ordinal),
        ]);
    }

    private string PlaceInWords(string place)
    {
        var own = place.Replace("The ", "", StringComparison.Ordinal).Split(" Children's")[0].Split(" Hospital")[0].Split(" District")[0].Split(" Catholic")[0].Split(" Primary")[0].Split(" Academy")[0].Split(" Medical")[0]
            .Split(" Surgery")[0].Split(" Practice")[0];
        return Any([place, AnyCase(place), own, own, place.Replace("Hospital", "Hosp", StringComparison.Ordinal), place.Replace(" ", "\n", StringComparison.Ordinal)]);
    }

    private string Letters(string of, int many) => string.Concat(Enumerable.Range(0, many).Select(_ => of[random.Next(of.Length)]));

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private string Other(IReadOnlyList<string> of, string than)
    {
        string other;
        do
        {
            other = Any(of);
        }
        while (than.Contains(other, StringComparison.Ordinal));

        return other;
    }

    private static NhsNumber NhsNumberOf(int from) =>
        Enumerable.Range(from * 7 % 9_999_900, 60).Select(number => NhsNumber.TryParse($"999{number:0000000}", null, out var made) ? made : null).First(made => made is not null)!;
}
