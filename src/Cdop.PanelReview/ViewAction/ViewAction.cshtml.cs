using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One agreed action, for those who follow it up: what it is, who does it, how far it is, and its history.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ViewActionPage(PanelReviewDb db, PaperDesk desk, PanelRules rules, IAreaDirectory areas, IRightsDirectory people, ICurrentUser user, IClock clock) : PageModel, IShows
{
    private FamilyWords? family;
    private bool hasAnswer;
    private IReadOnlyDictionary<UserId, string> names = new Dictionary<UserId, string>();

    [FromRoute(Name = "reference")]
    public string Reference { get; set; } = "";

    public ActionOfCase Found { get; private set; } = null!;

    public AgreedAction Action => Found.Action;

    public string Area { get; private set; } = "";

    public string Panel => rules.Type(Action.Panel)?.Name ?? Action.Panel;

    /// <summary>The number of the meeting that agreed it.</summary>
    public string Meeting { get; private set; } = "";

    /// <summary>The recommendation that it serves; null where it serves none.</summary>
    public string? Recommendation { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ActionEntry> History { get; private set; } = [];

    /// <summary>The files that came with its owner's answers.</summary>
    public EvidenceShown Evidence { get; private set; } = null!;

    /// <summary>Whether the mail server would not take the last mail to its owner.</summary>
    public bool IsRefused { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.ActionsWithCase(Reference).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        Area = (await areas.Find(found.Case.Area, ct))?.Name ?? found.Case.Area.Code;
        var (action, meeting, serves, contact) = (found.Action.Id, found.Action.Meeting, found.Action.Recommendation, found.Action.Contact);
        Meeting = await db.Meetings.Where(m => m.Id == meeting).Select(m => m.Number).SingleAsync(ct);
        Recommendation = serves is null ? null : await db.Recommendations.Where(r => r.Id == serves).Select(r => r.Reference).SingleOrDefaultAsync(ct);
        History = await db.Actions.Where(a => a.Id == action).SelectMany(a => a.Entries).AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.Place).ThenByDescending(e => e.Id).ToListAsync(ct);
        hasAnswer = Action.Words.Length > 0 || History.Any(entry => entry.By.IsByLink);
        family = hasAnswer ? await desk.Family(found.Case.Id, ct) : null; // the papers are many questions: not where its owner wrote nothing

        Evidence = new(Reference, History.Any(entry => entry.File is not null) ? await db.EvidenceOf(action, ct) : [], PaperDesk.IsForReaderOf(found.Case, user) ? family : null);
        IsRefused = contact is not null && await db.Mail.AsNoTracking().Where(mail => mail.About == contact && mail.State != MailState.Queued).OrderByDescending(mail => mail.SettledAt).ThenByDescending(mail => mail.Id).Select(mail => mail.State).FirstOrDefaultAsync(ct) == MailState.Refused;
        names = await people.NamesOf([.. History.Select(entry => entry.By)], ct);
        Shown = (db, new("Viewed", found.Case.Subject, $"Action {Reference}"));
        return Page();
    }

    /// <summary>Words as they are shown: their owner, whom we do not know, may have named the family.</summary>
    public string Said(string words) => words.Length == 0 || !hasAnswer ? words : family?.Without(words) ?? "Whoever sees the case can read this";

    /// <summary>Who wrote a line of the history: a person, or the owner by their link.</summary>
    public string By(ActionEntry entry) => entry.By.IsByLink ? $"{Action.Owner}, by link" : names.GetValueOrDefault(entry.By, entry.By.Value);
}
