using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Takes back what is still asked about a case that has ended: the links die with it.</summary>
internal sealed class EndRequests(DataCollectionDb db, RequestMail mail, IClock clock)
{
    /// <summary>The caller saves.</summary>
    public async Task Handle(Guid subject, string because, CancellationToken ct)
    {
        foreach (var asked in await db.Requests.Include(r => r.Doors).Where(r => r.Subject == subject && (r.State == RequestState.Sent || r.State == RequestState.SentBack || r.State == RequestState.NotForThem)).ToListAsync(ct))
        {
            mail.Withdrawn(db, asked);
            asked.Withdraw(because, clock.GetCurrentInstant());
        }
    }
}
