using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Cdop.Notifications;

/// <summary>What we are told when a child dies: the one form, whoever fills it in and wherever.</summary>
internal sealed record LogNotification
{
    public required Notifier Notifier { get; init; }

    public required Child Child { get; init; }

    public required Death Death { get; init; }

    public People People { get; init; } = new();

    [Display(Name = "How did it reach the office?", ShortName = "how it reached the office")]
    public Source Source { get; init; }

    [Display(Name = "Date it reached the office")]
    public LocalDate? ReceivedOn { get; init; }

    [Display(Name = "Time it reached the office")]
    public LocalTime? ReceivedTime { get; init; }

    /// <summary>Whether the child had not had a first birthday at death, or today where no date of death is told yet.</summary>
    public bool WasUnderOne(LocalDate today) =>
        Child.DateOfBirth != default && (Death.Date == default ? today : Death.Date) is var on && on >= Child.DateOfBirth && on < Age.Birthday(Child.DateOfBirth, 1);
}

/// <summary>Whether this site takes real deaths (Site:Kind), and so no number that is kept for tests.</summary>
internal sealed class LiveSite(IConfiguration configuration)
{
    /// <summary>True on a live site, where a test number is somebody's slip.</summary>
    public bool RefusesTestNumbers => string.Equals(configuration["Site:Kind"], "Live", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What is said to a form without the one-use key that its page gave it.</summary>
internal static class OnceOnly
{
    /// <summary>Without a key of its own, it would be given the answer of another form.</summary>
    public static readonly Problem NoKey = new("", "Part of this page was lost on the way. Open it again and fill it in anew");
}

/// <summary>Keeps a notification once, proposes its area and gives it its reference.</summary>
internal sealed class LogNotificationHandler(NotificationsDb db, Drafts drafts, ICurrentUser user, IClock clock, IAreaDirectory areas, LiveSite site, MailWords mail, ShutOutAtOnce shutOut)
{
    private static readonly Problem ChangedMeanwhile = new("", "Another window changed your answers at this moment, and nothing is sent yet. Look through them again, then send the notification");

    /// <summary>Logs it, or answers as the first time where the form's one-use key was seen before.</summary>
    /// <param name="command">What we are told.</param>
    /// <param name="key">The form's one-use key: of a draft, its number.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="seen">The revision of the draft that was read: what is kept as sent is what was sent.</param>
    public async Task<Result<NotificationReference>> Handle(LogNotification command, Guid key, CancellationToken ct, Guid? seen = null)
    {
        if (key == Guid.Empty)
        {
            return OnceOnly.NoKey;
        }

        var reference = await db.Once("notification", key, async () => (await Log(command, key, seen, ct)).As(logged => logged.ToString()), ct);
        return reference.As(text => NotificationReference.Parse(text));
    }

    /// <summary>Everything that cannot be.</summary>
    public Problems Check(LogNotification command) =>
        Notification.Check(command.Notifier, command.Child, command.Death, command.People, command.Source, clock.GetCurrentInstant(), site.RefusesTestNumbers)
            .When(command is { ReceivedOn: not null, ReceivedTime: null }, nameof(command.ReceivedTime), "Enter the time of receipt");

    private async Task<Result<NotificationReference>> Log(LogNotification command, Guid key, Guid? seen, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (Check(command) is { Any: true } problems)
        {
            return problems; // before a number is given
        }

        var draft = command.Source == Source.WebForm ? await drafts.Find(key, ct) : null;
        if (draft is not null && draft.Revision != seen)
        {
            return ChangedMeanwhile;
        }

        var received = command.ReceivedTime is { } time ? (command.ReceivedOn ?? now.DateIn()).At(time).InLondon() : now;

        var proposal = await areas.Propose(command.Child.PostcodeOfResidence(command.Death.Date), ct);
        var year = received.DateIn().Year;
        var notification = Notification.Log(
            NotificationReference.Of(year, await db.NextNumber($"N-{year}", ct)),
            command.Notifier,
            command.Child,
            command.Death,
            command.People,
            proposal.IsSure ? proposal.Area : null,
            new Receipt(command.Source, received, command.Source == Source.WebForm ? UserId.Public : user.Id),
            now,
            site.RefusesTestNumbers);
        if (notification.Succeeded)
        {
            db.Add(notification.Value);
            await shutOut.From(notification.Value, ct);
            if (draft is not null)
            {
                drafts.Sent(draft, notification.Value.Reference);
            }

            if (command is { Source: Source.WebForm, Notifier.Email: { } email } && await drafts.CountReceipt(email, key, ct))
            {
                db.Send(Thanks(email, notification.Value.Reference, now));
            }

            await db.SaveChangesAsync(ct);
        }

        return notification.As(n => n.Reference);
    }

    private OutgoingMail Thanks(string email, NotificationReference reference, Instant now) => new()
    {
        To = email,
        Subject = $"We have your notification {reference}",
        Body = $"""
            The Child Death Overview Panel received your notification on {now.TimeIn().ToString("d MMMM uuuu 'at' HH:mm", null)}.

            Reference: {reference}

            What happens next

            Our office reads it on the next working day. We may ask you or a colleague for more.
            If something in it is wrong, tell us and give the reference. Please do not put names or details in an email.

            {mail.Link("")}
            """,
        WrittenAt = now,
    };
}
