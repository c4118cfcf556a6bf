using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class IssuePackTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_pack_goes_out_only_with_the_certified_papers_of_each_case_as_they_stand()
    {
        var (number, cases) = await Meeting(2);
        Assert.Contains("are not certified for", Errors(await Issue(number)), StringComparison.Ordinal);

        await Certify(number, cases[0]);
        Assert.Contains(await Label(cases[1]), Errors(await Issue(number)), StringComparison.Ordinal);
        Assert.DoesNotContain(await Label(cases[0]), Errors(await Issue(number)), StringComparison.Ordinal);

        await Certify(number, cases[1]);
        Assert.True((await Issue(number)).Succeeded);
        Assert.Contains("Nothing has changed", Errors(await Issue(number)), StringComparison.Ordinal);

        panels.Papers.Told[cases[1]] = PapersMade.Of("The mother slept.");
        Assert.Contains(await Label(cases[1]), Errors(await Issue(number)), StringComparison.Ordinal);
        await Certify(number, cases[1]);
        Assert.True((await Issue(number)).Succeeded);

        var packs = await panels.Modules.Use((PanelReviewDb db) => db.Packs.Include(p => p.Cases).AsNoTracking().OrderBy(p => p.Number).ToListAsync(Ct));
        Assert.Equal([1, 2], packs.Select(pack => pack.Number));
        Assert.Equal([1, 2], packs[1].Cases.OrderBy(one => one.Position).Select(one => one.Since)); // what came later is marked
    }

    [Fact]
    public async Task Late_papers_of_one_case_take_away_no_case_that_the_meeting_has_taken()
    {
        await using var met = new PanelThatMet();
        await met.Meet(Ct, cases: 2);
        await met.Ratify(0, Ct);
        met.Panels.Papers.Told[met.Cases[1]] = PapersMade.Of("The mother slept.");
        await met.Panels.Certify(met.Number, met.Cases[1], Ct);

        Assert.True((await met.Panels.Issue(met.Number, Ct)).Succeeded);

        var packs = await met.Modules.Use((PanelReviewDb db) => db.Packs.Include(p => p.Cases).AsNoTracking().OrderBy(p => p.Number).ToListAsync(Ct));
        Assert.Equal([met.Cases[0].Value, met.Cases[1].Value], packs[^1].Cases.OrderBy(one => one.Position).Select(one => one.Subject));
        Assert.Equal([1, packs.Count], packs[^1].Cases.OrderBy(one => one.Position).Select(one => one.Since));
        Assert.Equal(packs[^2].Cases.Single(one => one.Subject == met.Cases[0].Value).Papers, packs[^1].Cases.Single(one => one.Subject == met.Cases[0].Value).Papers);
    }

    [Fact]
    public async Task Open_questions_hold_it_back_unless_the_chair_says_why()
    {
        var (number, cases) = await Meeting(1);
        panels.Papers.Told[cases[0]] = panels.Papers.Told[cases[0]] with { OpenQueries = 2 };
        await Certify(number, cases[0]);
        panels.Modules.Person.Lacks.Add(Permission.ChairPanels);
        Assert.Contains("let the chair issue", Errors(await Issue(number, "It is urgent.")), StringComparison.Ordinal);

        panels.Modules.Person.Lacks.Clear();
        Assert.Contains("say why", Errors(await Issue(number)), StringComparison.Ordinal);
        Assert.True((await Issue(number, "The answers change nothing.")).Succeeded);
    }

    [Fact]
    public async Task Agencies_that_have_not_answered_are_named_and_it_goes_out_only_where_somebody_says_so()
    {
        var (number, cases) = await Meeting(2);
        panels.Papers.Told[cases[1]] = PapersMade.WithoutAnswersOf("Police", "School");
        await Certify(number, cases[0]);
        await Certify(number, cases[1]);
        var shown = (await panels.Look<IssuePackPage>(page =>
        {
            page.At = number;
            return page.OnGetAsync(Ct);
        })).Cases;
        Assert.Equal([null, "Not answered: Police; School"], shown.OrderBy(one => one.Unanswered!.Length).Select(one => one.InWordsUnanswered));

        var refused = Assert.Single((await Issue(number)).Problems);
        Assert.Equal((nameof(IssuePack.Nevertheless), true, false), (refused.Field, refused.Message.Contains(await Label(cases[1]), StringComparison.Ordinal), refused.Message.Contains(await Label(cases[0]), StringComparison.Ordinal)));
        Assert.True((await panels.Issue(number, Ct, nevertheless: true)).Succeeded);

        var pack = await panels.Modules.Use((PanelReviewDb db) => db.Packs.Include(p => p.Cases).AsNoTracking().SingleAsync(Ct));
        Assert.Equal((true, panels.Modules.Person.Id, panels.Modules.Clock.GetCurrentInstant()), (pack.IsIssuedNevertheless, pack.IssuedBy, pack.IssuedAt));
        Assert.Equal("Police; School", pack.Cases.Single(one => one.Subject == cases[1].Value).Unanswered);
        Assert.Empty(pack.Cases.Single(one => one.Subject == cases[0].Value).Unanswered);
    }

    [Fact]
    public async Task Where_all_have_answered_nothing_is_said_to_go_out_nevertheless()
    {
        var (number, cases) = await Meeting(1);
        await Certify(number, cases[0]);

        Assert.True((await panels.Issue(number, Ct, nevertheless: true)).Succeeded);

        Assert.False((await panels.Modules.Use((PanelReviewDb db) => db.Packs.AsNoTracking().SingleAsync(Ct))).IsIssuedNevertheless);
    }

    [Fact]
    public async Task A_member_who_is_coming_reads_it_from_its_issue_until_14_times_24_hours_after_the_end_to_the_second()
    {
        var (number, cases) = await Meeting(1);
        var members = await panels.Members(Ct);
        var account = await SignedIn(members[0], number);
        await Certify(number, cases[0]);
        Assert.Empty(await Mine(account));
        Assert.True((await Issue(number)).Succeeded);

        Assert.Empty(await Mine(account)); // not accepted yet
        await Accept(number, members[0]);
        Assert.Single(await Mine(account));
        Assert.Empty(await Mine(new("somebody-else")));

        var ends = (await panels.Meeting(number, Ct)).Ends;
        panels.Modules.Clock.Reset(ends + Duration.FromHours(14 * 24) - Duration.FromSeconds(1));
        Assert.Single(await Mine(account));
        panels.Modules.Clock.Reset(ends + Duration.FromHours(14 * 24));
        Assert.Empty(await Mine(account));
    }

    [Fact]
    public async Task A_clock_that_jumps_a_day_forward_and_back_takes_no_papers_away_and_gives_none_for_longer()
    {
        var (number, cases) = await Meeting(1);
        var members = await panels.Members(Ct);
        var account = await SignedIn(members[0], number);
        await Certify(number, cases[0]);
        Assert.True((await Issue(number)).Succeeded);
        await Accept(number, members[0]);
        var last = (await panels.Meeting(number, Ct)).Ends + Duration.FromHours(14 * 24);
        foreach (var (hours, reads) in new[] { (-1, 1), (23, 0), (-25, 1), (-1, 1), (0, 0) })
        {
            panels.Modules.Clock.Reset(last + Duration.FromHours(hours));
            Assert.Equal(reads, (await Mine(account)).Count);
        }

        Assert.Equal(1, await panels.Modules.Use((PanelReviewDb db) => db.Packs.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_member_who_takes_no_part_in_a_case_has_a_pack_without_it()
    {
        var (number, cases) = await Meeting(2);
        var members = await panels.Members(Ct);
        var account = await SignedIn(members[0], number);
        await Certify(number, cases[0]);
        await Certify(number, cases[1]);
        await Issue(number);
        await Accept(number, members[0]);
        Assert.Equal(2, (await Read(account)).Count);

        var label = await Label(cases[0]);
        Assert.True((await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle(number, label, new() { Member = members[0], Because = "Treated the child." }, Ct)))!.Succeeded);

        Assert.Equal([await Label(cases[1])], (await Read(account)).Select(row => row.Case.Label));
    }

    [Fact]
    public async Task Whoever_issues_it_the_pack_holds_every_case_of_the_meeting_and_shows_them_nothing_of_those_they_may_not_see()
    {
        var (number, cases) = await Meeting(2);
        await Certify(number, cases[0]);
        await Certify(number, cases[1]);
        Assert.True((await Issue(number)).Succeeded);
        var elsewhere = await Elsewhere(number);
        Assert.Contains(await Label(elsewhere), Errors(await Issue(number)), StringComparison.Ordinal);

        // Who may see the second alone, and takes no part in it.
        var members = await panels.Members(Ct);
        var chair = await SignedIn(members[0], number);
        await Certify(number, elsewhere);
        Assert.True((await Issue(number)).Succeeded);
        Assert.True((await panels.Recuse(number, cases[0], members[0], Ct))!.Succeeded);
        panels.Papers.Told[cases[1]] = PapersMade.Of("The mother slept.");
        await Certify(number, cases[1]);
        (panels.Modules.Person.Id, panels.Modules.Person.Areas) = (chair, [Examples.Liverpool]);

        Assert.True((await Issue(number)).Succeeded);
        Assert.Contains("Nothing has changed", Errors(await Issue(number)), StringComparison.Ordinal);

        (panels.Modules.Person.Id, panels.Modules.Person.Areas) = (new("someone"), Examples.Merseyside);
        var last = await panels.Modules.Use((PanelReviewDb db) => db.Packs.Include(p => p.Cases).AsNoTracking().OrderBy(p => p.Number).LastAsync(Ct));
        Assert.Equal([(cases[0].Value, 1, 1), (cases[1].Value, 2, 3), (elsewhere.Value, 3, 2)], last.Cases.OrderBy(one => one.Position).Select(one => (one.Subject, one.Position, one.Since)));
    }

    [Fact]
    public async Task A_case_that_the_issuer_may_not_see_and_that_was_never_certified_holds_it_back_and_is_not_named()
    {
        var (number, cases) = await Meeting(1);
        await Certify(number, cases[0]);
        var label = await Label(await Elsewhere(number));
        panels.Modules.Person.Areas = [Examples.Liverpool];

        var refused = Errors(await Issue(number));

        Assert.Contains("One case of this meeting that you may not see has no papers that are certified as they stand now: ask the administrator of its area", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(label, refused, StringComparison.Ordinal);
        Assert.Equal(0, await panels.Modules.Use((PanelReviewDb db) => db.Packs.CountAsync(Ct)));
    }

    [Fact]
    public async Task Papers_that_changed_since_they_were_certified_hold_it_back_though_the_issuer_may_not_see_the_case()
    {
        var (number, cases) = await Meeting(1);
        await Certify(number, cases[0]);
        var elsewhere = await Elsewhere(number);
        await Certify(number, elsewhere);
        panels.Papers.Told[elsewhere] = PapersMade.Of("The father came late.");
        panels.Modules.Person.Areas = [Examples.Liverpool];

        Assert.Contains("One case of this meeting that you may not see has no papers that are certified as they stand now", Errors(await Issue(number)), StringComparison.Ordinal);

        panels.Modules.Person.Areas = Examples.Merseyside;
        await Certify(number, elsewhere);
        panels.Modules.Person.Areas = [Examples.Liverpool];
        Assert.True((await Issue(number)).Succeeded);
    }

    [Fact]
    public async Task Open_questions_on_a_case_that_the_issuer_may_not_see_hold_it_back_and_it_is_not_named()
    {
        var (number, cases) = await Meeting(1);
        await Certify(number, cases[0]);
        var elsewhere = await Elsewhere(number);
        await Certify(number, elsewhere);
        panels.Papers.Told[elsewhere] = panels.Papers.Told[elsewhere] with { OpenQueries = 1 };
        var label = await Label(elsewhere);
        panels.Modules.Person.Areas = [Examples.Liverpool];

        var refused = Errors(await Issue(number));

        Assert.Contains("1 case that you may not see", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(label, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_changed_is_marked_as_changed_with_those_of_its_papers_that_did()
    {
        var (number, cases) = await Meeting(2);
        await Certify(number, cases[0]);
        await Certify(number, cases[1]);
        Assert.True((await Issue(number)).Succeeded);
        panels.Papers.Told[cases[0]] = PapersMade.Of("The mother slept.");
        await Certify(number, cases[0]);
        var added = await Elsewhere(number);
        await Certify(number, added);
        Assert.True((await Issue(number)).Succeeded);
        var members = await panels.Members(Ct);
        var account = await SignedIn(members[0], number);
        await Accept(number, members[0]);

        var rows = (await Read(account)).ToDictionary(row => row.Case.Subject, row => row.Mark);

        Assert.Equal(("Changed in version 2", "", "New in version 2"), (rows[cases[0].Value], rows[cases[1].Value], rows[added.Value]));
        panels.Modules.Person.Id = account;
        var changed = await Label(cases[0]);
        var page = await panels.Look<ReadCasePage>(page =>
        {
            (page.Number, page.Label) = (number, changed);
            return page.OnGetAsync(Ct);
        });
        Assert.Equal(["Case summary (changed in version 2)", "Timeline"], page.Papers.Select(paper => paper.Title));
    }

    // A case of Sefton is listed too.
    private async Task<CaseId> Elsewhere(string number)
    {
        var reviewed = await panels.Ready(ReadyCases.Of(area: Examples.Sefton), Ct);
        panels.Papers.Told[reviewed] = PapersMade.Of("The father came.");
        await panels.List(number, Ct, reviewed);
        return reviewed;
    }

    [Fact]
    public async Task Members_who_come_and_find_something_new_are_told_once_a_version_by_a_mail_that_tells_nothing()
    {
        var (number, cases) = await panels.Issued(2, Ct, "chair", "police", "lay");
        var first = await Told();
        Assert.Equal(["chair@panel.example", "lay@panel.example", "police@panel.example"], first.Select(mail => mail.To).Order(StringComparer.Ordinal));
        Assert.Equal(3, first.Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(first, mail => Assert.Contains($"/packs/{number}", mail.Body, StringComparison.Ordinal));
        string[] tells = ["Sarah", "Thorne", "mother", "The police", "The lay", await Label(cases[0]), await Label(cases[1]), "month"];
        Assert.All(first, mail => Assert.All(tells, told => Assert.DoesNotContain(told, mail.Subject + mail.Body, StringComparison.Ordinal)));

        Assert.False((await Issue(number)).Succeeded); // nothing is new
        Assert.Equal(3, (await Told()).Count);

        Assert.True((await panels.Recuse(number, cases[1], "police", Ct))!.Succeeded);
        panels.Papers.Told[cases[1]] = PapersMade.Of("The mother slept.");
        await Certify(number, cases[1]);
        Assert.True((await Issue(number)).Succeeded);
        Assert.Equal(["chair@panel.example", "lay@panel.example"], (await Told()).Skip(3).Select(mail => mail.To).Order(StringComparer.Ordinal)); // what is new is not for the police

        async Task<IReadOnlyList<OutgoingMail>> Told() => [.. (await panels.Mail(Ct)).Where(mail => mail.Subject.StartsWith("Papers to read", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Who_issues_it_hears_how_many_readers_are_told_and_of_a_form_sent_again_that_it_was_sent()
    {
        var (number, cases) = await panels.Issued(2, Ct, "chair", "police", "lay");
        Assert.True((await panels.Recuse(number, cases[1], "police", Ct))!.Succeeded);
        panels.Papers.Told[cases[1]] = PapersMade.Of("The mother slept.");
        await Certify(number, cases[1]);
        var form = new IssuePack { Version = (await panels.Meeting(number, Ct)).Version };

        Assert.Equal(new PackIssued(number, 2), (await Send())!.Value);
        Assert.Equal(new PackIssued(number, null), (await Send())!.Value);

        Task<Result<PackIssued>?> Send() => panels.Modules.Use((IssuePackHandler handler) => handler.Handle(number, form, Ct));
    }

    [Fact]
    public async Task Who_issues_on_a_page_that_has_not_seen_the_other_issue_is_told_and_mails_nobody()
    {
        var (number, cases) = await panels.Issued(1, Ct, "chair", "police");
        var seen = (await panels.Meeting(number, Ct)).Version;
        panels.Papers.Told[cases[0]] = PapersMade.Of("The mother slept.");
        await Certify(number, cases[0]);
        Assert.True((await panels.Issue(number, seen, Ct)).Succeeded);
        var mails = (await panels.Mail(Ct)).Count;
        panels.Papers.Told[cases[0]] = PapersMade.Of("The mother slept late.");
        await Certify(number, cases[0]);

        Assert.Contains("Somebody else changed this while", Errors(await panels.Issue(number, seen, Ct)), StringComparison.Ordinal);

        Assert.Equal(mails, (await panels.Mail(Ct)).Count);
        Assert.True((await Issue(number)).Succeeded);
    }

    [Fact]
    public async Task The_papers_of_all_its_cases_are_read_in_one_question()
    {
        var (number, cases) = await panels.Issued(3, Ct, "chair");
        panels.Papers.Told[cases[0]] = PapersMade.Of("The mother slept.");
        await Certify(number, cases[0]);
        var before = panels.Papers.Asked;

        Assert.True((await Issue(number)).Succeeded);

        Assert.Equal(before + 1, panels.Papers.Asked);
    }

    private static string Errors(Result<string> refused) => string.Join("; ", refused.Problems);

    private async Task<(string Number, IReadOnlyList<CaseId> Cases)> Meeting(int many)
    {
        var number = await panels.Planned(Ct);
        var cases = new List<CaseId>();
        for (var at = 0; at < many; at++)
        {
            var reviewed = await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 6, 1).PlusDays(at)), Ct);
            panels.Papers.Told[reviewed] = PapersMade.Of($"The mother, Sarah Thorne, came {at + 1} times.");
            cases.Add(reviewed);
        }

        await panels.List(number, Ct, [.. cases]);
        return (number, cases);
    }

    private async Task<string> Label(CaseId reviewed) => (await panels.Case(reviewed, Ct))!.Label;

    private Task Certify(string number, CaseId reviewed) => panels.Certify(number, reviewed, Ct);

    private Task<Result<string>> Issue(string number, string? accepts = null) => panels.Issue(number, Ct, accepts);

    private async Task<UserId> SignedIn(Guid member, string number)
    {
        var account = new UserId("panel-member-account");
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            var found = await db.Members.SingleAsync(m => m.Id == member, Ct);
            db.Entry(found).Property(m => m.Person).CurrentValue = account;
            var meeting = await db.Whole(number).SingleAsync(Ct);
            if (meeting.Invite(found, panels.Modules.Clock.GetCurrentInstant()) is { } invited)
            {
                invited.LinkHash = new byte[32];
            }

            return await db.SaveChangesAsync(Ct);
        });
        return account;
    }

    private Task<int> Accept(string number, Guid member) => panels.Modules.Use(async (PanelReviewDb db) =>
    {
        var meeting = await db.Whole(number).SingleAsync(Ct);
        Assert.True(meeting.Answer(meeting.Invitations.Single(one => one.Member == member), Reply.Coming, "", "", null, null, panels.Modules.Clock.GetCurrentInstant()).Succeeded);
        return await db.SaveChangesAsync(Ct);
    });

    private async Task<IReadOnlyList<MyPack>> Mine(UserId account)
    {
        panels.Modules.Person.Id = account;
        try
        {
            return await panels.Modules.Use((MyPacks packs) => packs.All(Ct));
        }
        finally
        {
            panels.Modules.Person.Id = new("someone");
        }
    }

    private async Task<IReadOnlyList<PackRow>> Read(UserId account)
    {
        panels.Modules.Person.Id = account;
        try
        {
            return await panels.Modules.Use(async (MyPacks packs) => await packs.Cases((await packs.All(Ct))[0]).ToListAsync(Ct));
        }
        finally
        {
            panels.Modules.Person.Id = new("someone");
        }
    }
}
