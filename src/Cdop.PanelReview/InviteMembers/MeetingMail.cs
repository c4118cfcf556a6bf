using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>The mails about a meeting, each with its entry for a calendar (RFC 5545; by mail, RFC 6047). They name the panel and nothing of any case.</summary>
internal sealed class MeetingMail(PanelRules rules, MailWords words, SecretLink links, MailSettings settings, IConfiguration site, IClock clock)
{
    private const string Invitation = "panel invitation";

    /// <summary>Where a member answers, without an account. The invitation takes the hash of it.</summary>
    public string LinkOf(Invitation invitation) => words.Link($"/invitation/{links.Of(Invitation, invitation.LinkSeed)}");

    /// <summary>Gives an invitation its link, new or given anew, and mails it.</summary>
    public void Invite(PanelReviewDb db, Meeting meeting, Invitation invitation)
    {
        invitation.LinkHash = SecretLink.HashOf(links.Of(Invitation, invitation.LinkSeed));
        db.Add(InvitationDoor.Of(invitation, clock.GetCurrentInstant()));
        Send(db, meeting, invitation, $"Invitation: {Subject(meeting)}", $"""
            You are invited to a meeting of the Child Death Overview Panel: {rules.Type(meeting.Panel)!.Name}.

            {When(meeting)}

            Please say whether you are coming. It takes one step, and you can name a deputy if you are not:

            {LinkOf(invitation)}
            """);
    }

    /// <summary>Tells who is not invited any more, and who was to come in their place, and takes the entry out of their calendars.</summary>
    public void TellEnded(PanelReviewDb db, Meeting meeting, Invitation invitation, Deputy? deputy)
    {
        SendTo(db, meeting, new(invitation.Name, invitation.Email), isWanted: false, $"Not invited any more: {Subject(meeting)}", """
            You were invited to this meeting, and are not any more. You need do nothing.

            If you think that this is a mistake, telephone the office.
            """, about: invitation.Id);
        TellDeputies(db, meeting, invitation, deputy);
    }

    /// <summary>Asks who was named to come in a member's place; who was named before and is not any more is told so.</summary>
    public void TellDeputies(PanelReviewDb db, Meeting meeting, Invitation invitation, Deputy? before)
    {
        if (Deputy.Of(invitation) == before)
        {
            return;
        }

        if (before is { } former)
        {
            SendTo(db, meeting, former, isWanted: false, $"Not needed: {Subject(meeting)}", $"You were named to come to this meeting in the place of {invitation.Name}. That has changed, and you need do nothing.");
        }

        if (Deputy.Of(invitation) is { } named)
        {
            SendTo(db, meeting, named, isWanted: true, $"In the place of {invitation.Name}: {Subject(meeting)}", $"""
                {invitation.Name} cannot come to a meeting of the Child Death Overview Panel, and has named you to come in their place: {rules.Type(meeting.Panel)!.Name}.

                {When(meeting)}

                If you, or those you work with, had a part in the care of a child who may be reviewed there, or in looking into a death, tell {invitation.Name} or the office before the meeting. If you cannot come, tell {invitation.Name}.
                """);
        }
    }

    /// <summary>Tells a member what was said in their name that they would want to know: by whom they are represented, and that they had a part in cases. It names no case.</summary>
    public void TellMember(PanelReviewDb db, Meeting meeting, Invitation invitation, Deputy? before, int interests)
    {
        var named = Deputy.Of(invitation) is { } deputy && deputy != before ? $"{deputy.Name} comes in your place, and we have written to {deputy.Email}." : "";
        var part = interests > 0 ? $"You had a part in {InWords.Count(interests, "case")} of the meeting, and you do not see {(interests == 1 ? "it" : "them")}." : "";
        if (named.Length + part.Length > 0)
        {
            db.Send(new()
            {
                To = invitation.Email,
                About = invitation.Id,
                Subject = $"What you answered: {Subject(meeting)}",
                Body = words.Of(invitation.Name, $"""
                    We have your answer to the invitation to this meeting. {string.Join(' ', new[] { named, part }.Where(line => line.Length > 0))}

                    If it was not you who said so, telephone the office.
                    """),
                WrittenAt = clock.GetCurrentInstant(),
            });
        }
    }

    /// <summary>Tells a member what the office entered as their answer, and by which link they say otherwise.</summary>
    public void TellEntered(PanelReviewDb db, Meeting meeting, Invitation invitation) => db.Send(new()
    {
        To = invitation.Email,
        About = invitation.Id,
        Subject = $"Your answer is entered: {Subject(meeting)}",
        Body = words.Of(invitation.Name, $"""
            You told the office whether you are coming to this meeting, and it has entered your answer: {(invitation.Reply == Reply.Coming ? $"you are coming{Hours(invitation)}" : Deputy.Of(invitation) is { } deputy ? $"you are not coming, and {deputy.Name} comes in your place" : "you are not coming")}.

            If that is not so, you can change it here:

            {LinkOf(invitation)}
            """),
        WrittenAt = clock.GetCurrentInstant(),
    });

    private static string Hours(Invitation invitation) =>
        $"{(invitation.From is { } from ? $", from {InWords.Time(from)}" : "")}{(invitation.Until is { } until ? $", until {InWords.Time(until)}" : "")}";

    /// <summary>
    /// Tells a member who was coming that by their link it was said that they are not, and how that is put right; the office is told too. Whoever a
    /// link was forwarded to can say so. Once an hour at most: who says it again and again writes no mails.
    /// </summary>
    public async Task TellNotComing(PanelReviewDb db, Meeting meeting, Invitation invitation, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (since, subject) = (now - NodaTime.Duration.FromHours(1), $"Not coming any more: {Subject(meeting)}");
        if (await db.Mail.AnyAsync(mail => mail.About == invitation.Id && mail.Subject == subject && mail.WrittenAt > since, ct))
        {
            return;
        }

        db.Send(new()
        {
            To = invitation.Email,
            About = invitation.Id,
            Subject = subject,
            Body = words.Of(invitation.Name, $"""
                You had answered that you are coming to this meeting. By the link in your invitation it was now said that you are not, so you are not counted for it, and its papers are closed to you.

                If that is right, you need do nothing. If it was not you, say again that you are coming, and telephone the office: it can send you another link, and the one that others have stops working.

                {LinkOf(invitation)}
                """),
            WrittenAt = now,
        });
        ToOffice(db, subject, $"""
            By the link of {invitation.Name} it was said that they are not coming to this meeting, after they had answered that they are. They are told too.

            {words.Link($"/meetings/{meeting.Number}")}
            """);
    }

    /// <summary>Mails the code that a member without an account asked for.</summary>
    public void Code(PanelReviewDb db, Meeting meeting, InvitationDoor door, string code) => db.Send(new()
    {
        To = door.Email,
        About = door.Invitation,
        Subject = $"Your code for panel meeting {meeting.Number}",
        Body = words.Of(meeting.Invitations.Single(one => one.Id == door.Invitation).Name, $"""
            Your code is {code}

            Enter it on the page where you asked for it. It works once, within 10 minutes, and only in that browser. A code sent before this one no longer works.

            If you did not ask for a code, you do not have to do anything. Please do not forward this email.
            """),
        WrittenAt = clock.GetCurrentInstant(),
    });

    /// <summary>Tells the office that a member's link was closed after wrong codes, where the office has an address.</summary>
    public void TellClosed(PanelReviewDb db, Meeting meeting, Invitation invitation) => ToOffice(db, $"A link was closed: {Subject(meeting)}", $"""
        Five wrong codes were typed at the link of {invitation.Name}, so no code works there any more. Speak to them, then withdraw the invitation and invite them again:

        {words.Link($"/meetings/{meeting.Number}")}
        """);

    /// <summary>Tells the office that the pack of a meeting should be with the members and is not out, where the office has an address.</summary>
    public void TellPackDue(PanelReviewDb db, Meeting meeting) => ToOffice(db, $"The pack is not out yet: {Subject(meeting)}", $"""
        The pack of this meeting should be with the members now, and it is not issued. See which papers are still to be certified, then issue it:

        {words.Link($"/meetings/{meeting.Number}/pack")}
        """);

    /// <summary>Tells the office that the panel put a case off and asks for something, where the office has an address. The mail names no case.</summary>
    public void TellDeferred(PanelReviewDb db, Meeting meeting) => ToOffice(db, $"The panel asks for something: {Subject(meeting)}", $"""
        The panel has put a case of this meeting off, and has said what it asks of whom and by when. Whoever is asked has not been written to: that is for the office.

        {words.Link($"/hold/{meeting.Number}")}
        """);

    /// <summary>Asks the office whether what the panel asked for is there, the day after it was to be.</summary>
    public void AskWhetherThere(PanelReviewDb db, Meeting meeting) => ToOffice(db, $"Is it there? {Subject(meeting)}", $"""
        The panel put a case of this meeting off until something it asked for is there. The day for it has passed, and the case is listed for no meeting. If it is there, list the case; if not, ask again.

        {words.Link($"/hold/{meeting.Number}")}
        """);

    private void ToOffice(PanelReviewDb db, string subject, string text)
    {
        if (site["Site:Email"] is { Length: > 0 } office)
        {
            db.Send(new() { To = office, Subject = subject, Body = words.Of("", text), WrittenAt = clock.GetCurrentInstant() });
        }
    }

    /// <summary>Tells everyone invited that it is at another time or place.</summary>
    public void TellMoved(PanelReviewDb db, Meeting meeting, IReadOnlyDictionary<Guid, Deputy> deputies)
    {
        foreach (var invitation in meeting.Invited.Where(one => deputies.ContainsKey(one.Id)))
        {
            var deputy = deputies[invitation.Id];
            var isStill = Deputy.Of(invitation) == deputy;
            SendTo(db, meeting, deputy, isStill, $"Changed: {Subject(meeting)}", isStill
                ? $"{Changed(meeting)}\n\n{When(meeting)}\n\nYou are still named to come in the place of {invitation.Name}."
                : $"{Changed(meeting)}\n\nIt is on another day or at another hour, so {invitation.Name} is asked again whether they can come. You need do nothing.");
        }

        Each(db, meeting, $"Changed: {Subject(meeting)}", invitation => $"""
        {Changed(meeting)}

        {When(meeting)}

        {(invitation.AnsweredAt is null ? "Please say again whether you are coming:" : "Your answer stands. You can change it here:")}

        {LinkOf(invitation)}
        """);
    }

    /// <summary>Tells its guests that it is at another time or place, each once however many cases they are asked about.</summary>
    public void TellMoved(PanelReviewDb db, Meeting meeting, IReadOnlyList<GuestExpert> guests)
    {
        foreach (var guest in guests.DistinctBy(one => one.Person))
        {
            SendTo(db, meeting, new(guest.Name, guest.Email), isWanted: true, $"Changed: {Subject(meeting)}", $"{Changed(meeting)}\n\n{When(meeting)}\n\nYou are still asked to it as a guest. If you cannot come, telephone the office.");
        }
    }

    /// <summary>Tells everyone invited, who comes in somebody's place, and its guests, that it does not take place.</summary>
    public void TellCancelled(PanelReviewDb db, Meeting meeting, IReadOnlyList<GuestExpert> guests)
    {
        var (subject, text) = ($"Cancelled: {Subject(meeting)}", $"""
            This meeting does not take place. {Why(meeting)}

            It was to be {InWords.Weekday(meeting.On)} at {InWords.Time(meeting.Starts)}. You need do nothing.
            """);
        Each(db, meeting, subject, _ => text);
        foreach (var deputy in meeting.Invitations.Select(Deputy.Of).OfType<Deputy>().Concat(guests.DistinctBy(one => one.Person).Select(guest => new Deputy(guest.Name, guest.Email))))
        {
            SendTo(db, meeting, deputy, isWanted: false, subject, text);
        }
    }

    /// <summary>Asks the members who come and can read its cases to score them before the meeting. It names no case.</summary>
    public void AskScores(PanelReviewDb db, Meeting meeting, IReadOnlyCollection<Guid> reading)
    {
        foreach (var invitation in meeting.Invited.Where(one => reading.Contains(one.Member)))
        {
            Send(db, meeting, invitation, $"Please score the cases: {Subject(meeting)}", $"""
                Before the meeting, please say what you make of each case. Nobody sees your scores, and afterwards the panel sees only how all scores spread.

                {When(meeting)}

                {words.Link("/scores")}
                """);
        }
    }

    /// <summary>Tells a member who comes that there are papers to read, once a version. It names nobody, and says nothing of what is in them.</summary>
    public void TellIssued(PanelReviewDb db, Meeting meeting, Pack pack, Invitation invitation) => TellIssued(db, meeting, pack, invitation.Id, invitation.Email, $"/packs/{meeting.Number}");

    private void TellIssued(PanelReviewDb db, Meeting meeting, Pack pack, Guid reader, string email, string where) => db.Send(new()
    {
        MessageId = $"{pack.Id:N}.{reader:N}@cdop",
        To = email,
        Subject = $"Papers to read: {Subject(meeting)}",
        Body = words.Of("", $"""
            There are {(pack.Number > 1 ? "new papers" : "papers")} for you to read for panel meeting {meeting.Number}. You sign in to read them:

            {words.Link(where)}
            """),
        About = reader,
        WrittenAt = clock.GetCurrentInstant(),
    });

    /// <summary>Asks somebody outside the panel about a case. It names nobody, and says nothing of the case.</summary>
    public void InviteGuest(PanelReviewDb db, Meeting meeting, GuestExpert guest, bool hasPapers) => SendTo(db, meeting, new(guest.Name, guest.Email), isWanted: true, $"As a guest: {Subject(meeting)}", $"""
        The Child Death Overview Panel asks you to its meeting as a guest, for one case alone.

        {When(meeting)}

        {(hasPapers ? "There are papers for you to read" : "There will be papers for you to read some days before")}. You sign in to read them, and what the panel wants to know from you stands there:

        {words.Link("/guest")}
        """);

    /// <summary>Tells a guest that they are not asked about a case any more; where no other case of the meeting is left for them, the entry leaves their calendar.</summary>
    public void EndGuest(PanelReviewDb db, Meeting meeting, GuestExpert guest, bool isStillAsked) =>
        SendTo(
            db, meeting, new(guest.Name, guest.Email), isStillAsked, $"{(isStillAsked ? "One case less" : "Not asked any more")}: {Subject(meeting)}",
            isStillAsked ? "You were asked to this meeting as a guest about more than one case. About one of them you are not asked any more. You are still asked to the meeting."
            : "You were asked to this meeting as a guest, and are not any more. You need do nothing.");

    /// <summary>Tells a guest that there are papers to read, once a version.</summary>
    public void TellIssued(PanelReviewDb db, Meeting meeting, Pack pack, GuestExpert guest) => TellIssued(db, meeting, pack, guest.Id, guest.Email, "/guest");

    /// <summary>Asks a member again who has not answered.</summary>
    public void Remind(PanelReviewDb db, Meeting meeting, Invitation invitation) => Send(db, meeting, invitation, $"Please answer: {Subject(meeting)}", $"""
        We have not heard yet whether you are coming. The panel can only decide when enough members are there.

        {When(meeting)}

        {LinkOf(invitation)}
        """);

    /// <summary>Asks a member who comes whether they had a part in a case that was listed since they answered. It says nothing of any.</summary>
    public void AskInterests(PanelReviewDb db, Meeting meeting, Invitation invitation) => Send(db, meeting, invitation, $"Please look again: {Subject(meeting)}", $"""
        Cases have been listed for this meeting. Before you are sent any papers, please say whether you, or those you work with, had a part in one. You sign in for it, or are sent a code:

        {LinkOf(invitation)}
        """);

    /// <summary>Tells the office that a meeting is not quorate by its answers, where the office has an address.</summary>
    public void TellOffice(PanelReviewDb db, Meeting meeting, IReadOnlyList<string> missing, int cases) => ToOffice(db, $"Not quorate yet: {Subject(meeting)}", $"""
        {(missing.Count > 0 ? $"By the answers so far this meeting is not quorate. Missing: {string.Join("; ", missing)}." : $"By the answers so far this meeting is quorate, and for {InWords.Count(cases, "case")} of it, without those who take no part, it is not.")}

        {words.Link($"/meetings/{meeting.Number}")}
        """);

    private void Each(PanelReviewDb db, Meeting meeting, string subject, Func<Invitation, string> text)
    {
        foreach (var invitation in meeting.Invited)
        {
            Send(db, meeting, invitation, subject, text(invitation));
        }
    }

    private void SendTo(PanelReviewDb db, Meeting meeting, Deputy deputy, bool isWanted, string subject, string text, Guid? about = null) => db.Send(new()
    {
        To = deputy.Email,
        About = about,
        Subject = subject,
        Body = words.Of(deputy.Name, text),
        Calendar = Entry(meeting, deputy.Email, isWanted && meeting.IsPlanned),
        WrittenAt = clock.GetCurrentInstant(),
    });

    private static string Changed(Meeting meeting) => $"This meeting has changed. {Why(meeting)}";

    // Only what was chosen: what was typed beside it stays with those who sign in.
    private static string Why(Meeting meeting) => $"The reason: {Wording.InSentence(Wording.Of(meeting.Reason!.Value))}.";

    private static string Subject(Meeting meeting) => $"panel meeting {meeting.Number}, {InWords.Weekday(meeting.On)}";

    private static string When(Meeting meeting) =>
        $"{InWords.Weekday(meeting.On)}, {InWords.Time(meeting.Starts)} to {InWords.Time(meeting.Ends.TimeIn().TimeOfDay)}{(meeting.Place.Length > 0 ? $"\n{meeting.Place}" : "")}";

    private void Send(PanelReviewDb db, Meeting meeting, Invitation invitation, string subject, string text) => db.Send(new()
    {
        To = invitation.Email,
        About = invitation.Id,
        Subject = subject,
        Body = words.Of(invitation.Name, text),
        Calendar = Entry(meeting, invitation.Email, meeting.IsPlanned),
        WrittenAt = clock.GetCurrentInstant(),
    });

    // One UID for the meeting's whole life; calendars keep the entry with the highest SEQUENCE. Times are in UTC, so that no calendar needs our zone.
    private string Entry(Meeting meeting, string attendee, bool takesPlace)
    {
        var host = Uri.TryCreate(site["Site:Address"], UriKind.Absolute, out var address) ? address.Host : "cdop";
        var calendar = new Calendar { Method = takesPlace ? CalendarMethods.Request : CalendarMethods.Cancel, ProductId = "-//Cdop//Panel meetings//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"meeting-{meeting.Id:N}@{host}",
            Sequence = meeting.Sequence,
            Summary = rules.Type(meeting.Panel)!.Name,
            Description = meeting.Reason is not null && takesPlace == meeting.IsPlanned ? Why(meeting) : null,
            Location = takesPlace && meeting.Place.Length > 0 ? meeting.Place : null,
            DtStamp = new CalDateTime(clock.GetCurrentInstant().ToDateTimeUtc()),
            DtStart = new CalDateTime(meeting.Begins.ToDateTimeUtc()),
            DtEnd = new CalDateTime(meeting.Ends.ToDateTimeUtc()),
            Status = takesPlace ? EventStatus.Confirmed : EventStatus.Cancelled,
            Organizer = new Organizer($"mailto:{settings.From}"),
            Attendees = [new Attendee($"mailto:{attendee}") { Rsvp = false }],
        });
        return new CalendarSerializer(calendar).SerializeToString()!;
    }
}
