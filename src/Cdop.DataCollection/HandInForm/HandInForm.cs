using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>Hands in what was answered to one form.</summary>
internal sealed record HandInForm : SentOnce;

/// <summary>Hands a form in, with a receipt by mail. With the last one the request is settled.</summary>
internal sealed class HandInFormHandler(ChangeRequest request, Answering answering, RequestMail mail, DataCollectionDb db)
{
    public Task<Result<string>> Handle(RequestDoor door, string form, HandInForm command, CancellationToken ct) =>
        request.Once($"hand in {form}", command, door, async (asked, _) =>
        {
            var found = asked.Forms.Single(one => one.Form == form);
            var whole = await answering.OpenToHandIn(Sheet.For(asked, found), ct);
            var answers = whole.Answers;
            if (found.ReturnedAt is null && asked.IsOpen && (IReadOnlyList<FormProblem>)[.. Answering.Problems(answers, Answering.KindOf(asked)), .. await answering.ProblemsOfDocuments(answers, asked, ct)] is { Count: > 0 } amiss)
            {
                return amiss.Aggregate(new Problems(), (problems, problem) => problems.When(wrong: true, "", problem.Sentence));
            }

            if (found.ReturnedAt is null && asked.IsOpen && answering.SaysNothing(whole))
            {
                return new Problem("", "You have answered nothing. If you have nothing to add, say so");
            }

            if (await answering.HandIn(asked, found, whole, AnsweredBy.Through(door, asked), ct) is not null)
            {
                mail.Receipt(db, asked, door);
            }

            return "sent";
        }, ct);
}
