using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

/// <summary>Two who decide at the same moment take the same next number; the tables refuse the second, who takes the one after.</summary>
public sealed class OvertakenTests : IAsyncDisposable
{
    private const string Weight = "child.birth.weight";

    private readonly RequestsUnderTest requests = new();

    [Fact]
    public async Task A_decision_whose_number_was_taken_at_the_same_moment_takes_the_next()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery");
        await requests.Answer(asked[0], (Weight, 3100));
        await requests.Answer(asked[1], (Weight, 3200));
        var open = (await requests.Record())!.Of(Weight)!;
        var command = new DecideAnswers { Of = "reporting", Decided = [new() { LinkId = Weight, Return = open.Versions[0].By[0].Return, Seen = DecideAnswersHandler.SeenOf(open) }] };

        var clashed = false;
        var decided = await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            db.SavingChanges += (_, _) =>
            {
                if (!clashed && db.ChangeTracker.Entries<Decision>().SingleOrDefault(entry => entry.State == EntityState.Added) is { Entity: var mine })
                {
                    clashed = true;
                    db.Add(Decision.Take(mine.Subject, mine.Form, mine.LinkId, mine.Place, mine.Number, mine.ToldAt, mine.Value, mine.Shown, null, "", [], new("other"), requests.Cases.Clock.GetCurrentInstant()));
                }
            };
            return await services.GetRequiredService<DecideAnswersHandler>().Handle(RequestsUnderTest.Kno, command, CasesUnderTest.Ct);
        });

        Assert.True(decided!.Succeeded);
        Assert.True(clashed);
        Assert.Equal(1, await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<Decision>().CountAsync(CasesUnderTest.Ct)));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();
}
