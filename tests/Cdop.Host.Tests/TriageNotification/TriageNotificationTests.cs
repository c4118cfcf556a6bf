namespace Cdop.Host.Tests;

/// <summary>What somebody is shown of other children beside a notification that waits.</summary>
public sealed class TriageNotificationTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new();

    [Fact]
    public async Task The_audit_of_a_case_says_who_saw_it_beside_another_notification()
    {
        using var desk = await host.SignIn("manager.quayle");
        using var visitor = host.Open();
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn());
        var reviewed = await desk.Accept(await visitor.Notify(told));
        var second = await visitor.Notify(told with { Notifier = "Ben Ward", Email = "ben.ward@hospital.example" });

        Assert.Contains(reviewed, (await desk.Get($"/notifications/{second}")).Text, StringComparison.Ordinal);

        Assert.Contains("Beside notification", (await desk.Get($"/audit?Form.Reference={reviewed}")).Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
