using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A meeting that took a case, and what became of it there.</summary>
internal sealed record SittingOfCase(string Number, LocalDate On, AgendaOutcome Outcome, Discussion? Discussion);

/// <summary>A case of the panel, whatever meeting it was listed for: what was found, and what follows from it.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ViewPanelCasePage(FindingBook book, PanelReviewDb db, IAreaDirectory areas, ICurrentUser user) : PanelCasePage(db)
{
    public string Area { get; private set; } = "";

    public IReadOnlyList<SittingOfCase> Sittings { get; private set; } = [];

    /// <summary>What was ratified last; null where nothing was.</summary>
    public Finding? Ratified { get; private set; }

    public Judgement? Judged { get; private set; }

    public IReadOnlyList<Referral> Referrals { get; private set; } = [];

    /// <summary>To whom the panel said that it is to be referred, and nobody has referred it yet.</summary>
    public IReadOnlyList<string> ToRefer { get; private set; } = [];

    /// <summary>Whether whoever looks follows up what was found.</summary>
    public bool FollowsUp => user.May(Permission.FollowUp);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Db.IsThereFor(user, Label, ct) || !await Find(ct))
        {
            return NotFound();
        }

        var subject = Case.Subject;
        Area = (await areas.Find(Case.Area, ct))?.Name ?? Case.Area.Code;
        Sittings = await (
            from item in Db.Agenda.AsNoTracking()
            where item.Subject == subject
            join meeting in Db.Meetings on item.Meeting equals meeting.Id
            orderby meeting.On, meeting.Number
            select new SittingOfCase(meeting.Number, meeting.On, item.Outcome, Db.Discussions.FirstOrDefault(open => open.Item == item.Id))).ToListAsync(ct);
        Referrals = await Db.Referrals.AsNoTracking().Where(one => one.Subject == subject).OrderByDescending(one => one.ClosedOn == null).ThenByDescending(one => one.On).ThenBy(one => one.Id).ToListAsync(ct);
        if (await book.Last(subject, ct) is var (finding, answers))
        {
            (Ratified, Judged) = (finding, Judgement.Of(answers));
            ToRefer = [.. ReferralsAsked.In(answers).Where(asked => !Referrals.Any(one => one.TakenBackBecause.Length == 0 && asked.MeetBy.Contains(one.To))).Select(asked => asked.Words)];
        }

        return Page();
    }
}
