using System.Net;

namespace Cdop.Host.Tests;

/// <summary>The addressee and a colleague at one request, over HTTP and without script.</summary>
public sealed class ColleagueTests(AskingOffice office) : IClassFixture<AskingOffice>, IAsyncLifetime
{
    private const string Words = "Qvseen at school every day";

    private readonly HostUnderTest host = office.Host;
    private readonly Browser addressee = office.Host.Open();
    private readonly Browser colleague = office.Host.Open();
    private string gp = "";
    private string link = "";
    private string theirs = "";

    private string Mate => $"mate-of-{gp}";

    public async ValueTask InitializeAsync()
    {
        (gp, link) = await office.Ask("Qvtogether");
        await addressee.Enter(host, link, gp);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_colleague_saves_once_the_form_was_handed_in_is_shown_as_not_sent_with_what_to_do(bool anotherForm)
    {
        await (anotherForm ? AskAnotherForm() : Task.CompletedTask);
        await Share("reporting/story");
        var open = await colleague.Get($"{theirs}/forms/reporting/story");
        await HandIn();

        var after = await colleague.Press(open, "Save and continue", ("q:story.narrative", Words));

        Assert.Equal($"{theirs}/answer", after.Address.AbsolutePath);
        foreach (var page in new[] { after, await colleague.Get($"{theirs}/answer"), await colleague.Get($"{theirs}/forms/reporting/story") })
        {
            var unsent = page.Document.QuerySelector(".nhsuk-warning-callout")!;
            Assert.Contains("was not sent", unsent.TextContent, StringComparison.Ordinal);
            Assert.Contains(Words, unsent.TextContent, StringComparison.Ordinal);
            Assert.Contains("telephone", unsent.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("We have your answer", page.Text, StringComparison.Ordinal);
        }

        // Nobody else's, and still there for whoever comes in again with the same link.
        Assert.DoesNotContain(Words, (await addressee.Get($"{link}/answer")).Text, StringComparison.Ordinal);
        await colleague.Press(after, "Leave, and come back later");
        Assert.Contains(Words, (await colleague.Enter(host, theirs, Mate)).Text, StringComparison.Ordinal);
        await host.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(Words, (await colleague.Enter(host, theirs, Mate)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_so_too_where_her_session_had_ended_when_she_saved()
    {
        await Share("reporting/story");
        var open = await colleague.Get($"{theirs}/forms/reporting/story");
        await HandIn();
        await host.Advance(TimeSpan.FromMinutes(31));

        var ended = await colleague.Press(open, "Save and continue", ("q:story.narrative", Words));
        Assert.Equal($"{theirs}?after=ended", ended.Address.PathAndQuery);
        Assert.DoesNotContain(Words, ended.Text, StringComparison.Ordinal);

        var back = await colleague.Enter(host, theirs, Mate);
        Assert.Contains("was not sent", back.Text, StringComparison.Ordinal);
        Assert.Contains(Words, back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_already_is_not_said_to_be_lost_and_what_was_typed_comes_back_where_the_form_does()
    {
        await Share("reporting/story");
        await colleague.Press(await colleague.Get($"{theirs}/forms/reporting/story"), "Save and continue", ("q:story.narrative", Words));
        var open = await colleague.Get($"{theirs}/forms/reporting/story");
        await HandIn();

        Assert.DoesNotContain("was not sent", (await colleague.Press(open, "Save and continue")).Text, StringComparison.Ordinal);
        Assert.Contains("was not sent", (await colleague.Press(open, "Save and continue", ("q:story.narrative", $"{Words}, and later"))).Text, StringComparison.Ordinal);

        await SendBack();
        var again = await colleague.Get($"{theirs}/forms/reporting/story");
        Assert.Equal($"{Words}, and later", again.Document.GetElementById("q:story.narrative")!.TextContent.Trim());
    }

    [Fact]
    public async Task Who_hands_in_is_told_which_colleague_has_not_answered_and_may_hand_in_all_the_same()
    {
        await Share("reporting/story");
        await addressee.Press(await addressee.Get($"{link}/forms/reporting/identity"), "Save and continue", ("q:identity.also-known-as", "Annie"));
        Assert.Contains("Dr Mate has not answered this part yet", (await addressee.Get($"{link}/forms/reporting")).Text, StringComparison.Ordinal);
        using var desk = await host.SignIn("admin.marsh");
        Assert.Contains("Dr Mate has not answered this part yet", (await desk.Get($"{await office.RequestOf(link)}/answer/reporting")).Text, StringComparison.Ordinal);

        Assert.Equal("We have your answer", (await addressee.Press(await addressee.Get($"{link}/forms/reporting"), "Hand in")).Heading);
    }

    [Fact]
    public async Task A_colleague_who_has_answered_is_waited_for_no_longer()
    {
        await Share("reporting/story");
        await colleague.Press(await colleague.Get($"{theirs}/forms/reporting/story"), "Save and continue", ("q:story.narrative", Words));

        Assert.DoesNotContain("has not answered this part yet", (await addressee.Get($"{link}/forms/reporting")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_colleague_who_comes_once_the_form_was_handed_in_is_told_so(bool anotherForm)
    {
        await (anotherForm ? AskAnotherForm() : Task.CompletedTask);
        await Share("reporting/story");
        await HandIn();

        var page = await colleague.Get($"{theirs}/answer");

        Assert.Contains("This was handed in on", page.Text, StringComparison.Ordinal);
        Assert.Contains("othing more is needed from you", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We have your answer", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_is_not_told_that_they_asked_for_time_where_the_addressee_did()
    {
        await Share("reporting/story");
        var day = Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn().PlusDays(40);
        var form = await addressee.Get($"{link}/more-time");
        Assert.Contains("Until when do you need time?", form.Text, StringComparison.Ordinal);
        await addressee.Press(form, "Ask for more time", ("Form.Until.Day", $"{day.Day}"), ("Form.Until.Month", $"{day.Month}"), ("Form.Until.Year", $"{day.Year}"), ("Form.Because", "A report is not ready."));

        var page = await colleague.Get($"{theirs}/answer");

        Assert.DoesNotContain("You asked for time", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Dr Field asked for time until {InWords.Day(day)}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_knowing_the_child_is_an_answer_and_the_wrong_service_is_not()
    {
        var overview = await addressee.Get($"{link}/answer");
        Assert.Contains("did not know this child", overview.Document.QuerySelector(".cdop-ways")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wrong service", overview.Document.QuerySelector(".cdop-ways")!.TextContent, StringComparison.Ordinal);

        var wrong = await addressee.Get($"{link}/not-us");
        Assert.DoesNotContain("Say so where", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("did not know this child, that is an answer", wrong.Text, StringComparison.Ordinal);
        Assert.Contains(wrong.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{link}/nothing");
        Assert.Contains("did not know this child", (await addressee.Get($"{link}/nothing")).Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        addressee.Dispose();
        colleague.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Share(string section)
    {
        await addressee.Press(await addressee.Get($"{link}/colleague"), "Write to them", ("Form.Name", "Dr Mate"), ("Form.Email", Mate), ("Form.Sections", section), ("Form.IsChecked", "true"));
        theirs = await colleague.LinkTo(Mate);
        await colleague.Enter(host, theirs, Mate);
    }

    private async Task HandIn()
    {
        await addressee.Press(await addressee.Get($"{link}/forms/reporting/identity"), "Save and continue", ("q:identity.also-known-as", "Annie"));
        Assert.Equal("We have your answer", (await addressee.Press(await addressee.Get($"{link}/forms/reporting"), "Hand in")).Heading);
    }

    private async Task AskAnotherForm()
    {
        using var desk = await host.SignIn("admin.marsh");
        var sent = await desk.Press(await desk.Get($"{await office.RequestOf(link)}/another-form"), "Send", ("Form.Forms", "asthma-anaphylaxis"));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
    }

    private async Task SendBack()
    {
        using var desk = await host.SignIn("admin.marsh");
        var request = await desk.Get(await office.RequestOf(link));
        var form = await desk.Get(request.Document.QuerySelector("main a[href$='/send-back']")!.GetAttribute("href")!);
        var sent = await desk.Press(form, "Send back", ("Form.Question", "identity.also-known-as"), ("Form.Text", "Is it Annie?"));
        Assert.Contains("Sent back", sent.Text, StringComparison.Ordinal);
    }
}
