using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

/// <summary>One running program for all tests of answering; each asks about a child of its own.</summary>
public sealed class AskingOffice : IAsyncDisposable
{
    private int asked;

    public HostUnderTest Host { get; } = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "10000" } };

    /// <summary>Somebody notifies a death and the office asks the practice named there; whom it wrote to, and the link.</summary>
    public async Task<(string Email, string Link)> Ask(string familyName)
    {
        var email = $"gp{asked + 1}@surgery.example";
        return (email, await AskOf(email, familyName));
    }

    /// <summary>The same of somebody at an address of the test's choice; the link.</summary>
    public async Task<string> AskOf(string email, string familyName)
    {
        var (number, today) = (++asked, Instant.FromDateTimeOffset(Host.Clock.GetUtcNow()).DateIn());
        var told = Told.Of(today) with { GivenName = $"Ann{number}", FamilyName = familyName, NhsNumber = "", ProfessionalsName = "Dr Field", ProfessionalsAgency = "GP", ProfessionalsEmail = email };
        using var desk = await Host.SignIn("admin.marsh");
        using var visitor = Host.Open();
        var notified = await visitor.Notify(told with { Born = told.Born.PlusDays(-60 * number) }, ("Form.Child.NoNhsNumber", "NotAvailable"));
        await desk.Ask(await desk.Accept(notified, ("Form.Same", "apart")));
        return await visitor.LinkTo(email);
    }

    /// <summary>Where the office sees the request of a link.</summary>
    public async Task<string> RequestOf(string link)
    {
        await using var connection = new SqliteConnection(Host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"]);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT '/cases/' || c.Reference || '/requests/' || r.Reference FROM collection_request_door d
            JOIN collection_request r ON r.Id = d.Request JOIN collection_case c ON c.Subject = r.Subject WHERE d.SelectorHash = $hash
            """;
        command.Parameters.AddWithValue("$hash", SHA256.HashData(Encoding.UTF8.GetBytes(link[3..])));
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>A professional answers without an account, over HTTP and without script.</summary>
public sealed class AnswerRequestTests(AskingOffice office) : IClassFixture<AskingOffice>, IAsyncLifetime
{
    private const string Family = "Qvanswered";

    private readonly HostUnderTest host = office.Host;
    private string gp = "";
    private string link = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Identity => $"{link}/forms/reporting/identity";

    public async ValueTask InitializeAsync() => (gp, link) = await office.Ask(Family);

    [Fact]
    public async Task Before_the_code_no_page_tells_of_a_child_and_a_link_that_never_was_is_answered_as_one_that_is_over()
    {
        using var browser = host.Open();

        var first = await browser.Get(link);
        var known = await browser.Press(first, "Send me a code", ("Form.Email", gp));
        var stranger = await browser.Press(first, "Send me a code", ("Form.Email", "stranger@elsewhere.example"));
        var nobody = await browser.Get("/r/AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Equal(known.Document.QuerySelector("main")!.TextContent, stranger.Document.QuerySelector("main")!.TextContent);
        Assert.Equal("This link is no longer in use", nobody.Heading);
        Assert.All([first, known, stranger, nobody], page =>
        {
            Assert.DoesNotContain(Family, page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("no-store", page.Answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        });
        foreach (var address in new[] { $"{link}/answer", Identity, $"{link}/forms/reporting", $"{link}/nothing", $"{link}/not-us", $"{link}/more-time", $"{link}/colleague", $"{link}/sent" })
        {
            Assert.Equal(link, (await browser.Get(address)).Address.AbsolutePath);
            Assert.Equal(link, (await browser.Post(first, new(first.Address, address), [new("q:identity.family-name", "x")])).Address.AbsolutePath);
        }

        await host.Advance(TimeSpan.FromDays(29));
        var over = await browser.Get(link);
        Assert.Equal(nobody.Document.QuerySelector("main")!.TextContent, over.Document.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_text_too_long_to_be_kept_is_said_at_its_field_with_what_was_typed_and_stops_no_page()
    {
        using var agency = host.Open();
        await agency.Enter(host, link, gp);
        var typed = new string('x', 1024 * 1024 + 1);

        var again = await agency.Press(await agency.Get(Identity), "Save and continue", ("q:identity.also-known-as", typed));

        Assert.Equal(Identity, again.Address.AbsolutePath);
        Assert.Contains("is too long to be saved: it must be", again.Document.QuerySelector(".nhsuk-error-summary a[href='#q:identity.also-known-as']")!.TextContent, StringComparison.Ordinal);
        var field = again.Document.QuerySelector("[name='q:identity.also-known-as']")!;
        Assert.Equal(typed, field.GetAttribute("value") ?? field.TextContent.Trim());
        foreach (var address in new[] { Identity, $"{Identity}?check=true", $"{link}/forms/reporting", $"{link}/answer" })
        {
            Assert.Equal(HttpStatusCode.OK, (await agency.Get(address)).Status);
        }
    }

    [Theory]
    [InlineData("someone")]
    [InlineData("someone@localhost")]
    [InlineData("\"some one\"@surgery.example")]
    [InlineData("a@surgery.example,b@surgery.example")]
    public async Task An_address_that_is_not_one_plain_address_is_asked_for_again_and_kept(string typed)
    {
        using var browser = host.Open();

        var again = await browser.Press(await browser.Get(link), "Send me a code", ("Form.Email", typed));

        Assert.Equal(link, again.Address.AbsolutePath);
        Assert.Contains("in the right format, like name@example.nhs.uk", again.Text, StringComparison.Ordinal);
        Assert.Equal(typed, again.Document.QuerySelector("input[name='Form.Email']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Each_page_after_the_code_leaves_a_line_of_who_looked_and_the_way_through_ends_in_a_receipt()
    {
        using var browser = host.Open();
        var overview = await Enter(browser);
        Assert.Contains(Family, overview.Text, StringComparison.Ordinal);

        foreach (var address in new[] { $"{link}/answer", Identity, $"{link}/forms/reporting", $"{link}/nothing", $"{link}/not-us", $"{link}/more-time", $"{link}/colleague" })
        {
            var before = (await Lines()).Count;
            var page = await browser.Get(address);
            Assert.Equal((HttpStatusCode.OK, address), (page.Status, page.Address.AbsolutePath));
            Assert.DoesNotContain(Family, page.Document.Title + page.Address, StringComparison.Ordinal);
            var line = Assert.Single((await Lines()).Skip(before));
            Assert.Equal("Viewed", line.Action);
            Assert.StartsWith("link:", line.Actor.Value, StringComparison.Ordinal);
            Assert.NotEqual(Guid.Empty, line.Subject);
        }

        var unanswered = await browser.Get($"{link}/forms/reporting");
        Assert.Contains("Not looked at yet: it does not count as an answer.", unanswered.Text, StringComparison.Ordinal);
        Assert.Contains("Do you mean “Nothing to add”?", unanswered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(unanswered.Document.QuerySelectorAll("button"), button => button.TextContent == "Hand in");
        var next = await browser.Press(await browser.Get(Identity), "Save and continue", ("q:identity.also-known-as", "Annie"));
        Assert.NotEqual(Identity, next.Address.AbsolutePath);
        var check = await browser.Get($"{link}/forms/reporting");
        Assert.Contains("Annie", check.Text, StringComparison.Ordinal);
        var receipts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.Press(check, "Hand in")));
        Assert.All(receipts, receipt => Assert.Equal("We have your answer", receipt.Heading));
        Assert.Contains("Annie", receipts[0].Text, StringComparison.Ordinal);
        Assert.Single(await browser.SubjectsTo(gp), subject => subject.StartsWith("We have your answer", StringComparison.Ordinal));

        await host.Advance(TimeSpan.FromMinutes(29));
        Assert.Contains("Annie", (await browser.Get($"{link}/sent")).Text, StringComparison.Ordinal);
        await browser.Press(await browser.Get($"{link}/sent"), "Finish on this computer");
        var again = await Enter(browser);
        await host.Advance(TimeSpan.FromMinutes(5));
        Assert.DoesNotContain(Family, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_add_is_two_steps_from_the_page_after_the_code_and_is_one_return_however_often_it_is_sent()
    {
        using var browser = host.Open();
        var overview = await Enter(browser);

        var asks = await browser.Get(overview.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Nothing to add").GetAttribute("href")!);
        var receipts = await Task.WhenAll(browser.Press(asks, "Send: nothing to add"), browser.Press(asks, "Send: nothing to add"));

        Assert.All(receipts, receipt => Assert.Equal("We have your answer", receipt.Heading));
        Assert.Single(await browser.SubjectsTo(gp), subject => subject.StartsWith("We have your answer", StringComparison.Ordinal));
        Assert.EndsWith("Nothing more is needed", (await browser.Get($"{link}/answer")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_child_was_not_known_is_a_button_beside_it_and_the_case_says_so()
    {
        using var browser = host.Open();
        await Enter(browser);

        var receipt = await browser.Press(await browser.Get($"{link}/nothing"), "Send: we did not know this child");

        Assert.Equal("We have your answer", receipt.Heading);
        Assert.Contains("You told us that you did not know this child", (await browser.Get($"{link}/answer")).Text, StringComparison.Ordinal);
        using var desk = await host.SignIn("admin.marsh");
        Assert.Contains(": did not know the child", (await desk.Get(await office.RequestOf(link))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_in_another_browser_and_a_later_one_ends_the_session_before()
    {
        using var browser = host.Open();
        using var other = host.Open();
        await Enter(browser);
        var code = await NewCode(browser);
        await other.Get(link);

        var refused = await other.Press(await other.Get($"{link}/code"), "Continue", ("Form.Code", code));
        Assert.Contains("Check the code, or ask for another", refused.Text, StringComparison.Ordinal);

        Assert.Equal($"{link}/answer", (await other.Press(await other.Get($"{link}/code"), "Continue", ("Form.Code", await NewCode(other)))).Address.AbsolutePath);
        Assert.Equal($"{link}?after=ended", (await browser.Get($"{link}/answer")).Address.PathAndQuery);
    }

    [Fact]
    public async Task A_session_lasts_half_an_hour_from_the_last_that_was_done_and_what_is_typed_after_it_is_not_lost()
    {
        using var browser = host.Open();
        await Enter(browser);
        await host.Advance(TimeSpan.FromMinutes(29));
        var section = await browser.Get(Identity);
        await host.Advance(TimeSpan.FromMinutes(29));
        section = await browser.Get(Identity);
        Assert.Equal(Identity, section.Address.AbsolutePath);

        await host.Advance(TimeSpan.FromMinutes(30));
        var ended = await browser.Press(section, "Save and continue", ("q:identity.also-known-as", "Typed late"));
        Assert.Equal($"{link}?after=ended", ended.Address.PathAndQuery);
        Assert.DoesNotContain("Typed late", ended.Text, StringComparison.Ordinal);

        var back = await Enter(browser);
        Assert.Equal(Identity, back.Address.AbsolutePath);
        Assert.Equal("Typed late", back.Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_when_a_session_ended_is_let_go_of_only_once_it_is_saved()
    {
        using var browser = host.Open();
        await Enter(browser);
        var section = await browser.Get(Identity);
        await host.Advance(TimeSpan.FromMinutes(31));
        await browser.Press(section, "Save and continue", ("q:identity.also-known-as", "Typed late"));

        await Sql("CREATE TRIGGER no_draft BEFORE INSERT ON collection_answer_draft BEGIN SELECT RAISE(ABORT, 'planted'); END");
        try
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await Enter(browser)).Status);
        }
        finally
        {
            await Sql("DROP TRIGGER no_draft");
        }

        var back = await browser.Get(Identity);
        Assert.Contains("What you had typed and was not saved is here", back.Text, StringComparison.Ordinal);
        Assert.Equal("Typed late", back.Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"));
        Assert.DoesNotContain("when your session ended", (await browser.Get(Identity)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_answered_meanwhile_is_settled_once_and_what_was_kept_does_not_come_back()
    {
        using var browser = host.Open();
        await Enter(browser);
        var section = await browser.Get(Identity);
        await Autosave(browser, section, ("q:identity.also-known-as", "Annie"));
        await host.Advance(TimeSpan.FromMinutes(31));
        await browser.Press(section, "Save and continue", ("q:identity.also-known-as", "Nan"));

        var both = await Enter(browser);
        Assert.Contains("Nan", (await browser.Get(Identity)).Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"), StringComparison.Ordinal);
        await browser.Press(both, "Save and continue");

        var after = await browser.Get(Identity);
        Assert.Equal("Nan", after.Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"));
        Assert.DoesNotContain("when your session ended", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Annie", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_much_to_be_kept_or_comes_from_who_was_put_out_is_said_to_be_lost()
    {
        using var browser = host.Open();
        using var other = host.Open();
        await Enter(browser);
        var section = await browser.Get(Identity);
        await host.Advance(TimeSpan.FromMinutes(31));
        var (name, megabyte) = ("q:identity.also-known-as", new string('é', 1024 * 1024));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Autosave(browser, section, (name, megabyte))).Status);
        var ended = await browser.Press(section, "Save and continue", (name, megabyte));

        Assert.Contains("What you typed last could not be kept", ended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The answers you typed are kept", ended.Text, StringComparison.Ordinal);

        await Enter(browser);
        section = await browser.Get(Identity);
        await Enter(other);
        Assert.Contains("What you typed last could not be kept", (await browser.Press(section, "Save and continue", (name, "Annie"))).Text, StringComparison.Ordinal);
        Assert.Contains("The answers you typed are kept", (await browser.Get(Identity)).Text, StringComparison.Ordinal);
    }

    private async Task Sql(string sql)
    {
        await using var connection = new SqliteConnection(host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"]);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    [Fact]
    public async Task What_is_typed_is_kept_in_between_without_a_page_and_who_is_no_longer_in_is_told()
    {
        using var browser = host.Open();
        await Enter(browser);
        var section = await browser.Get(Identity);

        var (status, text) = await Autosave(browser, section, ("q:identity.also-known-as", "Annie"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("\"at\":\"[0-9]{2}:[0-9]{2}\",\"seen\":\"[0-9a-f]{16}[^\"]*\"", text);
        Assert.Equal("Annie", (await browser.Get(Identity)).Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Conflict, (await Autosave(browser, section, ("q:identity.also-known-as", "Nan"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Autosave(browser, section, ("q:nobody", "x"))).Status);

        var both = await browser.Press(section, "Save and continue", ("q:identity.also-known-as", "Nan"));
        var row = both.Document.QuerySelector("section[aria-labelledby=both] tbody tr")!;
        Assert.Equal(["Annie", "Nan"], row.QuerySelectorAll("td").Select(cell => cell.TextContent));
        await browser.Press(both, "Save and go to the overview");
        Assert.Equal("Nan", (await browser.Get(Identity)).Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value"));

        await host.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Autosave(browser, section, ("q:identity.also-known-as", "Later"))).Status);
    }

    [Theory]
    [InlineData("q:nobody", "x", HttpStatusCode.BadRequest)]
    [InlineData("q:identity.sex", "purple", HttpStatusCode.BadRequest)]
    [InlineData("q:death.place-in-words", "x", HttpStatusCode.BadRequest)]
    [InlineData("q:identity.family-name@10000", "x", HttpStatusCode.BadRequest)]
    [InlineData("q:identity.date-of-birth:day", "the first", HttpStatusCode.OK)]
    [InlineData("reply:not-a-number", "x", HttpStatusCode.OK)]
    [InlineData("seen", "", HttpStatusCode.OK)]
    [InlineData("go", "//elsewhere.example", HttpStatusCode.OK)]
    public async Task A_hostile_post_is_answered_plainly(string name, string value, HttpStatusCode expected)
    {
        using var browser = host.Open();
        await Enter(browser);

        var page = await browser.Press(await browser.Get(Identity), "Save and continue", (name, value));

        Assert.Equal((expected, browser.Way[0].Authority), (page.Status, page.Address.Authority));
    }

    [Fact]
    public async Task A_pasted_megabyte_is_shown_again_and_said_to_be_too_long()
    {
        using var browser = host.Open();
        await Enter(browser);
        var pasted = new string('x', 1024 * 1024);

        var page = await browser.Press(await browser.Get(Identity), "Save and continue", ("q:identity.also-known-as", pasted));

        Assert.Contains("is too long to be saved: it must be", page.Text, StringComparison.Ordinal);
        Assert.Contains(pasted, page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{link}/forms/reporting")).Status);
    }

    [Theory]
    [InlineData("/forms/never")]
    [InlineData("/forms/never/identity")]
    [InlineData("/forms/notification/child")]
    [InlineData("/forms/reporting/never")]
    public async Task What_is_not_asked_of_them_is_not_there(string address)
    {
        using var browser = host.Open();
        var overview = await Enter(browser);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(link + address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post(overview, new(overview.Address, link + address), [new("go", "next")])).Status);
    }

    [Fact]
    public async Task A_colleague_sees_and_posts_their_own_part_alone()
    {
        var mate = $"mate-of-{gp}";
        using var browser = host.Open();
        await Enter(browser);
        var share = await browser.Get($"{link}/colleague");
        var doubted = await browser.Press(share, "Write to them", ("Form.Name", "Dr Mate"), ("Form.Email", "mate@elsewhere.example"), ("Form.Sections", "reporting/identity"));
        Assert.Contains("as an address of your agency", doubted.Text, StringComparison.Ordinal);
        var asked = await browser.Press(doubted, "Write to them", ("Form.Email", mate)); // the domain that the office wrote to
        Assert.Equal($"{link}/answer", asked.Address.AbsolutePath);

        using var colleague = host.Open();
        var theirs = await colleague.LinkTo(mate);
        var overview = await Enter(colleague, theirs, mate);
        Assert.Equal(["Who this is about"], overview.Document.QuerySelectorAll(".nhsuk-task-list__link").Select(a => a.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get($"{theirs}/forms/reporting/identity")).Status);
        foreach (var address in new[] { "/forms/reporting/reporter", "/forms/reporting", "/nothing", "/not-us", "/more-time", "/colleague", "/sent" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.Get(theirs + address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.Post(overview, new(overview.Address, theirs + address), [new("q:reporter.name", "x"), new("Form.Until.Day", "1")])).Status);
        }

        // A session of one link is none of another.
        Assert.Equal(link, (await colleague.Get($"{link}/answer")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_office_opens_no_part_that_the_agency_has_begun_and_the_agency_sees_what_the_office_typed_in()
    {
        const string Confided = "Qvconfided to the panel alone";
        using var browser = host.Open();
        using var desk = await host.SignIn("admin.marsh");
        await Enter(browser);
        await browser.Press(await browser.Get($"{link}/forms/reporting/story"), "Save and go to the overview", ("q:story.narrative", Confided));
        var typing = $"{await office.RequestOf(link)}/answer";

        var theirs = await desk.Get($"{typing}/reporting/story");
        var check = await desk.Get($"{typing}/reporting");
        var over = await desk.Post(await desk.Get($"{typing}/reporting/identity"), new(theirs.Address, $"{typing}/reporting/story"), [new("q:story.narrative", "Not what they said"), new("seen", "")]);

        Assert.Contains("has begun this part itself", theirs.Text, StringComparison.Ordinal);
        Assert.Contains("handed in as they stand", check.Text, StringComparison.Ordinal);
        Assert.All([theirs, check, over, await desk.Get(typing)], page => Assert.DoesNotContain(Confided, page.Text, StringComparison.Ordinal));
        Assert.Contains(Confided, (await browser.Get($"{link}/forms/reporting/story")).Text, StringComparison.Ordinal);

        await desk.Press(await desk.Get($"{typing}/reporting/identity"), "Save and go to the overview", ("q:identity.also-known-as", "Annie"));
        Assert.Contains("The office typed in here", (await browser.Get(Identity)).Text, StringComparison.Ordinal);
        Assert.Contains("Typed in by the office", (await browser.Get($"{link}/answer")).Text, StringComparison.Ordinal);
        Assert.Contains("Typed in by the office", (await browser.Get($"{link}/forms/reporting")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_sent_back_stands_at_its_field_and_the_reply_is_kept_with_the_answers()
    {
        using var browser = host.Open();
        await Enter(browser);
        await SendBack("identity.family-name", "Is it <b>Smith</b>?");

        var overview = await browser.Get($"{link}/answer");
        var way = overview.Document.QuerySelectorAll(".nhsuk-warning-callout a").Single();
        Assert.Equal($"{Identity}#q:identity.family-name", way.GetAttribute("href"));
        var section = await browser.Get(Identity);
        var box = section.Document.QuerySelector("textarea[name^='reply:']")!;
        Assert.Contains("Is it <b>Smith</b>?", box.ParentElement!.TextContent, StringComparison.Ordinal);

        await browser.Press(section, "Save and go to the overview", (box.GetAttribute("name")!, "As the register has it."));
        Assert.Equal("As the register has it.", (await browser.Get(Identity)).Document.QuerySelector("textarea[name^='reply:']")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_known_says_so_and_differs_in_words_when_it_is_changed()
    {
        using var browser = host.Open();
        await Enter(browser);
        var section = await browser.Get(Identity);
        var name = section.Document.GetElementById("q:identity.family-name")!;
        Assert.Equal($"From the notification: {Family}. Leave it if you agree, or change it", section.Document.GetElementById("q:identity.family-name-known")!.TextContent);
        Assert.Contains("q:identity.family-name-known", name.GetAttribute("aria-describedby"), StringComparison.Ordinal);

        await browser.Press(section, "Save and go to the overview", ("q:identity.family-name", "Other"));

        var changed = await browser.Get(Identity);
        Assert.Equal($"You have changed this from {Family} (the notification)", changed.Document.GetElementById("q:identity.family-name-known")!.TextContent);
        Assert.Contains($"You have changed this from {Family} (the notification)", (await browser.Get($"{link}/forms/reporting")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // One act puts it back, and what was typed beside it is kept.
        var back = await browser.Press(changed, "Put it back", ("q:identity.also-known-as", "Annie"));
        Assert.Equal(Identity, back.Address.AbsolutePath);
        Assert.Equal((Family, "Annie"), (back.Document.GetElementById("q:identity.family-name")!.GetAttribute("value"), back.Document.GetElementById("q:identity.also-known-as")!.GetAttribute("value")));
        Assert.Empty(back.Document.QuerySelectorAll("button[name=putback]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(back, back.Address, [.. back.Filled("Save and continue"), new("putback", "q:identity.also-known-as")])).Status);
    }

    [Fact]
    public async Task A_choice_can_be_taken_back_and_nothing_else_is_lost_by_it()
    {
        using var browser = host.Open();
        await Enter(browser);
        var section = await browser.Get($"{link}/forms/reporting/child");
        var radio = section.Document.QuerySelector(".cdop-unanswered input")!.GetAttribute("name")!;
        var code = section.Document.QuerySelectorAll("input[type=radio]").First(input => input.GetAttribute("name") == radio).GetAttribute("value")!;

        await browser.Press(section, "Save and continue", (radio, code), ("q:child.birth.weight", "3200"));
        var chosen = await browser.Get(section.Address.AbsolutePath);
        Assert.Equal([code], Checked(chosen, radio));

        await browser.Press(chosen, "Save and continue", (radio, ""));
        var cleared = await browser.Get(section.Address.AbsolutePath);
        Assert.Empty(Checked(cleared, radio));
        Assert.Equal("3200", cleared.Document.GetElementById("q:child.birth.weight")!.GetAttribute("value"));

        static string?[] Checked(PageSeen page, string name) =>
            [.. page.Document.QuerySelectorAll("input[type=radio]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(input => input.Name == name && input.IsChecked).Select(input => input.Value)];
    }

    [Fact]
    public async Task More_time_is_asked_for_and_not_for_us_ends_the_request()
    {
        using var browser = host.Open();
        await Enter(browser);
        var day = Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn().PlusDays(40);

        var refused = await browser.Press(await browser.Get($"{link}/more-time"), "Ask for more time");
        Assert.Equal(2, refused.Document.QuerySelectorAll(".nhsuk-error-summary li").Length);
        var asked = await browser.Press(refused, "Ask for more time", ("Form.Until.Day", $"{day.Day}"), ("Form.Until.Month", $"{day.Month}"), ("Form.Until.Year", $"{day.Year}"), ("Form.Because", "A report is not ready."));
        Assert.Contains("You asked for time until", asked.Text, StringComparison.Ordinal);

        var told = await browser.Press(await browser.Get($"{link}/not-us"), "Send: not for us", ("Form.Whom", "The practice in Huyton"));
        Assert.Equal("Thank you for telling us", told.Heading);
        Assert.EndsWith("Nothing more is needed", (await browser.Get(Identity)).Heading, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<PageSeen> Enter(Browser browser) => Enter(browser, link, gp);

    private Task<PageSeen> Enter(Browser browser, string at, string email) => browser.Enter(host, at, email);

    private Task<string> NewCode(Browser browser) => NewCode(browser, link, gp);

    private Task<string> NewCode(Browser browser, string at, string email) => browser.NewCode(host, at, email);

    // As the office does it.
    private async Task SendBack(string linkId, string text)
    {
        await using var connection = new SqliteConnection(host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"]);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE collection_request SET State = 'SentBack' WHERE Id = $request;
            INSERT INTO collection_answer_query (Id, Version, Subject, Request, Form, LinkId, Place, Text, AskedAt, AskedBy, Reply)
            SELECT $id, $id, Subject, Id, 'reporting', $linkId, '', $text, SentAt, SentBy, '' FROM collection_request WHERE Id = $request;
            """;
        await using var find = connection.CreateCommand();
        find.CommandText = "SELECT Request FROM collection_request_door WHERE SelectorHash = $hash";
        find.Parameters.AddWithValue("$hash", SHA256.HashData(Encoding.UTF8.GetBytes(link[3..])));
        command.Parameters.AddWithValue("$request", await find.ExecuteScalarAsync(Ct));
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$linkId", linkId);
        command.Parameters.AddWithValue("$text", text);
        Assert.Equal(2, await command.ExecuteNonQueryAsync(Ct));
    }

    private async Task<List<AuditEntry>> Lines()
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var module = host.Services.GetRequiredService<ModuleList>().Databases.Single(type => type.Name == "DataCollectionDb");
        return await ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync(Ct);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Autosave(Browser browser, PageSeen section, params (string Name, string Value)[] typed)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, section.Address) { Content = new FormUrlEncodedContent(section.Filled("Save and continue", typed).Where(field => field.Key != "go")) };
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(name => $"{name}={browser.Cookie(name)}")));
        using var answer = await http.SendAsync(request, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
