using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

public sealed class WatchMailTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_runs_the_platform_sees_what_was_refused_or_waits_for_long_but_no_address_and_no_body()
    {
        using var browser = await host.SignIn("operator.lund");
        var now = Instant.FromDateTimeOffset(host.Clock.GetUtcNow());
        await Write(
            Mail("Was refused", now, MailState.Refused, "550"),
            Mail("Waits for long", now - Duration.FromHours(2), MailState.Queued, "SocketException"),
            Mail("Has just been written", now, MailState.Queued, null),
            Mail("Went out", now - Duration.FromHours(2), MailState.Sent, null));

        var page = await browser.Get("/account");
        Assert.NotNull(page.Document.QuerySelector("header a[href='/operate/mail']"));
        page = await browser.Get("/operate/mail");

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray()).ToList();
        Assert.Equal(["Was refused", "Waits for long"], rows.Select(row => row[1]));
        Assert.Equal(["Refused", "3", "550"], rows[0][2..]);
        Assert.DoesNotContain("@", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret code", page.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static OutgoingMail Mail(string subject, Instant at, MailState state, string? answer) =>
        new() { To = "nora@hospital.example", Subject = subject, Body = "The secret code", WrittenAt = at, State = state, Attempts = 3, LastAnswer = answer };

    private async Task Write(params OutgoingMail[] mails)
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var module = (ModuleDb)scope.ServiceProvider.GetRequiredService(host.Services.GetRequiredService<ModuleList>().Databases[0]);
        module.Mail.AddRange(mails);
        await module.SaveChangesAsync(Ct);
    }
}
