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
    /// <summary>What is said to who would say that the child was not known, when what they answered counts.</summary>
    public static readonly Problem KnewTheChild = new("", "An answer about this child has been handed in, so it was known. Say that there is nothing to add to the rest");

    public Task<Result<string>> Handle(RequestDoor door, SayNothingToAdd command, CancellationToken ct) =>
        request.Once("nothing to add", command, door, async (asked, _) =>
        {
            if (asked.IsOpen)
            {
                if (command.DidNotKnow && asked.KnewTheChild)
                {
                    return KnewTheChild;
                }

                await answering.NothingToAdd(asked, AnsweredBy.Through(door, asked), ReturnKinds.Nil(command.DidNotKnow), ct);
                mail.Receipt(db, asked, door);
            }

            return "sent";
        }, ct);
}
