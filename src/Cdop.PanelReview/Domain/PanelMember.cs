using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>Somebody who sits on a panel: for whom they stand, where they work, and at which address they are invited. Who leaves stays on the meetings they were at.</summary>
internal sealed class PanelMember : Aggregate
{
    private PanelMember() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    /// <summary>In small letters: one address is one member, among those who sit.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The code of the seat.</summary>
    public string Seat { get; private set; } = "";

    public string Employer { get; private set; } = "";

    /// <summary>Where they work for the employer, such as a hospital; empty where nobody said.</summary>
    public string Site { get; private set; } = "";

    /// <summary>Where they live; null where they did not say.</summary>
    public Postcode? HomePostcode { get; private set; }

    /// <summary>The codes of the panels they sit on, with blanks between.</summary>
    public string Panels { get; private set; } = "";

    /// <summary>The last day they sit; null while they do.</summary>
    public LocalDate? LeftOn { get; private set; }

    /// <summary>Whom they sign in as; null for a member without an account.</summary>
    public UserId? Person { get; private set; }

    public bool SitsOn(string panel, LocalDate on) => (LeftOn is not { } left || on <= left) && Panels.Split(' ').Contains(panel);

    public static Result<PanelMember> Add(MemberFacts facts, PanelRules rules)
    {
        var member = new PanelMember();
        var problems = Check(facts, rules);
        if (problems.Any)
        {
            return problems;
        }

        member.Take(facts);
        return member;
    }

    /// <summary>Puts right what is known of them.</summary>
    public Result<PanelMember> Describe(MemberFacts facts, PanelRules rules)
    {
        var problems = Check(facts, rules);
        if (problems.Any)
        {
            return problems;
        }

        Take(facts);
        return this;
    }

    private static Problems Check(MemberFacts facts, PanelRules rules) =>
        new Problems()
            .When(!PlainAddress.Is(facts.Email), nameof(facts.Email), "Enter a work email in the right format, like name@example.nhs.uk")
            .When(rules.Seat(facts.Seat) is null, nameof(facts.Seat), "Select what they stand for")
            .When(facts.Panels.Count == 0 || facts.Panels.Any(code => rules.Type(code) is null), nameof(facts.Panels), "Select the panels they sit on");

    private void Take(MemberFacts facts) =>
        (Name, Email, Seat, Employer, Site, HomePostcode, Panels, LeftOn, Person) =
            (facts.Name, facts.Email.ToLowerInvariant(), facts.Seat, facts.Employer, facts.Site ?? "", facts.HomePostcode, string.Join(' ', facts.Panels.Distinct()), facts.LeftOn, facts.Person is { Length: > 0 } person ? new(person) : null);
}

/// <summary>What is to be known of a member. The forms bind to it.</summary>
internal record MemberFacts
{
    [Display(Name = "Name"), StringLength(200)]
    public required string Name { get; init; }

    [Display(Name = "Work email"), StringLength(254)]
    public required string Email { get; init; }

    [Display(Name = "What do they stand for?", ShortName = "What they stand for")]
    public required string Seat { get; init; }

    [Display(Name = "Employer", Description = "It is compared with the agencies that answered about a child, to suggest conflicts of interest"), StringLength(200)]
    public required string Employer { get; init; }

    [Display(Name = "Where they work (hospital, surgery or office)", ShortName = "Where they work"), StringLength(200)]
    public string? Site { get; init; }

    [Display(Name = "Home postcode (if they agree to give it)", ShortName = "Home postcode", Description = "With the family name it is compared with the child’s, and shown to nobody")]
    public Postcode? HomePostcode { get; init; }

    [Display(Name = "Panels they sit on")]
    public IReadOnlyList<string> Panels { get; init; } = [];

    [Display(Name = "Account they sign in with", Description = "Who has none reads no case on screen and gives no score. A manager gives the role of panel member or chair under People"), StringLength(64)]
    public string? Person { get; init; }

    [Display(Name = "Last day they sit (leave empty while they do)")]
    public LocalDate? LeftOn { get; init; }
}
