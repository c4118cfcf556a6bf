using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case in the running order of a meeting, and whether it is still to be taken.</summary>
internal sealed record TurnOfCase(string Label, bool IsOpen);

/// <summary>A case of a meeting as who holds the meeting finds it.</summary>
/// <param name="Meeting">The meeting, with who was invited.</param>
/// <param name="Item">Its place on the agenda.</param>
/// <param name="Case">The case.</param>
/// <param name="Discussion">Its discussion; null while it has not opened.</param>
/// <param name="Part">Who takes part in it.</param>
internal sealed record HeldCase(Meeting Meeting, AgendaItem Item, PanelCase Case, Discussion? Discussion, TakingPart Part)
{
    /// <summary>The members who are there for it, with their names.</summary>
    public IReadOnlyList<(Guid Member, string Name, string Seat)> Present =>
        [.. Part.There.Select(one => (one.Member, Meeting.Invitations.Single(invited => invited.Member == one.Member).NameAtMeeting, one.Seat))];

    /// <summary>The guest experts who are there for it; before it is ticked who is there, those who were asked. They count for nothing.</summary>
    public IReadOnlyList<GuestExpert> Guests { get; init; } = [];

    /// <summary>The cases of the meeting, in their order, of what the current user may see.</summary>
    public required IReadOnlyList<TurnOfCase> Order { get; init; }

    /// <summary>Whether its analysis form is written in: it can be prepared before the discussion opens.</summary>
    public bool IsWritten => Discussion?.IsWritten(Item) ?? Item.Outcome == AgendaOutcome.Open;

    public string Address => $"/hold/{Meeting.Number}/{Case.Label}";
}

/// <summary>Finds a case of a meeting that is being held, of what the current user may see.</summary>
internal sealed class HeldCases(PanelReviewDb db, PanelRules rules, ICurrentUser user)
{
    /// <summary>Null where there is no such case on that meeting.</summary>
    public async Task<HeldCase?> Of(string number, string label, CancellationToken ct)
    {
        if (await db.Whole(number).AsNoTracking().SingleOrDefaultAsync(m => m.State == MeetingState.Planned, ct) is not { } meeting
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(one => one.Label == label, ct) is not { } reviewed
            || await db.Agenda.AsNoTracking().SingleOrDefaultAsync(one => one.Meeting == meeting.Id && one.Subject == reviewed.Subject, ct) is not { } item)
        {
            return null;
        }

        var agenda = await db.AgendaOf(meeting, ct);
        return new(meeting, item, reviewed, await db.Discussions.AsNoTracking().SingleOrDefaultAsync(one => one.Item == item.Id, ct), await PartIn(meeting, agenda, item.Id, ct))
        {
            Order = [.. agenda.Cases.Select(one => new TurnOfCase(one.Case.Label, one.Item.Outcome == AgendaOutcome.Open))],
            Guests = await db.Guests.AsNoTracking().Where(one => one.Meeting == meeting.Id && one.Subject == reviewed.Subject && one.WithdrawnAt == null && (meeting.AttendanceAt == null || one.WasThere)).OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(ct),
        };
    }

    // By their answers, or once it was ticked who is there by that; without those who take no part in this case.
    private async Task<TakingPart> PartIn(Meeting meeting, MeetingAgenda agenda, Guid item, CancellationToken ct)
    {
        var me = user.Id;
        var mine = await db.Members.Where(member => member.Person == me).Select(member => (Guid?)member.Id).SingleOrDefaultAsync(ct);
        var invited = meeting.Invitations.SingleOrDefault(one => one.Member == mine);
        var sitting = agenda.Sittings(meeting, rules.Type(meeting.Panel)!.Quorum).Single(one => one.Item == item);
        return new(
            [.. sitting.There.Select(one => (one.Member, one.Seat))],
            invited is null ? null : (invited.Member, invited.Seat));
    }
}
