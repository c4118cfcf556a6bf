using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Brings an invented case as far as a real one of its age would be by now: mostly in time, sometimes late, some still waiting.</summary>
internal sealed class InventProgress(DataCollectionDb db, ClockRules rules, ICurrentUser user)
{
    private static readonly string[] Notes =
        ["Spoke to the ward. The consultant will write the summary.", "Parents asked when the review meeting is. Key worker to tell them.", "Coroner’s officer says the post-mortem report is expected in some weeks.", "School nurse has moved; asked for the new contact."];

    // Some cases stay open long after they should not: the office sees them every day.
    private const double Stuck = 0.12;

    public async Task Handle(CaseId invented, Random random, Instant today, CancellationToken ct)
    {
        if (await db.Whole(invented).SingleOrDefaultAsync(ct) is not { } grown)
        {
            return;
        }

        if (random.NextDouble() < 0.85)
        {
            grown.Assign(user.Id, user.Name, user.Id, grown.AcceptedAt);
        }

        var slowness = random.NextDouble();
        foreach (var code in grown.Clocks.Where(c => c.IsOpen).OrderBy(c => c.Order).Select(c => c.Code).ToList())
        {
            var clock = grown.Clocks.Single(c => c.Code == code);
            if (!clock.IsRunning || random.NextDouble() < Stuck * slowness)
            {
                continue;
            }

            var started = clock.StartedAt ?? clock.StartedOn!.Value.EndInLondon();
            var length = clock.RunsOut!.Value - started;
            var done = started + length * (0.2 + (slowness * 1.1) + (random.NextDouble() * 0.3));
            done = Instant.Max(done, grown.AcceptedAt + Duration.FromMinutes(5));
            if (done >= today)
            {
                break;
            }

            Expect(grown.SettleClock(code, new(Outcome.Done, done.DateIn()), rules, user.Id, done));
            if (random.NextDouble() < 0.2)
            {
                grown.Write(Notes[random.Next(Notes.Length)], user.Id, done);
            }
        }

        foreach (var task in grown.Tasks.Where(t => t.IsOpen).Select(t => t.Code).ToList())
        {
            var done = grown.AcceptedAt + Duration.FromHours(random.Next(2, 400));
            if (done < today && random.NextDouble() < 0.9)
            {
                Expect(grown.SettleTask(task, new(Outcome.Done, done.DateIn()), user.Id, done));
            }
        }

        var closing = grown.Steps.MaxBy(s => s.Number)!.On.PlusDays(random.Next(10, 60));
        if (grown.Stage == CaseStage.Reviewed && closing < today.DateIn())
        {
            Expect(grown.MoveTo(CaseStage.Closed, closing, "All that was to be done is done", rules, user.Id, closing.EndInLondon()));
        }

        await db.SaveChangesAsync(ct);
    }

    private static void Expect(Result<bool> result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Problems));
        }
    }
}
