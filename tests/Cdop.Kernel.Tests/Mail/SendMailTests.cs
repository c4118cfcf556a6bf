using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

public sealed class SendMailTests : IAsyncDisposable
{
    private readonly PostOffice office = new();
    private readonly ModulesUnderTest modules;

    public SendMailTests() => modules = new(s =>
    {
        Trying.Add(s);
        s.AddSingleton(new MailSettings { Host = "127.0.0.1", Port = office.Port, Tls = MailKit.Security.SecureSocketOptions.None });
    });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_delivered_once_with_its_identity_and_then_forgotten()
    {
        office.Open();
        await Write("someone@cdop.example");

        await Sweep();
        await Sweep();

        var mail = await Kept();
        Assert.Contains($"<{mail.MessageId}>", Assert.Single(office.Taken), StringComparison.Ordinal);
        Assert.Equal((MailState.Sent, "", 1), (mail.State, mail.Body, mail.Attempts));
    }

    /// <summary>RFC 6047, 2.4: the words and the entry side by side, with the method of the entry.</summary>
    [Theory]
    [InlineData("REQUEST")]
    [InlineData("CANCEL")]
    public async Task A_mail_with_a_calendar_entry_carries_it_beside_its_words_and_forgets_both(string method)
    {
        office.Open();
        await Write("someone@cdop.example", $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nEND:VCALENDAR\r\n");

        await Sweep();

        var taken = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(office.Taken))), Ct);
        var both = Assert.IsType<MimeKit.MultipartAlternative>(taken.Body);
        var entry = Assert.IsType<MimeKit.TextPart>(both[1]);
        Assert.Equal(("text/calendar", method), (entry.ContentType.MimeType, entry.ContentType.Parameters["method"]));
        Assert.Contains($"METHOD:{method}", entry.Text, StringComparison.Ordinal);
        var mail = await Kept();
        Assert.Equal((MailState.Sent, "", null), (mail.State, mail.Body, mail.Calendar));
    }

    [Theory]
    [InlineData(501)]
    [InlineData(510)]
    [InlineData(511)]
    [InlineData(550)]
    [InlineData(551)]
    [InlineData(553)]
    public async Task An_address_that_the_server_does_not_know_is_refused_for_good(int code)
    {
        office.Open();
        office.ToAddress = code;
        await Write("nobody@cdop.example");

        await Sweep();

        var mail = await Kept();
        Assert.Equal((MailState.Refused, $"{code}", modules.Clock.GetCurrentInstant()), (mail.State, mail.LastAnswer, mail.SettledAt));
        Assert.Equal(("nobody@cdop.example", ""), (mail.To, mail.Body)); // it may hold a code or a link
    }

    [Fact]
    public async Task What_is_no_address_is_refused_for_good()
    {
        office.Open();
        await Write("no address @@");

        await Sweep();

        Assert.Equal((MailState.Refused, "not an address"), ((await Kept()).State, (await Kept()).LastAnswer));
    }

    [Theory]
    [InlineData(451, 250, "451")]
    [InlineData(530, 250, "ServiceNotAuthenticatedException")]
    [InlineData(554, 250, "554")]
    [InlineData(250, 550, "550")]
    public async Task What_is_said_of_the_moment_or_of_us_is_tried_again_with_the_same_identity(int toAddress, int toSender, string answer)
    {
        office.Open();
        (office.ToAddress, office.ToSender) = (toAddress, toSender);
        await Write("someone@cdop.example");
        await Sweep();
        var first = await Kept();

        (office.ToAddress, office.ToSender) = (250, 250);
        await Sweep();
        Assert.Empty(office.Taken);
        modules.Clock.AdvanceMinutes(2);
        await Sweep();

        Assert.Equal((MailState.Queued, answer), (first.State, first.LastAnswer));
        Assert.Contains($"<{first.MessageId}>", Assert.Single(office.Taken), StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await Kept()).State);
    }

    [Fact]
    public async Task While_the_server_is_away_mail_waits_and_goes_with_the_same_identity_once_it_is_back()
    {
        await Write("someone@cdop.example");
        await Sweep();
        var first = await Kept();

        office.Open();
        modules.Clock.AdvanceMinutes(2);
        await Sweep();

        Assert.Equal((MailState.Queued, "SocketException"), (first.State, first.LastAnswer));
        Assert.Contains($"<{first.MessageId}>", Assert.Single(office.Taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pauses_grow_up_to_a_day_and_after_four_days_a_person_must_look()
    {
        await Write("someone@cdop.example");
        var pauses = new List<Duration>();

        await Sweep();
        while (await Kept() is { State: MailState.Queued } mail)
        {
            pauses.Add(mail.NotBefore!.Value - modules.Clock.GetCurrentInstant());
            modules.Clock.Advance(pauses[^1]);
            await Sweep();
        }

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal((Duration.FromMinutes(2), Duration.FromDays(1)), (pauses[0], pauses[^1]));
        Assert.InRange(pauses.Aggregate(Duration.Zero, (sum, pause) => sum + pause), Duration.FromDays(4), Duration.FromDays(5));
        Assert.Equal((MailState.Refused, "SocketException"), ((await Kept()).State, (await Kept()).LastAnswer));
    }

    public async ValueTask DisposeAsync()
    {
        await modules.DisposeAsync();
        await office.DisposeAsync();
    }

    private Task Write(string to, string? calendar = null) => modules.Use(async (TryDb db) =>
    {
        db.Send(new() { To = to, Subject = "A notification waits", Body = "Somebody wrote.", Calendar = calendar, WrittenAt = modules.Clock.GetCurrentInstant() });
        await db.SaveChangesAsync(Ct);
    });

    private Task Sweep() => modules.Services.GetRequiredService<SendMail>().Sweep(Ct);

    private Task<OutgoingMail> Kept() => modules.Use((TryDb db) => db.Mail.AsNoTracking().SingleAsync(Ct));
}
