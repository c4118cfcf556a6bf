using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class PlanReviewMeetingTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();
    private readonly RecordsUnderTest records;

    public PlanReviewMeetingTests() => records = new(cases);

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task It_is_not_planned_before_the_post_mortem_report_without_a_reason()
    {
        await cases.Accept(CasesUnderTest.Ann);

        Assert.Equal("Because", Assert.Single((await Plan(plan => plan)).Problems).Field);
        Assert.Null((await cases.Find()).ReviewMeetingOn);

        Assert.True((await Plan(plan => plan with { Because = "The coroner decided that none is needed." })).Succeeded);
        Assert.Equal(new LocalDate(2026, 5, 20), (await cases.Find()).ReviewMeetingOn);
        Assert.Equal("The post-mortem report. The coroner decided that none is needed.", Assert.Single((await records.Open(Records.ReviewMeeting)).Answers.Of("papers.missing")).Shown);
    }

    [Fact]
    public async Task A_working_day_is_preset_and_another_is_warned_of_and_can_be_kept()
    {
        cases.Clock.Reset(Instant.FromUtc(2026, 11, 26, 10, 0));
        await cases.Accept(CasesUnderTest.Ann);
        await Attach();
        var (boxingDay, version) = (new LocalDate(2026, 12, 26), (await cases.Find()).Version);

        var plan = (await records.Use(async (PlanReviewMeetingHandler handler) => await handler.Read(await cases.Find(), Ct)))!;
        Assert.Equal(new LocalDate(2026, 12, 29), plan.On);

        var warned = Assert.Single((await Plan(form => form with { On = boxingDay })).Problems);
        Assert.Equal(("On", "Saturday 26 December 2026 is no working day. Choose another day, or tick that you keep it"), (warned.Field, warned.Message));
        Assert.Contains("is a bank holiday", Assert.Single((await Plan(form => form with { On = new(2026, 12, 28) })).Problems).Message, StringComparison.Ordinal);
        Assert.Equal(version, (await cases.Find()).Version);

        Assert.True((await Plan(form => form with { On = boxingDay, KeepDay = true })).Succeeded);
        Assert.Equal(boxingDay, (await cases.Find()).ReviewMeetingOn);
    }

    [Fact]
    public async Task With_the_report_no_reason_is_needed()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Attach();

        Assert.True((await Plan(plan => plan)).Succeeded);
    }

    [Fact]
    public async Task An_inquest_to_come_is_said_and_stands_in_nobodys_way()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Attach();
        var today = cases.Clock.GetCurrentInstant().DateIn();
        var version = (await cases.Find()).Version;
        await records.Use((PauseCaseHandler handler) => handler.Handle(RequestsUnderTest.Kno, new() { Reason = "coroner", On = today, ReviewOn = today.PlusMonths(3), Version = version }, Ct));
        var reviewed = await cases.Find();

        Assert.True((await records.Use((PlanReviewMeetingHandler handler) => handler.Hindrance(reviewed, Ct))).Inquest);
        Assert.True((await Plan(plan => plan)).Succeeded);
    }

    [Fact]
    public async Task The_plan_stands_in_the_questions_of_the_record_and_nowhere_else()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Attach();
        var gp = (await cases.Find()).People.Single(person => person.Name == "Dr A. Bell");

        await Plan(plan => plan with { Place = "Whiston", Chair = "Dr P. Marsh", Invited = [gp.Id] });
        await records.Keep(Records.ReviewMeeting, "papers", null, ("q:papers.available", "Everything"));
        await Plan(plan => plan with { On = new(2026, 5, 27), Invited = [] });

        var record = (await records.Open(Records.ReviewMeeting)).Answers;
        Assert.Equal(("27 May 2026", "Whiston", "Dr P. Marsh", "Everything"), (Shown(record, "meeting.on"), Shown(record, "meeting.place"), Shown(record, "meeting.chair"), Shown(record, "papers.available")));
        Assert.Equal("Dr A. Bell", Assert.Single(record.Of(new Place("attendance.person.name", "0"))).Shown);
        Assert.Empty(record.Of(new Place("attendance.person.invited", "0")));
    }

    [Fact]
    public async Task The_agencies_that_were_asked_can_be_invited_each_once()
    {
        await using var requests = new RequestsUnderTest();
        await requests.Cases.Accept(CasesUnderTest.Ann);
        await requests.Ask("police", "gp");
        var (mine, reviewed) = (new RecordsUnderTest(requests.Cases), await requests.Cases.Find());

        var invitees = await mine.Use((PlanReviewMeetingHandler handler) => handler.Invitees(reviewed, Ct));
        Assert.Equal(["Dr A. Bell", "School", "Named of gp", "Named of police"], invitees.Select(one => one.Name)); // of one moment, by the agency
        Assert.Equal("Police, Agency for police", invitees[3].Role);

        var plan = (await mine.Use((PlanReviewMeetingHandler handler) => handler.Read(reviewed, Ct)))!;
        Assert.True((await mine.Use((PlanReviewMeetingHandler handler) => handler.Handle(RequestsUnderTest.Kno, plan with { On = new(2026, 5, 20), Because = "None is needed", Invited = [invitees[3].Id] }, Ct)))!.Succeeded);
        var record = (await mine.Open(Records.ReviewMeeting)).Answers;
        Assert.Equal("Named of police", Assert.Single(record.Of(new Place("attendance.person.name", "0"))).Shown);
        Assert.Equal([invitees[3].Id], (await mine.Use((PlanReviewMeetingHandler handler) => handler.Read(reviewed, Ct)))!.Invited);
    }

    [Fact]
    public async Task Two_people_of_one_name_at_different_agencies_are_two_and_one_at_one_address_is_one()
    {
        await using var requests = new RequestsUnderTest();
        await requests.Cases.Accept(CasesUnderTest.Ann);
        await requests.Ask("police", "gp");
        await requests.Act(async services => // a namesake of the practice's, and the notified GP asked at the address that is known
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            await db.Requests.Where(r => r.Kind == "police").ExecuteUpdateAsync(set => set.SetProperty(r => r.Name, "Dr A. Bell"), Ct);
            return await db.Requests.Where(r => r.Kind == "gp").ExecuteUpdateAsync(set => set.SetProperty(r => r.Name, "Dr A. Bell").SetProperty(r => r.Email, "Bell@example.nhs.uk"), Ct);
        });
        var (mine, reviewed) = (new RecordsUnderTest(requests.Cases), await requests.Cases.Find());

        var bells = (await mine.Use((PlanReviewMeetingHandler handler) => handler.Invitees(reviewed, Ct))).Where(one => one.Name == "Dr A. Bell").ToList();
        Assert.Equal(["General practitioner, GP", "Police, Agency for police"], bells.Select(one => one.Role));

        foreach (var invited in new[] { bells, bells[1..] })
        {
            var plan = (await mine.Use((PlanReviewMeetingHandler handler) => handler.Read(reviewed, Ct)))!;
            Assert.True((await mine.Use(async (PlanReviewMeetingHandler handler) => await handler.Handle(RequestsUnderTest.Kno, plan with { On = new(2026, 5, 20), Because = "None is needed", Invited = [.. invited.Select(one => one.Id)], Version = (await requests.Cases.Find()).Version }, Ct)))!.Succeeded);
            Assert.Equal(invited.Select(one => one.Id), (await mine.Use((PlanReviewMeetingHandler handler) => handler.Read(reviewed, Ct)))!.Invited);
        }
    }

    [Fact]
    public async Task A_day_with_less_than_a_months_notice_is_remarked_on_and_taken()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 5, 15, 10, 0));

        Assert.Equal((5, null), await records.Use((PlanReviewMeetingHandler handler) => Task.FromResult((handler.ShortNotice(new(2026, 5, 20)), handler.ShortNotice(new(2026, 6, 15))))));
        Assert.True((await Plan(plan => plan with { Because = "None is needed" })).Succeeded);
    }

    [Fact]
    public async Task Who_planned_beside_a_changed_record_looks_again()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Attach();
        var reviewed = await cases.Find();
        var plan = (await records.Use((PlanReviewMeetingHandler handler) => handler.Read(reviewed, Ct)))!;
        await records.Keep(Records.ReviewMeeting, "meeting", null, ("q:meeting.chair", "Somebody else"));

        Assert.Contains("Look at the plan again", Assert.Single((await Send(plan with { On = new(2026, 5, 20) })).Problems).Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static string Shown(FormAnswers answers, string linkId) => string.Join(", ", answers.Of(linkId).Select(answer => answer.Shown));

    private async Task<Result<string>> Plan(Func<DataCollection.PlanReviewMeeting, DataCollection.PlanReviewMeeting> change)
    {
        var reviewed = await cases.Find();
        var plan = (await records.Use((PlanReviewMeetingHandler handler) => handler.Read(reviewed, Ct)))!;
        return await Send(change(plan with { On = new(2026, 5, 20), Key = Guid.NewGuid() }));
    }

    private async Task<Result<string>> Send(DataCollection.PlanReviewMeeting plan) =>
        (await records.Use((PlanReviewMeetingHandler handler) => handler.Handle(RequestsUnderTest.Kno, plan, Ct)))!;

    private async Task Attach()
    {
        var content = "The report"u8.ToArray();
        var form = new DataCollection.AttachDocument
        {
            Type = DocumentType.PostMortemReport,
            Title = "Report of the pathologist",
            Originator = "Alder Hey",
            Sharing = OnwardSharing.ByAgreement,
            ReceivedOn = cases.Clock.GetCurrentInstant().DateIn(),
            File = new FormFile(new MemoryStream(content), 0, content.Length, "Form.File", "report.txt"),
        };
        Assert.True((await records.Use((AttachDocumentHandler handler) => handler.Handle(RequestsUnderTest.Kno, form, Ct)))!.Succeeded);
    }
}
