using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cdop.DataCollection.Tests;

/// <summary>The requests that need a person, across all cases.</summary>
public sealed class ListRequestsTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task What_only_waits_for_an_agency_is_not_there_and_what_needs_a_person_says_why()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var all = await requests.Ask("gp", "police", "social-care", "education", "ambulance", "hospice");
        Assert.Empty(await Seen());

        await Change(all[0], r => r.AskForTime(r.DueOn.PlusDays(9), "A record is in the archive"));
        await Change(all[1], r => r.NotForThem("The team in Huyton", Now));
        await Change(all[2], r => Freeze(r.Doors[0]));
        await Change(all[3], r => r.TakeStep(null, Now));
        await requests.NothingToAdd(all[4]);
        Assert.Equal(
            [$"ambulance: Nothing to add, {InWords.Moment(Now)}", "gp: Asks for time until 2 Apr", "police: Not for them. To be asked instead: The team in Huyton", "social-care: A link is closed after five wrong codes"],
            (await Seen()).Order(StringComparer.Ordinal));

        requests.Cases.Clock.AdvanceDays(30);
        await Refuse(all[5].Email, all[5]);
        Assert.Equal(
            ["education: Late, and no reminder is left", "gp: Asks for time until 2 Apr", "hospice: An email could not be delivered", "police: Not for them. To be asked instead: The team in Huyton", "social-care: A link is closed after five wrong codes"],
            (await Seen()).Order(StringComparer.Ordinal));
        Assert.Equal(["hospice: An email could not be delivered"], await Seen(RequestNeed.Refused));
        Assert.Equal(["education: Late, and no reminder is left"], await Seen(RequestNeed.Late));
        Assert.Empty(await Seen(RequestNeed.Answered));
    }

    [Fact]
    public async Task A_request_of_which_a_part_came_lately_is_found_while_the_rest_is_open()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await requests.AskAlso(gp, "asthma-anaphylaxis", gp.DueOn);
        Assert.Empty(await Seen(RequestNeed.Answered));
        await requests.Answer(gp, ("child.birth.weight", 3200));

        Assert.Equal([$"gp: 1 of 2 forms came, the last {InWords.Moment(Now)}"], await Seen(RequestNeed.Answered));
        Assert.Equal("1 of 2 forms came", (await requests.Find(gp)).CameInPart);
        requests.Cases.Clock.AdvanceDays(8);
        Assert.Empty(await Seen(RequestNeed.Answered));
    }

    [Fact]
    public async Task A_refused_address_that_no_link_holds_any_more_needs_nobody_nor_one_that_was_refused_for_another_request()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (first, second) = await requests.Ask("gp", "police") is [var a, var b] ? (a, b) : default;
        await Refuse(first.Email, first);
        await Refuse(second.Email, first);
        Assert.Equal(["gp: An email could not be delivered"], await Seen());

        await Change(first, r => r.Readdress("Dr New", "new@agency.example", "", r.DueOn, null, Now).SelectorHash = [1]);

        Assert.Empty(await Seen());
    }

    [Fact]
    public async Task A_refused_mail_belongs_to_its_own_request_though_the_reference_of_another_at_the_same_address_begins_with_the_same()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (first, second) = await requests.Ask("gp", "police") is [var a, var b] ? (a, b) : default;
        await requests.Act(async services => // the reference of the one is the beginning of the other's, and both go to one mailbox
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            await db.Requests.Where(r => r.Id == first.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Reference, "HK7M-2Q").SetProperty(r => r.Email, second.Email), Ct);
            await db.Requests.Where(r => r.Id == second.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Reference, "HK7M-2QRT"), Ct);
            return await db.Set<RequestDoor>().Where(d => d.Request == first.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Email, second.Email), Ct);
        });

        await Refuse(second.Email, await requests.Find(second));

        Assert.Equal(["police: An email could not be delivered"], await Seen());
    }

    [Fact]
    public async Task Every_mail_about_a_request_says_which()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        requests.Cases.Clock.AdvanceDays(7);
        await requests.Act(async services =>
        {
            await new ChaseRequests(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<Chasing>(), requests.Cases.Clock, NullLogger<ChaseRequests>.Instance).Sweep(Ct);
            return 0;
        });

        var mails = await requests.Mails();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal(gp.Id, mail.About));
    }

    [Fact]
    public async Task Nothing_is_shown_of_a_case_that_one_may_not_see_or_work_or_that_is_closed()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await Change(gp, r => r.NotForThem("", Now));
        Assert.Single(await Seen());

        Assert.Empty(await Rows(null, areas: [Examples.Wirral]));
        requests.Cases.Person.Areas = [Examples.Wirral];
        Assert.Empty(await Rows(null, areas: [Examples.Knowsley]));
        requests.Cases.Person.Areas = [Examples.Knowsley];
        await requests.Act(async services => await services.GetRequiredService<DataCollectionDb>().Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.IsRestricted, true), Ct));
        Assert.Empty(await Seen());
        await requests.Act(async services => await services.GetRequiredService<DataCollectionDb>().Cases.IgnoreQueryFilters().ExecuteUpdateAsync(set => set.SetProperty(c => c.IsRestricted, false).SetProperty(c => c.ClosedAt, Now), Ct));
        Assert.Empty(await Seen());
    }

    [Fact]
    public async Task Among_many_requests_no_table_is_read_whole_and_pages_follow_each_other_without_a_gap()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var subject = (await requests.Cases.Find()).Subject;
        await requests.Act(async services =>
        {
            var db = services.GetRequiredService<DataCollectionDb>();
            for (var n = 0; n < Many; n++)
            {
                var sent = AgencyRequest.Send(subject, new("gp", null, $"Practice {n}", "", $"gp{n}@agency.example", ""), [new("reporting", "2022-04")], "", requests.Today.PlusDays(n % 40), requests.Today.PlusDays(7), new("someone"), Now);
                sent.Doors[0].SelectorHash = BitConverter.GetBytes(n);
                if (n % 20 == 0)
                {
                    sent.NotForThem("", Now);
                }

                db.Add(sent);
            }

            return await db.SaveChangesAsync(Ct);
        });

        await using var scope = requests.Cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        foreach (var need in Enum.GetValues<RequestNeed>().Select(need => (RequestNeed?)need).Append(null))
        {
            var plan = await CaseloadTests.Plan(new RequestsToSee(db, Now).Rows(need, [Examples.Knowsley], null, backwards: false).Take(26), db);
            Assert.DoesNotContain(plan, line => line.StartsWith("SCAN", StringComparison.Ordinal));
        }

        var read = new List<string>();
        Edge? edge = null;
        while (true)
        {
            var page = await new RequestsToSee(db, Now).Rows(null, [Examples.Knowsley], edge, backwards: false).Take(25).ToListAsync(Ct);
            if (page.Count == 0)
            {
                break;
            }

            read.AddRange(page.Select(row => row.Reference));
            var end = read[^1];
            edge = await db.Requests.Where(r => r.Reference == end).Select(r => new Edge(r.DueOn, r.Id)).SingleAsync(Ct);
        }

        Assert.Equal(Many / 20, read.Distinct().Count());
        Assert.Equal(Many / 20, read.Count);
        var last = await new RequestsToSee(db, Now).Rows(null, [Examples.Knowsley], null, backwards: true).Take(25).ToListAsync(Ct);
        Assert.Equal(read.TakeLast(25).Reverse(), last.Select(row => row.Reference));
    }

    [Fact]
    public async Task Time_that_is_granted_is_told_to_who_was_asked_and_the_wish_is_settled()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        var wished = gp.DueOn.PlusDays(9);
        await Change(gp, r => r.AskForTime(wished, "A record is in the archive"));
        var before = await requests.Find(gp);

        var granted = new PutOffRequest { DueOn = wished, Because = "As they ask", Version = before.Version };
        Assert.True((await requests.Cases.Modules.Use((PutOffRequestHandler handler) => handler.Handle(RequestsUnderTest.Kno, gp.Reference, granted, Ct)))!.Succeeded);
        await requests.Cases.Modules.Use((PutOffRequestHandler handler) => handler.Handle(RequestsUnderTest.Kno, gp.Reference, granted, Ct));

        var mail = Assert.Single(await requests.Mails(), mail => mail.Subject == $"More time: request {gp.Reference}");
        Assert.Equal(gp.Email, mail.To);
        Assert.Contains($"hand it in by {InWords.Day(wished)}", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Smith", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("archive", mail.Body, StringComparison.Ordinal);
        Assert.Null((await requests.Find(gp)).AsksUntil);
        Assert.Empty(await Seen());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // nothing is waited for, and a further form can be asked by it again
    public async Task A_closed_link_is_opened_again_only_by_who_has_telephoned_and_the_audit_keeps_why(bool isSettled)
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await (isSettled ? requests.Answer(gp, ("child.birth.weight", 3100)) : Task.CompletedTask);
        await Change(gp, r => Freeze(r.Doors[0]));
        gp = await requests.Find(gp);
        var door = gp.Doors[0];
        Assert.False(door.Opens(Now));
        Task<Result<string>?> Open(OpenLinkAgain form) => requests.Cases.Modules.Use((OpenLinkAgainHandler handler) => handler.Handle(RequestsUnderTest.Kno, gp.Reference, door.Id, form, Ct));

        Assert.Equal("Phone them first, then tick that it was they", Assert.Single((await Open(new() { Because = "They called", Version = gp.Version }))!.Problems).Message);
        Assert.False((await requests.Find(gp)).Doors[0].Opens(Now));
        Assert.True((await Open(new() { Because = "They mistyped an O for a zero", WasThem = true, Version = gp.Version }))!.Succeeded);

        Assert.True((await requests.Find(gp)).Doors[0].Opens(Now));
        Assert.Equal("This link is not closed any more", Assert.Single((await Open(new() { Because = "Again", WasThem = true, Version = gp.Version }))!.Problems).Message);
        var told = (await requests.Cases.Find()).Entries.Single(e => e.Text.StartsWith("Link of", StringComparison.Ordinal));
        Assert.Equal(($"Link of {gp.Email} opened again: {gp.Addressee}", "They mistyped an O for a zero", requests.Cases.Person.Id), (told.Text, told.Because, told.By));
        Assert.Contains(await requests.Cases.Modules.Audit<DataCollectionDb>(Ct), audited => audited.Sealed.Because == "They mistyped an O for a zero" && audited.Line.Actor == requests.Cases.Person.Id);
        Assert.Null(await requests.Cases.Modules.Use((OpenLinkAgainHandler handler) => handler.Handle(CaseReference.Parse("KNO-2026-022"), gp.Reference, door.Id, new() { Because = "Another case", WasThem = true, Version = gp.Version }, Ct)));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private const int Many = 2_000;

    private Instant Now => requests.Cases.Clock.GetCurrentInstant();

    private Task<List<RequestToSee>> Rows(RequestNeed? need, IReadOnlyCollection<Area> areas) =>
        requests.Act(services => new RequestsToSee(services.GetRequiredService<DataCollectionDb>(), Now).Rows(need, areas, null, backwards: false).ToListAsync(Ct));

    // Each request as its kind of agency and the words of its reasons.
    private async Task<List<string>> Seen(RequestNeed? need = null) =>
        [.. (await Rows(need, [Examples.Knowsley])).SelectMany(row => row.Why(requests.Today).Select(why => $"{row.Agency["Agency for ".Length..]}: {why.Words}"))];

    private Task<int> Change(AgencyRequest request, Action<AgencyRequest> change) => requests.Act(async services =>
    {
        var db = services.GetRequiredService<DataCollectionDb>();
        change(await db.Requests.Include(r => r.Forms).Include(r => r.Doors).SingleAsync(r => r.Id == request.Id, Ct));
        return await db.SaveChangesAsync(Ct);
    });

    private void Freeze(RequestDoor door)
    {
        door.Mailed([1], Now);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            door.Enter(isRight: false, Now);
        }
    }

    private Task<int> Refuse(string to, AgencyRequest about) => requests.Act(async services =>
    {
        var db = services.GetRequiredService<DataCollectionDb>();
        db.Send(new() { To = to, About = about.Id, Subject = $"Request {about.Reference}: what your agency knows", Body = "", WrittenAt = Now, State = MailState.Refused, SettledAt = Now });
        return await db.SaveChangesAsync(Ct);
    });
}
