using System.ComponentModel.DataAnnotations;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A return goes back to its agency with a question on one answer. The form binds to it as it stands.</summary>
internal sealed record SendBackReturn : ChangeCase
{
    /// <summary>What is said where none is chosen.</summary>
    public const string ChooseAnswer = "Choose the answer that you ask about";

    [Display(Name = "Form")]
    [StringLength(60)]
    public required string Of { get; init; }

    [Display(Name = "About which answer")]
    [Required(ErrorMessage = ChooseAnswer)]
    [StringLength(200)]
    public required string Question { get; init; }

    [Display(Name = "What you ask")]
    [StringLength(2000)]
    public required string Text { get; init; }

    [Display(Name = "To be answered by", ShortName = "The day to answer by")]
    public required LocalDate DueOn { get; init; }

    /// <summary>The answers that can be asked about: those that an agency of that kind sees, each where it stands.</summary>
    public static IEnumerable<Place> Askable(FormAnswers answers, AskedKind? kind) =>
        answers.Walk().Where(place => place.Item.IsQuestion && place.Item.IsSeenBy(kind) && answers.IsShown(place.Item, place.At)).Select(place => new Place(place.Item.LinkId, place.At));
}

/// <summary>Sends a return back: the link opens again with what was answered, and the question stands at its field. What was handed in counts until the new one comes.</summary>
internal sealed class SendBackReturnHandler(DataCollectionDb db, Answering answering, Chasing chasing, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, SendBackReturn command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => SendBack(reviewed, asked, command, ct), ct);

    private async Task<Result<string>> SendBack(Case reviewed, AgencyRequest asked, SendBackReturn command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var today = now.DateIn();
        var form = asked.Forms.FirstOrDefault(one => one.Form == command.Of);
        var (linkId, place) = command.Question.Split('@') is [var id, var at] ? (id, at) : (command.Question, "");
        var question = form is null ? null : answering.FormOf(form).Find(linkId);
        var said = form is null ? null : await db.Returns.AsNoTracking().Where(r => r.Request == asked.Id && r.Form == form.Form && r.WithdrawnAt == null).OrderByDescending(r => r.Number).Select(r => r.Response).FirstOrDefaultAsync(ct);
        var isAsked = said is { Length: > 0 } && SendBackReturn.Askable(Responses.Read(answering.FormOf(form!), said).Value, Answering.KindOf(asked)).Contains(new(linkId, place));
        var waits = await db.Set<AnswerQuery>().Where(query => query.Request == asked.Id && query.Form == command.Of && query.LinkId == linkId && query.Place == place && query.SettledAt == null).Select(query => query.Text).FirstOrDefaultAsync(ct);
        var problems = new Problems()
            .When(asked.State == RequestState.Withdrawn, "", "The request was taken back: ask anew instead")
            .When(said is null, nameof(command.Of), "Choose a form that was returned")
            .When(said is not null && !isAsked, nameof(command.Question), SendBackReturn.ChooseAnswer)
            .When(waits is not null, nameof(command.Question), $"This answer has a question that waits for them: “{waits}”. Ask again when they have answered it")
            .When(command.DueOn <= today, nameof(command.DueOn), "The day to answer by must be after today")
            .When(command.DueOn > today && command.DueOn < asked.DueOn, nameof(command.DueOn), $"The day to answer by must not be before {InWords.Day(asked.DueOn)}, until which they have time already")
            .When(command.DueOn > today.PlusDays(AgencyRequest.LongestDays), nameof(command.DueOn), $"The day to answer by must be within {AgencyRequest.LongestDays} days");
        if (problems.Any)
        {
            return problems;
        }

        db.Add(AnswerQuery.Ask(asked.Subject, asked.Id, form!.Form, linkId, place, command.Text, user.Id, now));
        asked.Unreturned(form.Form);
        await answering.Reopen(reviewed, asked, command.DueOn, chasing.Next(reviewed.Area, 0, today), ct);
        mail.SentBack(db, asked, form.Form, question!.Section);
        reviewed.Told($"Sent back with a question on “{question.Text}”: {asked.Addressee}", user.Id, now);
        return asked.Reference;
    }
}
