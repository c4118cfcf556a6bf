using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// How a family is told what the panel found: what, by whom, by its wishes, when they were, and what they asked. It goes through the
/// family’s key worker (statutory guidance 2018, chapter 6), and begins when the finding is ratified. Where the panel changes its finding
/// after they were told, a person decides anew whether they are told of that; what they were told before stays.
/// </summary>
internal sealed class FamilyFollowUp : Aggregate, IAbout
{
    /// <summary>What is to be done where the finding changed after they were told of another.</summary>
    public const string ToDecide = "The finding changed after the family was told: decide whether to tell them";

    private readonly List<FamilyLetter> letters = [];
    private readonly List<FamilyQuestion> questions = [];
    private readonly List<FamilyTold> earlier = [];

    private FamilyFollowUp() { }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>When it began, or began anew.</summary>
    public Instant OpenedAt { get; private set; }

    /// <summary>The finding that they are to be told of.</summary>
    public Guid Finding { get; private set; }

    /// <summary>When the panel ratified it.</summary>
    public Instant FindingAt { get; private set; }

    /// <summary>The finding before it, where the panel changed that before the family was recorded as told of it; null where it did not.</summary>
    public Guid? FindingBefore { get; private set; }

    /// <summary>What the family is to be told; empty while nobody wrote it.</summary>
    public string What { get; private set; } = "";

    /// <summary>Who tells them, by role or name; empty while nobody is named.</summary>
    public string TellsThem { get; private set; } = "";

    /// <summary>What they wish.</summary>
    public FamilyWishes Wishes { get; private set; } = new();

    /// <summary>The day they were told; null while they were not.</summary>
    public LocalDate? ToldOn { get; private set; }

    /// <summary>Who told them, and how.</summary>
    public string ToldBy { get; private set; } = "";

    /// <summary>Why it was done against a wish of theirs; empty where it was not.</summary>
    public string ToldBecause { get; private set; } = "";

    /// <summary>The day it was decided that they are not told of what changed; null where it was not.</summary>
    public LocalDate? LeftOn { get; private set; }

    /// <summary>Why they are not told of it.</summary>
    public string LeftBecause { get; private set; } = "";

    /// <summary>What was told, or left untold, of findings that the panel changed since.</summary>
    public IReadOnlyList<FamilyTold> Earlier => earlier;

    /// <summary>Whether the finding changed after they were told of another.</summary>
    public bool IsAnew => earlier.Count > 0;

    /// <summary>Whether they are still to be told, or it is still to be decided whether they are.</summary>
    public bool Waits => ToldOn is null && LeftOn is null;

    /// <summary>Since when anything is left to do for them: they wait, or a question of theirs does. Null where nothing is. Kept, so that a list finds them.</summary>
    public Instant? OpenSince { get; private set; }

    public IReadOnlyList<FamilyLetter> Letters => letters;

    public IReadOnlyList<FamilyQuestion> Questions => questions;

    /// <summary>It begins, with the questions that the review left open.</summary>
    public static FamilyFollowUp Open(Guid subject, Guid finding, string tellsThem, IEnumerable<string> questions, Instant now)
    {
        var opened = new FamilyFollowUp { Subject = subject, Finding = finding, OpenedAt = now, FindingAt = now, TellsThem = tellsThem };
        opened.LeaveOpen(questions, now);
        opened.Weigh();
        return opened;
    }

    /// <summary>The panel ratified another version of its finding. A family that was told of the one before is asked about anew.</summary>
    public void Follow(Guid finding, IEnumerable<string> questions, Instant now)
    {
        if (finding == Finding)
        {
            return;
        }

        FindingBefore = Waits ? Finding : null;
        if (!Waits)
        {
            BeginAnew(Finding, now);
        }

        (Finding, FindingAt) = (finding, now);
        LeaveOpen(questions.Where(asked => !this.questions.Exists(one => one.Asked == asked)), now);
        Weigh();
    }

    /// <summary>What is to be told, by whom.</summary>
    public Result<FamilyFollowUp> Plan(string what, string tellsThem)
    {
        var problems = new Problems()
            .When(what.Length == 0, "What", "Enter what the family is to be told")
            .When(tellsThem.Length == 0, "TellsThem", "Enter who tells them");
        if (problems.Any)
        {
            return problems;
        }

        (What, TellsThem) = (what, tellsThem);
        return this;
    }

    /// <summary>What they wish, as they said it last.</summary>
    public Result<FamilyFollowUp> Wish(FamilyWishes wishes)
    {
        var problems = new Problems()
            .When(wishes.Another is not null && wishes.AnotherIs.Length == 0, "AnotherIs", "Enter what day it is, such as a festival")
            .When(wishes.Another is null && wishes.AnotherIs.Length > 0, "Another", "Enter the day");
        if (problems.Any)
        {
            return problems;
        }

        Wishes = wishes;
        return this;
    }

    /// <summary>A letter is drafted: to the key worker, or through them to the family. One that they do not want is not; one that comes on a day to avoid takes a reason.</summary>
    public Result<FamilyLetter> Write(LetterTo to, string addressee, LocalDate on, string text, string because, FamilyDays days, MinutesHand hand)
    {
        var near = to == LetterTo.Family ? Wishes.BrokenBy(on, days) : [];
        IReadOnlyList<string> broken = to == LetterTo.Family && Wishes.Language.Length > 0 ? [.. near, $"The family reads {Wishes.Language}"] : near;
        var instead = near.Count > 0 ? "Choose another day, or enter why it is so all the same" : "Enter why it is written in English, such as that a translation goes with it";
        var problems = new Problems()
            .When(addressee.Length == 0, "Addressee", "Enter to whom it is addressed")
            .When(text.Length == 0, "Text", "Enter what it says")
            .When(on < hand.At.DateIn(), "On", "The day cannot be in the past")
            .When(on > hand.At.DateIn().PlusYears(1), "On", "Check the year: that is more than a year ahead")
            .When(to == LetterTo.Family && Wishes.WantsNoLetters, "To", "The family wants no letters: write to the key worker, who tells them")
            .When(Wishes.Names(addressee), "Addressee", "The family asked that this person is not contacted")
            .When(broken.Count > 0 && because.Length == 0, "Because", $"{string.Join(". ", broken)}. {instead}");
        if (problems.Any)
        {
            return problems;
        }

        var letter = new FamilyLetter { Subject = Subject, Number = letters.Count + 1, To = to, Addressee = addressee, On = on, Text = text, Broken = string.Join(". ", broken), Because = broken.Count > 0 ? because : "", WrittenAt = hand.At, WrittenBy = hand.By, WrittenByName = hand.Name };
        letters.Add(letter);
        return letter;
    }

    /// <summary>They were told. On a day to avoid it takes a reason. Told on a day before the panel changed what it found, they were told of the finding before, and wait again.</summary>
    public Result<FamilyFollowUp> Tell(LocalDate? on, string by, string because, FamilyDays days, LocalDate today)
    {
        var broken = on is { } day ? Wishes.BrokenBy(day, days) : [];
        var problems = new Problems()
            .When(ToldOn is not null, "", "It is recorded already that they were told")
            .When(LeftOn is not null, "", "It is decided already that they are not told of what changed")
            .When(on is null, "On", "Enter the day")
            .When(on > today, "On", "The day cannot be in the future")
            .When(on < OpenedAt.DateIn(), "On", "The day cannot be before the panel ratified what it found")
            .When(by.Length == 0, "By", "Enter who told them, and how")
            .When(broken.Count > 0 && because.Length == 0, "Because", $"{string.Join(". ", broken)}. Enter why it was so all the same");
        if (problems.Any)
        {
            return problems;
        }

        (ToldOn, ToldBy, ToldBecause) = (on, by, broken.Count > 0 ? because : "");
        if (FindingBefore is { } before && on < FindingAt.DateIn())
        {
            BeginAnew(before, FindingAt);
            FindingBefore = null;
        }

        Weigh();
        return this;
    }

    private void Weigh() => OpenSince = Waits || questions.Exists(one => one.AnsweredOn is null) ? OpenedAt : null;

    // What was told of a finding, or left untold, is kept; they are asked about anew since then.
    private void BeginAnew(Guid of, Instant since)
    {
        earlier.Add(new() { Subject = Subject, Number = earlier.Count + 1, Finding = of, What = What, On = (ToldOn ?? LeftOn)!.Value, By = ToldBy, Because = ToldOn is null ? LeftBecause : ToldBecause, WasTold = ToldOn is not null });
        (OpenedAt, What, ToldOn, ToldBy, ToldBecause, LeftOn, LeftBecause) = (since, "", null, "", "", null, "");
    }

    /// <summary>They were told of an earlier finding, and are not told of what changed in it since.</summary>
    public Result<FamilyFollowUp> Leave(string because, LocalDate today)
    {
        var problems = new Problems()
            .When(!IsAnew, "", "They were not told of any finding yet: record that they were told")
            .When(!Waits, "", "It is decided already")
            .When(because.Length == 0, "Because", "Enter why they are not told of what changed");
        if (problems.Any)
        {
            return problems;
        }

        (LeftOn, LeftBecause) = (today, because);
        Weigh();
        return this;
    }

    /// <summary>It was recorded wrongly that they were told, or that they are not told: they wait again.</summary>
    public Result<FamilyFollowUp> TakeBack(string because)
    {
        var problems = new Problems()
            .When(Waits, "", "Nothing is recorded that could be taken back")
            .When(because.Length == 0, "Because", "Enter what was wrong");
        if (problems.Any)
        {
            return problems;
        }

        (ToldOn, ToldBy, ToldBecause, LeftOn, LeftBecause) = (null, "", "", null, "");
        Weigh();
        return this;
    }

    /// <summary>The family asks something.</summary>
    public Result<FamilyFollowUp> Ask(string asked, LocalDate? on, LocalDate today)
    {
        var problems = new Problems()
            .When(asked.Length == 0, "Asked", "Enter what they ask")
            .When(on is null, "On", "Enter the day")
            .When(on > today, "On", "The day cannot be in the future");
        if (problems.Any)
        {
            return problems;
        }

        questions.Add(new() { Subject = Subject, Number = questions.Count + 1, Asked = asked, AskedOn = on!.Value });
        Weigh();
        return this;
    }

    /// <summary>A question of theirs is answered.</summary>
    public Result<FamilyFollowUp> Answer(int number, string answer, LocalDate? on, LocalDate today)
    {
        var question = questions.Find(one => one.Number == number);
        var problems = new Problems()
            .When(question?.AnsweredOn is not null, "", "It is answered already")
            .When(answer.Length == 0, "Answer", "Enter what they were answered")
            .When(on is null, "On", "Enter the day")
            .When(on > today, "On", "The day cannot be in the future")
            .When(on < question?.AskedOn, "On", "The answer cannot be before the question");
        if (problems.Any)
        {
            return problems;
        }

        question!.Take(answer, on!.Value);
        Weigh();
        return this;
    }

    private void LeaveOpen(IEnumerable<string> asked, Instant now)
    {
        foreach (var one in asked.ToList())
        {
            questions.Add(new() { Subject = Subject, Number = questions.Count + 1, Asked = one, AskedOn = now.DateIn() });
        }
    }
}

/// <summary>To whom a letter goes.</summary>
internal enum LetterTo
{
    [Display(Name = "To the key worker, who tells the family")]
    KeyWorker,

    [Display(Name = "To the family, through the key worker")]
    Family,
}

/// <summary>The days of a child that a family remembers.</summary>
internal sealed record FamilyDays(LocalDate Born, LocalDate Died);

/// <summary>What a family wishes of those who write to them or come to them.</summary>
internal sealed record FamilyWishes
{
    /// <summary>How near to a day that hurts nothing should come: a letter lies for some days.</summary>
    private const int Near = 3;

    /// <summary>The language they read; empty for English.</summary>
    public string Language { get; init; } = "";

    public bool NeedsInterpreter { get; init; }

    /// <summary>Who is not to be contacted, one a line.</summary>
    public string NotToContact { get; init; } = "";

    public bool WantsNoLetters { get; init; }

    /// <summary>When the child was due, where that is a day to avoid.</summary>
    public LocalDate? DueDate { get; init; }

    /// <summary>Another day to avoid, each year; null where there is none.</summary>
    public LocalDate? Another { get; init; }

    /// <summary>What day that is; empty where there is none.</summary>
    public string AnotherIs { get; init; } = "";

    /// <summary>What else is to be known; may be empty.</summary>
    public string Else { get; init; } = "";

    /// <summary>The days of each year on which nobody should write or come, with what each is.</summary>
    public IReadOnlyList<(AnnualDate Day, string Is)> DaysToAvoid(FamilyDays days) =>
    [
        .. new (LocalDate? Day, string Is)[] { (days.Born, "the child’s birthday"), (days.Died, "the anniversary of the death"), (DueDate, "the day the child was due"), (Another, AnotherIs) }
            .Where(one => one.Day is not null).Select(one => (new AnnualDate(one.Day!.Value.Month, one.Day.Value.Day), one.Is)),
    ];

    /// <summary>Those days as people read them.</summary>
    public string DaysToAvoidInWords(FamilyDays days) => string.Join("; ", DaysToAvoid(days).Select(one => $"{InWords.EachYear(one.Day)}, {one.Is}"));

    /// <summary>What wishes are broken by a letter or a visit on a day, one sentence each.</summary>
    public IReadOnlyList<string> BrokenBy(LocalDate on, FamilyDays days) =>
        [.. DaysToAvoid(days).Where(one => IsNear(on, one.Day)).Select(one => $"{InWords.Day(on)} is on or near {one.Is}")];

    /// <summary>Whether they asked that somebody is not contacted.</summary>
    public bool Names(string addressee)
    {
        var words = NameWords.Fold(addressee);
        return NotToContact.Split('\n').Select(NameWords.Fold).Any(name => name.Count > 0 && name.All(words.Contains));
    }

    // Of three years, since the day after New Year is near to the one before it.
    private static bool IsNear(LocalDate on, AnnualDate day) =>
        new[] { on.Year - 1, on.Year, on.Year + 1 }.Any(year => Math.Abs(Period.DaysBetween(day.InYear(year), on)) <= Near);
}

/// <summary>A letter to the key worker, or through them to the family. It never changes: what is better is written anew.</summary>
internal sealed class FamilyLetter : IAbout
{
    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    public required int Number { get; init; }

    public required LetterTo To { get; init; }

    public required string Addressee { get; init; }

    /// <summary>The day that it is given to them.</summary>
    public required LocalDate On { get; init; }

    /// <summary>What it says; <see cref="Child"/> stands for the child’s name.</summary>
    public required string Text { get; init; }

    /// <summary>Which wishes it breaks; empty for none.</summary>
    public required string Broken { get; init; }

    /// <summary>Why it does so all the same.</summary>
    public required string Because { get; init; }

    public required Instant WrittenAt { get; init; }

    public required UserId WrittenBy { get; init; }

    public required string WrittenByName { get; init; }

    /// <summary>What stands for the child’s name in what is kept here, which names nobody.</summary>
    public const string Child = "[child]";
}

/// <summary>What a family was told of a finding that the panel changed since, or why it was not. It never changes.</summary>
internal sealed class FamilyTold : IAbout
{
    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    public required int Number { get; init; }

    public required Guid Finding { get; init; }

    /// <summary>What was written that they are told; may be empty.</summary>
    public required string What { get; init; }

    /// <summary>The day they were told, or it was decided that they are not.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Who told them, and how; empty where they were not told.</summary>
    public required string By { get; init; }

    /// <summary>Why it was against a wish of theirs, or why they were not told; often empty.</summary>
    public required string Because { get; init; }

    public required bool WasTold { get; init; }
}

/// <summary>Something that a family asks, and what they were answered.</summary>
internal sealed class FamilyQuestion : IAbout
{
    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    public required int Number { get; init; }

    public required string Asked { get; init; }

    public required LocalDate AskedOn { get; init; }

    /// <summary>Empty while it is open.</summary>
    public string Answer { get; private set; } = "";

    public LocalDate? AnsweredOn { get; private set; }

    internal void Take(string answer, LocalDate on) => (Answer, AnsweredOn) = (answer, on);
}
