using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

public sealed class ForgetOldTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = new(Trying.Add);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_and_delivered_events_go_after_thirty_days_and_sent_mail_after_ninety()
    {
        await SomethingIsDone();
        Assert.Equal((1, 1, 2), await Kept());

        modules.Clock.AdvanceDays(30);
        Assert.Equal((1, 1, 2), await Swept());
        modules.Clock.AdvanceDays(1);
        Assert.Equal((0, 0, 2), await Swept());
        modules.Clock.AdvanceDays(60);
        Assert.Equal((0, 0, 1), await Swept()); // what was refused stays for a person to see
    }

    [Fact]
    public async Task Two_servers_that_sweep_at_once_do_no_harm()
    {
        for (var i = 0; i < 40; i++)
        {
            await SomethingIsDone();
        }

        modules.Clock.AdvanceDays(91);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => modules.Use((ForgetOld job) => job.Sweep(Ct)))));

        Assert.Equal((0, 0, 40), await Swept());
    }

    [Fact]
    public async Task What_is_old_is_found_by_an_index()
    {
        Assert.SkipWhen(modules.Database.File is null, "The plan is told in SQLite's words");

        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TryDb>();
        await db.Database.OpenConnectionAsync(Ct);
        var now = modules.Clock.GetCurrentInstant();
        foreach (var question in new IQueryable[] { ForgetOld.Keys(db, now), ForgetOld.Events(db, now), ForgetOld.Mails(db, now) })
        {
            await using var command = question.CreateDbCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            await using var steps = await command.ExecuteReaderAsync(Ct);
            Assert.True(await steps.ReadAsync(Ct));
            Assert.StartsWith("SEARCH", steps.GetString(3), StringComparison.Ordinal);
            Assert.False(await steps.ReadAsync(Ct), "It sorts.");
        }
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private Task<Result<string>> SomethingIsDone() => modules.Use((TryDb db) => db.Once(
        "a thing",
        Guid.NewGuid(),
        async () =>
        {
            var thing = new Thing { Area = Examples.Sefton };
            thing.Say("hello", modules.Clock.GetCurrentInstant());
            db.Add(thing);
            db.Send(Mail(MailState.Sent));
            db.Send(Mail(MailState.Refused));
            await db.SaveChangesAsync(Ct);
            return "done";
        },
        Ct));

    private OutgoingMail Mail(MailState state) => new()
    {
        To = "nora@hospital.example",
        Subject = "A subject",
        Body = "",
        WrittenAt = modules.Clock.GetCurrentInstant(),
        State = state,
        SettledAt = modules.Clock.GetCurrentInstant(),
    };

    private async Task<(int Keys, int Events, int Mails)> Swept()
    {
        await modules.Use((ForgetOld job) => job.Sweep(Ct));
        return await Kept();
    }

    private Task<(int, int, int)> Kept() => modules.Use(async (TryDb db) => (await db.Answered.CountAsync(Ct), await db.Outbox.CountAsync(Ct), await db.Mail.CountAsync(Ct)));
}
