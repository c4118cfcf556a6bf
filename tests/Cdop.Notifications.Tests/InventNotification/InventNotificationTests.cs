namespace Cdop.Notifications.Tests;

public sealed class InventNotificationTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    [Fact]
    public async Task What_is_invented_for_a_few_is_decided_by_the_manager_who_sees_it()
    {
        var manager = new Someone { Id = new("manager"), SeesEverything = true };
        var random = new Random(1);
        for (var number = 1; number <= 200; number++)
        {
            var at = number;
            Assert.NotNull(await modules.Use((InventNotificationHandler handler) => handler.Handle(at, random, waits: false, manager, TestContext.Current.CancellationToken)));
        }

        modules.Person.SeesEverything = true;
        var restricted = await modules.Use((NotificationsDb db) => Task.FromResult(db.Notifications.Where(n => n.IsRestricted).SelectMany(n => n.Decisions).ToList()));
        Assert.NotEmpty(restricted);
        Assert.All(restricted, decision => Assert.Equal(manager.Id, decision.By));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();
}
