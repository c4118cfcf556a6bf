using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership.Domain;

/// <summary>Somebody to ask in an agency. Who has left is kept, since older requests name them, and is never proposed again.</summary>
internal sealed class Contact
{
    private readonly List<ContactArea> areas = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Agency { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>What they are there, such as named doctor for child deaths.</summary>
    public string Role { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>Why an address outside the agency's mail domains is right; null where it lies within.</summary>
    public string? EmailBecause { get; private set; }

    public string? Telephone { get; private set; }

    /// <summary>Whether they answer for all areas that the agency serves.</summary>
    public bool ForAll { get; private set; }

    /// <summary>The areas they answer for, where it is not all.</summary>
    public IReadOnlyList<ContactArea> Areas => areas;

    public RequestKinds Answers { get; private set; }

    /// <summary>Whether a late answer is taken to them.</summary>
    public bool IsLineLead { get; private set; }

    /// <summary>Their last day there, where it is known.</summary>
    public LocalDate? LeavesOn { get; private set; }

    public bool HasLeft(LocalDate today) => LeavesOn < today;

    public bool AnswersIn(Area area) => ForAll || areas.Exists(a => a.Area == area);

    public void Take(ContactFacts facts)
    {
        (Name, Role, Email, EmailBecause, Telephone) = (facts.Name, facts.Role, facts.Email, facts.EmailBecause, facts.Telephone);
        (ForAll, Answers, IsLineLead, LeavesOn) = (facts.ForAll, facts.Answers, facts.IsLineLead, facts.LeavesOn);
        IReadOnlyCollection<Area> wanted = facts.ForAll ? [] : [.. facts.Areas.Distinct()];
        areas.RemoveAll(a => !wanted.Contains(a.Area));
        areas.AddRange(wanted.Where(w => !areas.Exists(a => a.Area == w)).Select(w => new ContactArea { Contact = Id, Area = w }));
    }
}

/// <summary>What is to be known of somebody to ask. The form that keeps one binds to it.</summary>
internal record ContactFacts
{
    [Display(Name = "Name"), StringLength(200)]
    public required string Name { get; init; }

    [Display(Name = "Role there, such as named doctor", ShortName = "Their role"), StringLength(200)]
    public required string Role { get; init; }

    [Display(Name = "Work email"), StringLength(254)]
    public string? Email { get; init; }

    /// <summary>The same address once more, asked for where it lies outside the agency's mail domains.</summary>
    [Display(Name = "Work email a second time"), StringLength(254)]
    public string? EmailAgain { get; init; }

    [Display(Name = "Why this address is right"), StringLength(500)]
    public string? EmailBecause { get; init; }

    [Display(Name = "Phone number"), StringLength(50)]
    public string? Telephone { get; init; }

    [Display(Name = "Areas they answer for")]
    public IReadOnlyList<Area> Areas { get; init; } = [];

    [Display(Name = "All areas that the agency serves")]
    public bool ForAll { get; init; }

    [Display(Name = "What they are asked")]
    public RequestKinds Answers { get; init; }

    [Display(Name = "Asked first in")]
    public IReadOnlyList<Area> FirstIn { get; init; } = [];

    [Display(Name = "Line lead: late answers are taken to this person")]
    public bool IsLineLead { get; init; }

    [Display(Name = "Last day there (if known)")]
    public LocalDate? LeavesOn { get; init; }
}

/// <summary>An area that somebody answers for.</summary>
internal sealed class ContactArea
{
    public required Guid Contact { get; init; }

    public required Area Area { get; init; }
}

/// <summary>What somebody is asked.</summary>
[Flags]
internal enum RequestKinds
{
    None = 0,

    [Display(Name = "Reporting and supplementary forms")]
    Forms = 1,

    [Display(Name = "Joint agency response")]
    JointResponse = 2,

    [Display(Name = "Records and reports")]
    Records = 4,

    [Display(Name = "Review meetings")]
    Meetings = 8,
}
