using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>The mails about a meeting, each with its entry for a calendar (RFC 5545; by mail, RFC 6047). They name the panel and nothing of any case.</summary>
internal sealed class MeetingMail(PanelRules rules, MailWords words, SecretLink links, MailSettings settings, IConfiguration site, IClock clock)
{
    private const string Invitation = "panel invitation";

    /// <summary>Where a member answers, without an account. The invitation takes the hash of it.</summary>
    public string LinkOf(Invitation invitation) => words.Link($"/invitation/{links.Of(Invitation, invitation.Id)}");

    /// <summary>Gives a new invitation its link and mails it.</summary>
    public void Invite(PanelReviewDb db, Meeting meeting, Invitation invitation)
    {
        invitation.LinkHash = SecretLink.HashOf(links.Of(Invitation, invitation.Id));
        Send(db, meeting, invitation, $"Invitation: {Subject(meeting)}", $"""
            You are invited to a meeting of the Child Death Overview Panel: {rules.Type(meeting.Panel)!.Name}.

            {When(meeting)}

            Please say whether you are coming. It takes one step, and you can name a deputy if you are not:

            {LinkOf(invitation)}
            """);
    }

    /// <summary>Tells everyone invited that it is at another time or place.</summary>
    public void TellMoved(PanelReviewDb db, Meeting meeting) => Each(db, meeting, $"Changed: {Subject(meeting)}", invitation => $"""
        This meeting has changed: {meeting.Because}

        {When(meeting)}

        {(invitation.AnsweredAt is null ? "Please say again whether you are coming:" : "Your answer stands. You can change it here:")}

        {LinkOf(invitation)}
        """);

    /// <summary>Tells everyone invited that it does not take place.</summary>
    public void TellCancelled(PanelReviewDb db, Meeting meeting) => Each(db, meeting, $"Cancelled: {Subject(meeting)}", _ => $"""
        This meeting does not take place: {meeting.Because}

        It was to be {InWords.Weekday(meeting.On)} at {InWords.Time(meeting.Starts)}. You need do nothing.
        """);

    /// <summary>Asks a member again who has not answered.</summary>
    public void Remind(PanelReviewDb db, Meeting meeting, Invitation invitation) => Send(db, meeting, invitation, $"Please answer: {Subject(meeting)}", $"""
        We have not heard yet whether you are coming. The panel can only decide when enough members are there.

        {When(meeting)}

        {LinkOf(invitation)}
        """);

    /// <summary>Tells the office that a meeting is not quorate by its answers, where the office has an address.</summary>
    public void TellOffice(PanelReviewDb db, Meeting meeting, IReadOnlyList<string> missing)
    {
        if (site["Site:Email"] is { Length: > 0 } office)
        {
            db.Send(new()
            {
                To = office,
                Subject = $"Not quorate yet: {Subject(meeting)}",
                Body = words.Of("", $"""
                    By the answers so far this meeting is not quorate. Missing: {string.Join("; ", missing)}.

                    {words.Link($"/meetings/{meeting.Number}")}
                    """),
                WrittenAt = clock.GetCurrentInstant(),
            });
        }
    }

    private void Each(PanelReviewDb db, Meeting meeting, string subject, Func<Invitation, string> text)
    {
        foreach (var invitation in meeting.Invitations)
        {
            Send(db, meeting, invitation, subject, text(invitation));
        }
    }

    private static string Subject(Meeting meeting) => $"panel meeting {meeting.Number}, {InWords.Weekday(meeting.On)}";

    private static string When(Meeting meeting) =>
        $"{InWords.Weekday(meeting.On)}, {InWords.Time(meeting.Starts)} to {InWords.Time(meeting.Ends.TimeIn().TimeOfDay)}{(meeting.Place.Length > 0 ? $"\n{meeting.Place}" : "")}";

    private void Send(PanelReviewDb db, Meeting meeting, Invitation invitation, string subject, string text) => db.Send(new()
    {
        To = invitation.Email,
        Subject = subject,
        Body = words.Of(invitation.Name, text),
        Calendar = Entry(meeting, invitation),
        WrittenAt = clock.GetCurrentInstant(),
    });

    // One UID for the meeting's whole life; calendars keep the entry with the highest SEQUENCE. Times are in UTC, so that no calendar needs our zone.
    private string Entry(Meeting meeting, Invitation invitation)
    {
        var host = Uri.TryCreate(site["Site:Address"], UriKind.Absolute, out var address) ? address.Host : "cdop";
        var calendar = new Calendar { Method = meeting.IsPlanned ? CalendarMethods.Request : CalendarMethods.Cancel, ProductId = "-//Cdop//Panel meetings//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"meeting-{meeting.Id:N}@{host}",
            Sequence = meeting.Sequence,
            Summary = rules.Type(meeting.Panel)!.Name,
            Location = meeting.Place.Length > 0 ? meeting.Place : null,
            DtStamp = new CalDateTime(clock.GetCurrentInstant().ToDateTimeUtc()),
            DtStart = new CalDateTime(meeting.Begins.ToDateTimeUtc()),
            DtEnd = new CalDateTime(meeting.Ends.ToDateTimeUtc()),
            Status = meeting.IsPlanned ? EventStatus.Confirmed : EventStatus.Cancelled,
            Organizer = new Organizer($"mailto:{settings.From}"),
            Attendees = [new Attendee($"mailto:{invitation.Email}") { Rsvp = false }],
        });
        return new CalendarSerializer(calendar).SerializeToString()!;
    }
}
