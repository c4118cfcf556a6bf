using System.ComponentModel.DataAnnotations;
using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// Somebody outside the panel who is asked about one case at one meeting: they read its papers and no others, while its members do, may be
/// there for it, and are never counted for a quorum.
/// </summary>
internal sealed class GuestExpert : Aggregate, IAbout
{
    /// <summary>Stands for a seat where it is said who was there.</summary>
    public const string Seat = "guest";

    private GuestExpert() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public Guid Meeting { get; private init; }

    /// <summary>Whom they sign in as.</summary>
    public UserId Person { get; private init; }

    public string Name { get; private init; } = "";

    public string Email { get; private init; } = "";

    public string Employer { get; private init; } = "";

    /// <summary>Where they work for the employer; empty where nobody said.</summary>
    public string Site { get; private init; } = "";

    /// <summary>What the panel wants to know of them.</summary>
    public string Because { get; private init; } = "";

    public Instant InvitedAt { get; private init; }

    public UserId InvitedBy { get; private init; }

    /// <summary>When they were told that they are not asked any more; null while they are.</summary>
    public Instant? WithdrawnAt { get; private set; }

    /// <summary>Whether they were at the meeting for their case.</summary>
    public bool WasThere { get; private set; }

    public bool IsInvited => WithdrawnAt is null;

    public string InOneLine => $"{Name}, guest expert";

    /// <summary>Asks somebody about a case that a meeting is still to take.</summary>
    /// <param name="meeting">Which meeting.</param>
    /// <param name="item">The case on its agenda.</param>
    /// <param name="name">What they are called by their account.</param>
    /// <param name="facts">What else is known of them.</param>
    /// <param name="evidence">What speaks for an interest of theirs in the case.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">When.</param>
    public static Result<GuestExpert> Invite(Meeting meeting, AgendaItem item, string name, GuestFacts facts, IReadOnlyList<string> evidence, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(!meeting.IsAhead(now), "", "The meeting is over or cancelled: nobody can be asked to it any more")
            .When(item.Outcome != AgendaOutcome.Open, "", "The meeting has taken this case already")
            .When(!PlainAddress.Is(facts.Email), nameof(facts.Email), "Enter a work email in the right format, like name@example.nhs.uk")
            .When(evidence.Count > 0 && !facts.AllowsInterest, nameof(facts.AllowsInterest), $"They may have an interest. {string.Join(". ", evidence)}. Ask somebody else, or tick that it is known and they are needed all the same");
        if (problems.Any)
        {
            return problems;
        }

        return new GuestExpert
        {
            Subject = item.Subject, Meeting = meeting.Id, Person = new(facts.Person), Name = name, Email = facts.Email, Employer = facts.Employer, Site = facts.Site ?? "", Because = facts.Because, InvitedAt = now, InvitedBy = by,
        };
    }

    /// <summary>They are not asked any more, and see nothing from now on.</summary>
    public Result<GuestExpert> Withdraw(Instant now)
    {
        if (!IsInvited)
        {
            return new Problem("", "They are not asked any more");
        }

        (WithdrawnAt, WasThere) = (now, false);
        return this;
    }

    /// <summary>It is ticked whether they are there.</summary>
    public void Attend(bool isThere) => WasThere = isThere && IsInvited;

    /// <summary>Whether they may read the papers of their case, of a meeting whose pack was issued: as its members do, until 14 times 24 hours after it ended.</summary>
    public bool MayRead(Meeting meeting, Instant now) => IsInvited && meeting.IsPlanned && now < meeting.Ends + Pack.ReadableFor;
}

/// <summary>Who is asked as a guest about these cases of a meeting, whoever issues its pack.</summary>
internal sealed class GuestsToTell : Specification<GuestExpert>
{
    public GuestsToTell(Guid meeting, IReadOnlyCollection<Guid> subjects) =>
        // A guest is told of a case that the issuer may not see; the issuer is shown nothing of it.
        Query.Where(g => g.Meeting == meeting && subjects.Contains(g.Subject) && g.WithdrawnAt == null).IgnoreQueryFilters();
}

/// <summary>Who is asked to a meeting as a guest, about whichever case, whoever moves or cancels it.</summary>
internal sealed class GuestsOfMeeting : Specification<GuestExpert>
{
    public GuestsOfMeeting(Guid meeting) =>
        // Only mails to them leave here: who writes them is shown nothing of a case that they may not see.
        Query.Where(g => g.Meeting == meeting && g.WithdrawnAt == null).IgnoreQueryFilters();
}

/// <summary>The meetings to which a guest is asked.</summary>
internal sealed class MeetingsOfGuest : Specification<Meeting>
{
    public MeetingsOfGuest(IReadOnlyCollection<Guid> meetings) =>
        // The meeting itself is not there for a guest: they learn when it is, and nothing else of it.
        Query.Where(m => meetings.Contains(m.Id)).IgnoreQueryFilters();
}

/// <summary>What is to be known of a guest. The form binds to it.</summary>
internal record GuestFacts
{
    [Display(Name = "Account they sign in with", Description = "A manager gives the role of guest expert under People"), StringLength(64)]
    public required string Person { get; init; }

    [Display(Name = "Work email"), StringLength(254)]
    public required string Email { get; init; }

    [Display(Name = "Employer", Description = "It is compared with the agencies that answered about the child, to suggest conflicts of interest"), StringLength(200)]
    public required string Employer { get; init; }

    [Display(Name = "Where they work (hospital, surgery or office)", ShortName = "Where they work"), StringLength(200)]
    public string? Site { get; init; }

    [Display(Name = "What does the panel want to know from them?", ShortName = "What the panel wants to know"), StringLength(2000)]
    public required string Because { get; init; }

    [Display(Name = "Their part in the case is known, and they are needed all the same")]
    public bool AllowsInterest { get; init; }
}
