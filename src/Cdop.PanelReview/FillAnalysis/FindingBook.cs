using System.Text.Json;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What became of a section that was sent.</summary>
/// <param name="Answers">The answers: as kept, or as they would be.</param>
/// <param name="Stamp">What the section holds now.</param>
/// <param name="Meanwhile">What somebody else kept in the meantime; null where it was kept.</param>
/// <param name="Both">What both changed, each otherwise.</param>
internal sealed record FindingKept(FormAnswers Answers, string Stamp, FormAnswers? Meanwhile = null, IReadOnlyList<FormItem>? Both = null)
{
    /// <summary>What is longer than is kept, each at its field; nothing of the page was kept then.</summary>
    public IReadOnlyList<FormProblem> TooLong { get; init; } = [];
}

/// <summary>Keeps the analysis form of a case on the server while the meeting fills it in. Whoever calls has decided who may.</summary>
internal sealed class FindingBook(PanelReviewDb db, FormLibrary library, KeyRing keys, ICurrentUser user, IClock clock)
{
    // The seats, and what the form calls whom they stand for.
    private static readonly Dictionary<string, string> Agencies = new()
    {
        ["primary-care"] = "agencies.seen.primary-care",
        ["hospital-clinician"] = "agencies.seen.hospital",
        ["neonatology"] = "agencies.seen.hospital",
        ["obstetrics"] = "agencies.seen.hospital",
        ["mental-health"] = "agencies.seen.mental-health",
        ["ambulance"] = "agencies.seen.ambulance",
        ["police"] = "agencies.seen.police",
        ["social-care"] = "agencies.seen.social-care",
        ["education"] = "agencies.seen.schools",
        ["public-health"] = "agencies.added.public-health",
        ["designated-doctor"] = "agencies.added.designated-doctor",
        ["midwifery"] = "agencies.added.midwifery",
        ["lay"] = "agencies.added.lay",
    };

    /// <summary>What is filled in so far; at first, what a meeting wrote that put the case off, or what the last finding says, or what of the review meeting was certified, and what the meetings themselves know.</summary>
    public async Task<FormAnswers> Open(HeldCase held, CancellationToken ct) =>
        await AtMeeting(held, await db.FindingDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Item == held.Item.Id, ct) is { } kept ? Read(kept) : await Begin(held, ct), ct);

    /// <summary>The same, to be ratified as it is now: where somebody writes in it meanwhile, nothing is saved. What was written of the case is gone with it; the caller saves.</summary>
    public async Task<FormAnswers> Finish(HeldCase held, CancellationToken ct)
    {
        var (item, subject) = (held.Item.Id, held.Case.Subject);
        var written = await db.FindingDrafts.Where(draft => draft.Subject == subject).ToListAsync(ct);
        var answers = written.Find(draft => draft.Item == item) is { } kept ? Read(kept) : await Begin(held, ct);
        db.RemoveRange(written);
        return await AtMeeting(held, answers, ct);
    }

    /// <summary>The last finding that was ratified of a case; null where none was.</summary>
    public async Task<(Finding Finding, FormAnswers Answers)?> Last(Guid subject, CancellationToken ct) =>
        await db.Findings.AsNoTracking().Include(f => f.Factors).Include(f => f.Doubts).Include(f => f.Present).AsSplitQuery()
            .Where(f => f.Subject == subject).OrderByDescending(f => f.Number).FirstOrDefaultAsync(ct) is { } found ? (found, Read(found)) : null;

    /// <summary>What a finding says.</summary>
    public FormAnswers Read(Finding finding) => Responses.Read(library.AnalysisOf(finding.FormVersion), finding.Response).Value;

    /// <summary>Keeps a section that was sent; null where it holds what was never asked, and nothing was changed.</summary>
    public async Task<FindingKept?> Keep(HeldCase held, FormItem section, string? seen, IFormCollection posted, CancellationToken ct) =>
        (await db.UntilSaved(async () => Tuple.Create(await KeepOnce(held, section, seen, posted, ct)), ct)).Item1;

    // Where another section was kept meanwhile, what it holds is taken up and this one is put on top.
    private async Task<FindingKept?> KeepOnce(HeldCase held, FormItem section, string? seen, IFormCollection posted, CancellationToken ct)
    {
        var draft = await db.FindingDrafts.SingleOrDefaultAsync(one => one.Item == held.Item.Id, ct);
        var kept = draft is null ? await Begin(held, ct) : Read(draft);
        var stored = section.LinkId == Represented ? await AtMeeting(held, kept, ct) : kept; // what the meeting knows is kept only where somebody looked at it
        var mine = stored.Copy();
        var isSeen = SectionSeen.IsOf(seen, stored, section);
        if (!isSeen)
        {
            PostedSection.TakeRoom(mine, section, posted);
        }

        PostedSection.MakeRoom(mine, section, posted);
        if (!PostedSection.TryRead(mine, section, kind: null, posted))
        {
            return null;
        }

        if (mine.TooLongToKeep(section) is { Count: > 0 } tooLong)
        {
            return new(mine, seen ?? "") { TooLong = tooLong };
        }

        var (before, after) = (SectionSeen.Of(stored, section), SectionSeen.Of(mine, section));
        if (before == after && draft is not null)
        {
            return new(mine, after);
        }

        // What the page did not change is taken from what stands now; the page itself still shows what it showed.
        if (!isSeen && before != after && SectionSeen.Merge(seen, mine, stored, section) is { Count: > 0 } both)
        {
            return new(mine, before, Meanwhile: stored, Both: both);
        }

        var json = mine.ToDraft();
        if (json.Length > Responses.LargestDraft)
        {
            return new(mine, before) { TooLong = [FormChecks.TooMuch] };
        }

        if (draft is null)
        {
            draft = new() { Item = held.Item.Id, Subject = held.Case.Subject, Version = mine.Form.Version };
            db.Add(draft);
            db.RemoveRange(await db.FindingDrafts.Where(put => put.Subject == draft.Subject).ToListAsync(ct)); // it goes on here
        }

        if (draft.PassTo(user.Id, section.LinkId))
        {
            db.Note(FromHandToHand(draft, section, stored, mine));
        }

        (draft.Content, draft.ChangedAt, draft.ChangedBy, draft.Revision) = (Sealed.Text(Key(draft.Item), json, Place), clock.GetCurrentInstant(), user.Id, Guid.NewGuid());
        await db.SaveChangesAsync(ct);
        return new(mine, after);
    }

    // Where words pass from one hand to another: what the last left, and what the next made of it. What is ratified is in the audit whole.
    private static AuditNote FromHandToHand(FindingDraft draft, FormItem section, FormAnswers was, FormAnswers now) => new(
        "Changed", draft.Subject, $"{nameof(FindingDraft)} {draft.Item} {section.LinkId}",
        Payload: JsonSerializer.Serialize(new Dictionary<string, string[]> { ["SHA-256"] = [SectionSeen.Digest(was, section), SectionSeen.Digest(now, section)] }));

    private const string Place = "answers to analysis";

    private const string Represented = "agencies";

    private async Task<FormAnswers> Begin(HeldCase held, CancellationToken ct) =>
        await Before(held, ct) ?? await Drafted(held, ct) ?? new(library.AnalysisOn(clock.GetCurrentInstant()));

    // What the meetings themselves know: each sitting that took the case, and once it was ticked who is there, whom they stand for, where nobody has answered that.
    private async Task<FormAnswers> AtMeeting(HeldCase held, FormAnswers answers, CancellationToken ct)
    {
        var subject = held.Case.Subject;
        var earlier = await (
            from item in db.Agenda
            where item.Subject == subject && item.Meeting != held.Meeting.Id && item.Outcome != AgendaOutcome.Open
            join meeting in db.Meetings on item.Meeting equals meeting.Id
            select meeting.On).ToListAsync(ct);
        if (answers.Form.Find("head.panel-type")?.Options.FirstOrDefault(option => option.Code == (held.Meeting.Panel is "neonatal" or "general" ? held.Meeting.Panel : "themed")) is { } panel)
        {
            answers.Set(new("head.panel-type"), panel.Answer); // of the meeting that takes it now
        }

        Sat([.. earlier.Append(held.Meeting.On).Distinct().Order()]);
        foreach (var agency in held.Meeting.AttendanceAt is null ? [] : held.Part.There.Select(one => Agencies.GetValueOrDefault(one.Seat)).OfType<string>().Distinct())
        {
            if (answers.Form.Find(agency) is { IsQuestion: true } && answers.Of(agency).Count == 0)
            {
                answers.Set(new(agency), new Answer.YesNo(true));
            }
        }

        return answers;

        void Sat(IReadOnlyList<LocalDate> days)
        {
            var sitting = new Place("head.sitting");
            if (answers.Form.Find("head.sitting.on") is not { IsQuestion: true })
            {
                return;
            }

            while (answers.Times(sitting) < days.Count)
            {
                answers.Add(sitting);
            }

            while (answers.Times(sitting) > days.Count)
            {
                answers.Remove(sitting, answers.Times(sitting) - 1);
            }

            foreach (var (day, row) in days.Select((day, row) => (day, row)))
            {
                answers.Set(new("head.sitting.on", $"{row}"), new Answer.Day(day));
            }
        }
    }

    // What was written last of the case: by a meeting that put it off or from which it was taken, or as a finding.
    private async Task<FormAnswers?> Before(HeldCase held, CancellationToken ct)
    {
        var (item, subject) = (held.Item.Id, held.Case.Subject);
        return await db.FindingDrafts.AsNoTracking().Where(draft => draft.Subject == subject && draft.Item != item).OrderByDescending(draft => draft.ChangedAt).FirstOrDefaultAsync(ct) is { } put ? Read(put) : (await Last(subject, ct))?.Answers;
    }

    // What the review meeting came to, as it was certified.
    private async Task<FormAnswers?> Drafted(HeldCase held, CancellationToken ct) =>
        await db.CertifiedOf(held.Case.Subject).AsNoTracking().Select(papers => new { papers.AnalysisVersion, papers.Analysis }).FirstOrDefaultAsync(ct) is { Analysis.Length: > 0 } drafted
        && Responses.Read(library.AnalysisOf(drafted.AnalysisVersion), drafted.Analysis) is { Succeeded: true, Value: var answers } ? answers : null;

    private FormAnswers Read(FindingDraft draft) => Responses.Read(library.AnalysisOf(draft.Version), Sealed.OpenText(Key(draft.Item), draft.Content, Place)).Value;

    private byte[] Key(Guid item) => keys.Derive(KeyPurpose.Documents, $"finding {item}");
}
