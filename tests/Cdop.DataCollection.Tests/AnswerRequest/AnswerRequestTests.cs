using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Cdop.DataCollection.Tests;

public sealed class AnswerRequestTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_notified_stands_in_the_form_already_and_says_where_it_is_from()
    {
        var asked = await Asked.About(cases);

        var whole = await Open(asked);

        Assert.False(whole.IsBegun);
        Assert.Equal("Smith", Shown(whole.Answers, "identity.family-name"));
        Assert.Equal("999 000 0018", Shown(whole.Answers, "identity.nhs-number"));
        Assert.Equal("Dr A. Bell", Shown(whole.Answers, "reporter.name"));
        Assert.Equal("the notification", whole.Known[new("identity.family-name")].From);
        Assert.Equal("our request to you", whole.Known[new("reporter.name")].From);
        Assert.Equal(SectionState.Known, (await Progress(asked))["identity"].State);
    }

    [Fact]
    public async Task A_section_is_complete_where_all_of_it_is_answered_and_not_before()
    {
        var asked = await Asked.About(cases);
        await Keep(asked, "child", await Stamp(asked, "child"), ("q:child.birth.weight", "3200"));

        var begun = (await Progress(asked))["child"];
        Assert.True(begun.Answered < begun.Asked);
        Assert.Equal("Partly answered", Wording.Of(begun.State));
    }

    [Fact]
    public async Task Of_a_restricted_case_nothing_is_told_and_who_has_no_need_is_shown_no_NHS_number()
    {
        var restricted = await Asked.About(cases, restricted: true);
        Assert.Equal(["reporter.agency", "reporter.email", "reporter.name", "reporter.telephone"], (await Open(restricted)).Known.Keys.Select(place => place.LinkId).Order());

        await using var others = new CasesUnderTest();
        var police = await Open(await Asked.About(others, kind: "police"));
        Assert.Equal("Smith", Shown(police.Answers, "identity.family-name"));
        Assert.DoesNotContain(police.Known.Keys, place => place.LinkId == "identity.nhs-number");
    }

    [Fact]
    public async Task Two_who_answer_one_section_see_each_others_answers_and_nothing_is_written_over_unseen()
    {
        var asked = await Asked.About(cases);
        var seen = await Stamp(asked, "identity");

        var first = await Keep(asked, "identity", seen, ("q:identity.also-known-as", "Annie"));
        var second = await Keep(asked, "identity", seen, ("q:identity.also-known-as", "Nan"));

        Assert.Null(first!.Meanwhile);
        Assert.Equal("Annie", Shown(second!.Meanwhile!, "identity.also-known-as"));
        Assert.Equal("Nan", Shown(second.Answers, "identity.also-known-as"));
        Assert.Equal("Annie", Shown((await Open(asked)).Answers, "identity.also-known-as"));

        Assert.Null((await Keep(asked, "identity", second.Stamp, ("q:identity.also-known-as", "Nan")))!.Meanwhile);
        Assert.Equal("Nan", Shown((await Open(asked)).Answers, "identity.also-known-as"));
    }

    [Fact]
    public async Task Ten_at_one_form_lose_nothing()
    {
        var asked = await Asked.About(cases);
        var form = asked.Library.On("reporting", cases.Clock.GetCurrentInstant().DateIn())!;
        var lines = form.Sections.Select(section => section.Items.FirstOrDefault(item => item is { Type: ItemType.Text, Conditions.Count: 0 } && item.IsSeenBy(AskedKind.Find("gp")))).OfType<FormItem>().ToList();
        Assert.True(lines.Count > 2);
        var stamps = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            stamps[line.LinkId] = await Stamp(asked, line.Section.LinkId);
        }

        await Task.WhenAll(lines.Select(line => Keep(asked, line.Section.LinkId, stamps[line.LinkId], ($"q:{line.LinkId}", $"Of {line.LinkId}"))));

        var answers = (await Open(asked)).Answers;
        Assert.All(lines, line => Assert.Equal($"Of {line.LinkId}", Shown(answers, line.LinkId)));
    }

    [Fact]
    public async Task Twelve_pages_that_are_sent_at_one_moment_are_all_kept()
    {
        var asked = await Asked.About(cases);
        var form = asked.Library.On("reporting", cases.Clock.GetCurrentInstant().DateIn())!;
        var lines = form.All.Where(item => item is { Type: ItemType.Text, Conditions.Count: 0 } && item.Parent == item.Section && item.Section.Conditions.Count == 0 && item.IsSeenBy(AskedKind.Find("gp"))).Take(12).ToList();
        Assert.Equal(12, lines.Count);
        var stamps = new Dictionary<FormItem, string>();
        var blank = (await Open(asked)).Answers;
        foreach (var section in lines.Select(line => line.Section).Distinct())
        {
            stamps[section] = SectionSeen.Of(blank, blank.Form.Find(section.LinkId)!);
        }

        await Task.WhenAll(lines.Select(line => Task.Run(() => Keep(asked, line.Section.LinkId, stamps[line.Section], ($"q:{line.LinkId}", $"Of {line.LinkId}")))));

        var answers = (await Open(asked)).Answers;
        Assert.All(lines, line => Assert.Equal($"Of {line.LinkId}", Shown(answers, line.LinkId)));
    }

    public static TheoryData<string, string> NeverAsked => new()
    {
        { "q:nobody", "x" },
        { "q:death.circumstances", "x" },
        { "q:identity.sex", "purple" },
        { "q:identity.family-name@10000", "x" },
        { "q:identity.family-name:day", "1" },
        { "add", "q:identity.family-name" },
        { "remove", "q:story#10000" },
    };

    [Theory]
    [MemberData(nameof(NeverAsked))]
    public async Task What_was_never_asked_is_refused_whole(string name, string value)
    {
        var asked = await Asked.About(cases);
        var seen = await Stamp(asked, "identity");

        Assert.Null(await Keep(asked, "identity", seen, ("q:identity.also-known-as", "Annie"), (name, value)));
        Assert.False((await Open(asked)).IsBegun);
    }

    [Fact]
    public async Task More_than_anybody_types_is_not_kept_and_that_is_said()
    {
        var asked = await Asked.About(cases);

        foreach (var length in new[] { 5 * 1024 * 1024, 1024 * 1024 + 1, FormChecks.LongestKept + 1 })
        {
            var kept = await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.also-known-as", new string('x', length)));
            Assert.Equal("identity.also-known-as", Assert.Single(kept!.TooLong).Place.LinkId);
            Assert.False((await Open(asked)).IsBegun);
        }

        Assert.Empty((await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.also-known-as", new string('x', FormChecks.LongestKept))))!.TooLong);
        Assert.Contains(Answering.Problems((await Open(asked)).Answers, Answering.KindOf(await asked.Now())), problem => problem.Sentence.Contains("characters or fewer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_long_is_not_laid_beside_what_somebody_else_kept_and_its_page_writes_over_nothing_later()
    {
        var asked = await Asked.About(cases);
        var seen = await Stamp(asked, "story");
        await Keep(asked, "story", seen, ("q:story.narrative", "Seen in March."));

        var kept = await Keep(asked, "story", seen, ("q:story.narrative", new string('x', FormChecks.LongestKept + 1)));

        Assert.Equal(("story.narrative", null, seen), (Assert.Single(kept!.TooLong).Place.LinkId, kept.Meanwhile, kept.Stamp));
        Assert.Equal("Seen in March.", (await Keep(asked, "story", kept.Stamp, ("q:story.narrative", "Seen in April.")))!.Meanwhile!.Of("story.narrative")[0].Shown);
    }

    [Fact]
    public async Task What_was_notified_is_nobodys_word_until_somebody_has_kept_the_section_it_stands_in()
    {
        var untouched = await Asked.About(cases);
        Assert.Equal("Smith", Assert.Single((await Open(untouched)).Answers.Of("identity.family-name")).Shown);
        await Keep(untouched, "story", await Stamp(untouched, "story"), ("q:story.narrative", "Seen in March."));
        Assert.True((await HandIn(untouched, new() { Key = Guid.NewGuid() })).Succeeded);
        Assert.DoesNotContain(Assert.Single(await untouched.Returns()).Claims, claim => claim.LinkId.StartsWith("identity.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_at_all_was_answered_handing_in_asks_whether_there_is_nothing_to_add()
    {
        var asked = await Asked.About(cases);
        Assert.StartsWith("Nothing is answered", Assert.Single((await HandIn(asked, new() { Key = Guid.NewGuid() })).Problems).Message, StringComparison.Ordinal);
        await Keep(asked, "story", await Stamp(asked, "story"));
        Assert.StartsWith("Nothing is answered", Assert.Single((await HandIn(asked, new() { Key = Guid.NewGuid() })).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await asked.Returns());

        await Keep(asked, "story", await Stamp(asked, "story"), ("q:story.narrative", "Seen in March."));
        var whole = await Open(asked);
        Assert.Contains("identity", await asked.AsAddressee((Answering answering) => Task.FromResult(answering.NotLookedAt(whole).Select(section => section.LinkId).ToList())));
        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);
        Assert.Contains(Assert.Single(await asked.Returns()).Claims, claim => claim.Shown == "Seen in March.");
    }

    [Fact]
    public async Task Who_has_kept_the_section_agrees_with_what_stands_in_it()
    {
        var agrees = await Asked.About(cases);
        await Keep(agrees, "identity", await Stamp(agrees, "identity"), ("q:identity.family-name", "Smith"));
        Assert.True((await HandIn(agrees, new() { Key = Guid.NewGuid() })).Succeeded);
        Assert.Contains(Assert.Single(await agrees.Returns()).Claims, claim => claim is { LinkId: "identity.family-name", Shown: "Smith" });
    }

    [Fact]
    public async Task Once_a_case_is_restricted_a_draft_tells_no_more_what_was_known_of_it_and_keeps_what_was_typed()
    {
        var asked = await Asked.About(cases);
        var before = await Stamp(asked, "identity");
        Assert.Null((await Keep(asked, "identity", before, ("q:identity.family-name", "Smith"), ("q:identity.given-name", "Anna"), ("q:identity.also-known-as", "Annie")))!.Meanwhile);
        var open = await Stamp(asked, "identity");

        await Restrict(asked, family: "Smythe"); // and the name was put right meanwhile

        var told = (await Open(asked)).Answers;
        Assert.Equal(("", "Anna", "Annie"), (Shown(told, "identity.family-name"), Shown(told, "identity.given-name"), Shown(told, "identity.also-known-as")));
        Assert.Equal("Dr A. Bell", Shown(told, "reporter.name"));
        Assert.DoesNotContain((await Open(asked)).Known.Values, known => known.From == Beginnings.Notified);

        // A page that was open before says it again, and is not believed to have been typed; what is typed in the empty field is.
        Assert.Null((await Keep(asked, "identity", open, ("q:identity.family-name", "Smith"), ("q:identity.given-name", "Anna"), ("q:identity.also-known-as", "Annie")))!.Meanwhile);
        Assert.Equal("", Shown((await Open(asked)).Answers, "identity.family-name"));
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.given-name", "Anna"), ("q:identity.also-known-as", "Nan"));
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.family-name", "Smith"), ("q:identity.also-known-as", "Nan"));
        Assert.Equal("Smith", Shown((await Open(asked)).Answers, "identity.family-name"));
    }

    [Fact]
    public async Task What_was_known_and_is_told_no_more_is_not_handed_in_as_somebodys_word_either()
    {
        var asked = await Asked.About(cases);
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.family-name", "Smith"), ("q:identity.also-known-as", "Annie"));
        await Restrict(asked);

        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);

        Assert.Equal(["identity.also-known-as"], Assert.Single(await asked.Returns()).Claims.Select(claim => claim.LinkId).Where(linkId => linkId.StartsWith("identity.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_is_put_right_after_a_draft_was_begun_does_not_become_the_agencys_other_word()
    {
        var asked = await Asked.About(cases);
        await Keep(asked, "story", await Stamp(asked, "story"), ("q:story.narrative", "Seen in March."));
        await asked.AsTheService(async (DataCollectionDb db) =>
        {
            Rename(db, await db.Cases.SingleAsync(Ct), "Smythe");
            return await db.SaveChangesAsync(Ct);
        });

        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);

        Assert.DoesNotContain(Assert.Single(await asked.Returns()).Claims, claim => claim.LinkId == "identity.family-name");
    }

    [Fact]
    public async Task Each_section_stays_the_word_of_who_answered_it()
    {
        var asked = await Asked.About(cases);
        await Share(asked, "colleague@example.nhs.uk", "reporting/identity");
        var colleague = (await asked.Now()).Doors.Single(door => !door.IsAddressee);
        await Keep(asked, "identity", await Stamp(asked, "identity"), colleague, ("q:identity.also-known-as", "Annie"));
        await Keep(asked, "child", await Stamp(asked, "child"), ("q:child.birth.weight", "3200"));
        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);

        var first = Assert.Single(await asked.Returns());
        Assert.Equal("Dr A. Bell, The Surgery", first.From);
        Assert.Equal("Dr C. Colleague, The Surgery", Assert.Single(SectionAuthors.Read(first.Authors)).Value.From);
        Assert.Equal("Dr C. Colleague, The Surgery", await SaidBy(asked, "identity.also-known-as"));
        Assert.Equal("Dr A. Bell, The Surgery", await SaidBy(asked, "child.birth.weight"));

        // Sent back, it is still theirs; and what the addressee puts right in it is both's.
        await asked.AsTheService(async (IServiceProvider scope) =>
        {
            var db = (DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!;
            var request = await db.Answered(asked.Request).SingleAsync(Ct);
            request.Unreturned("reporting");
            request.Reopen(request.DueOn, null, [], [], cases.Clock.GetCurrentInstant());
            await ((Answering)scope.GetService(typeof(Answering))!).Restore(await db.Cases.SingleAsync(Ct), request, request.Forms[0], first, Ct);
            return await db.SaveChangesAsync(Ct);
        });
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.also-known-as", "Nan"));
        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);
        Assert.Equal("Dr C. Colleague, The Surgery; Dr A. Bell, The Surgery", await SaidBy(asked, "identity.also-known-as"));
    }

    [Fact]
    public async Task What_a_colleague_still_types_when_the_form_is_handed_in_is_said_to_be_too_late_and_not_saved()
    {
        var asked = await Asked.About(cases);
        await Keep(asked, "child", await Stamp(asked, "child"), ("q:child.birth.weight", "3200"));
        var seen = await Stamp(asked, "identity");
        var (request, late) = (await asked.Now(), Sheet.For(await asked.Now(), (await asked.Now()).Forms[0]));
        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);

        var kept = await asked.AsAddressee((Answering answering) => answering.Keep(
            late, answering.FormOf(late).Find("identity")!, seen, new FormCollection(new Dictionary<string, StringValues> { ["q:identity.also-known-as"] = "Annie" }), Ct));

        Assert.True(kept!.IsOver);
        Assert.True(request.IsOpen); // as that page still had it
        Assert.False(await asked.AsTheService((DataCollectionDb db) => db.Set<AnswerDraft>().AnyAsync(draft => draft.Content != Array.Empty<byte>(), Ct)));
    }

    [Fact]
    public async Task Handed_in_twice_at_once_and_again_it_is_one_return_with_one_receipt_that_names_nobody()
    {
        var asked = await Asked.About(cases);
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.family-name", "Smythe"));
        var once = new HandInForm { Key = Guid.NewGuid() };

        var sent = await Task.WhenAll(HandIn(asked, once), HandIn(asked, once), HandIn(asked, new() { Key = Guid.NewGuid() }));

        Assert.All(sent, result => Assert.True(result.Succeeded));
        var handedIn = Assert.Single(await asked.Returns());
        Assert.Equal(("Dr A. Bell, The Surgery", ReturnKind.Answered, 1), (handedIn.From, handedIn.Kind, handedIn.Number));
        Assert.Equal((await asked.Door()).ActsAs, handedIn.By);
        Assert.Contains(handedIn.Claims, claim => claim is { LinkId: "identity.family-name", Shown: "Smythe" });
        Assert.Equal(RequestState.Returned, (await asked.Now()).State);
        Assert.False(await asked.AsTheService((DataCollectionDb db) => db.Set<AnswerDraft>().AnyAsync(draft => draft.ClosedAt == null || draft.Content != Array.Empty<byte>(), Ct)));
        var receipt = Assert.Single(await asked.Mails(), mail => mail.Subject.StartsWith("We have your answer", StringComparison.Ordinal));
        Assert.DoesNotContain("Smith", receipt.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Smythe", receipt.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Single(await asked.Timeline(), entry => entry.StartsWith("Return: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_required_stands_in_the_way_and_hidden_answers_are_not_handed_on()
    {
        var asked = await Asked.About(cases);
        var whole = await Open(asked);
        var form = whole.Answers.Form;
        await Keep(asked, "reporter", await Stamp(asked, "reporter"), ("q:reporter.agency", "The Surgery"));

        var refused = await HandIn(asked, new() { Key = Guid.NewGuid() });
        Assert.Contains(refused.Problems, problem => problem.Message == "Enter your name");
        Assert.Empty(await asked.Returns());

        await Keep(asked, "reporter", await Stamp(asked, "reporter"), ("q:reporter.name", "Dr A. Bell"), ("q:reporter.agency", "The Surgery"));
        var hidden = form.All.First(item => item is { Type: ItemType.Line or ItemType.Text, Conditions.Count: > 0, Repeats: false } && item.IsSeenBy(AskedKind.Find("gp")) && !whole.Answers.IsShown(item, ""));
        await Keep(asked, hidden.Section.LinkId, await Stamp(asked, hidden.Section.LinkId), ($"q:{hidden.LinkId}", "Qvixhidden"));
        Assert.StartsWith("Nothing is answered", Assert.Single((await HandIn(asked, new() { Key = Guid.NewGuid() })).Problems).Message, StringComparison.Ordinal);
        await Keep(asked, "story", await Stamp(asked, "story"), ("q:story.narrative", "Seen in March."));
        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);
        Assert.DoesNotContain("Qvixhidden", Assert.Single(await asked.Returns()).Response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_add_settles_every_form_and_what_was_begun_is_gone()
    {
        var asked = await Asked.About(cases, forms: ["reporting", "asthma-anaphylaxis"]);
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.family-name", "Smythe"));
        var once = new SayNothingToAdd { Key = Guid.NewGuid() };

        await Task.WhenAll(Nothing(asked, once), Nothing(asked, once));

        Assert.Equal(RequestState.NothingToAdd, (await asked.Now()).State);
        Assert.Equal([ReturnKind.Nothing, ReturnKind.Nothing], (await asked.Returns()).Select(r => r.Kind));
        Assert.False(await asked.AsTheService((DataCollectionDb db) => db.Set<AnswerDraft>().AnyAsync(draft => draft.ClosedAt == null || draft.Content != Array.Empty<byte>(), Ct)));
    }

    [Fact]
    public async Task That_the_child_was_not_known_settles_the_request_too_and_is_told_apart()
    {
        var asked = await Asked.About(cases);

        Assert.True((await Nothing(asked, new() { DidNotKnow = true })).Succeeded);

        Assert.Equal(RequestState.NothingToAdd, (await asked.Now()).State);
        Assert.Equal(ReturnKind.NotKnown, Assert.Single(await asked.Returns()).Kind);
        var form = asked.Library.Find("reporting", (await asked.Now()).Forms[0].Version)!;
        Assert.Contains((await cases.Find()).Entries, entry => entry.Text.StartsWith($"Did not know the child: {form.Title}, ", StringComparison.Ordinal)); // of two forms each is named
    }

    [Fact]
    public async Task Not_for_us_says_whom_to_ask_and_asking_for_time_leaves_the_day_to_the_office()
    {
        var asked = await Asked.About(cases);
        var due = (await asked.Now()).DueOn;

        Assert.Equal(["Until"], (await Time(asked, due, "Late")).Problems.Select(problem => problem.Field));
        Assert.Equal(["Until"], (await Time(asked, due.PlusDays(200), "Late")).Problems.Select(problem => problem.Field));
        Assert.True((await Time(asked, due.PlusDays(7), "The record is being found.")).Succeeded);
        var now = await asked.Now();
        Assert.Equal((due, due.PlusDays(7), "The record is being found."), (now.DueOn, now.AsksUntil, now.AsksBecause));

        Assert.True((await asked.AsAddressee(async (SayNotForUsHandler handler) => await handler.Handle(await asked.Door(), new() { Whom = "The Practice in Huyton" }, Ct))).Succeeded);
        now = await asked.Now();
        Assert.Equal((RequestState.NotForThem, "The Practice in Huyton", (LocalDate?)null), (now.State, now.Because, now.AsksUntil));
        Assert.Contains("Not for them: Dr A. Bell, The Surgery|The Practice in Huyton", await asked.Timeline());
    }

    [Fact]
    public async Task A_colleague_gets_a_link_of_their_own_for_their_sections_alone()
    {
        var asked = await Asked.About(cases);

        Assert.Equal(["Email"], (await Share(asked, "not an address", "reporting/identity")).Problems.Select(problem => problem.Field));
        Assert.Equal(["IsChecked"], (await Share(asked, "colleague@elsewhere.example", "reporting/identity")).Problems.Select(problem => problem.Field));
        Assert.Equal(["Email"], (await Share(asked, "BELL@example.nhs.uk", "reporting/identity")).Problems.Select(problem => problem.Field));
        Assert.Equal(["Sections"], (await Share(asked, "colleague@example.nhs.uk")).Problems.Select(problem => problem.Field));
        Assert.Equal(["Sections"], (await Share(asked, "colleague@example.nhs.uk", "reporting/nobody")).Problems.Select(problem => problem.Field));
        Assert.True((await Share(asked, "colleague@example.nhs.uk", "reporting/identity")).Succeeded);

        var request = await asked.Now();
        var door = request.Doors.Single(one => !one.IsAddressee);
        var form = asked.Library.Find(request.Forms[0].Form, request.Forms[0].Version)!;
        Assert.Equal(["identity"], Answering.SectionsOf(form, request, AnsweredBy.Through(door, request)).Select(section => section.LinkId));
        var mail = (await asked.Mails())[^1];
        Assert.Equal("colleague@example.nhs.uk", mail.To);
        Assert.DoesNotContain("Smith", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Dr A. Bell, The Surgery: asks a colleague for “Who this is about”: Dr C. Colleague, colleague@example.nhs.uk|", await asked.Timeline());
    }

    [Theory]
    [InlineData("colleague@gmail.com")]
    [InlineData("COLLEAGUE@Hotmail.co.uk")]
    public async Task Nobody_is_let_in_as_a_colleague_at_an_address_that_anybody_can_have_whatever_the_addressee_ticks(string email)
    {
        var asked = await Asked.About(cases);

        var shared = await asked.AsAddressee(async (ShareRequestHandler handler) =>
            await handler.Handle(await asked.Door(), new() { Name = "Dr C. Colleague", Email = email, Sections = ["reporting/identity"], IsChecked = true }, Ct));

        var problem = Assert.Single(shared.Problems);
        Assert.Equal("Email", problem.Field);
        Assert.Contains("work email", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["Email"], (await Share(asked, email, "reporting/identity")).Problems.Select(one => one.Field)); // no tick is offered that would not help
        Assert.True(Assert.Single((await asked.Now()).Doors).IsAddressee);
    }

    [Fact]
    public async Task At_addresses_that_nobody_knows_three_colleagues_are_asked_and_no_more_whatever_the_addressee_ticks()
    {
        var asked = await Asked.About(cases);
        for (var number = 1; number <= 3; number++)
        {
            Assert.True((await Checked($"colleague{number}@elsewhere.example")).Succeeded);
        }

        var problem = Assert.Single((await Checked("colleague4@elsewhere.example")).Problems);
        Assert.Equal("Email", problem.Field);
        Assert.StartsWith("3 colleagues at addresses that we do not know", problem.Message, StringComparison.Ordinal);
        Assert.True((await Share(asked, "colleague@example.nhs.uk", "reporting/identity")).Succeeded); // at its own they are

        Task<Result<string>> Checked(string email) => asked.AsAddressee(async (ShareRequestHandler handler) =>
            await handler.Handle(await asked.Door(), new() { Name = "Dr C. Colleague", Email = email, Sections = ["reporting/identity"], IsChecked = true }, Ct));
    }

    [Theory]
    [InlineData("Visit evil.example or call 0900 12345 to claim")]
    [InlineData("evil.example")]
    [InlineData("Call 0900 12345")]
    [InlineData("x@evil")]
    [InlineData("A very long name that goes on and on until it is a message of its own to you")]
    [InlineData("Dr\u202eelpmaxe")]
    [InlineData("…")]
    public async Task What_is_typed_as_a_name_and_is_none_stands_in_no_mail_of_ours(string name)
    {
        var asked = await Asked.About(cases);
        var request = await asked.Now();
        request.Readdress(name, "someone@example.nhs.uk", "", request.DueOn, null, cases.Clock.GetCurrentInstant());
        var colleague = request.Share(name, "colleague@example.nhs.uk", ["reporting/identity"], cases.Clock.GetCurrentInstant());

        var mails = await Written(asked, (db, mail) =>
        {
            mail.Share(db, request, colleague);
            mail.Escalate(db, request, name, "lead@example.nhs.uk");
            mail.Ask(db, request, request.LinkOfAddressee(cases.Clock.GetCurrentInstant()));
        });

        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail =>
        {
            Assert.StartsWith("Dear colleague,", mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(name, mail.Body + mail.Subject, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("Dr A. Bell")]
    [InlineData("Siân O’Neill-Brown")]
    [InlineData("Mary-Jane d'Arcy Ní Bhriain")]
    public async Task A_name_stands_in_the_greeting_and_where_it_says_who_was_asked(string name)
    {
        var asked = await Asked.About(cases);
        var request = await asked.Now();
        request.Readdress(name, "someone@example.nhs.uk", "", request.DueOn, null, cases.Clock.GetCurrentInstant());
        var colleague = request.Share(name, "colleague@example.nhs.uk", ["reporting/identity"], cases.Clock.GetCurrentInstant());

        var mail = Assert.Single(await Written(asked, (db, mail) => mail.Share(db, request, colleague)));

        Assert.StartsWith($"Dear {name},", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"We wrote to {name}, The Surgery and asked what", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"{name} hands it in", mail.Body, StringComparison.Ordinal);
    }

    // What these write into the outbox, not sent.
    private static Task<List<OutgoingMail>> Written(Asked asked, Action<DataCollectionDb, RequestMail> write) => asked.AsTheService((IServiceProvider scope) =>
    {
        var db = (DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!;
        write(db, (RequestMail)scope.GetService(typeof(RequestMail))!);
        return Task.FromResult(db.ChangeTracker.Entries<OutgoingMail>().Select(entry => entry.Entity).ToList());
    });

    [Fact]
    public async Task What_is_sent_back_opens_with_the_former_answers_and_a_reply_is_kept_and_settles_the_question()
    {
        var asked = await Asked.About(cases);
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.family-name", "Smythe"));
        await HandIn(asked, new() { Key = Guid.NewGuid() });
        var first = Assert.Single(await asked.Returns());
        var query = AnswerQuery.Ask(first.Subject, asked.Request, "reporting", "identity.family-name", "", "Is it Smith?", new("someone"), cases.Clock.GetCurrentInstant());
        await asked.AsTheService(async (DataCollectionDb db) =>
        {
            var request = await db.Answered(asked.Request).SingleAsync(Ct);
            request.Unreturned("reporting");
            request.Reopen(request.DueOn, null, [], [query], cases.Clock.GetCurrentInstant());
            db.Add(query);
            return await db.SaveChangesAsync(Ct);
        });
        await asked.AsTheService(async (IServiceProvider scope) =>
        {
            var request = await asked.Now();
            var answering = (Answering)scope.GetService(typeof(Answering))!;
            var db = (DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!;
            await answering.Restore(await db.Cases.SingleAsync(Ct), request, request.Forms[0], first, Ct);
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Equal("Smythe", Shown((await Open(asked)).Answers, "identity.family-name"));
        await Keep(asked, "identity", await Stamp(asked, "identity"), ("q:identity.family-name", "Smythe"), ($"reply:{query.Id}", "It is Smythe."), ($"reply:{Guid.NewGuid()}", "To nobody"));
        Assert.Equal("It is Smythe.", Assert.Single((await Open(asked)).Replies).Value);
        var tooLong = await Keep(asked, "identity", await Stamp(asked, "identity"), ($"reply:{query.Id}", new string('a', 4001)));
        Assert.Equal(("identity.family-name", "Your reply to our question must be 4,000 characters or fewer, and has 4,001. Nothing on this page is saved until you shorten it"), Assert.Single(tooLong!.TooLong) is var problem ? (problem.Place.LinkId, problem.Sentence) : default);
        Assert.Equal("It is Smythe.", Assert.Single((await Open(asked)).Replies).Value);
        Assert.True((await HandIn(asked, new() { Key = Guid.NewGuid() })).Succeeded);

        var settled = await asked.AsTheService((DataCollectionDb db) => db.Set<AnswerQuery>().AsNoTracking().SingleAsync(Ct));
        Assert.Equal(("It is Smythe.", true), (settled.Reply, settled.SettledAt is not null));
        Assert.Equal([1, 2], (await asked.Returns()).Select(r => r.Number));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static async Task<Answered> Open(Asked asked)
    {
        var request = await asked.Now();
        return await asked.AsAddressee((Answering answering) => answering.OpenWhole(Sheet.For(request, request.Forms[0]), Ct));
    }

    private static async Task<Dictionary<string, SectionProgress>> Progress(Asked asked)
    {
        var request = await asked.Now();
        var answered = await Open(asked);
        return SectionProgress.Of(answered, Answering.KindOf(request), Answering.SectionsOf(answered.Answers.Form, request, AnsweredBy.Through(await asked.Door(), request))).ToDictionary(part => part.Section.LinkId);
    }

    private static string Shown(FormAnswers answers, string linkId) => string.Join(", ", answers.Of(linkId).Select(answer => answer.Shown));

    private static async Task<string> Stamp(Asked asked, string section)
    {
        var answers = (await Open(asked)).Answers;
        return SectionSeen.Stamp(answers, answers.Form.Find(section)!);
    }

    private static Task<int> Restrict(Asked asked, string? family = null) => asked.AsTheService(async (DataCollectionDb db) =>
    {
        var reviewed = await db.Cases.SingleAsync(Ct);
        reviewed.IsRestricted = true;
        Rename(db, reviewed, family ?? reviewed.Child.FamilyName);
        return await db.SaveChangesAsync(Ct);
    });

    private static void Rename(DataCollectionDb db, Case reviewed, string family) =>
        db.Entry(reviewed).ComplexProperty(one => one.Child).Property(child => child.FamilyName).CurrentValue = family;

    // Who says so in the collated record.
    private static async Task<string> SaidBy(Asked asked, string linkId) => await asked.AsTheService(async (IServiceProvider scope) =>
    {
        var reviewed = await ((DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!).Cases.AsNoTracking().SingleAsync(Ct);
        var record = (CaseRecord)scope.GetService(typeof(CaseRecord))!;
        var collated = (await record.Collate(reviewed, "reporting", await record.Returns(reviewed.Subject, Ct), Ct))!;
        return collated.Of(linkId)!.Versions[0].By[0].From;
    });

    // Of the section, what is given; the rest of it is left empty.
    private static async Task<SectionKept?> Keep(Asked asked, string section, string seen, params (string Name, string Value)[] typed) =>
        await Keep(asked, section, seen, await asked.Door(), typed);

    private static async Task<SectionKept?> Keep(Asked asked, string section, string seen, RequestDoor by, params (string Name, string Value)[] typed)
    {
        var request = await asked.Now();
        var posted = new FormCollection(typed.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
        return await asked.As(by, (Answering answering) => answering.Keep(Sheet.For(request, request.Forms[0]), answering.FormOf(request.Forms[0]).Find(section)!, seen, posted, Ct));
    }

    private static Task<Result<string>> HandIn(Asked asked, HandInForm once) =>
        asked.AsAddressee(async (HandInFormHandler handler) => await handler.Handle(await asked.Door(), "reporting", once, Ct));

    private static Task<Result<string>> Nothing(Asked asked, SayNothingToAdd once) =>
        asked.AsAddressee(async (SayNothingToAddHandler handler) => await handler.Handle(await asked.Door(), once, Ct));

    private static Task<Result<string>> Time(Asked asked, LocalDate until, string because) =>
        asked.AsAddressee(async (AskForTimeHandler handler) => await handler.Handle(await asked.Door(), new() { Until = until, Because = because }, Ct));

    private static Task<Result<string>> Share(Asked asked, string email, params string[] sections) =>
        asked.AsAddressee(async (ShareRequestHandler handler) => await handler.Handle(await asked.Door(), new() { Name = "Dr C. Colleague", Email = email, Sections = sections }, Ct));
}
