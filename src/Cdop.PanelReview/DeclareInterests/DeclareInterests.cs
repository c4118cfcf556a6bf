using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A member who has shown who they are says whether they come, and in which cases they had a part. The form binds to it as it stands.</summary>
internal sealed record DeclareInterests : AnswerInvitation
{
    /// <summary>The places on the agenda of all cases that were on the page.</summary>
    public IReadOnlyList<Guid> Asked { get; init; } = [];

    /// <summary>The places on the agenda of the cases in which they had a part.</summary>
    [Display(Name = "Did you, or those you work with, have a part in one of these?", ShortName = "The cases in which you had a part")]
    public IReadOnlyList<Guid> Interests { get; init; } = [];

    /// <summary>As the invitation was answered last.</summary>
    public static DeclareInterests Of(Invitation invitation) =>
        new() { Reply = invitation.Reply, StandIn = invitation.StandIn, StandInEmail = invitation.StandInEmail, From = invitation.From, Until = invitation.Until };
}
