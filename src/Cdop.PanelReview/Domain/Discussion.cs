namespace Cdop.PanelReview.Domain;

/// <summary>
/// One case as a meeting takes it: since its discussion opened no blind score of it is taken any more, and one person at a time
/// writes its analysis form.
/// </summary>
internal sealed class Discussion : Aggregate, IAbout
{
    /// <summary>What is said where a finding stands as it was ratified.</summary>
    public const string NotTakenUp = "The finding is not taken up again: it stands as it was ratified";

    private Discussion() { }

    /// <summary>The number of the agenda item.</summary>
    public Guid Item { get; private init; }

    public Guid Meeting { get; private init; }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public Instant OpenedAt { get; private init; }

    public UserId OpenedBy { get; private init; }

    /// <summary>Why a ratified finding was taken up again; empty while it is not.</summary>
    public string TakenUpBecause { get; private set; } = "";

    /// <summary>Of whom something was asked when the case was put off; empty where it was not.</summary>
    public string AskedOf { get; private set; } = "";

    /// <summary>What was asked of them.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>By when it is to be there.</summary>
    public LocalDate? AskedBy { get; private set; }

    /// <summary>The day on which the office is asked whether it is there; null where nothing was asked, or the office was asked.</summary>
    public LocalDate? NextLookOn { get; private set; }

    /// <summary>The office was asked.</summary>
    public void LookedAt() => NextLookOn = null;

    /// <summary>The panel cannot decide yet: it says what it asks of whom and by when, and the case waits for another meeting.</summary>
    public Result<Discussion> Defer(AgendaItem item, DeferredFor asked, string? refusesChair, Instant now)
    {
        var problems = new Problems()
            .When(refusesChair is not null, "", refusesChair ?? "")
            .When(item.Outcome != AgendaOutcome.Open, "", "The meeting has taken this case already")
            .When(asked.By <= now.DateIn(), nameof(asked.By), "The day must be in the future")
            .When(asked.By > now.DateIn().PlusYears(3), nameof(asked.By), "Check the year: that is more than three years ahead");
        if (problems.Any)
        {
            return problems;
        }

        (AskedOf, Asked, AskedBy, NextLookOn) = (asked.Of, asked.What, asked.By, asked.By.PlusDays(1));
        item.Take(AgendaOutcome.Deferred, now);
        return this;
    }

    /// <summary>The meeting takes it after all: nothing is asked of anybody any more. No score is taken again.</summary>
    public void TakeAfterAll() => (AskedOf, Asked, AskedBy, NextLookOn) = ("", "", null, null);

    /// <summary>
    /// A ratified finding is taken up again on the day of the meeting, with a reason: the old version stays, and a new one begins from it. After
    /// that day those who were there sit no more, and the case comes before another meeting.
    /// </summary>
    public Result<Discussion> TakeUp(AgendaItem item, Meeting meeting, string because, string? refusesChair, Instant now)
    {
        var problems = new Problems()
            .When(refusesChair is not null, "", refusesChair ?? "")
            .When(item.Outcome != AgendaOutcome.Reviewed, "", "There is no ratified finding to take up again")
            .When(meeting.IsPast(now), "", "The meeting is over, and its panel sits no more. Have the office move the case back to “ready for the panel”: it then waits for another meeting, and its form begins from this finding")
            .When(TakenUpBecause.Length > 0, "", "It is taken up again already")
            .When(because.Length == 0, "Because", "Enter why it is taken up again");
        if (problems.Any)
        {
            return problems;
        }

        TakenUpBecause = because;
        return this;
    }

    /// <summary>What was taken up again is kept as it was ratified, on the day or later: nothing is written in it any more.</summary>
    public Result<Discussion> Keep(string? refusesChair)
    {
        var problems = new Problems()
            .When(refusesChair is not null, "", refusesChair ?? "")
            .When(TakenUpBecause.Length == 0, "", NotTakenUp);
        if (problems.Any)
        {
            return problems;
        }

        TakenUpBecause = "";
        return this;
    }

    /// <summary>It is ratified: nothing is written any more.</summary>
    public void Settle(AgendaItem item, Instant now)
    {
        item.Take(AgendaOutcome.Reviewed, now);
        TakenUpBecause = "";
    }

    /// <summary>Whether its form is written in now.</summary>
    public bool IsWritten(AgendaItem item) => item.Outcome == AgendaOutcome.Open || TakenUpBecause.Length > 0;

    /// <summary>The chair opens it, or the deputy in the chair's place.</summary>
    public static Discussion Open(AgendaItem item, UserId by, Instant now) => new() { Item = item.Id, Meeting = item.Meeting, Subject = item.Subject, OpenedAt = now, OpenedBy = by };
}

/// <summary>What a panel asks when it puts a case off. The form binds to it.</summary>
internal record DeferredFor
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Who is asked? (agency or role, and no name of the family)", ShortName = "Who is asked"), System.ComponentModel.DataAnnotations.StringLength(200)]
    public required string Of { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "What does the panel need to know?", ShortName = "What the panel needs to know"), System.ComponentModel.DataAnnotations.StringLength(2000)]
    public required string What { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "By when?", ShortName = "By when")]
    public required LocalDate By { get; init; }
}

/// <summary>
/// Who takes the chair for a case: the chair, and where the chair takes no part in it or is not there, the deputy. For a chair who
/// takes no part the case is not there at all.
/// </summary>
internal static class Chairing
{
    /// <summary>Why somebody may not take it; null where they may.</summary>
    /// <param name="there">Who takes part in this case: the members who are there, and the seat of each.</param>
    /// <param name="me">The member who asks; null for somebody who is none.</param>
    public static string? Refusal(IReadOnlyCollection<(Guid Member, string Seat)> there, (Guid Member, string Seat)? me) => me switch
    {
        not { Seat: PanelSeat.Chair or PanelSeat.DeputyChair } => "Only the chair of this meeting does this, or the deputy in the chair’s place",
        { Member: var member } when there.All(one => one.Member != member) => "You have not said that you come to this meeting: answer your invitation first",
        { Seat: PanelSeat.DeputyChair } when there.Any(one => one.Seat == PanelSeat.Chair) => "The chair is here and takes this case",
        _ => null,
    };
}
