namespace Cdop.PanelReview.Domain;

/// <summary>The chair allows a member to take the papers of a meeting away, to be read where no network is. Taken back, no file is made any more; those that were made stay readable until their day.</summary>
internal sealed class TakeAway : Aggregate
{
    private TakeAway() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Meeting { get; private init; }

    public Guid Member { get; private init; }

    public UserId AllowedBy { get; private init; }

    public Instant AllowedAt { get; private init; }

    public static TakeAway Allow(Meeting meeting, Invitation invitation, UserId by, Instant now) =>
        new() { Meeting = meeting.Id, Member = invitation.Member, AllowedBy = by, AllowedAt = now };
}
