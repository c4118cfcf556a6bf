using System.Net;
using System.Text.RegularExpressions;

namespace Cdop.Host.Tests;

/// <summary>The public form over HTTP, without script.</summary>
public sealed partial class NotifyDeathTests : IAsyncDisposable
{
    private static readonly (string, string)[] Me = [("Form.Notifier.Name", "Nora Hill"), ("Form.Notifier.Email", "nora@hospital.example")];

    private static readonly (string, string)[] Child =
    [
        ("Form.Child.GivenName", "Zoë"), ("Form.Child.FamilyName", "O’Brien"), ("Form.Child.Sex", "Female"), ("Form.Child.TypedNhsNumber", "999 000 0018"), ("Form.Child.Postcode", "L36 0ZZ"),
        ("Form.Child.DateOfBirth.Day", "1"), ("Form.Child.DateOfBirth.Month", "2"), ("Form.Child.DateOfBirth.Year", "2020"),
    ];

    private static readonly (string, string)[] Death =
    [
        ("Form.Death.Date.Day", "1"), ("Form.Death.Date.Month", "2"), ("Form.Death.Date.Year", "2022"),
        ("Form.Death.Place", "Hospital"), ("Form.Death.Expected", "NotExpected"), ("Form.Death.Circumstances", "Found unwell\nin the morning."),
    ];

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "200" } };

    [Fact]
    public async Task Four_screens_and_a_receipt_with_a_copy()
    {
        using var browser = host.Open();

        var receipt = await browser.Press(await ToTheLastScreen(browser), "Send notification", ("Form.People.Professionals[0].Agency", "GP practice"));

        Assert.Equal(("/notify/sent", "We have your notification"), (receipt.Address.AbsolutePath, receipt.Heading));
        var copy = receipt.Document.QuerySelector("main")!.TextContent;
        Assert.All(["O’Brien", "999 000 0018", "1 February 2022", "GP practice", "Found unwell"], told => Assert.Contains(told, copy, StringComparison.Ordinal));
        Assert.DoesNotContain("Brien", receipt.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_at_once_or_again_from_behind_it_is_one_notification()
    {
        using var browser = host.Open();
        var last = await ToTheLastScreen(browser);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Press(last, "Send notification")));
        var back = await browser.Follow("/notify/child");

        Assert.Single(receipts.Append(back).Select(page => ReferenceIn(page.Text)).Distinct());
        Assert.Equal(1, (await browser.Get("/development/mail")).Text.Split("We have your notification").Length - 1);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_what_was_typed_and_is_still_there_later()
    {
        using var browser = host.Open();
        var child = await browser.Press(await browser.Get("/notify"), "Save and continue", Me);

        var refused = await browser.Press(child, "Save and continue", ("Form.Child.FamilyName", "Smi\0th"), ("Form.Child.DateOfBirth.Day", "30"), ("Form.Child.DateOfBirth.Month", "2"), ("Form.Child.DateOfBirth.Year", "2020"));
        var later = await browser.Follow("/notify/child");

        foreach (var page in new[] { refused, later })
        {
            Assert.StartsWith("Error:", page.Document.Title, StringComparison.Ordinal);
            Assert.Contains("Date of birth must be a real date", page.Text, StringComparison.Ordinal);
            Assert.Equal("30", page.Document.GetElementById("Form_Child_DateOfBirth_Day")!.GetAttribute("value"));
            Assert.Equal("Smi\uFFFDth", page.Document.GetElementById("Form_Child_FamilyName")!.GetAttribute("value"));
            Assert.Empty(page.Document.QuerySelectorAll("input[type=radio][checked]"));
        }
    }

    [Fact]
    public async Task The_last_page_names_at_its_top_what_is_missing_before_and_leads_to_each_field()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        await browser.Press(await browser.Follow("/notify/child"), "Save and continue", [.. Child.Where(field => field.Item1 != "Form.Child.FamilyName")]);

        var last = await browser.Follow("/notify/people");
        var ways = last.Document.QuerySelectorAll("section[aria-labelledby=missing] button").Select(b => b.TextContent).ToList();
        var first = await browser.Press(last, "Enter family name", ("Form.People.Professionals[0].Agency", "Typed since"));
        var death = await browser.Press(last, ways[^1], ("Form.People.Professionals[0].Agency", "Typed since"));

        Assert.Equal(
            [
                "Enter family name",
                "Enter date of death",
                "Select place of death",
                "Enter what happened",
                "Select whether the death was expected",
            ],
            ways);
        Assert.Equal("/notify/child?from=check#Form_Child_FamilyName", $"{first.Address.PathAndQuery}{first.Address.Fragment}");
        Assert.NotNull(first.Document.GetElementById("Form_Child_FamilyName-error"));
        Assert.StartsWith("#Form_Death_", death.Address.Fragment, StringComparison.Ordinal);
        Assert.NotNull(death.Document.GetElementById(death.Address.Fragment[1..]));
        Assert.Equal("Typed since", (await browser.Follow("/notify/people")).Document.GetElementById("Form_People_Professionals_0__Agency")!.GetAttribute("value"));
        await browser.Press(await browser.Follow("/notify/child"), "Save and continue", Child);
        await browser.Press(await browser.Follow("/notify/death"), "Save and continue", Death);
        Assert.Empty((await browser.Follow("/notify/people")).Document.QuerySelectorAll("section[aria-labelledby=missing]"));
    }

    [Theory]
    [InlineData("Change the child", "/notify/child?from=check")]
    [InlineData("Save and come back later", "/notify/resume?saved=true")]
    public async Task Whoever_leaves_the_last_page_by_a_button_loses_nothing(string button, string leadsTo)
    {
        using var browser = host.Open();

        var left = await browser.Press(await ToTheLastScreen(browser), button, ("Form.People.Professionals[0].Agency", "Typed since"));

        Assert.Equal(leadsTo, left.Address.PathAndQuery);
        Assert.Matches("Saved up to page 4 at [0-9]{2}:[0-9]{2}", left.Text);
        var (reference, code) = CodeIn((await browser.Get("/development/mail")).Text);
        await browser.Press(await browser.Get("/notify/resume"), "Continue", ("Form.Reference", reference), ("Form.Code", code));
        Assert.Equal("Typed since", (await browser.Follow("/notify/people")).Document.GetElementById("Form_People_Professionals_0__Agency")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Without_an_address_for_the_code_it_is_said_that_only_this_computer_leads_back()
    {
        using var browser = host.Open();

        var left = await browser.Press(await browser.Get("/notify"), "Save and come back later", ("Form.Notifier.Name", "Nora Hill"));

        Assert.Matches("Saved up to page 1 at [0-9]{2}:[0-9]{2}", left.Text);
        Assert.Contains("on this computer only", left.Text, StringComparison.Ordinal);
        Assert.Equal("Nora Hill", (await browser.Follow("/notify?from=on")).Document.GetElementById("Form_Notifier_Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_comes_back_later_has_left_the_computer_to_others()
    {
        using var browser = host.Open();
        await browser.Press(await ToTheLastScreen(browser), "Save and come back later");

        var child = await browser.Follow("/notify/child");
        var start = await browser.Get("/notify");

        Assert.Equal("/notify", child.Address.AbsolutePath);
        Assert.All(new[] { child, start }, page => Assert.DoesNotContain("O’Brien", page.Text, StringComparison.Ordinal));
        Assert.Empty(start.Document.GetElementById("Form_Notifier_Name")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task What_came_too_late_is_shown_to_nobody_who_begins_on_the_same_computer()
    {
        using var browser = host.Open();
        await ToTheLastScreen(browser);
        var death = await browser.Follow("/notify/death");
        var (reference, code) = CodeIn((await browser.Get("/development/mail")).Text);
        browser.Drop("cdop-draft");

        var late = await browser.Press(death, "Save and continue", ("Form.Death.Circumstances", "Typed by the first nurse"));
        await browser.Press(await browser.Get("/notify"), "Save and continue", ("Form.Notifier.Name", "Bea Long"), ("Form.Notifier.Email", "bea@hospital.example"));
        var hers = await browser.Follow("/notify/death");
        browser.Drop("cdop-draft");
        await browser.Press(await browser.Get("/notify/resume"), "Continue", ("Form.Reference", reference), ("Form.Code", code));

        Assert.Equal("/notify/resume?late=true", late.Address.PathAndQuery);
        Assert.Equal("", hers.Document.GetElementById("Form_Death_Circumstances")!.TextContent.Trim());
        Assert.Equal("Typed by the first nurse", (await browser.Follow("/notify/death")).Document.GetElementById("Form_Death_Circumstances")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_first_page_left_open_is_never_the_way_to_have_the_code_sent_to_somebody_else()
    {
        using var browser = host.Open();
        await ToTheLastScreen(browser);
        var first = await browser.Follow("/notify?from=on");
        browser.Drop("cdop-draft");

        await browser.Press(first, "Save and continue", ("Form.Notifier.Email", "bea@hospital.example"));

        Assert.DoesNotContain("O’Brien", (await browser.Follow("/notify/child")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_form_unfinished_on_the_computer_it_is_asked_first_and_nobody_is_named()
    {
        using var browser = host.Open();
        await ToTheLastScreen(browser);

        var asked = await browser.Get("/notify");
        var another = await browser.Press(asked, "Begin another");

        Assert.Contains("A notification was begun on this computer and last saved on ", asked.Text, StringComparison.Ordinal);
        Assert.All(["Nora Hill", "nora@hospital.example", "O’Brien"], name => Assert.DoesNotContain(name, asked.Document.DocumentElement.OuterHtml, StringComparison.Ordinal));
        Assert.Empty(another.Document.GetElementById("Form_Notifier_Name")!.GetAttribute("value") ?? "");
        Assert.Equal("/notify", (await browser.Follow("/notify/child")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_goes_on_with_a_form_found_on_the_computer_is_asked_for_its_code()
    {
        using var browser = host.Open();
        await ToTheLastScreen(browser);
        var (reference, code) = CodeIn((await browser.Get("/development/mail")).Text);

        var asked = await browser.Press(await browser.Get("/notify"), "Go on with it");
        var child = await browser.Follow("/notify/child");
        var back = await browser.Press(asked, "Continue", ("Form.Reference", reference), ("Form.Code", code));

        Assert.Equal("/notify/resume", asked.Address.PathAndQuery);
        Assert.Equal("/notify", child.Address.AbsolutePath);
        Assert.All(new[] { asked, child }, page => Assert.DoesNotContain("O’Brien", page.Text, StringComparison.Ordinal));
        Assert.Equal("/notify/people", back.Address.AbsolutePath);
        Assert.Contains("O’Brien", (await browser.Follow("/notify/child")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/notify/child")]
    [InlineData("/notify/death")]
    [InlineData("/notify/people")]
    [InlineData("/notify?from=on")]
    public async Task An_unfinished_form_opened_by_hand_asks_whose_it_is(string address)
    {
        using var browser = host.Open();
        await ToTheLastScreen(browser);

        var opened = await browser.Get(address);

        Assert.Equal("/notify", opened.Address.PathAndQuery);
        Assert.Contains("A notification was begun on this computer", opened.Text, StringComparison.Ordinal);
        Assert.All(["Nora Hill", "nora@hospital.example", "O’Brien"], name => Assert.DoesNotContain(name, opened.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_address_on_a_page_that_was_not_shown_of_the_form_begins_another()
    {
        using var browser = host.Open();
        using var elsewhere = host.Open();
        await ToTheLastScreen(browser);
        var blank = await elsewhere.Get("/notify");

        await browser.Post(blank, new(blank.Address, "/notify"), blank.Filled("Save and continue", [.. Me.Where(field => field.Item1 != "Form.Notifier.Email"), ("Form.Notifier.Email", "bea@hospital.example")]));

        Assert.DoesNotContain("O’Brien", (await browser.Follow("/notify/child")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_opened_by_hand_shows_no_copy()
    {
        using var browser = host.Open();
        var sent = await browser.Press(await ToTheLastScreen(browser), "Send notification");

        var opened = await browser.Get("/notify/sent");

        Assert.Contains("O’Brien", sent.Text, StringComparison.Ordinal);
        Assert.Equal("/notify/sent", opened.Address.AbsolutePath);
        Assert.DoesNotContain("O’Brien", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_lets_nobody_try_more_codes_at_a_link()
    {
        host.Settings["Limits:PublicPostsPerMinute"] = "4";
        using var browser = host.Open();
        var page = await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        for (var n = 0; n < 4; n++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.PostFrom("same-origin", "/r/nothing", ("Form.Email", "a@hospital.example"))).Status);
        }

        Assert.Equal("/notify/child", page.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostFrom("same-origin", "/r/nothing", ("Form.Email", "a@hospital.example"))).Status);
    }

    [Fact]
    public async Task Where_no_code_could_be_mailed_whoever_began_goes_on_without_one()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", ("Form.Notifier.Name", "Nora Hill"));

        var on = await browser.Press(await browser.Get("/notify"), "Go on with it");

        // The first page still lacks answers: it is opened, with what was typed, and does not ask again.
        Assert.Equal("/notify", on.Address.AbsolutePath);
        Assert.Equal("Nora Hill", on.Document.QuerySelector("input[name='Form.Notifier.Name']")!.GetAttribute("value"));
        Assert.DoesNotContain("Go on with it", on.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_other_words_in_another_window_after_sending_reads_that_they_are_not_part_of_it()
    {
        using var browser = host.Open();
        var last = await ToTheLastScreen(browser);
        var other = await browser.Follow("/notify/death");
        await browser.Press(last, "Send notification");

        var twice = await browser.Press(last, "Send notification");
        var late = await browser.Press(other, "Save and continue", ("Form.Death.Circumstances", "Found unwell\nat noon."));

        Assert.Equal(("/notify/sent", "We have your notification"), (twice.Address.AbsolutePath, twice.Heading));
        Assert.DoesNotContain("another window", twice.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("/notify/sent", "We have your notification"), (late.Address.AbsolutePath, late.Heading));
        Assert.Contains("What you wrote in another window since is not part of it", late.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("at noon", late.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_receipt_the_first_page_begins_a_new_one()
    {
        using var browser = host.Open();
        await browser.Press(await ToTheLastScreen(browser), "Send notification");

        var start = await browser.Get("/notify");

        Assert.Equal(("/notify", "Page 1 of 4 Notify the death of a child"), (start.Address.AbsolutePath, start.Heading));
        Assert.Empty(start.Document.GetElementById("Form_Notifier_Name")!.GetAttribute("value") ?? "");
        Assert.Equal("/notify", (await browser.Get("/notify/sent")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_receipt_has_no_heading_over_nothing()
    {
        using var browser = host.Open();

        var receipt = await browser.Press(await ToTheLastScreen(browser), "Send notification");

        Assert.Equal(["About you", "The child", "The death"], receipt.Document.QuerySelectorAll("main h3").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public async Task What_is_asked_of_a_child_under_one_is_open_once_the_date_says_so_and_missed_at_the_end()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        await browser.Press(await browser.Follow("/notify/child"), "Save and continue", [.. Child.Where(f => f.Item1 != "Form.Child.DateOfBirth.Year"), ("Form.Child.DateOfBirth.Year", "2022")]);
        var last = await browser.Press(await browser.Follow("/notify/death"), "Save and continue", [.. Death.Where(f => f.Item1 != "Form.Death.Date.Month"), ("Form.Death.Date.Month", "3")]);

        Assert.Contains("The child was under one year old. If you know the weeks of pregnancy", last.Text, StringComparison.Ordinal);
        Assert.True((await browser.Follow("/notify/child")).Document.QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Who_writes_is_counted_by_the_draft_so_that_a_hospital_behind_one_address_is_not_stopped()
    {
        host.Settings["Limits:PublicPostsPerMinute"] = "4";
        using var one = host.Open();
        using var other = host.Open();

        await ToTheLastScreen(one);
        var hers = await ToTheLastScreen(other);
        await other.Press(hers, "Save and come back later");
        await other.Press(await other.Get("/notify"), "Save and continue", Me);
        using var third = host.Open();
        var fourth = await third.Press(await third.Get("/notify"), "Save and continue", Me);
        using var last = host.Open();
        var stopped = await last.Press(await last.Get("/notify"), "Save and continue", Me);

        Assert.Equal("/notify/child", fourth.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff::9", "20010DB800010002")]
    public void Of_IPv6_all_that_one_subscriber_has_is_counted_as_one(string address, string counted) => Assert.Equal(counted, Start.NetworkOf(IPAddress.Parse(address)));

    [Fact]
    public async Task What_the_form_does_not_ask_is_not_kept_and_too_much_is_said_and_not_kept()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        var child = await browser.Follow("/notify/child");

        var refused = await browser.Press(child, "Save and continue", ("Form.Child.GivenName", new('x', 70_000)));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("This is more than we can keep, and it is not saved. Shorten it, then save again", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved up to page", refused.Text, StringComparison.Ordinal);
        Assert.Equal(70_000, refused.Document.GetElementById("Form_Child_GivenName")!.GetAttribute("value")!.Length);
        Assert.Empty((await browser.Follow("/notify/child")).Document.GetElementById("Form_Child_GivenName")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("Child.\"><script>")]
    public async Task A_way_that_is_not_of_the_form_leads_nowhere_else(string then)
    {
        using var browser = host.Open();
        var last = await ToTheLastScreen(browser);

        var page = await browser.Post(last, last.Address, last.Filled("Send notification").Where(f => f.Key != "Then").Append(new("Then", then)));

        Assert.Equal((last.Address.Authority, ""), (page.Address.Authority, page.Address.Fragment));
        Assert.StartsWith("/notify/", page.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_chapter_stays_in_its_box_with_a_sentence()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        var text = new string('x', 60 * 1024);

        var refused = await browser.Press(await browser.Follow("/notify/death"), "Save and continue", ("Form.Death.Circumstances", text));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("What happened must be 4000 characters or fewer", refused.Text, StringComparison.Ordinal);
        Assert.Equal(text, refused.Document.GetElementById("Form_Death_Circumstances")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_page_left_open_too_long_keeps_what_was_typed_and_the_code_joins_it_to_the_rest()
    {
        using var browser = host.Open();
        var child = await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        var (reference, code) = CodeIn((await browser.Get("/development/mail")).Text);
        browser.Drop("cdop-draft");

        var late = await browser.Press(child, "Save and continue", Child);
        var resumed = await browser.Press(await browser.Get("/notify/resume"), "Continue", ("Form.Reference", reference), ("Form.Code", code));

        Assert.Equal("/notify/resume?late=true", late.Address.PathAndQuery);
        Assert.Equal("/notify/death", resumed.Address.AbsolutePath);
        Assert.Equal("O’Brien", (await browser.Follow("/notify/child")).Document.GetElementById("Form_Child_FamilyName")!.GetAttribute("value"));
        Assert.Equal("Nora Hill", (await browser.Follow("/notify?from=on")).Document.GetElementById("Form_Notifier_Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_lost_code_gets_the_same_answer_whatever_was_typed()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", Me);

        var known = await browser.Press(await browser.Get("/notify/lost-code"), "Send the code", ("Form.Email", "nora@hospital.example"));
        var stranger = await browser.Press(await browser.Get("/notify/lost-code"), "Send the code", ("Form.Email", "stranger@elsewhere.example"));

        Assert.Equal(known.Document.QuerySelector("main")!.TextContent, stranger.Document.QuerySelector("main")!.TextContent);
        Assert.Equal("Look in your email", known.Heading);
    }

    [Fact]
    public async Task A_machine_that_fills_in_every_box_leaves_nothing_behind()
    {
        using var browser = host.Open();

        await browser.Press(await browser.Get("/notify"), "Save and continue", [.. Me, ("Website", "http://spam.example")]);

        Assert.Null(browser.Cookie("cdop-draft"));
        Assert.DoesNotContain("nora@hospital.example", (await browser.Get("/development/mail")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_form_leads_to_what_is_missing_and_back()
    {
        using var browser = host.Open();
        await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        await browser.Press(await browser.Follow("/notify/death"), "Save and continue", Death);

        var missing = await browser.Press(await browser.Follow("/notify/people"), "Send notification");
        var check = await browser.Press(missing, "Save and continue", Child);

        Assert.Equal("/notify/child?from=check", missing.Address.PathAndQuery);
        Assert.Equal("/notify/people", check.Address.AbsolutePath);
        Assert.Contains("more than a year ago", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_person_is_added_without_script()
    {
        using var browser = host.Open();
        var last = await ToTheLastScreen(browser);
        var adding = last.Button("Add another person").GetAttribute("formaction")!;

        var more = await browser.Post(last, new(last.Address, adding), last.Filled("Send notification", ("Form.People.Professionals[0].Agency", "GP"), ("Form.People.Professionals[1].Agency", "School")));

        Assert.Equal("School", more.Document.GetElementById("Form_People_Professionals_1__Agency")!.GetAttribute("value"));
        Assert.NotNull(more.Document.GetElementById("Form_People_Professionals_2__Agency"));
    }

    [Fact]
    public async Task Going_back_from_the_last_page_and_saving_it_again_adds_no_empty_people()
    {
        using var browser = host.Open();
        var last = await ToTheLastScreen(browser);
        for (var time = 0; time < 3; time++)
        {
            await browser.Post(last, new(last.Address, last.Address.AbsolutePath), last.Filled("Send notification", ("Form.People.Professionals[0].Agency", "GP"), ("Then", "back")));
            last = await browser.Follow("/notify/people");
        }

        Assert.Equal(2, last.Document.QuerySelectorAll(".cdop-person").Length);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static async Task<PageSeen> ToTheLastScreen(Browser browser)
    {
        var child = await browser.Press(await browser.Get("/notify"), "Save and continue", Me);
        var death = await browser.Press(child, "Save and continue", Child);
        var last = await browser.Press(death, "Save and continue", Death);
        Assert.Equal("/notify/people", last.Address.AbsolutePath);
        return last;
    }

    private static string ReferenceIn(string page) => Reference().Match(page).Value;

    private static (string Reference, string Code) CodeIn(string mails) => (DraftReference().Match(mails).Groups[1].Value, DraftCode().Match(mails).Groups[1].Value);

    [GeneratedRegex("N-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Reference();

    [GeneratedRegex("Come-back reference: ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex DraftReference();

    [GeneratedRegex("Code: ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex DraftCode();
}
