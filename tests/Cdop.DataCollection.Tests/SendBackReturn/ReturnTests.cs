using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class ReturnTests : IAsyncDisposable
{
    private const string Weight = "child.birth.weight";
    private const string StoryText = "story.narrative";

    private readonly RequestsUnderTest requests = new();

    [Fact]
    public async Task Two_returns_that_differ_are_decided_once_and_a_withdrawn_one_leaves_no_trace_in_the_record()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (gp, midwife) = await requests.Ask("gp", "midwifery") is [var a, var b] ? (a, b) : default;
        await requests.Answer(gp, (Weight, 3100));
        Assert.Equal((Standing.Agreed, "3100"), Says(await requests.Record()));
        var handed = await requests.Answer(midwife, (Weight, 3200));
        var open = (await requests.Record())!.Of(Weight)!;
        Assert.Equal(("3200", 2), (open.Versions[0].Shown, open.Versions.Count));

        var decide = new DecideAnswers { Of = "reporting", Decided = [new() { LinkId = Weight, Because = "Measured at birth", Return = open.Versions[0].By[0].Return, Seen = DecideAnswersHandler.SeenOf(open) }] };
        Assert.True((await Handle((DecideAnswersHandler handler) => handler.Handle(RequestsUnderTest.Kno, decide, CasesUnderTest.Ct))).Succeeded);
        Assert.True((await Handle((DecideAnswersHandler handler) => handler.Handle(RequestsUnderTest.Kno, decide, CasesUnderTest.Ct))).Succeeded);
        Assert.Equal((Standing.Decided, "3200"), Says(await requests.Record()));
        Assert.Equal(1, await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<Decision>().CountAsync(CasesUnderTest.Ct)));

        var asked = await requests.Find(midwife);
        Assert.True((await Handle((WithdrawReturnHandler handler) => handler.Handle(RequestsUnderTest.Kno, midwife.Reference, new() { Return = handed!.Id, Because = "Another child", Version = asked.Version }, CasesUnderTest.Ct))).Succeeded);
        Assert.Equal((Standing.Agreed, "3100"), Says(await requests.Record())); // as if neither the return nor the decision for it had been
        Assert.Equal((RequestState.Sent, true), ((await requests.Find(midwife)).State, (await requests.Find(midwife)).NextStepOn is not null));
    }

    [Fact]
    public async Task After_a_decision_has_lapsed_the_one_before_counts_again_and_one_can_decide_anew()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery", "acute-hospital", "health-visiting");
        await requests.Answer(asked[0], (Weight, 3100));
        await requests.Answer(asked[1], (Weight, 3200));
        await Decide("3100");
        var third = await requests.Answer(asked[2], (Weight, 3300));
        await Decide("3300");
        Assert.Equal((Standing.Decided, "3300"), Says(await requests.Record()));

        var version = (await requests.Find(asked[2])).Version;
        Assert.True((await Handle((WithdrawReturnHandler handler) => handler.Handle(RequestsUnderTest.Kno, asked[2].Reference, new() { Return = third!.Id, Because = "Another child", Version = version }, CasesUnderTest.Ct))).Succeeded);
        Assert.Equal((Standing.Decided, "3100"), Says(await requests.Record()));

        await requests.Answer(asked[3], (Weight, 3400));
        await Decide("3400");
        Assert.Equal((Standing.Decided, "3400"), Says(await requests.Record()));
    }

    [Fact]
    public async Task Each_decision_stands_in_the_timeline_with_its_reason_however_many_are_made_at_once()
    {
        string[] asked = [Weight, "child.birth.gestation.weeks", "child.birth.gestation.days"];
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (gp, midwife) = await requests.Ask("gp", "midwifery") is [var a, var b] ? (a, b) : default;
        await requests.Answer(gp, [.. asked.Select(linkId => (linkId, 3))]);
        await requests.Answer(midwife, [.. asked.Select(linkId => (linkId, 4))]);
        var record = (await requests.Record())!;
        var decided = asked.Select((linkId, at) => new AnswerDecided { LinkId = linkId, Because = new string((char)('a' + at), 900), Return = record.Of(linkId)!.Versions[0].By[0].Return, Seen = DecideAnswersHandler.SeenOf(record.Of(linkId)!) }).ToList();

        Assert.True((await Handle((DecideAnswersHandler handler) => handler.Handle(RequestsUnderTest.Kno, new() { Of = "reporting", Decided = decided }, CasesUnderTest.Ct))).Succeeded);

        var entries = (await requests.Cases.Find()).Entries.Where(entry => entry.Text.StartsWith("Decided", StringComparison.Ordinal)).OrderBy(entry => entry.Place).ToList();
        Assert.Equal(decided.Select(one => one.Because), entries.Select(entry => entry.Because));
        Assert.All(asked.Zip(entries), one => Assert.Contains($"“{record.Of(one.First)!.Item.Text}”", one.Second.Text, StringComparison.Ordinal));
    }

    private async Task Decide(string value)
    {
        var open = (await requests.Record())!.Of(Weight)!;
        var taken = open.Versions.Single(version => version.Value == value).By[0].Return;
        Assert.True((await Handle((DecideAnswersHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, new() { Of = "reporting", Decided = [new() { LinkId = Weight, Return = taken, Seen = DecideAnswersHandler.SeenOf(open) }] }, CasesUnderTest.Ct))).Succeeded);
    }

    [Fact]
    public async Task Nothing_is_decided_on_a_closed_case()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery");
        await requests.Answer(asked[0], (Weight, 3100));
        await requests.Answer(asked[1], (Weight, 3200));
        var open = (await requests.Record())!.Of(Weight)!;
        var version = (await requests.Cases.Find()).Version;
        Assert.True((await Handle((MoveCaseHandler handler) => handler.Handle(RequestsUnderTest.Kno, new() { Stage = CaseStage.Closed, On = requests.Today, Because = "Reviewed elsewhere", Version = version }, CasesUnderTest.Ct))).Succeeded);

        var refused = await Handle((DecideAnswersHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, new() { Of = "reporting", Decided = [new() { LinkId = Weight, Return = open.Versions[0].By[0].Return, Seen = DecideAnswersHandler.SeenOf(open) }] }, CasesUnderTest.Ct));
        Assert.StartsWith("The case is closed", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_without_a_choice_is_said_at_its_row_and_nothing_is_decided()
    {
        const string Weeks = "child.birth.gestation.weeks";
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery");
        await requests.Answer(asked[0], (Weight, 3100), (Weeks, 38));
        await requests.Answer(asked[1], (Weight, 3200), (Weeks, 39));
        var (weight, weeks) = ((await requests.Record())!.Of(Weight)!, (await requests.Record())!.Of(Weeks)!);

        var refused = await Handle((DecideAnswersHandler handler) => handler.Handle(
            RequestsUnderTest.Kno,
            new()
            {
                Of = "reporting",
                Decided =
                [
                    new() { LinkId = Weight, Return = weight.Versions[0].By[0].Return, Seen = DecideAnswersHandler.SeenOf(weight) },
                    new() { LinkId = Weeks, Because = "By the scan", Seen = DecideAnswersHandler.SeenOf(weeks) },
                ],
            },
            CasesUnderTest.Ct));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal("Decided[1].Return", problem.Field);
        Assert.Contains("you wrote why, and chose nothing", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Standing.Differs, (await requests.Record())!.Of(Weight)!.Standing);
    }

    [Fact]
    public async Task A_page_that_was_open_before_a_colleague_decided_replaces_no_decision_that_its_reader_has_not_seen()
    {
        const string Weeks = "child.birth.gestation.weeks";
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery");
        await requests.Answer(asked[0], (Weight, 3100), (Weeks, 38));
        await requests.Answer(asked[1], (Weight, 3200), (Weeks, 39));
        await Decide("3100");
        var page = (await requests.Record())!;
        AnswerDecided Chosen(Collation on, string linkId, string value) =>
            new() { LinkId = linkId, Return = on.Of(linkId)!.Versions.Single(version => version.Value == value).By[0].Return, Seen = DecideAnswersHandler.SeenOf(on.Of(linkId)!) };
        Task<Result<string>> Send(params AnswerDecided[] chosen) => Handle((DecideAnswersHandler handler) => handler.Handle(RequestsUnderTest.Kno, new() { Of = "reporting", Decided = chosen }, CasesUnderTest.Ct));

        requests.Cases.Person.Id = new("colleague");
        Assert.True((await Send(Chosen(page, Weight, "3200"), Chosen(page, Weeks, "38"))).Succeeded);
        requests.Cases.Person.Id = new("someone");

        var refused = await Send(Chosen(page, Weight, "3100"), Chosen(page, Weeks, "39"));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal("Decided[1].Return", problem.Field); // the weight is sent as the page showed it: nobody chose it there
        Assert.Matches("^“.+” was decided meanwhile by .+: “38”. You chose “39”, which is not saved", problem.Message);
        Assert.Equal(("3200", "38"), ((await requests.Record())!.Of(Weight)!.Shown, (await requests.Record())!.Of(Weeks)!.Shown));

        Assert.True((await Send(Chosen((await requests.Record())!, Weeks, "39"))).Succeeded);
        Assert.Equal(("3200", "39"), ((await requests.Record())!.Of(Weight)!.Shown, (await requests.Record())!.Of(Weeks)!.Shown));
    }

    [Fact]
    public async Task A_decision_on_what_one_has_not_seen_is_refused()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery", "acute-hospital");
        await requests.Answer(asked[0], (Weight, 3100));
        await requests.Answer(asked[1], (Weight, 3200));
        var open = (await requests.Record())!.Of(Weight)!;
        await requests.Answer(asked[2], (Weight, 3300));

        var refused = await Handle((DecideAnswersHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, new() { Of = "reporting", Decided = [new() { LinkId = Weight, Return = open.Versions[0].By[0].Return, Seen = DecideAnswersHandler.SeenOf(open) }] }, CasesUnderTest.Ct));
        Assert.Equal("Decided[0].Return", Assert.Single(refused.Problems).Field);
    }

    [Fact]
    public async Task Sent_back_the_agency_finds_its_answers_and_the_question_and_the_new_return_takes_the_place_of_the_old()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 320));
        var now = await requests.Find(gp);
        Assert.True((await Handle((SendBackReturnHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, gp.Reference, new() { Of = "reporting", Question = Weight, Text = "320 g?", DueOn = requests.Today.PlusDays(21), Version = now.Version }, CasesUnderTest.Ct))).Succeeded);

        Assert.Equal(RequestState.SentBack, (await requests.Find(gp)).State);
        Assert.Equal((Standing.Agreed, "320"), Says(await requests.Record())); // counts until the new one comes
        Assert.StartsWith("A question on your answer", (await requests.Mails())[^1].Subject, StringComparison.Ordinal);
        var draft = await requests.Act(async services =>
        {
            var asked = await services.GetRequiredService<DataCollectionDb>().Answered(gp.Id).SingleAsync(CasesUnderTest.Ct);
            return await services.GetRequiredService<Answering>().Open(Sheet.For(asked, asked.Forms[0]), CasesUnderTest.Ct);
        });
        Assert.Equal(new Answer.Whole(320), Assert.Single(draft.Of(Weight)));

        await requests.Answer(gp, (Weight, 3200));
        Assert.Equal((Standing.Agreed, "3200"), Says(await requests.Record()));
        Assert.All(await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().ToListAsync(CasesUnderTest.Ct)), query => Assert.NotNull(query.SettledAt));
        Assert.Equal([1, 2], (await requests.Cases.Modules.Use((DataCollectionDb db) => db.Returns.AsNoTracking().ToListAsync(CasesUnderTest.Ct))).Select(r => r.Number).Order());
    }

    [Fact]
    public async Task A_second_question_on_an_answer_waits_until_the_first_is_answered_and_one_on_another_answer_does_not()
    {
        const string Weeks = "child.birth.gestation.weeks";
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 320), (Weeks, 83));
        Assert.True((await AskBack(Weight, "320 g?")).Succeeded);

        var refused = await AskBack(Weight, "Or was it 3 lb 2 oz?");
        Assert.Equal(
            (nameof(DataCollection.SendBackReturn.Question), "This answer has a question that waits for them: “320 g?”. Ask again when they have answered it"),
            Assert.Single(refused.Problems.Select(problem => (problem.Field, problem.Message))));
        Assert.True((await AskBack(Weeks, "83 weeks?")).Succeeded);
        Assert.Equal(["320 g?", "83 weeks?"], (await Asked()).Select(query => query.Text).Order());

        await requests.Answer(gp, (Weight, 3200), (Weeks, 38));
        Assert.True((await AskBack(Weight, "Or was it 3 lb 2 oz?")).Succeeded);

        async Task<Result<string>> AskBack(string question, string text)
        {
            var version = (await requests.Find(gp)).Version;
            return await Handle((SendBackReturnHandler handler) => handler.Handle(
                RequestsUnderTest.Kno, gp.Reference, new() { Of = "reporting", Question = question, Text = text, DueOn = requests.Today.PlusDays(21), Version = version }, CasesUnderTest.Ct));
        }

        Task<List<AnswerQuery>> Asked() => requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().ToListAsync(CasesUnderTest.Ct));
    }

    [Fact]
    public async Task Sent_back_what_was_notified_stands_in_the_parts_that_nobody_looked_at_as_before_and_is_still_nobodys_word()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 320));
        await SendBack(gp);

        var (whole, again) = await requests.Act(async services =>
        {
            var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
            var asked = await db.Answered(gp.Id).SingleAsync(CasesUnderTest.Ct);
            var opened = await answering.OpenToHandIn(Sheet.For(asked, asked.Forms[0]), CasesUnderTest.Ct);
            var handedIn = await answering.HandIn(asked, asked.Forms[0], opened, new(asked.Addressee, [], ReturnKind.Answered), CasesUnderTest.Ct);
            await db.SaveChangesAsync(CasesUnderTest.Ct);
            return (opened, handedIn);
        });
        Assert.NotEmpty(whole.Answers.Of("identity.family-name"));
        Assert.DoesNotContain(whole.ChangedIn(whole.Answers), changed => changed.Key.LinkId.StartsWith("identity.", StringComparison.Ordinal));
        Assert.DoesNotContain(again!.Claims, claim => claim.LinkId.StartsWith("identity.", StringComparison.Ordinal));
        Assert.Contains(again.Claims, claim => claim is { LinkId: Weight, Shown: "320" });
    }

    [Fact]
    public async Task A_second_return_that_is_withdrawn_after_it_was_sent_back_leaves_the_first_and_nothing_waits()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 3200));
        await SendBack(gp);
        var second = await requests.Answer(gp, (Weight, 2300));
        await SendBack(gp);
        var version = (await requests.Find(gp)).Version;
        Assert.True((await Handle((WithdrawReturnHandler handler) => handler.Handle(RequestsUnderTest.Kno, gp.Reference, new() { Return = second!.Id, Because = "Another child", Version = version }, CasesUnderTest.Ct))).Succeeded);

        var now = await requests.Find(gp);
        Assert.Equal((RequestState.Returned, (LocalDate?)null), (now.State, now.NextStepOn));
        Assert.Equal((Standing.Agreed, "3200"), Says(await requests.Record()));
        Assert.All(await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().ToListAsync(CasesUnderTest.Ct)), query => Assert.NotNull(query.SettledAt));
    }

    [Fact]
    public async Task Sent_to_somebody_else_it_is_chased_anew_and_every_old_link_is_dead()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        requests.Cases.Clock.AdvanceDays(25);
        var version = (await requests.Find(gp)).Version;
        Assert.True((await Handle((ReaddressRequestHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, gp.Reference, new() { Name = "Somebody else", Email = "else@agency.example", Because = "Has left", Version = version }, CasesUnderTest.Ct))).Succeeded);

        var now = await requests.Find(gp);
        Assert.Equal((requests.Today.PlusDays(14), requests.Today.PlusDays(7), 0), (now.DueOn, now.NextStepOn, now.StepsTaken));
        Assert.Equal("else@agency.example", Assert.Single(now.Doors, door => door.Opens(requests.Cases.Clock.GetCurrentInstant())).Email);
    }

    [Fact]
    public async Task What_an_agency_has_begun_goes_to_nobody_outside_it_however_often_the_address_was_checked()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (practice, hospital) = (await requests.Ask("gp"))[0] is var first ? (first, await OfTheDirectory()) : default;
        foreach (var (asked, others) in new[] { (practice, "else@police.example"), (hospital, "ewan@knowsley.example") })
        {
            await Begin(asked, "Confided to us alone.");
            var refused = await Readdress(asked, others, isChecked: true);
            Assert.Contains("withdraw this request and ask them anew", Assert.Single(refused.Problems, problem => problem.Field == "Email").Message, StringComparison.Ordinal);
            Assert.Single((await requests.Find(asked)).Doors);
        }

        Assert.True((await Readdress(hospital, "named.nurse@rbn.example")).Succeeded);
        Assert.Equal("Confided to us alone.", (await Story(hospital)).Single().Shown);
    }

    [Fact]
    public async Task A_request_that_nobody_has_begun_goes_to_an_address_outside_the_agency_once_it_was_checked()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = await OfTheDirectory();

        Assert.Equal(["IsChecked"], (await Readdress(hospital, "ewan@elsewhere.example")).Problems.Select(problem => problem.Field));
        Assert.True((await Readdress(hospital, "ewan@elsewhere.example", isChecked: true)).Succeeded);

        await requests.Answer(await requests.Find(hospital));
        await SendBack(hospital);
        Assert.Equal(["Email"], (await Readdress(hospital, "ewan@another.example", isChecked: true)).Problems.Select(problem => problem.Field));
    }

    private async Task<AgencyRequest> OfTheDirectory()
    {
        var command = new DataCollection.AskAgencies
        {
            DueOn = requests.Today.PlusDays(21),
            Version = (await requests.Cases.Find()).Version,
            Ask = [new() { Ticked = true, Kind = "acute-hospital", AgencyCode = "RBN", Agency = "Whiston Hospital", Name = "Ewan Lomax", Email = "ewan.lomax@rbn.example", Forms = ["reporting"] }],
        };
        Assert.True((await Handle((AskAgenciesHandler handler) => handler.Handle(RequestsUnderTest.Kno, command, CasesUnderTest.Ct))).Succeeded);
        return (await requests.All()).Single(request => request.AgencyCode == "RBN");
    }

    private async Task<Result<string>> Readdress(AgencyRequest request, string email, bool isChecked = false)
    {
        var version = (await requests.Find(request)).Version;
        return (await requests.Cases.Modules.Use((ReaddressRequestHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, request.Reference, new() { Name = "Ewan Lomax", Email = email, IsChecked = isChecked, Because = "Has left", Version = version }, CasesUnderTest.Ct)))!;
    }

    // As who came in by the link.
    private Task<int> Begin(AgencyRequest request, string words) => requests.Act(async services =>
    {
        services.GetRequiredService<Acting>().As(new ByLink(request.Doors.Single().Id, ""));
        var answering = services.GetRequiredService<Answering>();
        var sheet = Sheet.For(request, request.Forms[0]);
        var section = answering.FormOf(sheet).Find("story")!;
        var kept = await answering.Keep(sheet, section, SectionSeen.Stamp(await answering.Open(sheet, CasesUnderTest.Ct), section), Posted(words), CasesUnderTest.Ct);
        Assert.Null(kept!.Meanwhile);
        return 0;
    });

    private Task<IReadOnlyList<Answer>> Story(AgencyRequest request) => requests.Act(async services =>
        (await services.GetRequiredService<Answering>().Open(Sheet.For(request, request.Forms[0]), CasesUnderTest.Ct)).Of(StoryText));

    private static Microsoft.AspNetCore.Http.FormCollection Posted(string words) => new(new() { [$"q:{StoryText}"] = words });

    private async Task SendBack(AgencyRequest request)
    {
        var version = (await requests.Find(request)).Version;
        Assert.True((await Handle((SendBackReturnHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, request.Reference, new() { Of = "reporting", Question = Weight, Text = "Really?", DueOn = requests.Today.PlusDays(21), Version = version }, CasesUnderTest.Ct))).Succeeded);
    }

    [Fact]
    public async Task A_form_handed_in_twice_is_one_return_and_an_agency_that_answers_disturbs_nobody_who_works_the_case()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        var version = (await requests.Cases.Find()).Version;
        Assert.NotNull(await requests.Answer(gp, (Weight, 3200)));
        Assert.Null(await requests.Answer(gp, (Weight, 9999)));

        Assert.Equal(version, (await requests.Cases.Find()).Version);
        Assert.Equal("3200", Says(await requests.Record()).Item2);
    }

    [Fact]
    public async Task When_the_return_that_answered_a_question_is_withdrawn_the_question_waits_and_is_chased_as_it_was()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 320));
        requests.Cases.Clock.AdvanceDays(1);
        Assert.True((await requests.SendBack(gp, requests.Today.PlusDays(21))).Succeeded);
        requests.Cases.Clock.AdvanceDays(2);
        var second = await requests.Answer(gp, (Weight, 3200));
        Assert.Equal(RequestState.Returned, (await requests.Find(gp)).State);

        requests.Cases.Clock.AdvanceDays(1);
        await Withdraw(gp, second!);

        var now = await requests.Find(gp);
        Assert.Equal((RequestState.SentBack, (Instant?)null, true), (now.State, now.Forms[0].ReturnedAt, now.NextStepOn is not null));
        Assert.Equal((Standing.Agreed, "320"), Says(await requests.Record()));
        Assert.Equal([((Instant?)null, "")], await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().Select(q => ValueTuple.Create(q.SettledAt, q.Reply)).ToListAsync(CasesUnderTest.Ct)));
        Assert.Contains("our question on what you had answered before waits", (await requests.Mails())[^1].Body, StringComparison.Ordinal);
        var begun = await requests.Act(async services =>
        {
            var asked = await services.GetRequiredService<DataCollectionDb>().Answered(gp.Id).SingleAsync(CasesUnderTest.Ct);
            return await services.GetRequiredService<Answering>().Open(Sheet.For(asked, asked.Forms[0]), CasesUnderTest.Ct);
        });
        Assert.Equal([new Answer.Whole(320)], begun.Of(Weight));
    }

    [Fact]
    public async Task Of_two_questions_on_one_answer_one_after_the_other_the_last_waits_again()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 320));
        requests.Cases.Clock.AdvanceDays(1);
        Assert.True((await requests.SendBack(gp, requests.Today.PlusDays(21))).Succeeded);
        await requests.NothingToAdd(gp);
        var second = await SendBackAndAnswer(gp, 3200);

        await Withdraw(gp, second);

        var open = await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().OrderBy(q => q.AskedAt).Select(q => q.SettledAt == null).ToListAsync(CasesUnderTest.Ct));
        Assert.Equal([false, true], open);
    }

    [Fact]
    public async Task A_question_that_was_on_a_withdrawn_return_does_not_come_back()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 3100));
        await SendBackAndAnswer(gp, 3200);
        var third = await SendBackAndAnswer(gp, 3300);
        await Withdraw(gp, (await ReturnsOf(gp))[1]); // does not count: nothing changes
        Assert.Equal(RequestState.Returned, (await requests.Find(gp)).State);

        await Withdraw(gp, third);

        var open = await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().OrderBy(q => q.AskedAt).Select(q => q.SettledAt == null).ToListAsync(CasesUnderTest.Ct));
        Assert.Equal([true, false], open); // only the one on the return that counts now
        Assert.Equal(RequestState.SentBack, (await requests.Find(gp)).State);
    }

    [Fact]
    public async Task Only_the_return_that_counts_can_be_sent_back()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.Answer(gp, (Weight, 320));
        await SendBackAndAnswer(gp, 3200);

        var page = await requests.Act(async services =>
        {
            var view = ActivatorUtilities.CreateInstance<ViewRequestPage>(services);
            (view.At, view.Which) = (RequestsUnderTest.Kno.ToString(), gp.Reference);
            await view.OnGetAsync(CasesUnderTest.Ct);
            return view;
        });

        Assert.Equal([(2, true), (1, false)], page.Returns.Select(handed => (handed.Number, page.MaySendBack(handed))));
    }

    private async Task<Return> SendBackAndAnswer(AgencyRequest request, int weight)
    {
        requests.Cases.Clock.AdvanceDays(1);
        Assert.True((await requests.SendBack(request, LocalDate.Max((await requests.Find(request)).DueOn, requests.Today.PlusDays(21)))).Succeeded);
        requests.Cases.Clock.AdvanceDays(1);
        return (await requests.Answer(request, (Weight, weight)))!;
    }

    private Task<List<Return>> ReturnsOf(AgencyRequest request) =>
        requests.Cases.Modules.Use((DataCollectionDb db) => db.Returns.AsNoTracking().Where(r => r.Request == request.Id).OrderBy(r => r.Number).ToListAsync(CasesUnderTest.Ct));

    private async Task Withdraw(AgencyRequest request, Return handedIn)
    {
        var version = (await requests.Find(request)).Version;
        Assert.True((await Handle((WithdrawReturnHandler handler) => handler.Handle(RequestsUnderTest.Kno, request.Reference, new() { Return = handedIn.Id, Because = "Another child", Version = version }, CasesUnderTest.Ct))).Succeeded);
    }

    private static (Standing, string) Says(Collation? record) => (record!.Of(Weight)!.Standing, record.Of(Weight)!.Shown);

    private async Task<Result<string>> Handle<T>(Func<T, Task<Result<string>?>> act)
        where T : notnull => Assert.IsType<Result<string>>(await requests.Cases.Modules.Use(act));

    public ValueTask DisposeAsync() => requests.DisposeAsync();
}
