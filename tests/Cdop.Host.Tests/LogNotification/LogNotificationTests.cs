namespace Cdop.Host.Tests;

/// <summary>The page on which the office writes down what it was told.</summary>
public sealed class LogNotificationTests : IAsyncDisposable
{
    private static readonly string[] Optional =
        ["Email", "Phone number", "Any other names", "Home address", "Time of birth", "Birth weight", "Time of death", "Which place?", "Alert to the national database", "Who knew the child"];

    private readonly HostUnderTest host = new();

    [Fact]
    public async Task What_may_be_left_empty_is_marked_and_when_it_came_reads_as_just_now()
    {
        using var desk = await host.SignIn("admin.marsh");

        var page = await desk.Get("/notifications/new");

        Assert.Contains("Leave both empty if it came just now", page.Text, StringComparison.Ordinal);
        Assert.All(Optional, label => Assert.Contains($"{label} (optional)", page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Family name (optional)", page.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
