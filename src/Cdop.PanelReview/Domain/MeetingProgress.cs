using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>How far a meeting has got, whoever asks.</summary>
/// <param name="IsSeenWhole">Whether who asks sees all areas whose cases it takes.</param>
/// <param name="IsOpen">Whether the discussion of a case was opened.</param>
/// <param name="HasTaken">Whether it has taken a case.</param>
/// <param name="IsMinuted">Whether its minutes are drafted.</param>
internal sealed record MeetingProgress(bool IsSeenWhole, bool IsOpen, bool HasTaken, bool IsMinuted)
{
    /// <summary>What is said to who sees only some of the areas whose cases a meeting takes; it does not say which, or how many.</summary>
    public const string NotSeenWhole = "This meeting takes cases of areas that you do not see. Ask a colleague who sees all its areas";

    /// <summary>Why it can be neither moved nor cancelled; null where it can, as far as its cases go.</summary>
    public string? Bars(Meeting meeting) =>
        !IsSeenWhole ? NotSeenWhole
        : IsMinuted ? "It has begun, and its minutes are drafted: it can be neither moved nor cancelled any more"
        : HasTaken ? "It has begun, and has taken a case: it can be neither moved nor cancelled any more. Put off what it does not take, and plan another meeting"
        : IsOpen ? "It has begun, and a discussion is open: it can be neither moved nor cancelled any more. Put off what it does not take, and plan another meeting"
        : meeting.AttendanceAt is not null ? "It has begun: it is ticked who is there, so it can be neither moved nor cancelled. If that was a mistake, take the ticks back first"
        : null;
}

/// <summary>The cases that a meeting takes, for their areas alone.</summary>
internal sealed class CasesOfMeeting : Specification<PanelCase>
{
    public CasesOfMeeting(IReadOnlyCollection<Guid> subjects) =>
        // Only areas leave here: who asks is shown nothing of a case that they may not see.
        Query.Where(c => subjects.Contains(c.Subject)).IgnoreQueryFilters();
}

/// <summary>The discussions that a meeting opened, whoever asks.</summary>
internal sealed class DiscussionsOfMeeting : Specification<Discussion>
{
    public DiscussionsOfMeeting(Guid meeting) =>
        // Only that there is one leaves here.
        Query.Where(d => d.Meeting == meeting).IgnoreQueryFilters();
}
