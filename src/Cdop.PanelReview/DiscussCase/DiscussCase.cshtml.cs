using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case at the meeting, for the big screen: the chair opens its discussion, and how the scores spread is shown.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class DiscussCasePage(
    OpenDiscussionHandler handler, HeldCases held, FindingBook book, PanelReviewDb db, PanelRules rules, FormLibrary library, ICurrentUser user, IClock clock) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public OpenDiscussion Form { get; set; } = new();

    /// <summary>How the scores spread; null before the discussion opens, and where too few scored.</summary>
    public ScoreSpread? Spread { get; private set; }

    /// <summary>What is filled in of its analysis form; null before the discussion opens, unless it needs none, and where it is put off.</summary>
    public FormAnswers? Answers { get; private set; }

    /// <summary>What was ratified last; null where nothing was.</summary>
    public Finding? Ratified { get; private set; }

    /// <summary>What the panel has come to, or what was ratified; null before the discussion opens, unless it needs none.</summary>
    public Judgement? Judged { get; private set; }

    /// <summary>The actions that came of it.</summary>
    public IReadOnlyList<ActionOfMeeting> Actions { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <summary>Whether the meeting is still to begin, by its hour.</summary>
    public bool IsEarly => clock.GetCurrentInstant() < Held.Meeting.Begins;

    /// <summary>Whether whoever looks chairs panels.</summary>
    public bool Chairs => user.May(Permission.ChairPanels);

    /// <summary>Whether whoever looks writes for this meeting.</summary>
    public bool Writes => Held.Meeting.Recorder == user.Id;

    public IReadOnlyList<string> Missing => Held.Part.Missing(Panel);

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
            Answers = Held.IsWritten ? await book.Open(Held, ct) : null;
            Judged = (Answers ?? last?.Answers) is { } said ? Judgement.Of(said) : null;
        }
        else if (Held is { Item.IsFastTrack: true, IsWritten: true })
        {
            Answers = await book.Open(Held, ct); // it is filled in and signed off without ever being discussed
            Judged = Judgement.Of(Answers);
        }

        return true;
    }
}
