using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The minutes of a meeting are drafted from what was recorded at it. The form binds to it as it stands.</summary>
internal sealed record DraftMinutes : IChange
{
    /// <summary>Sent twice, it is one draft.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class DraftMinutesHandler(PanelReviewDb db, FindingBook book, PaperDesk desk, PanelRules rules, IRightsDirectory people, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting. What is drafted already stays as it is.</summary>
    public Task<Result<string>?> Handle(string number, DraftMinutes command, CancellationToken ct) =>
        db.Change($"meeting {number}", command, () => Draft(number, ct), ct);

    private async Task<Result<string>?> Draft(string number, CancellationToken ct)
    {
        if (await db.Whole(number).AsNoTracking().SingleOrDefaultAsync(m => m.State == MeetingState.Planned, ct) is not { } meeting)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var agenda = await db.AgendaOf(meeting, ct);
        var open = agenda.Cases.Where(one => one.Item.Outcome == AgendaOutcome.Open).Select(one => one.Case.Label).ToList();
        var problems = new Problems()
            .When(meeting.On > now.DateIn(), "", "The meeting has not come yet")
            .When(meeting.On <= now.DateIn() && meeting.AttendanceAt is null, "", "Tick first who was there: the minutes begin with it")
            .When(open.Count > 0, "", $"Not all cases are taken yet: {string.Join(", ", open)}. Ratify or put off each of them first");
        if (problems.Any)
        {
            return problems;
        }

        var there = await db.Minutes.Where(part => part.Meeting == meeting.Id).Select(part => part.Id).ToListAsync(ct);
        var hand = new MinutesHand(user.Id, user.Name, now);
        if (!there.Contains(meeting.Id))
        {
            db.Add(MinutesPart.Of(meeting, MinutesDraft.OfMeeting(meeting, rules), hand));
        }

        var drafted = 0;
        var lacking = agenda.Cases.Where(one => !there.Contains(one.Item.Id)).ToList();
        await desk.Read([.. lacking.Select(one => one.Case.Id)], ct);
        foreach (var taken in await Taken(meeting, agenda, [.. lacking.Select(one => one.Item.Id)], ct))
        {
            if (await desk.Family(taken.Case.Id, ct) is not { } family)
            {
                return PaperDesk.NotThere;
            }

            db.Add(MinutesPart.Of(taken.Item, family.Without(MinutesDraft.OfCase(taken, rules)), hand));
            drafted++;
        }

        if (there.Contains(meeting.Id) && drafted == 0)
        {
            return new Problem("", "The minutes are drafted already");
        }

        return MinuteBook.Address(number);
    }

    // The findings of all cases are asked for together, and so are those who ratified them.
    private async Task<IReadOnlyList<CaseTaken>> Taken(Meeting meeting, MeetingAgenda agenda, IReadOnlyCollection<Guid> items, CancellationToken ct)
    {
        var findings = await db.Findings.AsNoTracking().Include(f => f.Factors).Include(f => f.Doubts).Include(f => f.Present).AsSplitQuery().Where(f => f.Meeting == meeting.Id).ToListAsync(ct);
        var discussions = await db.Discussions.AsNoTracking().Where(d => d.Meeting == meeting.Id).ToDictionaryAsync(d => d.Item, ct);
        var names = await people.NamesOf([.. findings.Select(finding => finding.RatifiedBy).Distinct()], ct);
        var sittings = agenda.Sittings(meeting, rules.Type(meeting.Panel)!.Quorum).ToDictionary(one => one.Item);
        var silent = meeting.StillToSay();
        var guests = (await db.Guests.AsNoTracking().Where(guest => guest.Meeting == meeting.Id && guest.WasThere).ToListAsync(ct)).ToLookup(guest => guest.Subject);
        var subjects = agenda.Cases.Select(one => one.Case.Subject).ToList();
        var referrals = (await db.Referrals.AsNoTracking().Where(one => subjects.Contains(one.Subject) && one.TakenBackBecause == "").ToListAsync(ct)).ToLookup(one => one.Subject);
        return
        [
            .. from one in agenda.Cases
               where items.Contains(one.Item.Id)
               let versions = findings.Where(finding => finding.Item == one.Item.Id).OrderBy(finding => finding.Number).ToList()
               let last = versions.LastOrDefault()
               select new CaseTaken(
                   one.Case, one.Item, sittings[one.Item.Id], discussions.GetValueOrDefault(one.Item.Id),
                   last is null ? null : new(last, Judgement.Of(book.Read(last)), names.GetValueOrDefault(last.RatifiedBy, "the chair")),
                   [.. silent.Where(who => sittings[one.Item.Id].There.Contains(who)).Select(who => who.NameAtMeeting)])
               {
                   Guests = [.. guests[one.Case.Subject].Select(guest => guest.InOneLine).Order(StringComparer.Ordinal)],
                   Versions = versions,
                   Referrals = [.. referrals[one.Case.Subject].OrderBy(referral => referral.On).ThenBy(referral => referral.Id)],
               },
        ];
    }
}
