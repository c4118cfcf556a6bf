using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>What a meeting did with a case that was listed for it.</summary>
internal enum AgendaOutcome
{
    /// <summary>It is still to be taken.</summary>
    [Display(Name = "To be taken")]
    Open,

    /// <summary>The panel has reviewed it.</summary>
    Reviewed,

    /// <summary>Put off to a later meeting: it waits again.</summary>
    [Display(Name = "Put off")]
    Deferred,
}

/// <summary>A case listed for a meeting: the place at which it is taken, and what became of it there. Its own aggregate, so that who works at one case of a meeting never stands in the way of another.</summary>
internal sealed class AgendaItem : Aggregate, IAbout
{
    private AgendaItem() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Meeting { get; private init; }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>1, 2, 3 and so on, with gaps where a case was taken off.</summary>
    public int Position { get; private set; }

    /// <summary>Whether the chair may sign it off without a discussion; its analysis form is completed all the same.</summary>
    public bool IsFastTrack { get; private set; }

    /// <summary>Why it is on the fast track; empty where it is not.</summary>
    public string FastTrackBecause { get; private set; } = "";

    public AgendaOutcome Outcome { get; private set; }

    /// <summary>When the meeting reviewed it last, or put it off; null while it is to be taken.</summary>
    public Instant? TakenAt { get; private set; }

    public Instant ListedAt { get; private init; }

    public UserId ListedBy { get; private init; }

    public static AgendaItem List(Meeting meeting, PanelCase reviewed, int position, UserId by, Instant now) =>
        new() { Meeting = meeting.Id, Subject = reviewed.Subject, Position = position, ListedAt = now, ListedBy = by };

    /// <summary>Another place in the order.</summary>
    public void MoveTo(int position) => Position = position;

    /// <summary>What became of it at the meeting, and when.</summary>
    public void Take(AgendaOutcome outcome, Instant now) => (Outcome, TakenAt) = (outcome, now);

    /// <summary>Put off by this meeting, it is listed for it again: it is to be taken after all, last.</summary>
    public void ListAgain(int position) => (Outcome, TakenAt, Position) = (AgendaOutcome.Open, null, position);

    /// <summary>On the fast track with a reason, or off it without one.</summary>
    public Result<AgendaItem> FastTrack(bool isOn, string because)
    {
        var problems = new Problems()
            .When(Outcome != AgendaOutcome.Open, "", "The meeting has taken it already")
            .When(isOn && because.Length == 0, "Because", "Enter why it needs no discussion");
        if (problems.Any)
        {
            return problems;
        }

        (IsFastTrack, FastTrackBecause) = (isOn, isOn ? because : "");
        return this;
    }
}
