using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace Cdop.PanelReview.Domain;

/// <summary>Where a meeting is on its way.</summary>
internal enum MeetingState
{
    /// <summary>Its day is fixed.</summary>
    Planned,

    /// <summary>It will not take place; who was invited was told.</summary>
    Cancelled,
}

/// <summary>What somebody answered to an invitation.</summary>
internal enum Reply
{
    /// <summary>Nothing yet.</summary>
    [Display(Name = "No answer yet")]
    None,

    Coming,

    [Display(Name = "Not coming")]
    NotComing,
}

/// <summary>Why a meeting is moved or does not take place, as everyone invited reads it. Chosen and not typed: it goes out by email, which names nobody.</summary>
internal enum WhyMeetingChanges
{
    [Display(Name = "Not enough members can come for a quorum")]
    Quorum,

    [Display(Name = "The room or the video meeting is not available, or another is better")]
    Place,

    [Display(Name = "The cases are not ready")]
    Cases,

    [Display(Name = "The chair or a member who is needed is not available")]
    Member,

    [Display(Name = "Weather or transport")]
    Weather,

    [Display(Name = "Another reason")]
    Other,
}

/// <summary>Why somebody who was invited to a meeting is not any more.</summary>
internal enum WhyNotInvited
{
    /// <summary>They do not sit on the panel on its day.</summary>
    [Display(Name = "Does not sit on the panel on this day")]
    Left,

    /// <summary>They were invited by mistake.</summary>
    [Display(Name = "Invitation withdrawn")]
    Withdrawn,
}

/// <summary>One sitting of a panel: when and where, who was invited and who comes.</summary>
internal sealed class Meeting : Aggregate
{
    /// <summary>The least and the most that a sitting lasts, in minutes.</summary>
    public const int Shortest = 15, Longest = 600;

    /// <summary>How many deputies a member names one after another; a stranger with the link cannot have us write to the world.</summary>
    public const int MostDeputies = 3;

    private const int MinutesADay = 24 * 60;

    private readonly List<Invitation> invitations = [];

    private Meeting() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What it is called in addresses and mails: the year and a running number, "2026-003". It says nothing of any case.</summary>
    public required string Number { get; init; }

    /// <summary>The code of the panel.</summary>
    public required string Panel { get; init; }

    /// <summary>In London.</summary>
    public LocalDate On { get; private set; }

    public LocalTime Starts { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>A room, or the address of a video meeting.</summary>
    public string Place { get; private set; } = "";

    public MeetingState State { get; private set; }

    /// <summary>Why it was cancelled or last moved, as everyone invited was told; null where it was not.</summary>
    public WhyMeetingChanges? Reason { get; private set; }

    /// <summary>What was typed beside the reason, for those who sign in; often empty.</summary>
    public string Because { get; private set; } = "";

    /// <summary>Whether members are asked to score its cases, each apart, before they are discussed.</summary>
    public bool AsksScores { get; private set; }

    /// <summary>Who writes the analysis forms at the meeting; null while nobody does.</summary>
    public UserId? Recorder { get; private set; }

    /// <summary>What to call them; empty while nobody writes.</summary>
    public string RecorderName { get; private set; } = "";

    /// <summary>Grows with each change of day, hour or place, and with each invitation that ends or is given again, as calendars count it (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }

    /// <summary>The day on which its answers are looked at next: who has not answered is asked again. Null after the last, or where it is cancelled.</summary>
    public LocalDate? NextCheckOn { get; private set; }

    /// <summary>The day on which it is looked at whether its pack is out; null once it was, or where it is cancelled.</summary>
    public LocalDate? PackDueOn { get; private set; }

    /// <summary>Whether who sits has changed since it was looked whether the meeting is quorate.</summary>
    public bool HasQuorumToLookAt { get; private set; }

    public Instant ChangedAt { get; private set; }

    public UserId ChangedBy { get; private set; }

    /// <summary>All that ever were, also of those who are not invited any more.</summary>
    public IReadOnlyList<Invitation> Invitations => invitations;

    /// <summary>The invitations that stand.</summary>
    public IEnumerable<Invitation> Invited => invitations.Where(one => one.IsOpen);

    public Instant Begins => (On + Starts).InLondon();

    public Instant Ends => Begins + Duration.FromMinutes(Minutes);

    /// <summary>Who comes in a member's place, by the invitation.</summary>
    public IReadOnlyDictionary<Guid, Deputy> Deputies => invitations.Where(one => one.StandIn.Length > 0).ToDictionary(one => one.Id, one => Deputy.Of(one)!);

    public bool IsPlanned => State == MeetingState.Planned;

    /// <summary>Whether it is still to come, or is being held.</summary>
    public bool IsAhead(Instant now) => IsPlanned && Ends > now;

    /// <summary>Whether the day of its sitting has passed.</summary>
    public bool IsPast(Instant now) => Ends.DateIn() < now.DateIn();

    public static Result<Meeting> Plan(string number, string panel, MeetingFacts facts, PanelRules rules, UserId by, Instant now)
    {
        var problems = Check(facts, now);
        if (problems.Any)
        {
            return problems;
        }

        var meeting = new Meeting { Number = number, Panel = panel };
        meeting.Take(facts, rules, by, now);
        return meeting;
    }

    /// <summary>Somebody who was to sit does not, or not for all of it, or takes no part in a case: whether it is quorate is looked at anew.</summary>
    public void WhoSitsChanged() => HasQuorumToLookAt = IsPlanned;

    /// <summary>It was looked at whether its pack is out.</summary>
    public void PackLookedAt() => PackDueOn = null;

    /// <summary>It was looked at.</summary>
    public void QuorumLookedAt() => HasQuorumToLookAt = false;

    /// <summary>Another day, hour or place. Who was invited has to answer anew only where day or hour changed.</summary>
    public Result<Meeting> Move(MeetingFacts facts, WhyMeetingChanges? reason, string because, PanelRules rules, UserId by, Instant now)
    {
        var problems = CheckReason(Check(facts, now), reason, because)
            .When(!IsPlanned, "", "It is cancelled: plan another")
            .When(IsPlanned && Ends <= now, "", "It is over: it cannot be moved any more")
            .When((On, Starts, Minutes, Place) == (facts.On, facts.Starts, facts.Minutes, facts.Place ?? ""), "", "Nothing is changed");
        if (problems.Any)
        {
            return problems;
        }

        if ((On, Starts) != (facts.On, facts.Starts))
        {
            invitations.ForEach(invitation => invitation.AskAgain());
            TakeBackAttendance(); // who is there at another hour is ticked then
        }

        (Reason, Because, Sequence) = (reason, because, Sequence + 1);
        Take(facts, rules, by, now);
        return this;
    }

    /// <summary>It does not take place. Its number is not used again.</summary>
    public Result<Meeting> Cancel(WhyMeetingChanges? reason, string because, UserId by, Instant now)
    {
        var problems = CheckReason(new(), reason, because)
            .When(!IsPlanned, "", "It is cancelled already")
            .When(IsPlanned && Begins <= now, "", "It has begun: it cannot be cancelled any more");
        if (problems.Any)
        {
            return problems;
        }

        (State, Reason, Because, Sequence, NextCheckOn, PackDueOn, ChangedBy, ChangedAt) = (MeetingState.Cancelled, reason, because, Sequence + 1, null, null, by, now);
        return this;
    }

    /// <summary>Cases are listed for it, put in another order or taken off.</summary>
    public Result<Meeting> ChangeAgenda(Instant now)
    {
        var problems = new Problems()
            .When(!IsPlanned, "", "It is cancelled: no cases are listed for it any more")
            .When(IsPlanned && Ends <= now, "", "It is over: its cases cannot be changed any more");
        if (problems.Any)
        {
            return problems;
        }

        ChangedAt = now;
        return this;
    }

    /// <summary>Somebody writes the analysis forms from now on, in place of who did.</summary>
    public Result<Meeting> Record(UserId by, string name, Instant now)
    {
        if (!IsPlanned)
        {
            return new Problem("", "It is cancelled: nothing is written at it");
        }

        (Recorder, RecorderName, ChangedAt) = (by, name, now);
        return this;
    }

    /// <summary>Members are asked to score its cases apart, or are not.</summary>
    public Result<Meeting> AskScores(bool asks, Instant now)
    {
        var problems = new Problems()
            .When(!IsPlanned, "", "It is cancelled: its cases are not scored")
            .When(IsPlanned && Ends <= now, "", "It is over: its cases cannot be scored any more");
        if (problems.Any)
        {
            return problems;
        }

        (AsksScores, ChangedAt) = (asks, now);
        return this;
    }

    /// <summary>Invites a member, or invites them again where they were not any more; null where they are invited already.</summary>
    public Invitation? Invite(PanelMember member, Instant now)
    {
        var earlier = invitations.Find(invitation => invitation.Member == member.Id);
        if (earlier is { IsOpen: true })
        {
            return null;
        }

        var invitation = earlier ?? new Invitation { Meeting = Id, Member = member.Id };
        if (earlier is null)
        {
            invitations.Add(invitation);
        }
        else
        {
            Sequence++;
        }

        invitation.Give(member, now);
        ChangedAt = now;
        return invitation;
    }

    /// <summary>What is put right of a member is put right in their invitation. Where they have another address it is given anew: what was answered from the old one does not count. Whether it was given anew.</summary>
    public bool Correct(Invitation invitation, PanelMember member, Instant now)
    {
        ChangedAt = now;
        if (string.Equals(invitation.Email, member.Email, StringComparison.OrdinalIgnoreCase))
        {
            invitation.Named(member);
            return false;
        }

        invitation.Give(member, now);
        return true;
    }

    /// <summary>Somebody is not invited any more: their answer does not count, and their link says so.</summary>
    public void End(Invitation invitation, WhyNotInvited why, Instant now)
    {
        invitation.End(why);
        WhoSitsChanged();
        (Sequence, ChangedAt) = (Sequence + 1, now);
    }

    /// <summary>Takes an invitation back that was sent by mistake.</summary>
    public Result<Meeting> Withdraw(Invitation invitation, Instant now)
    {
        var problems = new Problems()
            .When(!IsAhead(now), "", "The meeting is over or cancelled: nothing can be withdrawn any more")
            .When(!invitation.IsOpen, "", "They are not invited any more");
        if (problems.Any)
        {
            return problems;
        }

        End(invitation, WhyNotInvited.Withdrawn, now);
        return this;
    }

    /// <summary>Takes an answer; the newest counts. By their link a member names a few deputies at most; the office, which they tell of any more, as many as it takes.</summary>
    public Result<Invitation> Answer(Invitation invitation, Reply reply, string standIn, string standInEmail, LocalTime? from, LocalTime? until, Instant now, bool byOffice = false)
    {
        var (begins, ends) = (Starts, Ends.TimeIn().TimeOfDay);
        (from, until) = reply == Reply.NotComing ? (null, null) : (from, until);
        var (comes, leaves) = (MinuteOf(from), MinuteOf(until));
        var problems = new Problems()
            .When(comes <= 0 || comes >= Minutes, nameof(Invitation.From), $"Enter a time between {InWords.Time(begins)} and {InWords.Time(ends)}, or leave it empty for the beginning")
            .When(leaves <= 0 || leaves >= Minutes, nameof(Invitation.Until), $"Enter a time between {InWords.Time(begins)} and {InWords.Time(ends)}, or leave it empty for the end")
            .When(leaves <= comes, nameof(Invitation.Until), "Enter a time of leaving that is after the time of coming")
            .When(!IsPlanned, "", "This meeting is cancelled, so there is nothing to answer")
            .When(IsPlanned && Ends <= now, "", "This meeting is over, so there is nothing to answer any more")
            .When(IsAhead(now) && !invitation.IsOpen, "", "You are not invited to this meeting any more, so there is nothing to answer")
            .When(reply == Reply.None, nameof(Reply), "Select whether you are coming")
            .When(reply == Reply.NotComing && standIn.Length + standInEmail.Length > 0 && invitation.Chairs, nameof(Invitation.StandIn), "The chair is taken by the deputy chair alone, and by nobody else in your place: leave name and email empty")
            .When(reply == Reply.NotComing && !invitation.Chairs && standIn.Length > 0 != standInEmail.Length > 0, standIn.Length > 0 ? nameof(Invitation.StandInEmail) : nameof(Invitation.StandIn), "Enter both the name and the work email of the deputy, or neither")
            .When(standInEmail.Length > 0 && !PlainAddress.Is(standInEmail), nameof(Invitation.StandInEmail), "Enter a work email in the right format, like name@example.nhs.uk")
            .When(reply == Reply.NotComing && IsSame(standInEmail, invitation.Email), nameof(Invitation.StandInEmail), "That is the address of the member. Enter that of the deputy")
            .When(reply == Reply.NotComing && invitations.Exists(one => one != invitation && one.IsOpen && IsSame(standInEmail, one.Email)), nameof(Invitation.StandInEmail), "Who has this address is invited to this meeting as a member, and counts once. Name somebody else, or leave name and email empty")
            .When(reply == Reply.NotComing && invitations.Exists(one => one != invitation && one.IsOpen && IsSame(standInEmail, one.StandInEmail)), nameof(Invitation.StandInEmail), "Who has this address comes in the place of another member already, and counts once. Name somebody else, or leave name and email empty")
            .When(!byOffice && reply == Reply.NotComing && standInEmail.Length > 0 && new Deputy(standIn, standInEmail) != Deputy.Of(invitation) && invitation.DeputiesNamed >= MostDeputies, nameof(Invitation.StandIn), $"{MostDeputies} deputies have been named already. Telephone the office to name another");
        if (problems.Any)
        {
            return problems;
        }

        var (sat, deputy) = (SitterOf(invitation), Deputy.Of(invitation));
        invitation.Take(reply, reply == Reply.NotComing ? standIn : "", reply == Reply.NotComing ? standInEmail : "", from, until, now);

        // Another deputy sits as the member does, and may take no part in a case.
        if (sat is not null && (sat != SitterOf(invitation) || deputy?.Key != Deputy.Of(invitation)?.Key))
        {
            WhoSitsChanged();
        }

        ChangedAt = now;
        return invitation;
    }

    /// <summary>A member was asked which of the cases listed they had a part in.</summary>
    public void Declared(Invitation invitation, Instant now)
    {
        invitation.Declare(now);
        ChangedAt = now;
    }

    /// <summary>When a case was last listed for it; null where none ever was.</summary>
    public Instant? ListedAt { get; private set; }

    /// <summary>Whether a member who comes has still to be asked of cases that were listed since they answered.</summary>
    public bool IsToAsk(Invitation invitation) => invitation.IsFilled && HasNotSaid(invitation);

    /// <summary>Those who sit and have not said yet which of the cases they had a part in, by name.</summary>
    public IReadOnlyList<Invitation> StillToSay() => [.. invitations.Where(one => SitterOf(one) is not null && HasNotSaid(one)).OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id)];

    private bool HasNotSaid(Invitation invitation) => ListedAt is { } listed && (invitation.DeclaredAt is not { } said || said < listed);

    /// <summary>Cases were listed for it.</summary>
    public void Listed(Instant now) => ListedAt = now;

    /// <summary>When it was last ticked who is there; null while nobody is ticked.</summary>
    public Instant? AttendanceAt { get; private set; }

    /// <summary>Who of those invited sits, and when: by the answers, and once it was ticked who is there, by that. Null for who does not.</summary>
    public Sitter? SitterOf(Invitation invitation)
    {
        var came = AttendanceAt is not null;
        return IsDouble(invitation) ? null
            : came ? invitation.WasThere ? new(invitation.Member, invitation.Seat, 0, Minutes) : null
            : invitation.IsFilled ? new(invitation.Member, invitation.Seat, MinuteOf(invitation.From) ?? 0, MinuteOf(invitation.Until) ?? Minutes)
            : null;
    }

    // Who comes in the place of another, and is invited too, counts once: as what they are.
    private bool IsDouble(Invitation invitation) => invitation.StandIn.Length > 0 && invitations.Exists(one => one != invitation && one.IsOpen && IsSame(invitation.StandInEmail, one.Email));

    private static bool IsSame(string email, string other) => email.Length > 0 && string.Equals(email, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The seats that are filled, whatever the case.</summary>
    public IReadOnlyList<string> Seats => [.. invitations.Where(one => SitterOf(one) is not null).Select(one => one.Seat)];

    /// <summary>It is ticked who is there. It can be ticked anew as people come and go; with nobody ticked it is as if it never was.</summary>
    public Result<Meeting> Attend(IReadOnlyCollection<Guid> present, Instant now)
    {
        var problems = new Problems()
            .When(!IsPlanned, "", "It is cancelled")
            .When(IsPlanned && On > now.DateIn(), "", "It has not come yet: tick who is there on the day")
            .When(present.Any(id => !Invited.Any(one => one.Id == id)), "Present", "Tick those who were invited to this meeting");
        if (problems.Any)
        {
            return problems;
        }

        invitations.ForEach(one => one.Attend(present.Contains(one.Id)));
        (AttendanceAt, ChangedAt) = (present.Count > 0 ? now : null, now);
        return this;
    }

    private void TakeBackAttendance()
    {
        invitations.ForEach(one => one.Attend(false));
        AttendanceAt = null;
    }

    // Of a meeting that passes midnight an hour before its beginning is of the next day.
    private int? MinuteOf(LocalTime? time) => time is { } at ? (int)((Period.Between(Starts, at, PeriodUnits.Minutes).Minutes + MinutesADay) % MinutesADay) : null;

    /// <summary>Its answers were looked at; run twice on a day, or days late, it is done once.</summary>
    public void Checked(PanelRules rules, LocalDate today) => NextCheckOn = rules.NextCheck(On, today);

    private static Problems Check(MeetingFacts facts, Instant now)
    {
        var begins = (facts.On + facts.Starts).InLondon();
        return new Problems()
            .When(begins <= now, nameof(facts.On), "The meeting must be in the future")
            .When(facts.On > now.DateIn().PlusYears(3), nameof(facts.On), "Check the year: that is more than three years ahead")
            .When(begins > now && WorkingDays.IsBankHoliday(facts.On) && !facts.AllowsHoliday, nameof(facts.On), $"{facts.On.ToString("d MMMM uuuu", null)} is a bank holiday: choose another day, or tick that it is meant")
            .When(begins > now && facts.On.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && !facts.AllowsHoliday, nameof(facts.On), $"{facts.On.ToString("d MMMM uuuu", null)} is at a weekend: choose another day, or tick that it is meant")
            .When(facts.Minutes is < Shortest or > Longest, nameof(facts.Minutes), $"Enter how long it lasts in minutes, between {Shortest} and {Longest}")
            .When(!MeetingPlace.IsSound(facts.Place ?? ""), nameof(facts.Place), "A web address must begin with https:// and name a host, like https://meet.example.nhs.uk/panel");
    }

    private static Problems CheckReason(Problems problems, WhyMeetingChanges? reason, string because) =>
        problems
            .When(reason is null, nameof(Reason), "Select why, so that everyone invited can be told")
            .When(reason == WhyMeetingChanges.Other && because.Length == 0, nameof(Because), "Say why: it stays on the page of the meeting");

    // A meeting planned after the last of its days is looked at on the next one, where there is one.
    private static LocalDate? Tomorrow(LocalDate on, Instant now) => now.DateIn().PlusDays(1) is var tomorrow && tomorrow < on ? tomorrow : null;

    // On the day it had, the office was told already that the pack is late.
    private void Take(MeetingFacts facts, PanelRules rules, UserId by, Instant now) =>
        (PackDueOn, On, Starts, Minutes, Place, NextCheckOn, HasQuorumToLookAt, ChangedBy, ChangedAt) = (On == facts.On ? PackDueOn : rules.Type(Panel)?.PackDueOn(facts.On), facts.On, facts.Starts, facts.Minutes, facts.Place ?? "", rules.NextCheck(facts.On, now.DateIn()) ?? Tomorrow(facts.On, now), false, by, now);
}

/// <summary>One member's invitation to a meeting. What is put right of them is put right here while the meeting is to come, and stays as it was after it.</summary>
internal sealed class Invitation
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid Meeting { get; init; }

    public required Guid Member { get; init; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>The code of the seat.</summary>
    public string Seat { get; private set; } = "";

    /// <summary>From which the link follows by which they answer without an account. An invitation that is given anew has another, and the link before leads nowhere.</summary>
    public Guid LinkSeed { get; private set; }

    /// <summary>The hash of the 128 bits in the link.</summary>
    public byte[] LinkHash { get; set; } = [];

    public Instant SentAt { get; private set; }

    /// <summary>Why they are not invited any more; null while they are.</summary>
    public WhyNotInvited? Ended { get; private set; }

    public bool IsOpen => Ended is null;

    /// <summary>Whether theirs is the seat of the chair or the deputy chair: of those one takes the chair where the other does not come, and nobody in their place.</summary>
    public bool Chairs => Seat is PanelSeat.Chair or PanelSeat.DeputyChair;

    public Reply Reply { get; private set; }

    /// <summary>Who comes instead; empty where nobody was named.</summary>
    public string StandIn { get; private set; } = "";

    public string StandInEmail { get; private set; } = "";

    /// <summary>How many deputies were named by this link so far, one after another.</summary>
    public int DeputiesNamed { get; private set; }

    /// <summary>When they come, in London; null where they come for the beginning.</summary>
    public LocalTime? From { get; private set; }

    /// <summary>When they leave; null where they stay to the end.</summary>
    public LocalTime? Until { get; private set; }

    /// <summary>Who sits in the seat at the meeting: the member, or who comes in their place.</summary>
    public string NameAtMeeting => StandIn.Length > 0 ? $"{StandIn}, for {Name}" : Name;

    public Instant? AnsweredAt { get; private set; }

    /// <summary>When they last said of the cases listed whether they had a part in them; null where they were not asked of any yet.</summary>
    public Instant? DeclaredAt { get; private set; }

    /// <summary>Whether the seat is filled, by the member or by who comes instead.</summary>
    public bool IsFilled => Reply == Reply.Coming || StandIn.Length > 0;

    /// <summary>They were asked of the cases that are listed now.</summary>
    internal void Declare(Instant now) => DeclaredAt = now;

    /// <summary>Whether they, or who comes instead, were there.</summary>
    public bool WasThere { get; private set; }

    internal void Take(Reply reply, string standIn, string standInEmail, LocalTime? from, LocalTime? until, Instant now)
    {
        DeputiesNamed += standIn.Length > 0 && (standIn, standInEmail) != (StandIn, StandInEmail) ? 1 : 0;
        (Reply, StandIn, StandInEmail, From, Until, AnsweredAt) = (reply, standIn, standInEmail, from, until, now);
    }

    internal void Named(PanelMember member)
    {
        (Name, Seat) = (member.Name, member.Seat);
        if (Chairs && StandIn.Length > 0)
        {
            AskAgain();
        }
    }

    internal void Give(PanelMember member, Instant now)
    {
        Named(member);
        AskAgain();
        (Email, LinkSeed, SentAt, Ended, DeclaredAt, DeputiesNamed) = (member.Email, Guid.CreateVersion7(), now, null, null, 0);
    }

    internal void End(WhyNotInvited why)
    {
        AskAgain();
        (Ended, WasThere) = (why, false);
    }

    internal void AskAgain() => (Reply, StandIn, StandInEmail, From, Until, AnsweredAt) = (Reply.None, "", "", null, null, null);

    internal void Attend(bool wasThere) => WasThere = wasThere;
}

/// <summary>Who comes in a member's place, and where they are written to.</summary>
internal sealed record Deputy(string Name, string Email)
{
    /// <summary>By which they are known again.</summary>
    public string Key => Email.ToLowerInvariant();

    /// <summary>What a page calls them by at an invitation: another who is named there has another number.</summary>
    public Guid NumberAt(Invitation invitation) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{invitation.Id:N}{Key}")).AsSpan(0, 16));

    /// <summary>Who was named in an invitation; null where nobody was.</summary>
    public static Deputy? Of(Invitation invitation) => invitation.StandIn.Length > 0 ? new(invitation.StandIn, invitation.StandInEmail) : null;
}

/// <summary>When and where a meeting is. The forms that plan and move one bind to it.</summary>
internal record MeetingFacts
{
    [Display(Name = "Date", ShortName = "Date")]
    public required LocalDate On { get; init; }

    [Display(Name = "Starts at", ShortName = "Start")]
    public required LocalTime Starts { get; init; }

    [Display(Name = "How long does it last (in minutes)?", ShortName = "Length")]
    public required int Minutes { get; init; }

    [Display(Name = "Room, or address of the video meeting (if it is known)", ShortName = "Place"), StringLength(500)]
    public string? Place { get; init; }

    [Display(Name = "The weekend or bank holiday is meant")]
    public bool AllowsHoliday { get; init; }

    [Display(Name = "Another meeting on the same day is meant")]
    public bool AllowsClash { get; init; }
}
