using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case at the meeting, for the big screen: the chair opens its discussion, and how the scores spread is shown.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class DiscussCasePage(
    OpenDiscussionHandler handler, HeldCases held, FindingBook book, TellingWords telling, MyPacks packs, PanelReviewDb db, PanelRules rules, FormLibrary library, ICurrentUser user, IClock clock) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public OpenDiscussion Form { get; set; } = new();

    /// <summary>How the scores spread; null before the discussion opens, and where too few scored.</summary>
    public ScoreSpread? Spread { get; private set; }

    /// <summary>How far its analysis has come; null before the discussion opens, unless it needs none, and once the meeting has taken the case.</summary>
    public CaseStands? Stands { get; private set; }

    /// <summary>The summary of the case as it is written so far.</summary>
    public string Summary => Stands?.Answers.Of("case.summary") is [Answer.Words(var said)] ? said : "";

    /// <summary>Where whoever looks reads its papers; null where they have none.</summary>
    public string? PapersAt { get; private set; }

    /// <summary>What was ratified last; null where nothing was.</summary>
    public Finding? Ratified { get; private set; }

    /// <summary>What the panel has come to, or what was ratified; null before the discussion opens, unless it needs none.</summary>
    public Judgement? Judged { get; private set; }

    /// <summary>The actions that came of it.</summary>
    public IReadOnlyList<ActionOfMeeting> Actions { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <summary>Whether the meeting is still to begin, by its hour.</summary>
    public bool IsEarly => clock.GetCurrentInstant() < Held.Meeting.Begins;

    /// <summary>Whether the day of the meeting is over: what it ratified is another meeting's to change.</summary>
    public bool IsPast => Held.Meeting.IsPast(clock.GetCurrentInstant());

    /// <summary>Whether its day is still to come.</summary>
    public bool IsBefore => clock.GetCurrentInstant().DateIn() < Held.Meeting.On;

    /// <summary>Whether whoever looks chairs panels.</summary>
    public bool Chairs => user.May(Permission.ChairPanels);

    /// <summary>Whether whoever looks writes for this meeting.</summary>
    public bool Writes => Held.Meeting.Recorder == user.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await handler.Handle(At, Label, Form, ct) is not { } opened)
        {
            return NotFound();
        }

        var answer = this.Answer(opened, label => $"/hold/{At}/{label}", _ => "The discussion is open, and the scores are closed");
        return opened.Succeeded || await Show(ct) ? answer : NotFound();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        if (Held.Discussion is { } open)
        {
            var scores = await Db.Scores.AsNoTracking().Counting(open, Db.Recusals).ToListAsync(ct);
            Spread = ScoreSpread.Of(scores, library.AnalysisOf);
            var last = await book.Last(Held.Case.Subject, ct);
            Ratified = last?.Finding;
            var subject = Held.Case.Subject;
            Actions = Ratified is null ? [] : await Db.Actions.AsNoTracking().Where(action => action.Subject == subject).InShort().ToListAsync(ct);
            Judged = last is { Answers: var ratified } ? Judgement.Of(ratified) : null;
        }

        if (Held.IsWritten && (Held.Discussion is not null || Held.Item.IsFastTrack)) // on the fast track it is filled in and signed off without ever being discussed
        {
            Stands = await CaseStands.Of(Held, await book.Open(Held, ct), telling, ct);
            Judged = Stands.Judged;
        }

        PapersAt = await packs.Of(At, ct) is { } mine && await packs.Cases(mine, Label).AnyAsync(ct) ? $"/packs/{At}/{Label}" : null;
        return true;
    }
}
