using Cdop.Partnership;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class ReferralTests : IAsyncDisposable
{
    private static readonly LocalDate Today = new(2026, 5, 13);

    private readonly PanelThatMet met = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => met.DisposeAsync();

    [Fact]
    public async Task A_death_is_referred_to_the_body_of_its_area_by_its_name()
    {
        await Ratified();

        foreach (var (to, body) in new[]
        {
            (ReferralTo.SafeguardingPartnership, "Liverpool Safeguarding Children Partnership"), (ReferralTo.PracticeReview, "Liverpool Safeguarding Children Partnership, practice review group"),
            (ReferralTo.RapidReview, "Liverpool Safeguarding Children Partnership, rapid review"), (ReferralTo.Coroner, "The coroner for Liverpool and Wirral"), (ReferralTo.Police, "Merseyside Police"),
            (ReferralTo.MedicalExaminer, "The medical examiner"), (ReferralTo.Mhra, "Medicines and Healthcare products Regulatory Agency (MHRA)"),
        })
        {
            Assert.True((await Refer(new() { To = to, Because = "It was not looked at", On = Today })).Succeeded);
            Assert.Contains(await Referrals(), one => one.To == to && one.Body == body && one.ReferredBy.Value == "office");
        }
    }

    [Fact]
    public async Task It_says_to_whom_why_and_on_which_day_and_names_nobody()
    {
        await Ratified();

        Assert.Equal([nameof(ReferCase.To), nameof(ReferCase.Because), nameof(ReferCase.On)], (await Refer(new() { On = Today.PlusDays(1) })).Problems.Select(problem => problem.Field));
        Assert.Equal([nameof(ReferCase.On)], (await Refer(new() { To = ReferralTo.Police, Because = "Why", On = Today.PlusYears(-4) })).Problems.Select(problem => problem.Field));
        Assert.Contains("could be told", Assert.Single((await Refer(new() { To = ReferralTo.Police, Because = $"{PanelThatMet.Child} was hurt", On = Today })).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("could be told", Assert.Single((await Refer(new() { To = ReferralTo.Police, Body = $"Officer for {PanelThatMet.Child}", Because = "Why", On = Today })).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await Referrals());
    }

    [Fact]
    public async Task It_is_not_before_the_death_and_to_one_body_once_a_day_unless_it_was_taken_back()
    {
        await Ratified();
        var first = await Referred(ReferralTo.Police);

        Assert.Contains("Its name on that day already", Errors(await Refer(new() { To = ReferralTo.Police, Body = "Its name", Because = "Again", On = Today })), StringComparison.Ordinal);
        Assert.True((await Refer(new() { To = ReferralTo.Coroner, Because = "Too", On = Today })).Succeeded);
        Assert.True((await Follow(first, new() { Step = ReferralStep.TakeBack, Because = "By mistake" })).Succeeded);
        Assert.True((await Refer(new() { To = ReferralTo.Police, Body = "Its name", Because = "Again", On = Today })).Succeeded);
        Assert.Equal("The day cannot be before the death", Errors(await Refer(new() { To = ReferralTo.Coroner, Because = "Why", On = new(2026, 1, 7) })));
    }

    [Fact]
    public async Task It_is_open_until_they_do_not_take_it_up_or_it_is_known_what_came_of_it()
    {
        await Ratified();
        var taken = await Referred(ReferralTo.Coroner);
        var declined = await Referred(ReferralTo.Police);
        Later(Today.PlusDays(30));

        Assert.Equal("Record first what they decided", Errors(await Follow(taken, new() { Step = ReferralStep.Close, Outcome = "Nothing", OutcomeOn = Today })));
        Assert.Equal("The decision cannot be before the referral", Errors(await Follow(taken, new() { Step = ReferralStep.Decide, Decision = ReferralDecision.TakenUp, DecidedOn = Today.PlusDays(-1) })));
        Assert.Equal("The day cannot be in the future", Errors(await Follow(taken, new() { Step = ReferralStep.Decide, Decision = ReferralDecision.TakenUp, DecidedOn = Today.PlusDays(31) })));
        Assert.True((await Follow(taken, new() { Step = ReferralStep.Decide, Decision = ReferralDecision.TakenUp, DecidedOn = Today.PlusDays(7) })).Succeeded);
        Assert.True((await Follow(declined, new() { Step = ReferralStep.Decide, Decision = ReferralDecision.Declined, DecidedOn = Today.PlusDays(8), DecisionWords = "No crime" })).Succeeded);
        Assert.Equal([taken], (await Listed()).Rows.Select(row => row.Id));
        Assert.Equal("The outcome cannot be before the decision", Errors(await Follow(taken, new() { Step = ReferralStep.Close, Outcome = "An inquest", OutcomeOn = Today.PlusDays(6) })));
        Assert.True((await Follow(taken, new() { Step = ReferralStep.Close, Outcome = "An inquest", OutcomeOn = Today.PlusDays(20) })).Succeeded);

        Assert.Empty((await Listed()).Rows);
        Assert.Equal(2, (await Listed("all")).Rows.Count);
        Assert.Equal("Nothing is waited for any more", Errors(await Follow(taken, new() { Step = ReferralStep.TakeBack, Because = "By mistake" })));
    }

    [Fact]
    public async Task Taken_back_it_stays_with_its_reason()
    {
        await Ratified();
        var id = await Referred(ReferralTo.Opss);

        Assert.Equal("Enter why it is taken back", Errors(await Follow(id, new() { Step = ReferralStep.TakeBack })));
        Assert.True((await Follow(id, new() { Step = ReferralStep.TakeBack, Because = "The wrong case" })).Succeeded);

        Assert.Equal(("The wrong case", false), ((await Referrals()).Single().TakenBackBecause, (await Referrals()).Single().IsOpen));
        Assert.Contains(await met.Modules.Audit<PanelReviewDb>(Ct), one => one.Line.Subject == met.Cases[0].Value && one.Sealed.Because == "The wrong case");
    }

    [Fact]
    public async Task What_somebody_else_recorded_meanwhile_is_not_written_over()
    {
        await Ratified();
        var id = await Referred(ReferralTo.Coroner);
        var seen = (await Referrals()).Single().Version;
        Assert.True((await Follow(id, new() { Step = ReferralStep.Decide, Decision = ReferralDecision.TakenUp, DecidedOn = Today })).Succeeded);

        Assert.Contains("Somebody else changed this", Errors(await Follow(id, new() { Step = ReferralStep.TakeBack, Because = "By mistake", Version = seen })), StringComparison.Ordinal);
        Assert.True((await Referrals()).Single().IsOpen);
    }

    [Fact]
    public async Task The_page_of_the_case_says_what_the_panel_wants_referred_until_it_is()
    {
        var drafted = PanelThatMet.Drafted;
        var question = drafted.Form.Find("actions.referral")!;
        drafted.Set(new("actions.referral"), [.. question.Options.Where(option => option.Code is "coroner" or "safeguarding").Select(option => option.Answer)]);
        await met.Meet(Ct, drafted: drafted);
        await met.Ratify(0, Ct);
        Assert.Equal(["Safeguarding partners, or the national safeguarding panel", "Coroner"], (await Viewed("office")).ToRefer);

        await Referred(ReferralTo.RapidReview);

        var page = await Viewed("office");
        Assert.Equal(["Coroner"], page.ToRefer);
        Assert.Single(page.Referrals);
    }

    [Fact]
    public async Task The_letter_names_the_child_and_a_case_one_may_not_see_has_no_pages()
    {
        await Ratified();
        var id = await Referred(ReferralTo.Coroner);
        Assert.Equal("Rose Thorne", (await Letter(id)).Named.Child);
        var label = await met.Label(0, Ct);

        met.Modules.Person.Areas = [Examples.Sefton];

        Assert.IsType<NotFoundResult>(await Answer<ViewPanelCasePage>(page => page.OnGetAsync(Ct), label));
        Assert.IsType<NotFoundResult>(await Answer<WriteReferralLetterPage>(page =>
        {
            page.Id = id;
            return page.OnGetAsync(Ct);
        }, label));
        Assert.Empty((await Listed("all")).Rows);
        Assert.Null(await met.Modules.Use((ReferCaseHandler handler) => handler.Handle(label, new() { To = ReferralTo.Police, Because = "Why", On = Today }, Ct)));
    }

    [Fact]
    public async Task Who_takes_no_part_in_the_case_has_no_page_of_it()
    {
        await met.Meet(Ct, cases: 2);
        await met.Panels.Recuse(met.Number, met.Cases[0], "lay", Ct);
        var label = await met.Label(0, Ct);

        met.As("lay");

        Assert.IsType<NotFoundResult>(await Answer<ViewPanelCasePage>(page => page.OnGetAsync(Ct), label));
    }

    private async Task Ratified()
    {
        await met.Modules.Use((IServiceProvider services) => PartnershipModule.SeedAsync(services, Ct));
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        met.As("office");
    }

    private void Later(LocalDate day) => met.Modules.Clock.Reset(day.AtMidnight().InUtc().ToInstant() + Duration.FromHours(10));

    private async Task<Result<string>> Refer(ReferCase command)
    {
        var label = await met.As("office").Label(0, Ct);
        return (await met.Modules.Use((ReferCaseHandler handler) => handler.Handle(label, command, Ct)))!;
    }

    private async Task<Guid> Referred(ReferralTo to) => Guid.Parse((await Refer(new() { To = to, Body = "Its name", Because = "It was not looked at", On = Today })).Value.Split('/')[^1]);

    private async Task<Result<string>> Follow(Guid id, FollowReferral command)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Referrals()).Single(one => one.Id == id).Version);
        return (await met.Modules.Use((FollowReferralHandler handler) => handler.Handle(label, id, command with { Version = command.Version == Guid.Empty ? version : command.Version }, Ct)))!;
    }

    private Task<List<Referral>> Referrals() => met.Modules.Use((PanelReviewDb db) => db.Referrals.AsNoTracking().OrderBy(one => one.Id).ToListAsync(Ct));

    private Task<ListReferralsPage> Listed(string? show = null) => met.As("office").Panels.Look<ListReferralsPage>(page => page.OnGetAsync(show, null, Ct));

    private async Task<ViewPanelCasePage> Viewed(string seat)
    {
        var label = await met.As(seat).Label(0, Ct);
        return await met.Panels.Look<ViewPanelCasePage>(page =>
        {
            page.Label = label;
            return page.OnGetAsync(Ct);
        });
    }

    private async Task<WriteReferralLetterPage> Letter(Guid id)
    {
        var label = await met.As("office").Label(0, Ct);
        return await met.Panels.Look<WriteReferralLetterPage>(page =>
        {
            (page.Label, page.Id) = (label, id);
            return page.OnGetAsync(Ct);
        });
    }

    private async Task<IActionResult?> Answer<TPage>(Func<TPage, Task<IActionResult>> ask, string label)
        where TPage : PanelCasePage
    {
        IActionResult? answer = null;
        await met.Panels.Look<TPage>(async page =>
        {
            page.Label = label;
            answer = await ask(page);
        });
        return answer;
    }

    private static string Errors(Result<string> refused) => Assert.Single(refused.Problems).Message;
}
