using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

public sealed class AnswerActionTests : IAsyncDisposable
{
    private static readonly LocalDate Due = new(2026, 8, 1);

    private readonly Panels panels = new(more: services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Email", "office@cdop.example")]).Build()));
    private readonly Register register;

    public AnswerActionTests() => register = new(panels);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Who_is_named_gets_a_link_that_names_nothing_and_a_mail_that_says_neither_what_it_is_nor_of_which_case()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet to every midwife"));

        await register.Name(reference);

        var mail = (await panels.Mail(Ct)).Single(one => one.To == Register.Midwife);
        Assert.Equal($"An action for your organisation: {reference}", mail.Subject);
        Assert.Contains("1 August 2026", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("leaflet", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\S)P-", mail.Body);
        var link = await register.LinkOf();
        Assert.Equal(22, link.Length); // 128 bits
        Assert.Equal(SecretLink.HashOf(link), await panels.Modules.Use((PanelReviewDb db) => db.ActionOwners.Select(one => one.LinkHash).SingleAsync(Ct)));
    }

    [Fact]
    public async Task An_owner_sees_by_the_link_their_own_actions_and_no_others_and_looking_changes_nothing()
    {
        var references = await register.Agreed(Due, "Send the leaflet", "Train the staff");
        await register.Name(references[0]);
        await register.Name(references[1], "other@trust.example", "Somebody else");
        var link = await register.LinkOf();
        var (lines, versions) = (await Lines(), await Versions());
        panels.As("nobody").Modules.Person.Areas = [];

        var seen = await Seen(link);

        Assert.Equal(["Send the leaflet"], seen.Actions.Select(one => one.What));
        Assert.Equal("Send the leaflet", (await Opened(link, references[0])).Action!.What);
        Assert.Null((await Opened(link, references[1])).Action);
        Assert.Null((await Seen("AAAAAAAAAAAAAAAAAAAAAA")).Name);
        Assert.Null(await register.Answer(link, references[1], OwnerSays.Done, "All done"));
        Assert.Null(await register.Answer("AAAAAAAAAAAAAAAAAAAAAA", references[0], OwnerSays.Done, "All done"));
        panels.Modules.Person.Areas = Examples.Merseyside;
        Assert.Equal((lines, versions), (await Lines(), await Versions()));

        async Task<int> Lines() => (await panels.Modules.Audit<PanelReviewDb>(Ct)).Count;
        async Task<string> Versions() => string.Join(' ', (await register.All()).Select(one => one.Version));
    }

    [Fact]
    public async Task Evidence_waits_for_the_panel_which_accepts_it_and_only_then_it_is_closed()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);

        Register.Done((await register.Answer(await register.LinkOf(), reference, OwnerSays.Done, "Sent on 1 June, list on page 3 of the minutes"))!);

        var answered = await register.Of(reference);
        Assert.Equal((ActionState.Answered, true), (answered.State, answered.IsOpen));
        Register.Done(await register.Change(reference, (SettleAnswerHandler handler, Guid version) => handler.Handle(reference, new() { Judged = AnswerJudged.Enough, Version = version }, Ct)));
        var closed = await register.Of(reference);
        Assert.Equal((ActionState.Done, "Sent on 1 June, list on page 3 of the minutes"), (closed.State, closed.SettledBecause));
        Assert.Null(closed.NextStepOn);
        Assert.Contains((await register.MailTo(Register.Midwife)), mail => mail.Subject == $"Closed: action {reference}");
    }

    [Fact]
    public async Task What_is_not_enough_goes_back_with_a_question_that_its_owner_reads_and_that_names_nobody()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        var link = await register.LinkOf();
        Register.Done((await register.Answer(link, reference, OwnerSays.Done, "Sent"))!);

        Assert.Contains("known of this case", Assert.Single((await Ask("Did Sarah Thorne get it?")).Problems).Message, StringComparison.Ordinal);
        Assert.Equal("Question", Assert.Single((await Ask("")).Problems).Field);
        Register.Done(await Ask("To whom was it sent?"));

        Assert.Equal(ActionState.Open, (await register.Of(reference)).State);
        Assert.Equal("To whom was it sent?", (await Opened(link, reference)).Action!.Question);
        Assert.Contains((await register.MailTo(Register.Midwife)), mail => mail.Subject == $"A question about action {reference}");
        Assert.Equal("There is no answer to look at any more", Assert.Single((await Ask("Again?")).Problems).Message);

        Task<Result<string>> Ask(string question) => register.Change(reference, (SettleAnswerHandler handler, Guid version) => handler.Handle(reference, new() { Judged = AnswerJudged.Question, Question = question, Version = version }, Ct));
    }

    [Theory]
    [InlineData("Done", "Enter the evidence: what was done, when, and where it can be seen")]
    [InlineData("NotDone", "Enter why it cannot be done, or who should do it")]
    [InlineData("Working", "Enter how far you have got")]
    public async Task Nothing_is_taken_without_evidence_or_a_reason(string says, string problem)
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);

        Assert.Equal(problem, Assert.Single((await register.Answer(await register.LinkOf(), reference, Enum.Parse<OwnerSays>(says), " "))!.Problems).Message);
        Assert.Equal(ActionState.Open, (await register.Of(reference)).State);
    }

    [Theory]
    [InlineData("Evidence", "Enter the evidence: what was done, when, and where it can be seen")]
    [InlineData("Reason", "Enter the reason")]
    public async Task The_office_cannot_close_an_action_without_evidence_or_a_reason_either(string by, string problem)
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));

        var closed = await register.Change(reference, (CloseActionHandler handler, Guid version) => handler.Handle(reference, new() { By = Enum.Parse<ClosedBy>(by), Words = "  ", Version = version }, Ct));

        Assert.Equal(problem, Assert.Single(closed.Problems).Message);
        Assert.True((await register.Of(reference)).IsOpen);
    }

    [Fact]
    public async Task However_often_an_owner_answers_the_office_is_mailed_once_a_working_day()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        var link = await register.LinkOf();
        await On(new(2026, 5, 14)); // a Thursday
        await Flood();
        Assert.Equal([new(2026, 5, 14)], await Told());

        await On(new(2026, 5, 16)); // a Saturday: it waits for Monday
        await Flood();
        await On(new(2026, 5, 17));
        await Flood();
        await On(new(2026, 5, 18));
        await Flood();

        Assert.Equal([new(2026, 5, 14), new(2026, 5, 16)], await Told());
        Assert.Equal("Done 3", (await register.Of(reference)).Words);

        async Task Flood()
        {
            for (var times = 1; times <= 3; times++)
            {
                Register.Done((await register.Answer(link, reference, OwnerSays.Done, $"Done {times}"))!);
                Register.Done((await register.Answer(link, reference, OwnerSays.Working, $"Not yet {times}"))!);
            }

            Register.Done((await register.Answer(link, reference, OwnerSays.Done, "Done 3"))!);
        }

        Task On(LocalDate day)
        {
            panels.Modules.Clock.Reset((day + new LocalTime(12, 0)).InLondon());
            return Task.CompletedTask;
        }

        async Task<IEnumerable<LocalDate>> Told() => (await panels.Mail(Ct)).Where(mail => mail.Subject.StartsWith("An owner has answered", StringComparison.Ordinal)).Select(mail => mail.WrittenAt.DateIn());
    }

    [Fact]
    public async Task Sent_twice_an_answer_counts_once()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        var (link, key) = (await register.LinkOf(), Guid.NewGuid());

        var both = await Task.WhenAll(
            register.Answer(link, reference, OwnerSays.Working, "Half of them", key),
            register.Answer(link, reference, OwnerSays.Working, "Half of them", key));

        Assert.All(both, one => Assert.True(one!.Succeeded));
        Assert.Single((await register.Of(reference)).Entries, entry => entry.Step == ActionStep.Progress);
    }

    [Fact]
    public async Task The_link_of_a_withdrawn_action_says_so_plainly_and_takes_no_answer()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        var (link, sitting) = (await register.LinkOf(), new Sitting(panels));
        await sitting.Find();
        Assert.True((await sitting.TakeUp("The trust is gone")).Succeeded);
        await sitting.Agree();
        Assert.True((await sitting.Ratify()).Succeeded);

        Assert.Equal(ActionState.Withdrawn, (await Opened(link, reference)).Action!.State);
        Assert.Equal("The panel has withdrawn this action: nothing is asked of you any more", Assert.Single((await register.Answer(link, reference, OwnerSays.Done, "Sent"))!.Problems).Message);
        Assert.Contains((await register.MailTo(Register.Midwife)), mail => mail.Subject == $"Withdrawn: action {reference}");
        panels.Modules.Clock.Advance(Duration.FromDays(29));
        Assert.Empty((await Seen(link)).Actions);
        Assert.Null((await Opened(link, reference)).Action);
    }

    [Fact]
    public async Task Named_anew_the_former_owner_sees_it_no_more_and_is_told()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        var link = await register.LinkOf();

        await register.Name(reference, "Other@Trust.example", "Somebody else");

        Assert.Empty((await Seen(link)).Actions);
        Assert.Single((await Seen(await register.LinkOf("other@trust.example"))).Actions);
        Assert.Contains((await register.MailTo(Register.Midwife)), mail => mail.Subject == $"Not yours any more: action {reference}");
    }

    [Fact]
    public async Task An_address_that_the_directory_does_not_know_is_written_to_only_once_it_was_checked()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));

        var named = await register.Change(reference, (NameActionOwnerHandler handler, Guid version) => handler.Handle(reference, new() { Name = "Anybody", Email = "anybody@gmail.com", Version = version }, Ct));

        Assert.Equal("IsChecked", Assert.Single(named.Problems).Field);
        Assert.Null((await register.Of(reference)).Contact);
    }

    [Fact]
    public async Task The_answer_of_an_owner_is_in_the_audit_under_the_case_and_by_the_link()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);

        await register.Answer(await register.LinkOf(), reference, OwnerSays.Working, "Half of them");

        var action = await register.Of(reference);
        var line = (await panels.Modules.Audit<PanelReviewDb>(Ct)).Last(one => one.Line.What.StartsWith(nameof(AgreedAction), StringComparison.Ordinal)).Line;
        Assert.Equal((action.Subject, $"link:{action.Contact:N}"), (line.Subject, line.Actor.Value));
    }

    private Task<ListOwnActionsPage> Seen(string link) => panels.Look<ListOwnActionsPage>(page =>
    {
        page.Link = link;
        return page.OnGetAsync(Ct);
    });

    private Task<AnswerActionPage> Opened(string link, string reference) => panels.Look<AnswerActionPage>(page =>
    {
        (page.Link, page.Reference) = (link, reference);
        return page.OnGetAsync(Ct);
    });
}
