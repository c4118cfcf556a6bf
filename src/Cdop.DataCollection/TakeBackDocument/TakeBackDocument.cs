using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Takes back a file that was sent along with an answer.</summary>
internal sealed record TakeBackDocument : SentOnce;

/// <summary>Marks the document as taken back, and has no draft name it any more. A colleague takes back only what they sent.</summary>
internal sealed class TakeBackDocumentHandler(ChangeRequest request, Answering answering, DataCollectionDb db, ICurrentUser user, IClock clock)
{
    private const string Because = "Taken back by the agency";

    public Task<Result<string>> Handle(RequestDoor door, Guid document, TakeBackDocument command, CancellationToken ct) =>
        request.Once($"take back {document}", command, door, async (asked, reviewed) =>
        {
            if (!asked.IsOpen || await db.CameWith(asked.Id).SingleOrDefaultAsync(d => d.Id == document, ct) is not { } sent || !sent.IsSeenAt(door))
            {
                return new Problem("", "It can no longer be taken back. Telephone the office");
            }

            if (sent.WithdrawnAt is null)
            {
                sent.Withdraw(reviewed, Because, user.Id, clock.GetCurrentInstant());
            }

            await answering.Detach(asked, $"{document}", ct);
            return "taken back";
        }, ct);
}
