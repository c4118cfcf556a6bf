namespace Cdop.PanelReview.Domain;

/// <summary>
/// What a panel recommended to a body, read from the analysis form when its chair ratified it. Where the partners consider that somebody
/// should act, they must inform them (Children Act 2004, section 16M(5)): the letters that did so are kept with it.
/// </summary>
internal sealed class Recommendation : Aggregate, IAbout
{
    private readonly List<ActionLetter> letters = [];

    private Recommendation() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What it is called in addresses and letters, such as R-7K4M-9QRS: drawn by lot, so that it leads to no case.</summary>
    public string Reference { get; private init; } = $"R-{ClearCode.New()}";

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>The panel reference of the case.</summary>
    public string Label { get; private init; } = "";

    /// <summary>The code of the panel.</summary>
    public string Panel { get; private init; } = "";

    public Guid Meeting { get; private init; }

    /// <summary>The last finding that says it.</summary>
    public Guid Finding { get; private set; }

    public string What { get; private init; } = "";

    /// <summary>To whom, as the finding says it; empty where it says nobody.</summary>
    public string To { get; private init; } = "";

    /// <summary>Locally, in the region, nationally; empty where the finding does not say.</summary>
    public string Level { get; private init; } = "";

    public Instant MadeAt { get; private init; }

    public Instant? WithdrawnAt { get; private set; }

    /// <summary>Why the finding was taken up again that does not say it any more; empty while it stands.</summary>
    public string WithdrawnBecause { get; private set; } = "";

    public IReadOnlyList<ActionLetter> Letters => letters;

    public bool Stands => WithdrawnAt is null;

    public static Recommendation Make(RatifiedHere ratified, Recommended said, Instant now) => new()
    {
        Subject = ratified.Case.Subject,
        Label = ratified.Case.Label,
        Panel = ratified.Panel,
        Meeting = ratified.Meeting,
        Finding = ratified.Finding,
        What = said.What,
        To = said.To,
        Level = said.Level,
        MadeAt = now,
    };

    /// <summary>Whether a finding says this one: by the same words, to the same body, at the same level.</summary>
    public bool IsSaidBy(Recommended said) => Find.KeyOf(What) == Find.KeyOf(said.What) && Find.KeyOf(To) == Find.KeyOf(said.To) && Level == said.Level;

    public void StandsIn(Guid finding) => Finding = finding;

    public void Withdraw(string because, Instant now) => (WithdrawnAt, WithdrawnBecause) = (now, because);

    /// <summary>The partners inform a body that it should act.</summary>
    public Result<ActionLetter> Write(LetterFacts facts, UserId by, string byName, Instant now)
    {
        var today = now.DateIn();
        var problems = new Problems()
            .When(!Stands, "", "This recommendation is withdrawn: no letter is written by it any more")
            .When(facts.To.Trim().Length == 0, nameof(facts.To), "Enter the organisation")
            .When(facts.On > today, nameof(facts.On), "The day of the letter must be today or earlier")
            .When(facts.On < MadeAt.DateIn(), nameof(facts.On), $"The letter cannot be older than the recommendation, which is of {InWords.Day(MadeAt.DateIn())}")
            .When(facts.AnswerBy <= facts.On, nameof(facts.AnswerBy), "The day of the answer must be after the letter")
            .When(facts.AnswerBy > today.PlusYears(2), nameof(facts.AnswerBy), "Check the year: that is more than two years ahead");
        if (problems.Any)
        {
            return problems;
        }

        var letter = new ActionLetter
        {
            Recommendation = Id,
            Subject = Subject,
            Number = letters.Count + 1,
            To = facts.To.Trim(),
            Address = (facts.Address ?? "").Trim(),
            Words = (facts.Words ?? "").Trim(),
            On = facts.On,
            AnswerBy = facts.AnswerBy,
            By = by,
            ByName = byName,
        };
        letters.Add(letter);
        return letter;
    }
}

/// <summary>A letter by which the child death review partners inform a body that it should act (Children Act 2004, section 16M(5)): as it was written, and what was answered.</summary>
internal sealed class ActionLetter : IAbout
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid Recommendation { get; init; }

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    /// <summary>1, 2, 3 and so on within the recommendation.</summary>
    public required int Number { get; init; }

    public required string To { get; init; }

    /// <summary>Name, role and address of the addressee, line by line; may be empty.</summary>
    public required string Address { get; init; }

    /// <summary>What the panel adds to its recommendation; often empty.</summary>
    public required string Words { get; init; }

    /// <summary>The day that stands on it.</summary>
    public required LocalDate On { get; init; }

    /// <summary>By when an answer is asked for.</summary>
    public required LocalDate AnswerBy { get; init; }

    public required UserId By { get; init; }

    /// <summary>Who wrote it, by name.</summary>
    public required string ByName { get; init; }

    public LocalDate? AnsweredOn { get; private set; }

    /// <summary>What they answered; empty while nothing came.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>An answer came, or what was written down of it is put right.</summary>
    public Result<ActionLetter> Answered(LocalDate on, string words, Instant now)
    {
        var problems = new Problems()
            .When(words.Length == 0, "Words", "Enter what they answered")
            .When(on > now.DateIn(), "On", "The day must be today or earlier")
            .When(on < On, "On", $"The answer cannot be older than the letter, which is of {InWords.Day(On)}");
        if (problems.Any)
        {
            return problems;
        }

        (AnsweredOn, Answer) = (on, words);
        return this;
    }
}

/// <summary>What a letter is written by. The form binds to it.</summary>
internal record LetterFacts
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Organisation"), System.ComponentModel.DataAnnotations.StringLength(200)]
    public required string To { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "Name, role and address", Description = "Line by line, as they stand on the letter. May be left empty"), System.ComponentModel.DataAnnotations.StringLength(1000)]
    public string? Address { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "What do you add? (may be left empty)", ShortName = "What you add", Description = "It names no child, no family and no professional"), System.ComponentModel.DataAnnotations.StringLength(4000)]
    public string? Words { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "Day of the letter")]
    public required LocalDate On { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "Ask for an answer by")]
    public required LocalDate AnswerBy { get; init; }
}
