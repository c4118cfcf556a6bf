using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The pack of a meeting: how the papers of each case stand, which versions went out, and the act that issues it.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class IssuePackPage(IssuePackHandler handler, PanelReviewDb db, PanelRules rules, IRightsDirectory people, ICurrentUser user) : ChangeMeetingPage(db, rules), IShows
{
    private readonly PanelReviewDb db = db;

    [BindProperty]
    public IssuePack Form { get; set; } = new();

    /// <summary>The cases that the meeting is still to take.</summary>
    public IReadOnlyList<CaseToIssue> Cases { get; private set; } = [];

    /// <summary>What was issued, the newest first.</summary>
    public IReadOnlyList<Pack> Issued { get; private set; } = [];

    /// <summary>Who comes and gets no papers: they have no account to read them with.</summary>
    public IReadOnlyList<string> WithoutPapers { get; private set; } = [];

    /// <summary>Who issued it last though agencies had not answered; null where all had.</summary>
    public string? Nevertheless { get; private set; }

    /// <summary>The day by which it should be with the members.</summary>
    public LocalDate DueOn => Panel.PackDueOn(Meeting.On);

    /// <summary>Whether the person may accept that questions are open.</summary>
    public bool IsChair => user.May(Permission.ChairPanels);

    /// <summary>Whether the person anonymises papers.</summary>
    public bool MayCertify => user.May(Permission.PlanPanels);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new();
        return await Show(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(
            () => handler.Handle(At, Form, ct),
            issued => $"/meetings/{issued.Meeting}/pack",
            issued => issued.Told is { } told ? $"The pack is issued, and {InWords.Count(told, "reader")} {(told == 1 ? "is" : "are")} told" : "The pack is issued",
            () => Show(ct));

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        Cases = await db.CasesToIssue(Meeting.Id).AsNoTracking().ToListAsync(ct);
        Issued = await db.PacksOf(Meeting.Id).AsNoTracking().ToListAsync(ct);
        Nevertheless = Issued is [{ IsIssuedNevertheless: true } last, ..] ? await people.NameOf(last.IssuedBy, ct) ?? "somebody who has left" : null;
        var reading = await db.CanRead(Meeting, ct);
        WithoutPapers = [.. Meeting.Invited.Where(one => one.Reply == Reply.Coming && !reading.Contains(one.Member)).OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id).Select(one => one.Name)];
        Shown = (db, new("Viewed", Guid.Empty, $"Pack of meeting {At}", Payload: string.Join(' ', Cases.Select(one => one.Case.Label))));
        return true;
    }
}
