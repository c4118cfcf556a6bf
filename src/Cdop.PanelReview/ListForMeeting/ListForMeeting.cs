using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Cases that wait are listed for a meeting. The form binds to it as it stands.</summary>
internal sealed record ListForMeeting : IChangeSeen
{
    /// <summary>The panel references of the cases.</summary>
    [Display(Name = "Cases to list")]
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class ListForMeetingHandler(ChangeMeeting change, PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, ListForMeeting command, CancellationToken ct) =>
        change.Make(number, command, meeting => List(meeting, command, ct), ct, onlyAdds: true);

    private async Task<Result<Meeting>> List(Meeting meeting, ListForMeeting command, CancellationToken ct)
    {
        var (now, labels) = (clock.GetCurrentInstant(), command.Cases.Distinct().ToList());
        if (labels.Count == 0)
        {
            return new Problem(nameof(command.Cases), "Tick the cases to list");
        }

        var changed = meeting.ChangeAgenda(now);
        if (!changed.Succeeded)
        {
            return changed;
        }

        var waiting = await db.Cases.Waiting(db.Agenda).Where(c => labels.Contains(c.Label)).OrderBy(c => c.DueOn).ThenBy(c => c.Label).ToListAsync(ct);
        if (waiting.Count != labels.Count)
        {
            return new Problem(nameof(command.Cases), "Not all of these cases wait any more: somebody listed one meanwhile, or one is not ready now. Look at the list again");
        }

        var last = await db.Agenda.WithSpecification(new WholeAgendaOf(meeting.Id)).MaxAsync(i => (int?)i.Position, ct) ?? 0;
        meeting.Listed(now);
        var (subjects, position) = (waiting.ConvertAll(one => one.Subject), last);
        var before = await db.Agenda.Where(i => i.Meeting == meeting.Id && subjects.Contains(i.Subject)).ToDictionaryAsync(i => i.Subject, ct);
        if (waiting.Find(one => before.TryGetValue(one.Subject, out var taken) && taken.Outcome == AgendaOutcome.Reviewed) is { } reviewed)
        {
            return new Problem(nameof(command.Cases), $"This meeting has reviewed {reviewed.Label}: list it for another");
        }

        var opened = await db.Discussions.Where(open => open.Meeting == meeting.Id && subjects.Contains(open.Subject)).ToListAsync(ct);
        foreach (var one in waiting)
        {
            if (before.GetValueOrDefault(one.Subject) is { } putOff)
            {
                putOff.ListAgain(++position);
                opened.Find(open => open.Item == putOff.Id)?.TakeAfterAll();
            }
            else
            {
                db.Add(AgendaItem.List(meeting, one, ++position, user.Id, now));
            }
        }

        return meeting;
    }
}
