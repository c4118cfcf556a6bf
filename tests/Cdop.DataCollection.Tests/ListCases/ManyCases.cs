using Cdop.DataCollection.Domain;
using Cdop.Notifications.Contracts;

namespace Cdop.DataCollection.Tests;

/// <summary>Many cases at once, as different as lists can show them, always the same for a seed.</summary>
internal static class ManyCases
{
    private static readonly string[] Given = ["Rowan", "Ines", "Malik", "Freya", "Lily-Mae", "Seán", "Zoë", "Arjun", "Orla", "Noah"];
    private static readonly string[] Family = ["Ashdown", "Calloway", "Thorne", "O’Brien", "Linacre", "Mehta", "Okafor", "Sørensen", "Whitlow", "Smith"];

    private static readonly string[] GatheredBy = ["forms-sent", "returns", "joint-visit", "joint-meeting"];

    public static List<Case> Of(int count, int seed, Instant now, double closed = 0.3, double restricted = 0.1)
    {
        var random = new Random(seed);
        var made = new List<Case>();
        for (var n = 1; n <= count; n++)
        {
            var received = now - Duration.FromHours(random.Next(24, 24 * 400));
            var died = received.DateIn().PlusDays(-random.Next(0, 3));
            var death = new NotifiedDeath(
                random.Next(8) == 0 ? null : Given[random.Next(Given.Length)], Family[random.Next(Family.Length)], "", died.PlusDays(-random.Next(0, 6000)), died, null,
                Sex.NotKnown, null, null, "At home", "Not known yet.", received, "A hospital", []);
            var id = Guid.CreateVersion7();
            var reviewed = Case.Open(
                new DeathAccepted
                {
                    Case = new(id),
                    Notification = new(id),
                    Reference = CaseReference.Of("KNO", 2020 + (n % 6), n),
                    Area = Examples.Merseyside[random.Next(5)],
                    IsRestricted = random.NextDouble() < restricted,
                    NeedsJointResponse = random.Next(4) == 0,
                    AcceptedBy = new("triage"),
                    OccurredAt = received + Duration.FromHours(3),
                },
                death,
                goesToNcmd: true,
                ClockRuleTests.Rules);
            reviewed.Settle("ncmd", new(Outcome.Done, received.DateIn()), ClockRuleTests.Rules, UserId.Service, now);
            if (random.Next(2) == 0)
            {
                reviewed.Settle("forms-sent", new(Outcome.Done, received.DateIn()), ClockRuleTests.Rules, UserId.Service, now);
            }

            if (random.Next(3) == 0)
            {
                reviewed.Assign(new(random.Next(2) == 0 ? "someone" : "other"), "Somebody", UserId.Service, now);
            }

            if (random.NextDouble() < closed)
            {
                var ended = Instant.Max(received, now - Duration.FromDays(random.Next(0, 20)));
                reviewed.MoveTo(CaseStage.Closed, ended.DateIn(), "All done", ClockRuleTests.Rules, UserId.Service, ended);
            }

            if (reviewed.IsOpen && random.Next(4) == 0)
            {
                foreach (var code in GatheredBy.Where(code => reviewed.Clocks.Any(c => c.Code == code)))
                {
                    reviewed.Settle(code, new(Outcome.Done, received.DateIn()), ClockRuleTests.Rules, UserId.Service, now);
                }

                // Some of them are to be looked at again by now.
                var on = LocalDate.Max(received.DateIn(), now.DateIn().PlusDays(-random.Next(20, 200)));
                reviewed.PauseFor(ClockRuleTests.Rules.Pauses[random.Next(6)], "", on, on.PlusDays(random.Next(10, 350)), UserId.Service, on.At(new(12, 0)).InLondon());
            }

            made.Add(reviewed);
        }

        return made;
    }
}
