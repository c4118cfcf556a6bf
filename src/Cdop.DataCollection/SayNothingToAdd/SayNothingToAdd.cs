namespace Cdop.DataCollection;

/// <summary>Says of all that is still asked that there is nothing to add.</summary>
internal sealed record SayNothingToAdd : SentOnce
{
    /// <summary>Whether that is because the agency did not know the child.</summary>
    public bool DidNotKnow { get; init; }
}

/// <summary>Settles the request as a nil return, with a receipt by mail.</summary>
internal sealed class SayNothingToAddHandler(ChangeRequest request, Answering answering, RequestMail mail, DataCollectionDb db)
{
    public Task<Result<string>> Handle(RequestDoor door, SayNothingToAdd command, CancellationToken ct) =>
        request.Once("nothing to add", command, door, async (asked, _) =>
        {
            if (asked.IsOpen)
            {
                await answering.NothingToAdd(asked, AnsweredBy.Through(door, asked), ReturnKinds.Nil(command.DidNotKnow), ct);
                mail.Receipt(db, asked, door);
            }

            return "sent";
        }, ct);
}
