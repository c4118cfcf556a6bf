using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>What the tree of questions makes of a notification. A proposal: a person decides.</summary>
internal enum ScopeOutcome
{
    /// <summary>The partners must review it (Children Act 2004, section 16M(1)).</summary>
    [Display(Name = "In scope")]
    InScope,

    /// <summary>A child who lived elsewhere and died here: the partners may review it (section 16M(2)).</summary>
    [Display(Name = "Lived elsewhere, died here: may be reviewed here")]
    MayReview,

    /// <summary>A stillbirth that no health professional attended: a joint agency response, and a review only if it was none.</summary>
    [Display(Name = "Joint agency response now; a review only if the child was born alive")]
    JointResponseOnly,

    /// <summary>No child death review.</summary>
    [Display(Name = "Out of scope")]
    OutOfScope,

    /// <summary>The panel where the child lived reviews it.</summary>
    [Display(Name = "For another panel")]
    AnotherPanel,

    /// <summary>What was notified does not settle it.</summary>
    [Display(Name = "Not settled by what we were told")]
    NotSettled,
}

/// <summary>Who reviews a death that is not known yet.</summary>
internal enum TriageOutcome
{
    [Display(Name = "In scope: review here")]
    Review,

    [Display(Name = "Out of scope: no review")]
    OutOfScope,

    [Display(Name = "Another panel reviews: pass it on")]
    AnotherPanel,
}

/// <summary>Whether the child showed signs of life at birth.</summary>
internal enum BornAlive
{
    Yes,
    No,
    NotKnown,
}

/// <summary>One step of the tree: what was asked, what was answered, and on whose authority it is asked.</summary>
internal sealed record ScopeStep(string Question, string Answer, string Source);

/// <summary>What the tree asks after.</summary>
internal sealed record ScopeFacts
{
    public required LocalDate DateOfBirth { get; init; }

    public required LocalDate DateOfDeath { get; init; }

    public BornAlive BornAlive { get; init; } = BornAlive.Yes;

    /// <summary>Completed weeks of pregnancy, where told.</summary>
    public int? GestationWeeks { get; init; }

    /// <summary>Whether a pregnancy was ended within the law: excluded even where there were signs of life.</summary>
    public bool LawfulTermination { get; init; }

    /// <summary>For a birth without signs of life: whether a health professional was present.</summary>
    public bool? Attended { get; init; }

    /// <summary>Whether the child (a newborn's mother) normally lived in an area of ours; null where not known.</summary>
    public bool? LivedHere { get; init; }

    /// <summary>Where the postcode lies, for a child who did not live here.</summary>
    public Nation Nation { get; init; }

    /// <summary>Whether the child died in an area of ours; null where not known.</summary>
    public bool? DiedHere { get; init; }
}

/// <summary>
/// The tree of questions that says whether a death is for this panel, with each question and answer kept, so that
/// anybody can see years later why a death was or was not reviewed.
/// </summary>
internal sealed record Scope(ScopeOutcome Outcome, string Because, IReadOnlyList<ScopeStep> Steps)
{
    private const string Guidance = "Child Death Review: Statutory and Operational Guidance (England) 2018";
    private const string Act = "Children Act 2004, section 16M";
    private const string NoChild = "Died on or after the 18th birthday";
    private const string WhereDied = "Did the child die in one of our areas?";

    /// <summary>Whether it turns on where the child died, which a person has to say.</summary>
    public bool TurnsOnWhereTheChildDied => Steps.Any(s => s.Question == WhereDied);

    /// <summary>Whether it is out because the person was no child any more: then nothing of a child's death is called for.</summary>
    public bool WasNoChild => Outcome == ScopeOutcome.OutOfScope && Because == NoChild;

    /// <summary>
    /// What calls for a joint agency response: what the notifier ticked, and what the tree itself finds. The one answer that
    /// the form is filled in with, the bar repeats and the decision is checked against.
    /// </summary>
    public JointResponseCriteria CallsFor(Death death)
    {
        ArgumentNullException.ThrowIfNull(death);

        return WasNoChild ? JointResponseCriteria.None
            : Outcome == ScopeOutcome.JointResponseOnly ? death.Calls | JointResponseCriteria.UnattendedStillbirth
            : death.Calls;
    }

    /// <summary>What is chosen beforehand; null where it is not settled.</summary>
    public TriageOutcome? Proposes => Outcome switch
    {
        ScopeOutcome.InScope or ScopeOutcome.JointResponseOnly => TriageOutcome.Review,
        ScopeOutcome.OutOfScope => TriageOutcome.OutOfScope,
        ScopeOutcome.MayReview or ScopeOutcome.AnotherPanel => TriageOutcome.AnotherPanel,
        _ => null,
    };

    /// <summary>The reason that the tree itself gives, for the outcome that it proposes and no other; a review of what is in scope needs none.</summary>
    public string? ReasonFor(TriageOutcome outcome) => outcome != TriageOutcome.Review && outcome == Proposes ? Because : null;

    /// <summary>Walks the tree.</summary>
    public static Scope Of(ScopeFacts facts)
    {
        List<ScopeStep> steps = [];

        steps.Add(new("Was a pregnancy ended within the law?", facts.LawfulTermination ? "Yes" : "No", Guidance));
        if (facts.LawfulTermination)
        {
            return new(ScopeOutcome.OutOfScope, "A pregnancy ended within the law is not reviewed, even where there were signs of life", steps);
        }

        steps.Add(new("Was the child born alive?", Word(facts.BornAlive), Guidance));
        if (facts.BornAlive != BornAlive.Yes)
        {
            steps.Add(new("Was a health professional present at the birth?", facts.Attended switch { true => "Yes", false => "No", _ => "Not known" }, Guidance));
            return (facts.BornAlive, facts.Attended) switch
            {
                (BornAlive.No, true) when facts.GestationWeeks is < 24 => new(ScopeOutcome.OutOfScope, "A loss before 24 weeks without signs of life is not reviewed", steps),
                (BornAlive.No, true) => new(ScopeOutcome.OutOfScope, "A stillbirth is not reviewed", steps),
                (_, false) => new(ScopeOutcome.JointResponseOnly, "A stillbirth that no health professional attended calls for a joint agency response; there is no review if it proves to be a stillbirth", steps),
                _ => new(ScopeOutcome.NotSettled, "Ask whether the child showed signs of life, and who was present", steps),
            };
        }

        if (facts.DateOfDeath < facts.DateOfBirth)
        {
            steps.Add(new("How old was the child?", "Died before birth, as told", "Children Act 2004, section 65"));
            return new(ScopeOutcome.NotSettled, "The dates do not fit: ask which is right", steps);
        }

        var isChild = Age.IsChild(facts.DateOfBirth, facts.DateOfDeath);
        steps.Add(new("Did the child die before the 18th birthday?", isChild ? $"Yes: {Age.InWords(facts.DateOfBirth, facts.DateOfDeath)}" : "No", "Children Act 2004, section 65"));
        if (!isChild)
        {
            return new(ScopeOutcome.OutOfScope, NoChild, steps);
        }

        steps.Add(new("Did the child normally live in one of our areas?", facts.LivedHere switch { true => "Yes", false => "No", _ => "Not known" }, $"{Act}(1)"));
        if (facts.LivedHere is not false)
        {
            return facts.LivedHere is true
                ? new(ScopeOutcome.InScope, "Born alive, under 18, lived here", steps)
                : new(ScopeOutcome.NotSettled, "Ask where the child normally lived; for a newborn, where the mother did", steps);
        }

        steps.Add(new(WhereDied, facts.DiedHere switch { true => "Yes", false => "No", _ => "Not known" }, $"{Act}(2)"));
        if (facts.DiedHere is null)
        {
            return new(ScopeOutcome.NotSettled, "Lived elsewhere: say whether the child died in one of our areas, where the death may be reviewed", steps);
        }

        if (facts.DiedHere is false && facts.Nation is Nation.Scotland or Nation.NorthernIreland or Nation.ChannelIslands)
        {
            return new(ScopeOutcome.OutOfScope, $"Lived in {Wording.Of(facts.Nation)}, where the child death reviews of England do not apply", steps);
        }

        if (facts.DiedHere is false && facts.Nation == Nation.IsleOfMan)
        {
            return new(ScopeOutcome.NotSettled, "Lived on the Isle of Man, which has its own law and which this panel does not serve now: speak to your manager", steps);
        }

        return facts.DiedHere is true
            ? new(ScopeOutcome.MayReview, "Lived elsewhere and died here: the panel where the child lived reviews, unless you agree otherwise", steps)
            : new(ScopeOutcome.AnotherPanel, "Lived elsewhere: pass it to the panel for that area", steps);
    }

    private static string Word(BornAlive answer) => answer switch
    {
        BornAlive.Yes => "Yes",
        BornAlive.No => "No",
        _ => "Not known",
    };
}
