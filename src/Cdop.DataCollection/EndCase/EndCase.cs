using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A decision taken back within seven days ends the case as opened by mistake, or takes the joined notification off it.</summary>
internal sealed class EndCase(DataCollectionDb db, INotificationDirectory notified, EndRequests requests, ClockRules rules) : IHandle<DecisionUndone>
{
    public async Task Handle(DecisionUndone happened, CancellationToken ct)
    {
        var undone = await db.Whole(happened.Case).SingleOrDefaultAsync(ct)
            ?? throw new InvalidOperationException($"Case {happened.Case} is not open yet.");
        var because = await notified.WhyDecided(happened.Notification, happened.Decision, ct);
        if (!happened.EndsCase)
        {
            var others = await notified.OfCase(happened.Case, ct);
            if (others.Any(n => n.Notification == happened.Notification))
            {
                return; // told late: it was joined again since
            }

            if (undone.Unjoin(happened.Notification, others, because, rules, happened.UndoneBy, happened.OccurredAt))
            {
                await db.SaveBecause(because, ct);
            }
        }
        else if (undone.Stage != CaseStage.OpenedByMistake && undone.AcceptedAt <= happened.OccurredAt)
        {
            undone.EndAsMistake(because, happened.UndoneBy, happened.OccurredAt);
            await requests.Handle(undone.Subject, "The case was opened by mistake", ct);
            await db.SaveBecause(because, ct);
        }
    }
}
