using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>The code that was mailed to a member.</summary>
internal sealed record EnterInvitation
{
    [Display(Name = "Code"), StringLength(40)]
    public required string Code { get; init; }
}

/// <summary>Lets in the member who has the code of their link, in the browser that asked for it. The fifth wrong one there closes it for codes, and the office is told.</summary>
internal sealed class EnterInvitationHandler(LetInAtInvitation letIn, InvitationEntrance entrance, EntryCodes codes)
{
    private static readonly Problem Wrong = new(nameof(EnterInvitation.Code), "Check the code, or ask for another. If it does not work, telephone the office");

    /// <summary>The door, or one sentence that tells nothing of it.</summary>
    public async Task<Result<InvitationDoor>> Handle(string link, EnterInvitation command, byte[] browser, CancellationToken ct) =>
        await entrance.IsInUse(link, ct)
        && await letIn.Try(link, (door, now) => codes.IsAskedIn(door, browser) && door.Enter(codes.IsCode(door, browser, command.Code), now), nameof(EnterInvitation), "By a mailed code", ct) is { } door ? door : Wrong;
}
