namespace Cdop.PanelReview.Domain;

/// <summary>
/// The link of an invitation, for a member without an account. Whoever holds it can say whether the member comes; of the cases is asked once
/// a code that went to the member's address was typed. It opens as long as the invitation stands: given anew, that has another.
/// </summary>
internal sealed class InvitationDoor : Door, INotAudited
{
    // Longer than any meeting is planned ahead.
    private static readonly Duration Longest = Duration.FromDays(4 * 366);

    /// <summary>Which invitation.</summary>
    public required Guid Invitation { get; init; }

    public static InvitationDoor Of(Invitation invitation, Instant now) =>
        new() { Invitation = invitation.Id, Email = invitation.Email, SelectorHash = invitation.LinkHash, OpensUntil = now + Longest };
}
