using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Takes back what is still asked about a case that has ended: the links die with it.</summary>
internal sealed class EndRequests(DataCollectionDb db, Answering answering, RequestMail mail, IClock clock)
{
    /// <summary>The caller saves.</summary>
    public async Task Handle(Guid subject, string because, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var asked in await db.Requests.Include(r => r.Doors).Include(r => r.Forms).AsSplitQuery().Where(r => r.Subject == subject && r.State != RequestState.Withdrawn).ToListAsync(ct))
        {
            if (asked.IsOpen)
            {
                mail.Withdrawn(db, asked);
                asked.Withdraw(because, now);
                await answering.Forget(asked, ct);
            }
            else
            {
                asked.CloseLinks(now);
            }
        }
    }
}
