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
            if (found.ReturnedAt is null && asked.IsOpen && await answering.Refusal(asked, whole, ct) is { Any: true } refusal)
            {
                return refusal;
            }

            if (await answering.HandIn(asked, found, whole, AnsweredBy.Through(door, asked), ct) is not null)
            {
                mail.Receipt(db, asked, door);
            }

            return "sent";
        }, ct);
}
