using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Asks for more time to answer.</summary>
internal sealed record AskForTime : SentOnce
{
    [Display(Name = "Until when do you need time?", ShortName = "The day until which you need time")]
    public required LocalDate Until { get; init; }

    [Display(Name = "Why")]
    [StringLength(1000)]
    public required string Because { get; init; }
}

/// <summary>Tells the office, which grants it or not; the day to answer by stays until then.</summary>
internal sealed class AskForTimeHandler(ChangeRequest request, ICurrentUser user, IClock clock)
{
    public Task<Result<string>> Handle(RequestDoor door, AskForTime command, CancellationToken ct) =>
        request.Once("more time", command, door, (asked, reviewed) =>
        {
            var latest = clock.GetCurrentInstant().DateIn().PlusDays(AgencyRequest.LongestDays);
            var problems = new Problems()
                .When(!asked.IsOpen, "", "An answer is not waited for any more")
                .When(asked.AsksUntil is not null, "", "You have asked for more time already. The office will tell you what it decides: telephone it if you need another day")
                .When(command.Until <= asked.DueOn, nameof(command.Until), $"The day must be after {InWords.Day(asked.DueOn)}, by which you are asked to answer")
                .When(command.Until > latest, nameof(command.Until), $"The day must be {InWords.Day(latest)} or earlier");
            if (problems.Any)
            {
                return Task.FromResult<Result<string>>(problems);
            }

            asked.AskForTime(command.Until, command.Because);
            reviewed.Told($"Asks for time until {InWords.Day(command.Until)}: {asked.Addressee}", user.Id, clock.GetCurrentInstant(), command.Because);
            return Task.FromResult<Result<string>>("asked");
        }, ct);
}
