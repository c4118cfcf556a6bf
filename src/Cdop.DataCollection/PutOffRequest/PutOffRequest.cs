using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>More time for an answer. The form binds to it as it stands.</summary>
internal sealed record PutOffRequest : ChangeCase
{
    [Display(Name = "To be answered by", ShortName = "The day to answer by")]
    public required LocalDate DueOn { get; init; }

    [Display(Name = "Why")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Grants more time and tells the agency so: they are reminded once more before the new day, and nobody hears that they are late before it has passed.</summary>
internal sealed class PutOffRequestHandler(DataCollectionDb db, RequestMail mail, Chasing chasing, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, PutOffRequest command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Task.FromResult(PutOff(reviewed, asked, command)), ct);

    private Result<string> PutOff(Case reviewed, AgencyRequest asked, PutOffRequest command)
    {
        var now = clock.GetCurrentInstant();
        var today = now.DateIn();
        var problems = new Problems()
            .When(!asked.IsOpen, "", "It is not waited for any more")
            .When(command.DueOn <= today, nameof(command.DueOn), "The day to answer by must be after today")
            .When(command.DueOn > today && command.DueOn <= asked.DueOn, nameof(command.DueOn), $"The day to answer by must be after {InWords.Day(asked.DueOn)}, until which they have time already")
            .When(command.DueOn > today.PlusDays(AgencyRequest.LongestDays), nameof(command.DueOn), $"The day to answer by must be within {AgencyRequest.LongestDays} days");
        if (problems.Any)
        {
            return problems;
        }

        asked.PutOff(command.DueOn, chasing.TakenAfterMoreTime(reviewed.Area, asked.StepsTaken), today);
        asked.Renew(now);
        mail.MoreTime(db, asked);
        reviewed.Told($"More time until {InWords.Day(command.DueOn)}: {asked.Addressee}", user.Id, now, command.Because);
        return asked.Reference;
    }
}
