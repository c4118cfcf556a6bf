using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Says that the request is not for the addressee, and perhaps who should be asked.</summary>
internal sealed record SayNotForUs : SentOnce
{
    [Display(Name = "Who should be asked instead (if you know)", ShortName = "Who should be asked instead")]
    [StringLength(1000)]
    public string? Whom { get; init; }
}

/// <summary>Settles the request as one for somebody else; the office is told on the timeline.</summary>
internal sealed class SayNotForUsHandler(ChangeRequest request, Answering answering)
{
    /// <summary>What is said to who would say so when an answer of theirs counts.</summary>
    public static readonly Problem HasAnswered = new("", "An answer to this request has been handed in, so it is not for somebody else. Say that there is nothing to add to the rest, or telephone us");

    public Task<Result<string>> Handle(RequestDoor door, SayNotForUs command, CancellationToken ct) =>
        request.Once("not for us", command, door, async (asked, reviewed) =>
        {
            if (asked is { IsOpen: true, HasAnswered: true })
            {
                return HasAnswered;
            }

            await answering.NotForThem(asked, reviewed, asked.Addressee, command.Whom ?? "", ct);
            return "sent";
        }, ct);
}
