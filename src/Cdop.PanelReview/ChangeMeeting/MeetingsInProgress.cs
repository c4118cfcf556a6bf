using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Finds how far a meeting has got, past what the current user may see.</summary>
internal static class MeetingsInProgress
{
    /// <param name="db">Where it stands.</param>
    /// <param name="meeting">Which meeting.</param>
    /// <param name="areas">The areas that who asks sees.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<MeetingProgress> ProgressOf(this PanelReviewDb db, Guid meeting, IReadOnlyCollection<Area> areas, CancellationToken ct)
    {
        var agenda = await db.Agenda.AsNoTracking().WithSpecification(new WholeAgendaOf(meeting)).Select(item => new { item.Subject, item.Outcome }).ToListAsync(ct);
        var taken = await db.Cases.AsNoTracking().WithSpecification(new CasesOfMeeting(agenda.ConvertAll(item => item.Subject))).Select(one => one.Area).Distinct().ToListAsync(ct);
        return new(
            taken.TrueForAll(areas.Contains),
            await db.Discussions.WithSpecification(new DiscussionsOfMeeting(meeting)).AnyAsync(ct),
            agenda.Exists(item => item.Outcome != AgendaOutcome.Open),
            await db.Minutes.AnyAsync(part => part.Id == meeting, ct));
    }
}
