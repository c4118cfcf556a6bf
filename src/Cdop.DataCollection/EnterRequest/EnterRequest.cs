using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>The code that was mailed.</summary>
internal sealed record EnterRequest
{
    [Display(Name = "Code"), StringLength(40)]
    public required string Code { get; init; }
}

/// <summary>Lets in who has the code of a link, in the browser that asked for it. The fifth wrong one there closes the link, and the case's timeline says so; what another browser tries is never right and counts for nothing, so that who holds the link alone cannot close it.</summary>
internal sealed class EnterRequestHandler(LetIn letIn, EntryCodes codes)
{
    private static readonly Problem Wrong = new(nameof(EnterRequest.Code), "Check the code, or ask for another. If it does not work, telephone the office");

    /// <summary>The link, or one sentence that tells nothing of it.</summary>
    public async Task<Result<RequestDoor>> Handle(string selector, EnterRequest command, byte[] browser, CancellationToken ct) =>
        await letIn.Try(selector, (door, now) => codes.IsAskedIn(door, browser) && door.Enter(codes.IsCode(door, browser, command.Code), now), nameof(EnterRequest), "By a mailed code", ct) is { } door ? door : Wrong;
}
