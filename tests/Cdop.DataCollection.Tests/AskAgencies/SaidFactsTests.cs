using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Cdop.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class SaidFactsTests : IAsyncDisposable
{
    private const string Event = "death.event";

    private readonly RequestsUnderTest requests = new();

    [Fact]
    public async Task What_a_return_says_happened_is_proposed_with_whose_return_said_so_and_calls_for_its_form_until_somebody_is_asked_by_it()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (hospital, police) = await requests.Ask("acute-hospital", "police") is [var a, var b] ? (a, b) : default;
        Assert.Empty(await CalledFor());

        var handed = await Say(hospital, Event, "drowning");

        var said = Assert.Single(await Said(), one => one.Fact.Code == "drowning");
        Assert.Equal("said by the return of Named of acute-hospital, Agency for acute-hospital", said.Source);
        Assert.Equal([("drowning", "drowning", "the return of Named of acute-hospital, Agency for acute-hospital")], (await CalledFor()).Select(one => (one.Form.Key, one.Fact.Code, one.From.Single())));
        Assert.Equal("", (await requests.Cases.Find()).KnownFacts.Replace("drowning", "", StringComparison.Ordinal)); // a person decides

        await WithdrawReturn(hospital, handed);
        Assert.Empty(await CalledFor());
        Assert.DoesNotContain(await Said(), one => one.Fact.Code == "drowning");

        await Say(hospital, Event, "drowning");
        var asked = new DataCollection.AskAnotherForm { Forms = ["drowning"], DueOn = requests.Today.PlusDays(30), Version = (await requests.Find(police)).Version };
        Assert.True((await requests.Cases.Modules.Use((AskAnotherFormHandler handler) => handler.Handle(RequestsUnderTest.Kno, police.Reference, asked, CasesUnderTest.Ct)))!.Succeeded);
        Assert.Empty(await CalledFor());
    }

    [Fact]
    public async Task A_condition_that_a_return_tells_of_is_proposed_and_calls_for_nothing_by_itself()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];

        await Say(gp, "child.conditions.asthma", "yes");

        Assert.Equal("said by the return of Named of gp, Agency for gp", Assert.Single(await Said(), one => one.Fact.Code == "asthma").Source);
        Assert.Empty(await CalledFor());
    }

    [Fact]
    public async Task The_words_of_the_notification_and_what_calls_for_a_joint_response_propose_facts_and_say_so()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann with { Circumstances = "Found unresponsive in the bath, submerged." });
        Assert.True((await requests.Cases.Modules.Use(async (DecideJointResponseHandler handler) => await handler.Handle(
            RequestsUnderTest.Kno,
            new() { IsNeeded = true, Criteria = [JointResponseCriteria.NoApparentCause], Because = "No cause is known", Version = (await requests.Cases.Find()).Version },
            CasesUnderTest.Ct)))!.Succeeded);

        Assert.Equal(
            [("drowning", "in the words of the notification"), ("sudden-unexpected", "in the words of the notification"), ("sudden-unexpected", "among what calls for a joint agency response")],
            (await Said()).Select(one => (one.Fact.Code, one.Source)));
    }

    [Fact]
    public async Task An_expected_death_calls_for_the_care_pathway_and_one_on_a_neonatal_unit_for_the_neonatal_form()
    {
        var accepted = await requests.Cases.Accept(CasesUnderTest.Ann with { PlaceOfDeath = "Hospital: Delivery suite, Liverpool Women’s Hospital" });
        Assert.Equal([("neonatal", "in the place of death")], (await Said()).Select(one => (one.Fact.Code, one.Source)));
        Assert.Empty(await CalledFor()); // words only propose

        requests.Cases.Neighbours.Said[accepted.Notification] = [new("death.expected", null, "expected"), new("death.place", null, "hospital")];
        Assert.Equal([("care-pathway", "the notification")], (await CalledFor()).Select(one => (one.Form.Key, one.From.Single())));

        var records = new RecordsUnderTest(requests.Cases);
        await records.Put(Records.Notification, ("death.hospital-unit", RecordsUnderTest.Option((await records.State(Records.Notification)).Form, "death.hospital-unit", "neonatal-unit")));
        Assert.True((await records.Complete(Records.Notification)).Succeeded);
        Assert.Equal(["care-pathway", "neonatal"], (await CalledFor()).Select(one => one.Form.Key));

        requests.Cases.Neighbours.Said[accepted.Notification] = [new("death.expected", null, "not-expected"), new("death.place", null, "hospital")];
        Assert.Equal(["neonatal"], (await CalledFor()).Select(one => one.Form.Key));
    }

    [Theory]
    [InlineData("cause.line-1a", "Hypoplastic left heart syndrome", "heart")]
    [InlineData("cause.line-1b", "Acute lymphoblastic leukaemia", "cancer")]
    [InlineData("cause.line-2", "Meningococcal septicaemia", "infection")]
    public async Task The_cause_of_death_that_a_return_gives_proposes_the_form_of_that_cause(string question, string words, string fact)
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var hospital = (await requests.Ask("acute-hospital"))[0];

        await Say(hospital, question, _ => new Answer.Words(words));

        Assert.Equal("in the cause of death that the return of Named of acute-hospital, Agency for acute-hospital gives", Assert.Single(await Said(), one => one.Fact.Code == fact).Source);
        Assert.Empty(await CalledFor());
    }

    [Fact]
    public async Task A_long_term_condition_that_a_return_tells_of_and_the_category_that_the_review_meeting_drafts_are_heard()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        await Say((await requests.Ask("gp"))[0], "child.conditions.chronic", "yes");
        Assert.Single(await Said(), one => one.Fact.Code == "long-term");

        var records = new RecordsUnderTest(requests.Cases);
        var form = (await records.State(Records.Analysis)).Form;
        await records.Put(Records.Analysis, ("case.summary", new Answer.Words("An infection of the chest")), ("category.ticked", RecordsUnderTest.Option(form, "category.ticked", "9")), ("modifiability.judgement", RecordsUnderTest.Option(form, "modifiability.judgement", "none")));
        Assert.True((await records.Complete(Records.Analysis)).Succeeded);

        Assert.Equal(["infection"], (await CalledFor()).Select(one => one.Form.Key));
    }

    [Theory]
    [InlineData("Both parents smoke in the house.", "fire")]
    [InlineData("The family moved in with smokers.", "fire")]
    [InlineData("He fell asleep on the sofa.", "other-accident")]
    [InlineData("Born preterm, now 9 years old.", "neonatal")]
    public void A_word_that_says_something_else_proposes_nothing(string circumstances, string fact) =>
        Assert.DoesNotContain(RulesAsData.WhoToAsk().Read(circumstances), one => one.Code == fact);

    [Theory]
    [InlineData("Died in a house fire.", "fire")]
    [InlineData("Smoke inhalation.", "fire")]
    [InlineData("He fell from a window.", "other-accident")]
    [InlineData("Found on the floor after a fall.", "other-accident")]
    public void A_word_that_says_it_proposes_it(string circumstances, string fact) =>
        Assert.Contains(RulesAsData.WhoToAsk().Read(circumstances), one => one.Code == fact);

    [Theory]
    [InlineData("Alder Hey", "Consultant, paediatric surgery", "acute-hospital")]
    [InlineData("Paediatric surgery", "Registrar", "acute-hospital")]
    [InlineData("Roby Road Surgery", "Practice nurse", "gp")]
    [InlineData("The surgery", "", "gp")]
    public void A_surgery_is_a_general_practice_where_nothing_else_is_said(string agency, string role, string kind) =>
        Assert.Equal(kind, RulesAsData.WhoToAsk().KindOf(agency, role)?.Kind);

    [Theory]
    [InlineData("Mersey Care", "Community paediatrician", "community-paediatrics")]
    [InlineData("CAMHS", "Consultant psychiatrist", "mental-health")]
    [InlineData("North West Ambulance Service", "Consultant paramedic", "ambulance")]
    [InlineData("Whiston Hospital", "Consultant paediatrician", "acute-hospital")]
    [InlineData("Alder Hey", "Consultant", "acute-hospital")]
    [InlineData("CAMHS", "Consultant", "mental-health")]
    [InlineData("Whiston Hospital", "Hospital social worker", "social-care")]
    [InlineData("Huyton Primary School", "School nurse", "school-nursing")]
    public void Of_several_words_the_one_that_says_most_tells_the_kind(string agency, string role, string kind) =>
        Assert.Equal(kind, RulesAsData.WhoToAsk().KindOf(agency, role)?.Kind);

    [Fact]
    public void An_answer_that_no_form_offers_is_a_fault_of_the_rules()
    {
        var rules = RulesAsData.WhoToAsk();
        var forms = new FormLibrary().All.ToList();
        var wrong = rules with { Facts = [rules.Facts[0] with { Said = [new() { Form = "reporting", Question = Event, Code = "flood" }, new() { Form = "nothing", Question = Event, Code = "fire" }] }, .. rules.Facts.Skip(1)] };

        Assert.Empty(rules.Faults([.. AskedKind.All.Select(kind => kind.Code)], forms));
        Assert.Equal(
            [$"Fact {rules.Facts[0].Code} is said by nothing, which is no form.", $"Fact {rules.Facts[0].Code} is said by reporting 2021-04, which has no answer flood to {Event}.", $"Fact {rules.Facts[0].Code} is said by reporting 2022-04, which has no answer flood to {Event}."],
            wrong.Faults([.. AskedKind.All.Select(kind => kind.Code)], forms).Order(StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private Task<IReadOnlyList<FactSaid>> Said() => requests.Act(async services => await services.GetRequiredService<SaidFacts>().Of(await requests.Cases.Find(), CasesUnderTest.Ct));

    private Task<IReadOnlyList<FormCalledFor>> CalledFor() => requests.Act(async services => await services.GetRequiredService<SaidFacts>().FormsCalledFor(await requests.Cases.Find(), CasesUnderTest.Ct));

    private async Task WithdrawReturn(AgencyRequest request, Return handed) =>
        Assert.True((await requests.Cases.Modules.Use(async (WithdrawReturnHandler handler) => await handler.Handle(
            RequestsUnderTest.Kno, request.Reference, new() { Return = handed.Id, Because = "Another child", Version = (await requests.Find(request)).Version }, CasesUnderTest.Ct)))!.Succeeded);

    private Task<Return> Say(AgencyRequest request, string question, string code) =>
        Say(request, question, item => item.Options.Select(option => option.Answer).OfType<Answer.Chosen>().Single(option => option.Code == code));

    private Task<Return> Say(AgencyRequest request, string question, Func<FormItem, Answer> answer) => requests.Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(CasesUnderTest.Ct);
        var reporting = asked.Forms.Single(form => form.Form == "reporting");
        var answers = new FormAnswers(answering.FormOf(reporting));
        answers.Set(new(question), answer(answers.Form.Find(question)!));
        var handed = await answering.HandIn(asked, reporting, (await answering.OpenToHandIn(Sheet.For(asked, reporting), CasesUnderTest.Ct)) with { Answers = answers }, new(asked.Addressee, [], ReturnKind.Answered), CasesUnderTest.Ct);
        await db.SaveChangesAsync(CasesUnderTest.Ct);
        return Assert.IsType<Return>(handed);
    });
}
