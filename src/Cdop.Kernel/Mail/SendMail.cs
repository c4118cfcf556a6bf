using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using Quartz;

namespace Cdop.Kernel;

/// <summary>Where mail goes: the settings Mail:Host, Mail:Port, Mail:From, Mail:UserName, Mail:Password, Mail:Tls.</summary>
public sealed record MailSettings
{
    /// <summary>The mail server; null in development, where mail is kept to be read in the browser.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 25;

    /// <summary>The address mail comes from.</summary>
    public string From { get; init; } = "no-reply@cdop.example";

    /// <summary>User name, where the server asks for one.</summary>
    public string? UserName { get; init; }

    /// <summary>Password, where the server asks for one.</summary>
    public string? Password { get; init; }

    /// <summary>None, StartTls (the default on a live site) or SslOnConnect.</summary>
    public SecureSocketOptions Tls { get; init; } = SecureSocketOptions.StartTlsWhenAvailable;
}

/// <summary>Every few seconds: sends what waits in every module's outbox of mail. What is refused for good is kept for a person to see.</summary>
[DisallowConcurrentExecution]
public sealed partial class SendMail(IServiceScopeFactory scopes, ModuleList modules, MailSettings settings, IClock clock, ILogger<SendMail> log) : IJob
{
    // With pauses that double up to a day this is four and a half days, as long as RFC 5321 (4.5.4.1) has senders try.
    private const int MostAttempts = 14;
    private static readonly Duration Lease = Duration.FromMinutes(2);
    private static readonly Duration LongestPause = Duration.FromDays(1);

    /// <summary>Every five seconds.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<SendMail>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Sends everything that is due now.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        if (settings.Host is null)
        {
            return;
        }

        foreach (var module in modules.Databases)
        {
            await using var scope = scopes.AsTheService();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            var now = clock.GetCurrentInstant();
            var due = await db.Mail.Where(m => m.State == MailState.Queued && (m.NotBefore == null || m.NotBefore <= now))
                .OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Take(50).ToListAsync(ct);
            if (due.Count == 0)
            {
                continue;
            }

            using var smtp = new SmtpClient();
            foreach (var mail in due)
            {
                await Send(db, smtp, mail, ct);
            }

            if (smtp.IsConnected)
            {
                await smtp.DisconnectAsync(quit: true, ct);
            }
        }
    }

    private async Task Send(ModuleDb db, SmtpClient smtp, OutgoingMail mail, CancellationToken ct)
    {
        mail.Attempts++;
        mail.Fence = Guid.NewGuid();
        mail.NotBefore = clock.GetCurrentInstant() + Lease;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(mail).State = EntityState.Detached;
            return;
        }

        try
        {
            if (!await db.IsMeant(mail, ct))
            {
                db.Remove(mail);
            }
            else
            {
                await Hand(smtp, mail, ct);
                (mail.State, mail.SettledAt, mail.Body, mail.Calendar, mail.LastAnswer) = (MailState.Sent, clock.GetCurrentInstant(), "", null, null);
            }
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && (mail.Attempts >= MostAttempts || IsForGood(fault)))
        {
            (mail.State, mail.SettledAt, mail.Body, mail.Calendar, mail.LastAnswer) = (MailState.Refused, clock.GetCurrentInstant(), "", null, Answer(fault));
            Refused(log, mail.Id, mail.LastAnswer);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The server is away, asks for patience or is not set up for us: again later, and later each time.
            mail.NotBefore = clock.GetCurrentInstant() + Duration.Min(LongestPause, Duration.FromMinutes(1 << mail.Attempts));
            mail.LastAnswer = Answer(fault);
            PutOff(log, mail.Id, mail.Attempts, mail.LastAnswer);
            if (smtp.IsConnected)
            {
                await smtp.DisconnectAsync(quit: false, ct);
            }
        }

        try
        {
            await db.SaveChangesAsync(CancellationToken.None); // it is sent by now, whoever stops us: it must not be sent again
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(mail).State = EntityState.Detached; // our lease ran out, and another server has taken it since
        }
    }

    private async Task Hand(SmtpClient smtp, OutgoingMail mail, CancellationToken ct)
    {
        if (!smtp.IsConnected)
        {
            await smtp.ConnectAsync(settings.Host!, settings.Port, settings.Tls, ct);
            if (settings.UserName is not null)
            {
                await smtp.AuthenticateAsync(settings.UserName, settings.Password ?? "", ct);
            }
        }

        await smtp.SendAsync(Message(mail), ct);
    }

    // Only what is said of this one address or mail; what is said of us (relaying, signing in, the sender) a person puts right.
    private static bool IsForGood(Exception fault) =>
        fault is ParseException
        || (fault is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } said
            && (int)said.StatusCode is 501 or 510 or 511 or 550 or 551 or 553);

    private static string Answer(Exception fault) => fault switch
    {
        SmtpCommandException said => $"{(int)said.StatusCode}",
        ParseException => "not an address",
        _ => fault.GetType().Name,
    };

    private MimeMessage Message(OutgoingMail mail)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Subject = mail.Subject, Body = Body(mail) };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    // An invitation beside its words, as RFC 6047 (2.4) has it: what cannot show one shows the other.
    private static MimeEntity Body(OutgoingMail mail)
    {
        var words = new TextPart("plain") { Text = mail.Body };
        if (mail.Calendar is null)
        {
            return words;
        }

        var entry = new TextPart("calendar") { Text = mail.Calendar };
        entry.ContentType.Parameters["method"] = mail.Calendar.Contains("METHOD:CANCEL", StringComparison.Ordinal) ? "CANCEL" : "REQUEST";
        return new MultipartAlternative(words, entry);
    }

    [LoggerMessage(LogLevel.Error, "Mail {Id} was refused: {Answer}.")]
    private static partial void Refused(ILogger log, Guid id, string answer);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} could not be sent at attempt {Attempts} ({Fault}); it will be tried again.")]
    private static partial void PutOff(ILogger log, Guid id, int attempts, string fault);
}
