using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>
/// Answers forms about one invented child as its agencies might: mostly alike, now and then "not known", a little apart, or not at all.
/// For the caseload of development; it says nothing of anybody.
/// </summary>
internal sealed class InventAnswers(Case reviewed, IReadOnlySet<string> facts, Random random)
{
    private const string NotKnown = "not-known";
    private const int Newborn = 28; // days

    private static readonly HashSet<string> Apart = ["not-known", "not-applicable", "other", "none"];

    // What agencies tend to say differently.
    private static readonly HashSet<string> Disputed =
        ["child.birth.weight", "child.birth.gestation.weeks", "child.birth.smoking-at-booking", "child.conditions.immunised", "child.birth.booking-week", "child.growth.weight", "family.household-smoking", "home.tenure"];

    private static readonly Dictionary<string, string[]> Phrases = new()
    {
        ["reporter.role"] = ["Named nurse for safeguarding", "Clinical lead", "Records and safeguarding officer"],
        ["reporter.part"] = ["I have read the records and did not meet the child.", "I knew the child and the family.", "I was there when the child died."],
        ["reporter.records"] = ["Our electronic record, and the paper notes before 2019.", "The whole record."],
        ["identity.address"] = ["As notified"],
        ["story.narrative"] =
        [
            "The child had been seen two days before and was feeding well. On the day the family called for help at once. Everything that we know is in the timeline of the hospital.",
            "The parents found the child in the morning. They began resuscitation as they were told on the telephone, and the crew went on with it.",
            "The child had been unwell for some days. The family stayed with the child throughout, and knew what was being done and why.",
        ],
        ["cause.line-1a"] = ["Respiratory failure", "Multi-organ failure", "Not ascertained so far"],
        ["cause.line-1b"] = ["Extreme prematurity", "Bronchopneumonia"],
        ["cause.line-2"] = ["Chronic lung disease"],
        ["cause.post-mortem"] = ["The final report is awaited.", "No cause found by the naked eye; histology and toxicology are awaited."],
        ["child.conditions.medication"] = ["None but vitamin D.", "Salbutamol as needed."],
        ["child.disability.development"] = ["As expected for the age.", "Sat at eight months and walked at fifteen; words came later than is usual."],
        ["child.education.setting"] = ["Example Primary School", "Example Day Nursery"],
        ["child.education.attendance"] = ["95% in the last school year.", "Regular; absent for appointments only."],
        ["family.details"] = ["The parents worked well with every service. No concern was recorded."],
        ["family.parenting.basic-care"] = ["Good throughout."],
        ["family.parenting.warmth"] = ["Loving and attentive, as everybody who visited writes."],
        ["family.parenting.health-care"] = ["Help was sought early, and advice was followed."],
        ["home.sleep"] = ["In a cot of their own beside the parents’ bed.", "In a room shared with a brother."],
        ["home.neighbourhood"] = ["A quiet street; family close by."],
        ["services.before"] = ["Seen at each routine contact. The last was eleven days before the death.", "Two appointments in the last year, both attended."],
        ["services.at-death"] = ["Our team was told the same day and offered the family a visit."],
        ["services.attendances"] = ["One attendance with fever a year before; sent home well.", "None."],
        ["services.good-practice"] = ["One person kept the family informed throughout.", "The interpreter was there at each conversation of weight."],
        ["services.learning"] = ["The discharge letter reached us after nine days.", "Nothing that we could see."],
        ["support.bereavement-what"] = ["A bereavement nurse visits; memory boxes were offered, and photographs taken with consent."],
        ["support.key-worker-who"] = ["Helen Lindqvist, bereavement nurse"],
        ["discussion.issues"] = ["How word of a death reaches community services.", "Nothing from us."],
    };

    private readonly Dictionary<string, Answer?> truth = [];

    /// <summary>Answers what an agency of a kind is asked, on a day: what is known already is left as it is.</summary>
    public void Fill(FormAnswers answers, AskedKind kind, LocalDate on)
    {
        foreach (var group in answers.Form.All.Where(item => item is { Type: ItemType.Group, Repeats: true, Parent: not { Repeats: true } } && item.IsSeenBy(kind)))
        {
            for (var more = random.Next(3); more > 0; more--)
            {
                answers.Add(new(group.LinkId));
            }
        }

        // In the order of the form, so that what an answer opens is asked in turn.
        foreach (var (item, at) in answers.Walk().Where(place => place.Item is { IsQuestion: true, ReadOnly: false } && place.Item.IsSeenBy(kind)).ToList())
        {
            var place = new Place(item.LinkId, at);
            if (!answers.IsShown(item, at) || answers.Of(place).Count > 0 || (!item.Required && random.NextDouble() < (item.Type is ItemType.Text or ItemType.Line ? 0.5 : 0.2)))
            {
                continue;
            }

            if (item.LinkId == "reporter.date")
            {
                answers.Set(place, new Answer.Day(on));
            }
            else if (Said(item, at) is { } answer)
            {
                answers.Set(place, answer);
            }
        }
    }

    /// <summary>Puts one answer right, as its agency does when asked about it.</summary>
    public void Correct(FormAnswers answers, Place place) => answers.Set(place, truth.GetValueOrDefault($"{place.LinkId}@{place.At}") ?? Invent(answers.Form.Find(place.LinkId)!)!);

    // Of ten who know, nine say the same; some have it not in their records.
    private Answer? Said(FormItem item, string at)
    {
        if (item.Options.FirstOrDefault(option => option.Code == NotKnown) is { } notKnown && random.NextDouble() < 0.1)
        {
            return notKnown.Answer;
        }

        var key = $"{item.LinkId}@{at}";
        if (item.Type is ItemType.Text || !truth.TryGetValue(key, out var known))
        {
            truth[key] = known = Invent(item);
        }

        return random.NextDouble() < (Disputed.Contains(item.LinkId) ? 0.25 : 0.01) ? Invent(item) : known;
    }

    private Answer? Invent(FormItem item) => item.Type switch
    {
        ItemType.Boolean => new Answer.YesNo(random.NextDouble() < 0.5),
        ItemType.Choice or ItemType.OpenChoice => Choose(item),
        ItemType.Text or ItemType.Line => Phrases.TryGetValue(item.LinkId, out var phrases) ? new Answer.Words(phrases[random.Next(phrases.Length)]) : null,
        ItemType.Date => new Answer.Day(item.LinkId switch
        {
            "identity.date-of-birth" => reviewed.Child.DateOfBirth,
            "identity.date-of-death" => reviewed.DateOfDeath,
            _ => DayOfLife(),
        }),
        ItemType.DateTime => new Answer.Moment(reviewed.DateOfDeath, new LocalTime(random.Next(24), random.Next(12) * 5)),
        ItemType.Time => new Answer.Hour(new LocalTime(random.Next(24), random.Next(12) * 5)),
        ItemType.Whole => new Answer.Whole((int)Number(item)),
        ItemType.Number => new Answer.Number(Number(item)),
        ItemType.Quantity when item.Units.Count > 0 => new Answer.Amount(Number(item), item.Units[0]),
        _ => null,
    };

    // What happened is what the case says; of the rest, "no" is the usual answer where it is one.
    private Answer.Chosen? Choose(FormItem item)
    {
        if (item.Options.Any(option => facts.Contains(option.Code)) || item.LinkId == "death.event")
        {
            return item.Options.FirstOrDefault(option => facts.Contains(option.Code))?.Answer;
        }

        var offered = item.Options.Where(option => !Apart.Contains(option.Code)).ToList();
        var usual = offered.Find(option => option.Code is "no" or "never");
        return usual is not null && random.NextDouble() < 0.75 ? usual.Answer : offered.Count == 0 ? null : offered[random.Next(offered.Count)].Answer;
    }

    private LocalDate DayOfLife() => reviewed.Child.DateOfBirth.PlusDays(random.Next(Period.DaysBetween(reviewed.Child.DateOfBirth, reviewed.DateOfDeath) + 1));

    private bool IsNewborn => Period.DaysBetween(reviewed.Child.DateOfBirth, reviewed.DateOfDeath) < Newborn;

    private decimal Number(FormItem item)
    {
        var (least, greatest) = (NumberOf(item.Min) ?? 0, NumberOf(item.Max) ?? 100);
        var years = Age.Years(reviewed.Child.DateOfBirth, reviewed.DateOfDeath);
        var (from, to) = item.LinkId switch
        {
            "child.birth.weight" => IsNewborn ? (620, 2400) : (2300, 3900),
            "child.birth.gestation.weeks" => IsNewborn ? (24, 34) : (37, 41),
            "child.birth.mothers-age" => (19, 39),
            "child.birth.order" => (1, 1),
            "child.birth.gravidity" => (2, 4),
            "child.birth.parity" => (0, 1),
            "child.birth.maternal-bmi" => (20, 34),
            "child.birth.booking-week" or "pregnancy.booking-week" => (8, 12),
            "child.growth.height" => (48 + (6 * years), 54 + (6 * years)),
            "child.growth.weight" => IsNewborn ? (1, 3) : (5 + (3 * years), 8 + (3 * years)),
            "family.person.age" => (19, 42),
            _ => ((int)Math.Ceiling(least), (int)Math.Min(greatest, Math.Ceiling(least) + 9)),
        };
        return Math.Clamp(random.Next(from, to + 1), least, greatest);
    }

    private static decimal? NumberOf(Answer? bound) => bound switch { Answer.Whole(var whole) => whole, Answer.Number(var number) => number, Answer.Amount(var amount, _) => amount, _ => null };
}
