using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>To whom a panel refers a death, as the analysis form names them; the safeguarding partners by what they are asked for.</summary>
internal enum ReferralTo
{
    [Display(Name = "Safeguarding partnership")]
    SafeguardingPartnership,

    [Display(Name = "Safeguarding partnership, for a practice review")]
    PracticeReview,

    [Display(Name = "Safeguarding partnership, for a rapid review")]
    RapidReview,

    [Display(Name = "Medical examiner or the certifying doctor")]
    MedicalExaminer,

    Coroner,

    Police,

    [Display(Name = "Medicines and Healthcare products Regulatory Agency (MHRA)")]
    Mhra,

    [Display(Name = "Office for Product Safety and Standards (OPSS)")]
    Opss,
}

/// <summary>What a body decided on a death that was referred to it.</summary>
internal enum ReferralDecision
{
    [Display(Name = "They take it up")]
    TakenUp,

    [Display(Name = "They do not take it up")]
    Declined,

    [Display(Name = "They deal with it already")]
    Already,
}

/// <summary>
/// A death is referred to another body: to the safeguarding partners where abuse or neglect is known or suspected (statutory guidance 2018,
/// chapter 5), to who certified the death where the cause is wrong, to the coroner or the police. It is open until they have decided and,
/// where they take it up, until it is known what came of it.
/// </summary>
internal sealed class Referral : Aggregate, IAbout
{
    private Referral() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public ReferralTo To { get; private init; }

    /// <summary>Which one, by its name, such as the coroner of an area.</summary>
    public string Body { get; private init; } = "";

    /// <summary>Why.</summary>
    public string Because { get; private init; } = "";

    /// <summary>The day on which it was referred.</summary>
    public LocalDate On { get; private init; }

    public UserId ReferredBy { get; private init; }

    /// <summary>What to call who referred it.</summary>
    public string ReferredByName { get; private init; } = "";

    public ReferralDecision? Decision { get; private set; }

    /// <summary>What they said with it; may be empty.</summary>
    public string DecisionWords { get; private set; } = "";

    public LocalDate? DecidedOn { get; private set; }

    /// <summary>What came of it; empty while it is not known.</summary>
    public string Outcome { get; private set; } = "";

    public LocalDate? OutcomeOn { get; private set; }

    /// <summary>Why it was taken back; empty where it was not.</summary>
    public string TakenBackBecause { get; private set; } = "";

    /// <summary>The day from which nothing is waited for; null while something is.</summary>
    public LocalDate? ClosedOn { get; private set; }

    public bool IsOpen => ClosedOn is null;

    /// <summary>A death is referred.</summary>
    /// <param name="reviewed">The case.</param>
    /// <param name="facts">To whom, why and when.</param>
    /// <param name="died">The day of the death; null where it is not to be had.</param>
    /// <param name="sent">The referrals of the case so far: to the same body once a day.</param>
    /// <param name="by">Who refers it.</param>
    /// <param name="name">What to call them.</param>
    /// <param name="today">Today in London.</param>
    public static Result<Referral> Of(PanelCase reviewed, ReferralFacts facts, LocalDate? died, IEnumerable<Referral> sent, UserId by, string name, LocalDate today)
    {
        var (body, because) = (Trimmed(facts.Body), Trimmed(facts.Because));
        var problems = new Problems()
            .When(facts.To is null, nameof(facts.To), "Select to whom it is referred")
            .When(facts.To is not null && body.Length == 0, nameof(facts.Body), "Enter the name of the body")
            .When(because.Length == 0, nameof(facts.Because), "Enter why it is referred")
            .When(facts.On > today, nameof(facts.On), "The day cannot be in the future")
            .When(facts.On < died, nameof(facts.On), "The day cannot be before the death")
            .When(sent.Any(one => one.To == facts.To && one.Body == body && one.On == facts.On && one.TakenBackBecause.Length == 0), nameof(facts.On), $"It was referred to {body} on that day already. Look at that referral, or put the day right")
            .When(!(facts.On < died) && facts.On < today.PlusYears(-3), nameof(facts.On), "Check the year: that is more than three years ago");
        return problems.Any ? problems : new Referral { Subject = reviewed.Subject, To = facts.To!.Value, Body = body, Because = because, On = facts.On, ReferredBy = by, ReferredByName = name };
    }

    /// <summary>They have decided. Where they take it up, what comes of it is waited for.</summary>
    public Result<Referral> Decide(ReferralDecision? decision, string words, LocalDate? on, LocalDate today)
    {
        var problems = DayOf(new(), "DecidedOn", on, On, "The decision cannot be before the referral", today)
            .When(!IsOpen, "", "Nothing is waited for any more")
            .When(IsOpen && Decision is not null, "", "Their decision is recorded already")
            .When(decision is null, "Decision", "Select what they decided");
        if (problems.Any)
        {
            return problems;
        }

        (Decision, DecisionWords, DecidedOn) = (decision, words, on);
        ClosedOn = decision == ReferralDecision.Declined ? on : null;
        return this;
    }

    /// <summary>It is known what came of it.</summary>
    public Result<Referral> Close(string outcome, LocalDate? on, LocalDate today)
    {
        var problems = DayOf(new(), "OutcomeOn", on, DecidedOn ?? On, "The outcome cannot be before the decision", today)
            .When(!IsOpen, "", "Nothing is waited for any more")
            .When(IsOpen && Decision is null, "", "Record first what they decided")
            .When(outcome.Length == 0, "Outcome", "Enter what came of it");
        if (problems.Any)
        {
            return problems;
        }

        (Outcome, OutcomeOn, ClosedOn) = (outcome, on, on);
        return this;
    }

    /// <summary>It was recorded by mistake, or is not wanted any more.</summary>
    public Result<Referral> TakeBack(string because, LocalDate today)
    {
        var problems = new Problems()
            .When(!IsOpen, "", "Nothing is waited for any more")
            .When(because.Length == 0, "Because", "Enter why it is taken back");
        if (problems.Any)
        {
            return problems;
        }

        (TakenBackBecause, ClosedOn) = (because, today);
        return this;
    }

    private static Problems DayOf(Problems problems, string field, LocalDate? day, LocalDate earliest, string tooEarly, LocalDate today) => problems
        .When(day is null, field, "Enter the day")
        .When(day > today, field, "The day cannot be in the future")
        .When(day < earliest, field, tooEarly);

    private static string Trimmed(string? text) => (text ?? "").Trim();
}

/// <summary>What is to be known of a referral. The form binds to it.</summary>
internal record ReferralFacts
{
    [Display(Name = "To whom?", ShortName = "To whom it is referred")]
    public ReferralTo? To { get; init; }

    [Display(Name = "Another name for it, as the letter is to say it", ShortName = "The name of the body"), StringLength(200)]
    public string? Body { get; init; }

    [Display(Name = "Why?", ShortName = "Why it is referred"), StringLength(2000)]
    public string? Because { get; init; }

    [Display(Name = "On which day?", ShortName = "The day")]
    public required LocalDate On { get; init; }
}
