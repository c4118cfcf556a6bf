using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Two meetings on one day: a person says that it is meant.</summary>
internal static class MeetingClash
{
    /// <summary>What is said of it.</summary>
    public const string Sentence = "Another meeting is on that day: choose another day, or tick that it is meant";

    /// <summary>Whether a planned meeting other than this one is on a day.</summary>
    public static Task<bool> On(PanelReviewDb db, LocalDate day, Guid except, CancellationToken ct) =>
        db.Meetings.AnyAsync(m => m.On == day && m.State == MeetingState.Planned && m.Id != except, ct);
}
