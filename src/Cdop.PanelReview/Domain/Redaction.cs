using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>What a person decided of words that were found.</summary>
internal enum RedactionChoice
{
    /// <summary>Nothing: it is as it is proposed.</summary>
    [Display(Name = "As proposed")]
    Proposed,

    Replace,

    [Display(Name = "Leave as written")]
    Leave,
}

/// <summary>
/// What is decided of the papers of one case: which words stay, which a person pointed at, and which role stands for whom. It holds for
/// all papers of the case and is kept, so that new text asks again only for what is new.
/// </summary>
internal sealed class Redaction : Aggregate, IAbout
{
    /// <summary>The longest words that one decision can be about.</summary>
    public const int LongestWords = 400;

    private readonly List<RedactionDecision> decisions = [];
    private readonly List<RoleGiven> roles = [];

    private Redaction() { }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public IReadOnlyList<RedactionDecision> Decisions => decisions;

    public IReadOnlyList<RoleGiven> Roles => roles;

    public static Redaction Begin(PanelCase reviewed) => new() { Subject = reviewed.Subject };

    /// <summary>What was decided of words; <see cref="RedactionChoice.Proposed"/> where nothing was.</summary>
    public RedactionChoice ChoiceFor(string words) => decisions.Find(one => one.Words == words && !one.IsByHand)?.Choice ?? RedactionChoice.Proposed;

    /// <summary>One decision for every place at which these words stand, in all papers. Choosing what is proposed undoes an earlier one.</summary>
    public void Decide(string words, RedactionChoice choice, UserId by, Instant now)
    {
        if (ChoiceFor(words) == choice)
        {
            return;
        }

        decisions.RemoveAll(one => one.Words == words && !one.IsByHand);
        if (choice != RedactionChoice.Proposed)
        {
            decisions.Add(new() { Subject = Subject, Words = words, Choice = choice, By = by, At = now });
        }
    }

    /// <summary>Words that nothing found, and what stands in their place.</summary>
    public Result<Redaction> Add(string words, string instead, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(NameWords.Fold(words).Count == 0, "AddWords", "Enter the words as they stand in a paper")
            .When(words.Length > LongestWords, "AddWords", $"Enter at most {LongestWords} characters")
            .When(instead.Length == 0, "AddInstead", "Enter what stands in their place, such as a team")
            .When(instead.Contains(words, StringComparison.OrdinalIgnoreCase), "AddInstead", "What stands in their place must not hold the words themselves");
        if (problems.Any)
        {
            return problems;
        }

        decisions.RemoveAll(one => one.IsByHand && one.Words == Find.KeyOf(words));
        decisions.Add(new() { Subject = Subject, Words = Find.KeyOf(words), Instead = instead, Choice = RedactionChoice.Replace, By = by, At = now });
        return this;
    }

    /// <summary>What was added by hand is found no more.</summary>
    public void TakeAway(Guid decision) => decisions.RemoveAll(one => one.Id == decision && one.IsByHand);

    /// <summary>Keeps who was given which role, so that it stays whoever is told of later.</summary>
    public void Keep(CaseRoles given)
    {
        foreach (var (known, instead) in given.New)
        {
            roles.Add(new() { Subject = Subject, Known = known, Instead = instead });
        }
    }
}

/// <summary>One decision on words of the papers of a case.</summary>
internal sealed class RedactionDecision : IAbout
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    /// <summary>The words as written, with one blank wherever there are any.</summary>
    public required string Words { get; init; }

    /// <summary>What stands in their place, of words that a person pointed at; empty otherwise.</summary>
    public string Instead { get; init; } = "";

    public required RedactionChoice Choice { get; init; }

    public required UserId By { get; init; }

    public required Instant At { get; init; }

    public bool IsByHand => Instead.Length > 0;
}

/// <summary>The role that stands for somebody, or for a place, in all papers of a case.</summary>
internal sealed class RoleGiven : IAbout
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    /// <summary>Whom or what it stands for, folded as names are compared.</summary>
    public required string Known { get; init; }

    public required string Instead { get; init; }
}
