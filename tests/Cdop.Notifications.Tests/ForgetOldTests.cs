using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications.Tests;

/// <summary>What the kernel forgets, tried on a module that has all of it.</summary>
public sealed class ForgetOldTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_and_delivered_events_go_after_thirty_days_and_sent_mail_after_ninety()
    {
        await modules.Accepted();
        await modules.Use(async (NotificationsDb db) =>
        {
            await db.Mail.ForEachAsync(m => (m.State, m.SettledAt) = (MailState.Sent, modules.Clock.GetCurrentInstant()), Ct);
            db.Send(new() { To = "refused@hospital.example", Subject = "Refused", Body = "", WrittenAt = modules.Clock.GetCurrentInstant(), State = MailState.Refused, SettledAt = modules.Clock.GetCurrentInstant() });
            await db.SaveChangesAsync(Ct);
        });
        Assert.Equal((2, 1, 2), await Kept());

        modules.Clock.AdvanceDays(30);
        Assert.Equal((2, 1, 2), await Swept());
        modules.Clock.AdvanceDays(1);
        Assert.Equal((0, 0, 2), await Swept());
        modules.Clock.AdvanceDays(60);
        Assert.Equal((0, 0, 1), await Swept());
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private async Task<(int Keys, int Events, int Mails)> Swept()
    {
        await modules.Use((ForgetOld job) => job.Sweep(Ct));
        return await Kept();
    }

    private Task<(int, int, int)> Kept() => modules.Use(async (NotificationsDb db) => (await db.Answered.CountAsync(Ct), await db.Outbox.CountAsync(Ct), await db.Mail.CountAsync(Ct)));
}
