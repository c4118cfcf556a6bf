using Cdop.DataCollection.Contracts;
using Cdop.Partnership;
using Cdop.Partnership.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class GuestExpertTests : IAsyncDisposable
{
    private const string Issuer = "https://panel.example";

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_guest_reads_one_case_at_one_meeting_while_its_members_do_and_nothing_else()
    {
        var (number, cases) = await panels.Issued(2, Ct, "chair", "police");
        var (first, second) = (await panels.Label(cases[0], Ct), await panels.Label(cases[1], Ct));
        var lena = await Account("lena", Role.GuestExpert);
        Assert.Empty(await Mine(lena));

        Assert.True((await Invite(number, cases[0], lena)).Succeeded);

        Assert.Equal([first], (await Mine(lena)).Select(one => one.Case.Label));
        Assert.Contains("came 1 times", await Read(lena, number, first), StringComparison.Ordinal);
        Assert.Null(await Read(lena, number, second));
        Assert.Null(await Read(await Account("other", Role.GuestExpert), number, first));
        Assert.Empty(await As(lena, () => panels.Modules.Use((MyPacks packs) => packs.All(Ct))));

        var ends = (await panels.Meeting(number, Ct)).Ends;
        panels.Modules.Clock.Reset(ends + Pack.ReadableFor - Duration.FromSeconds(1));
        Assert.Single(await Mine(lena));
        panels.Modules.Clock.Reset(ends + Pack.ReadableFor);
        Assert.Empty(await Mine(lena));
    }

    [Fact]
    public async Task Before_the_pack_is_issued_and_once_they_are_asked_no_more_there_is_nothing_to_read()
    {
        var (number, _) = await panels.Held(Ct, "chair");
        var (reviewed, lena) = (new CaseId((await panels.Agenda(number, Ct)).Single().Subject), await Account("lena", Role.GuestExpert));
        Assert.True((await Invite(number, reviewed, lena)).Succeeded);
        Assert.Contains("is asked about this case already", Errors(await Invite(number, reviewed, lena)), StringComparison.Ordinal);
        Assert.Empty(await Mine(lena));
        await panels.Certify(number, reviewed, Ct);
        Assert.True((await panels.Issue(number, Ct)).Succeeded);
        Assert.Single(await Mine(lena));

        var (guest, label) = ((await Mine(lena))[0].Guest, await panels.Label(reviewed, Ct));
        Assert.False((await panels.Modules.Use((WithdrawGuestHandler handler) => handler.Handle(number, label, guest.Id, new() { Version = Guid.NewGuid() }, Ct)))!.Succeeded);
        Assert.True((await panels.Modules.Use((WithdrawGuestHandler handler) => handler.Handle(number, label, guest.Id, new() { Version = guest.Version }, Ct)))!.Succeeded);

        Assert.Empty(await Mine(lena));
        var mails = (await panels.Mail(Ct)).Where(mail => mail.To == "lena@university.example").ToList();
        Assert.Equal(["As a guest", "Papers to read", "Not asked any more"], mails.Select(mail => mail.Subject.Split(':')[0]));
        Assert.All(mails, mail => Assert.DoesNotContain(label, mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("ventilation", mail.Subject + mail.Body, StringComparison.Ordinal)); // what they are asked stands behind the sign-in
        Assert.True((await Invite(number, reviewed, lena)).Succeeded);
    }

    [Fact]
    public async Task A_guest_is_noted_as_there_for_their_case_and_is_never_counted_for_the_quorum()
    {
        var (number, cases) = await panels.Issued(2, Ct, "chair", "police");
        var lena = await Account("lena", Role.GuestExpert);
        Assert.True((await Invite(number, cases[0], lena)).Succeeded);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 9, 0));
        var without = await Held(number, cases[1]);

        var (meeting, guest) = (await panels.Meeting(number, Ct), (await Mine(lena))[0].Guest);
        var there = meeting.Invitations.Where(one => one.Seat is "chair" or "police").Select(one => one.Id).ToList();
        Assert.True((await panels.Modules.Use((RecordAttendanceHandler handler) => handler.Handle(number, new() { Present = there, Guests = [guest.Id], Version = meeting.Version }, Ct)))!.Succeeded);

        var held = await Held(number, cases[0]);
        Assert.Equal(["Lena Adeyemi, guest expert"], held.Guests.Select(one => one.InOneLine));
        Assert.Empty((await Held(number, cases[1])).Guests);
        var general = PanelRulesAsData.Read().Type("general")!;
        Assert.Equal(without.Part.Missing(general), held.Part.Missing(general));
        Assert.DoesNotContain(held.Part.There, one => one.Member == guest.Id);
    }

    [Fact]
    public async Task What_speaks_for_an_interest_of_theirs_is_said_before_they_are_asked()
    {
        var (number, cases) = await panels.Issued(1, Ct, "chair");
        var lena = await Account("lena", Role.GuestExpert);
        panels.Involvements[cases[0]] = new(cases[0], "Thorne", null, [new(PartInCase.WroteReturn, "Prof L. Adeyemi, neonatologist", "", "University Hospital", "")]);

        Assert.Contains("Answered about the child", Errors(await Invite(number, cases[0], lena)), StringComparison.Ordinal);
        Assert.Empty(await Mine(lena));

        Assert.True((await Invite(number, cases[0], lena, allows: true)).Succeeded);
    }

    [Fact]
    public async Task What_they_are_asked_does_not_tell_them_who_the_child_was()
    {
        var (number, cases) = await panels.Issued(1, Ct, "chair");

        var refused = await Invite(number, cases[0], await Account("lena", Role.GuestExpert), because: $"What do you say of {panels.Papers.Told[cases[0]].Reference}?");

        Assert.Contains("could be told", Errors(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_has_the_role_and_is_no_member_of_the_meeting_is_asked()
    {
        var (number, cases) = await panels.Issued(1, Ct, "chair");
        Assert.Contains("role of guest expert", Errors(await Invite(number, cases[0], await Account("ama", Role.PanelMember))), StringComparison.Ordinal);

        var lena = await Account("lena", Role.GuestExpert);
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            var police = await db.Members.SingleAsync(m => m.Seat == "police", Ct);
            police.Describe(DescribeMember.Of(police) with { Person = lena.Value }, PanelRulesAsData.Read());
            return await db.SaveChangesAsync(Ct);
        });
        Assert.Contains("invited to this meeting as a member", Errors(await Invite(number, cases[0], lena)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_told_once_when_the_meeting_is_moved_and_when_it_is_cancelled()
    {
        var (number, cases) = await panels.Issued(2, Ct, "chair");
        var lena = await Account("lena", Role.GuestExpert);
        Assert.True((await Invite(number, cases[0], lena)).Succeeded);
        Assert.True((await Invite(number, cases[1], lena)).Succeeded);

        var move = MoveMeeting.Of(await panels.Meeting(number, Ct)) with { On = new(2026, 5, 20), Reason = WhyMeetingChanges.Place };
        Assert.Empty((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, move, Ct)))!.Problems);
        var moved = Assert.Single(await ToLena("Changed"));
        Assert.Contains("20 May 2026", moved.Body, StringComparison.Ordinal);
        Assert.Contains("METHOD:REQUEST", moved.Calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20260520T083000Z", moved.Calendar, StringComparison.Ordinal);

        var version = (await panels.Meeting(number, Ct)).Version;
        Assert.Empty((await panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, new() { Reason = WhyMeetingChanges.Weather, Version = version }, Ct)))!.Problems);
        Assert.Contains("METHOD:CANCEL", Assert.Single(await ToLena("Cancelled")).Calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_about_two_cases_they_keep_their_entry_until_neither_is_left()
    {
        var (number, cases) = await panels.Issued(2, Ct, "chair");
        var lena = await Account("lena", Role.GuestExpert);
        Assert.True((await Invite(number, cases[0], lena)).Succeeded);
        Assert.True((await Invite(number, cases[1], lena)).Succeeded);
        var (label, guest) = (await panels.Label(cases[0], Ct), (await panels.Modules.Use((PanelReviewDb db) => db.Guests.AsNoTracking().SingleAsync(one => one.Subject == cases[0].Value, Ct))));

        Assert.True((await panels.Modules.Use((WithdrawGuestHandler handler) => handler.Handle(number, label, guest.Id, new() { Version = guest.Version }, Ct)))!.Succeeded);
        var less = (await panels.Mail(Ct)).Last(mail => mail.To == "lena@university.example");
        Assert.Contains("still asked", less.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("METHOD:CANCEL", less.Calendar ?? "", StringComparison.Ordinal);

        // Their other case is taken off the meeting: nothing is left for them.
        var other = await panels.Label(cases[1], Ct);
        var item = (await panels.Agenda(number, Ct)).Single(one => one.Subject == cases[1].Value);
        Assert.True((await panels.Modules.Use((TakeOffMeetingHandler handler) => handler.Handle(number, other, new() { Version = item.Version }, Ct)))!.Succeeded);
        Assert.Contains("METHOD:CANCEL", Assert.Single(await ToLena("Not asked any more")).Calendar, StringComparison.Ordinal);
        Assert.Empty(await Mine(lena));
    }

    private async Task<IReadOnlyList<OutgoingMail>> ToLena(string about) =>
        (await panels.Mail(Ct)).FindAll(mail => mail.To == "lena@university.example" && mail.Subject.StartsWith(about, StringComparison.Ordinal));

    private static string Errors(Result<string> refused) => string.Join("; ", refused.Problems);

    private async Task<UserId> Account(string subject, Role role)
    {
        await PartnershipModule.SeedDevelopmentPeopleAsync(panels.Modules.Services, [new ReadyPerson(Issuer, subject, subject == "lena" ? "Lena Adeyemi" : subject, null, new RoleHeld(role, null))], Ct);
        return (await panels.Modules.Use(async (IRightsDirectory people) => await people.Find(Issuer, subject, Ct)))!.Person;
    }

    private async Task<Result<string>> Invite(string number, CaseId reviewed, UserId person, bool allows = false, string because = "Was the ventilation usual?")
    {
        var label = await panels.Label(reviewed, Ct);
        var form = new InviteGuest { Person = person.Value, Email = "lena@university.example", Employer = "A university", Because = because, AllowsInterest = allows };
        return (await panels.Modules.Use((InviteGuestHandler handler) => handler.Handle(number, label, form, Ct)))!;
    }

    private async Task<HeldCase> Held(string number, CaseId reviewed)
    {
        var label = await panels.Label(reviewed, Ct);
        return (await panels.Modules.Use((HeldCases held) => held.Of(number, label, Ct)))!;
    }

    private Task<IReadOnlyList<GuestPaper>> Mine(UserId person) => As(person, () => panels.Modules.Use((GuestPapers papers) => papers.All(Ct)));

    // What the papers say; null where they are not there.
    private async Task<string?> Read(UserId person, string number, string label)
    {
        IActionResult answer = null!;
        var page = await As(person, () => panels.Look<ReadAsGuestPage>(async page =>
        {
            (page.Number, page.Label) = (number, label);
            answer = await page.OnGetAsync(Ct);
        }));
        return answer is NotFoundResult ? null : string.Join('\n', page.Papers.SelectMany(paper => paper.Parts).SelectMany(part => part.Texts));
    }

    private async Task<T> As<T>(UserId person, Func<Task<T>> act)
    {
        var before = panels.Modules.Person.Id;
        panels.Modules.Person.Id = person;
        panels.Modules.Person.Lacks.UnionWith(Enum.GetValues<Permission>().Where(one => one != Permission.BeGuest));
        try
        {
            return await act();
        }
        finally
        {
            panels.Modules.Person.Id = before;
            panels.Modules.Person.Lacks.Clear();
        }
    }
}
