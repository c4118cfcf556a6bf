using System.ComponentModel.DataAnnotations;
using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>Further forms for somebody who was asked already. The form binds to it as it stands.</summary>
internal sealed record AskAnotherForm : ChangeCase
{
    /// <summary>The keys of the forms.</summary>
    [Display(Name = "By which forms", ShortName = "A form")]
    public IReadOnlyList<string> Forms { get; init; } = [];

    [Display(Name = "To be answered by", ShortName = "The day to answer by")]
    public required LocalDate DueOn { get; init; }

    /// <summary>The forms that the addressee can be asked by and was not; none where nobody answers this request any more.</summary>
    public static IEnumerable<FormDefinition> Left(AgencyRequest asked, Case reviewed, FormLibrary library) =>
        asked.State is RequestState.NotForThem or RequestState.Withdrawn ? []
        : Proposals.FormsOf(Answering.KindOf(asked), library, reviewed.AcceptedAt.DateIn()).Where(form => asked.Forms.All(known => known.Form != form.Key));
}

/// <summary>Asks the same person by further forms: one mail, the same link, and nothing that was handed in or begun is touched.</summary>
internal sealed class AskAnotherFormHandler(DataCollectionDb db, FormLibrary library, RequestMail mail, Chasing chasing, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, AskAnotherForm command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Task.FromResult(Ask(reviewed, asked, command)), ct);

    private Result<string> Ask(Case reviewed, AgencyRequest asked, AskAnotherForm command)
    {
        var now = clock.GetCurrentInstant();
        var today = now.DateIn();
        var chosen = AskAnotherForm.Left(asked, reviewed, library).Where(form => command.Forms.Contains(form.Key)).ToList();
        var problems = new Problems()
            .When(asked.State == RequestState.Withdrawn, "", "The request was taken back: ask anew instead")
            .When(asked.State == RequestState.NotForThem, "", "They say that it is not for them: ask somebody else")
            .When(asked.IsFrozen, "", $"The link of {asked.Email} is closed after five wrong codes: open it again first")
            .When(chosen.Count == 0, nameof(command.Forms), "Tick at least one form that they have not been asked by")
            .When(command.DueOn <= today, nameof(command.DueOn), "The day to answer by must be after today")
            .When(asked.IsOpen && command.DueOn < asked.DueOn, nameof(command.DueOn), $"The day to answer by must not be before {InWords.Day(asked.DueOn)}, until which they have time already")
            .When(command.DueOn > today.PlusDays(AgencyRequest.LongestDays), nameof(command.DueOn), $"The day to answer by must be within {AgencyRequest.LongestDays} days");
        if (problems.Any)
        {
            return problems;
        }

        asked.AskFurther([.. chosen.Select(form => new AskedForm(form.Key, form.Version))], command.DueOn, chasing.Next(reviewed.Area, 0, today), chasing.TakenAfterFurther(reviewed.Area, asked.StepsTaken), now);
        mail.AskFurther(db, asked, asked.LinkOfAddressee(now));
        reviewed.Told($"Asked by {InWords.Count(chosen.Count, "further form")}, {string.Join("; ", chosen.Select(form => form.Title))}: {asked.Addressee}", user.Id, now);
        return asked.Reference;
    }
}
