using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Brings an invented case as far as a real one of its age would be by now: mostly in time, sometimes late, some still waiting.</summary>
internal sealed class InventProgress(DataCollectionDb db, ClockRules rules, InventRequests requests, ICurrentUser user)
{
    private static readonly string[] Notes =
        ["Spoke to the ward. The consultant will write the summary.", "Parents asked when the review meeting is. Key worker to tell them.", "Coroner’s officer says the post-mortem report is expected in some weeks.", "School nurse has moved; asked for the new contact."];

    // Of cases closed longer ago nobody looks at the returns: they would only make the first start slow.
    private const int Recent = 90; // days

    // In the order of a review: nothing is ready for the panel whose forms were never sent.
    private static readonly string[] Line = ["forms-sent", "returns", "review-meeting", "panel"];

    private static readonly (string Name, string Role, string Agency)[] KeyWorkers =
        [("Helen Lindqvist", "Bereavement nurse", "Hospital"), ("Ruth Amara", "Health visitor", "Health visiting"), ("Colin Pratt", "Bereavement midwife", "Maternity"), ("Sana Iqbal", "Family support worker", "Hospice")];

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

        // Of ten cases six keep their limits, two are now and then a little late, and two drag on.
        var pace = random.Next(10) switch { < 6 => 0.4 + (random.NextDouble() * 0.45), < 8 => 0.9 + (random.NextDouble() * 0.25), _ => 1.3 + (random.NextDouble() * 0.5) };
        var waits = random.NextDouble() < (grown.NeedsJointResponse ? 0.5 : 0.12);
        foreach (var code in grown.Clocks.Where(c => c.IsRunning && !c.Pauses && !Line.Contains(c.Code) && !rules.Find(c.Code)!.StopsAtClosing).Select(c => c.Code).ToList())
        {
            Settle(grown, code, 0.3 + (random.NextDouble() * 0.6), grown.AcceptedAt, random, today);
        }

        var last = grown.AcceptedAt;
        foreach (var code in Line)
        {
            var clock = grown.Clocks.Single(c => c.Code == code);
            if (clock.Pauses && waits)
            {
                Pause(grown, last, random, today);
                break;
            }

            if (!clock.IsRunning || Settle(grown, code, pace * (0.9 + (random.NextDouble() * 0.2)), last + Duration.FromDays(random.Next(1, 8)), random, today) is not { } done)
            {
                break;
            }

            last = done;
        }

        DoTasks(grown, random, today);
        var closing = grown.Steps.MaxBy(s => s.Number)!.On.PlusDays(random.Next(10, 60));
        var isClosed = grown.Stage == CaseStage.Reviewed && closing < today.DateIn();
        if (!isClosed || closing > today.DateIn().PlusDays(-Recent))
        {
            await requests.Handle(grown, random, today, ct);
        }

        if (isClosed)
        {
            Expect(grown.MoveTo(CaseStage.Closed, closing, "All that was to be done is done", rules, user.Id, closing.EndInLondon()));
        }

        await db.SaveChangesAsync(ct);
    }

    // Done after that part of its time, and not before what comes first; null where that is still to come.
    private Instant? Settle(Case grown, string code, double part, Instant earliest, Random random, Instant today)
    {
        var clock = grown.Clocks.Single(c => c.Code == code);
        var started = clock.StartedAt ?? clock.StartedOn!.Value.EndInLondon();
        var done = Instant.Max(started + ((clock.RunsOut!.Value - started) * part), Instant.Max(earliest, grown.AcceptedAt + Duration.FromMinutes(5)));
        if (done >= today)
        {
            return null;
        }

        Expect(grown.Settle(code, new(Outcome.Done, done.DateIn()), rules, user.Id, done));
        if (random.NextDouble() < 0.2)
        {
            grown.Write(Notes[random.Next(Notes.Length)], user.Id, done);
        }

        return done;
    }

    // Mostly to be looked at again later, now and then some days ago.
    private void Pause(Case grown, Instant since, Random random, Instant today)
    {
        var on = since.DateIn().PlusDays(random.Next(1, 10));
        var written = today - Duration.FromDays(random.Next(5, 25));
        if (on <= written.DateIn())
        {
            Expect(grown.PauseFor(rules.Pauses[random.Next(grown.NeedsJointResponse ? 2 : 5)], "", on, today.DateIn().PlusDays(random.Next(-4, 120)), user.Id, written));
        }
    }

    private void DoTasks(Case grown, Random random, Instant today)
    {
        foreach (var task in grown.Tasks.Where(t => t.IsOpen).Select(t => t.Code).ToList())
        {
            var done = grown.AcceptedAt + Duration.FromHours(random.Next(2, 400));
            if (done >= today || random.NextDouble() > 0.95)
            {
                continue;
            }

            if (task != Case.KeyWorkerTask)
            {
                Expect(grown.Settle(task, new(Outcome.Done, done.DateIn()), rules, user.Id, done));
                continue;
            }

            var (name, role, agency) = KeyWorkers[random.Next(KeyWorkers.Length)];
            var named = new CasePerson { Subject = grown.Subject, Name = name, Role = role, Agency = agency, Email = "", Telephone = "0151 496 0777", IsKeyWorker = true };
            grown.Keep(named, isNew: true, user.Id, done);
        }
    }

    internal static void Expect<T>(Result<T> result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Problems));
        }
    }
}
