using Cdop.DataCollection.Domain;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class AskAgenciesTests : IAsyncDisposable
{
    private static readonly CaseReference Kno = CaseReference.Parse("KNO-2026-011");

    private readonly CasesUnderTest cases = new();

    private LocalDate Today => cases.Clock.GetCurrentInstant().DateIn();

    [Fact]
    public async Task Who_is_asked_for_two_services_reads_in_each_mail_which_it_is_about()
    {
        await using var requests = new RequestsUnderTest();
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("health-visiting", "school-nursing");

        // The mails of one moment are in no order of their own.
        Assert.Equivalent(
            new[] { $"Reference: {asked[0].Reference} (asked as: health visiting)", $"Reference: {asked[1].Reference} (asked as: school nursing)" },
            (await requests.Mails()).Select(mail => mail.Body.Split('\n').Single(line => line.StartsWith("Reference: ", StringComparison.Ordinal)).Trim()),
            strict: true);
    }

    [Fact]
    public async Task A_school_child_with_asthma_who_died_in_an_emergency_department_is_asked_about_where_it_was_known()
    {
        await cases.Accept(
            CasesUnderTest.Ann with { DateOfBirth = new(2015, 2, 1), PlaceOfDeath = "Emergency department, Whiston Hospital", Circumstances = "Acute asthma attack at school." }, joint: true);

        var proposed = await Propose("asthma");

        var likely = proposed.Where(p => p.IsLikely).ToDictionary(p => (p.Line.Kind, p.Line.Agency), p => p.Line);
        Assert.True(likely[("gp", "GP")].Ticked);
        Assert.Equal(["reporting", "asthma-anaphylaxis"], likely[("gp", "GP")].Forms);
        Assert.Contains(("acute-hospital", "Whiston Hospital"), likely.Keys);
        Assert.Contains(("ambulance", "North West Ambulance Service"), likely.Keys);
        Assert.Contains(("school-nursing", "Mersey Care"), likely.Keys);
        Assert.Contains(("police", "Merseyside Police"), likely.Keys);
        Assert.False(likely[("education", "School")].Ticked); // named without an address
        Assert.DoesNotContain(proposed, p => p.Line.Kind is "midwifery" or "neonatal-unit" or "fire");
        Assert.Contains(proposed, p => !p.IsLikely && p.Line.Agency == "Alder Hey Children’s Hospital");
    }

    [Fact]
    public async Task A_case_that_began_before_the_first_version_that_is_known_is_asked_that_one_and_no_form_for_some_deaths_that_came_later()
    {
        cases.Clock.Reset(Instant.FromUtc(2020, 3, 2, 10, 0));
        await cases.Accept(CasesUnderTest.Ann with { DateOfBirth = new(2015, 2, 1), DateOfDeath = new(2020, 3, 1), ReceivedAt = Instant.FromUtc(2020, 3, 1, 16, 10) });

        var gp = (await Propose("asthma")).Single(proposal => proposal.Line.Kind == "gp");

        Assert.Equal(["reporting"], gp.Line.Forms);
        Assert.NotNull(CaseAsNotified.Of(await cases.Find(), new Cdop.Forms.FormLibrary()));
    }

    [Fact]
    public async Task Who_may_not_be_asked_by_mail_is_proposed_without_a_tick_and_the_line_says_why()
    {
        await cases.Accept(CasesUnderTest.Ann with { PlaceOfDeath = "Emergency department, Whiston Hospital" }, joint: true);
        var at = cases.Neighbours.Agencies.FindIndex(agency => agency.Code == "NWAS");
        cases.Neighbours.Agencies[at] = cases.Neighbours.Agencies[at] with { MayBeMailed = false };

        var ambulance = (await Propose()).Single(p => p.Line.AgencyCode == "NWAS");

        Assert.True(ambulance.IsLikely);
        Assert.Equal((false, "callum.dunne@nwas.example"), (ambulance.Line.Ticked, ambulance.Line.Email));
        Assert.Contains("may not be asked by mail", ambulance.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_joint_response_the_police_is_not_asked_of_a_child_with_asthma()
    {
        await cases.Accept(CasesUnderTest.Ann);

        Assert.DoesNotContain(await Propose("asthma"), p => p.Line.Kind is "police" or "coroner");
    }

    [Fact]
    public async Task Six_are_asked_in_one_act_each_with_a_link_of_their_own_and_the_case_begins_to_gather()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true);
        var ask = await Lines("gp", "acute-hospital", "ambulance", "school-nursing", "police", "social-care");

        Assert.True((await Send(ask)).Succeeded);

        var requests = await Requests();
        Assert.Equal(6, requests.Count);
        Assert.All(requests, request => Assert.Equal((RequestState.Sent, ask.DueOn, Today.PlusDays(7)), (request.State, request.DueOn, request.NextStepOn)));
        Assert.Equal(requests.Count, requests.SelectMany(r => r.Doors).Select(d => Convert.ToHexString(d.SelectorHash)).Distinct().Count());
        var mails = await cases.Modules.Use((DataCollectionDb db) => db.Mail.AsNoTracking().ToListAsync(CasesUnderTest.Ct));
        Assert.Equal(requests.Select(r => r.Email).Order(), mails.Select(m => m.To).Order());
        Assert.All(mails, mail =>
        {
            Assert.DoesNotContain("Smith", mail.Body + mail.Subject, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("KNO-2026-011", mail.Body + mail.Subject, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("/r/", mail.Body, StringComparison.Ordinal);
        });
        var now = await cases.Find();
        Assert.Equal(CaseStage.Gathering, now.Stage);
        Assert.True(now.Clocks.Single(c => c.Code == Case.ReturnsClock).IsRunning);
        Assert.Contains(now.Entries, e => e.Kind == EntryKind.Request && e.Text.StartsWith("Asked 6 agencies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sent_twice_it_is_asked_once_and_who_was_asked_is_not_proposed_again()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var ask = await Lines("gp", "social-care");
        await Send(ask);
        await Send(ask);

        Assert.Equal(2, (await Requests()).Count);
        Assert.DoesNotContain(await Propose(), p => p.Line.Kind is "gp" or "social-care");
    }

    [Fact]
    public async Task Where_nothing_says_which_hospital_all_stand_open_to_choose_from_until_one_is_asked()
    {
        await cases.Accept(CasesUnderTest.Ann with { PlaceOfDeath = "In hospital: a hospital abroad" });
        var hospitals = (await Propose()).Where(p => p.Line.Kind == "acute-hospital").ToList();
        Assert.Equal(2, hospitals.Count);
        Assert.All(hospitals, hospital => Assert.Equal((true, false), (hospital.IsLikely, hospital.Line.Ticked)));
        Assert.All(hospitals, hospital => Assert.EndsWith("tick the one that knew the child", hospital.Why, StringComparison.Ordinal));

        await Send((await Lines()) with { Ask = [hospitals[0].Line with { Ticked = true, IsChecked = true }] });
        Assert.All((await Propose()).Where(p => p.Line.Kind == "acute-hospital"), hospital => Assert.False(hospital.IsLikely));
    }

    [Fact]
    public async Task Two_people_of_one_agency_stay_two_when_it_is_proposed_anew_and_the_one_who_was_not_asked_is_still_offered()
    {
        await using var requests = new RequestsUnderTest();
        await requests.Cases.Accept(CasesUnderTest.Ann with
        {
            Professionals =
            [
                new("Whiston Hospital", "Dr Amal One", "Consultant paediatrician", "amal@rbn.example", ""),
                new("Whiston Hospital", "Dr Bea Two", "Emergency department consultant", "bea@rbn.example", ""),
            ],
        });
        var page = await Opened();
        string[] both = ["amal@rbn.example", "bea@rbn.example"];
        Assert.Equal(both, page.Form.Ask.Where(line => both.Contains(line.Email)).Select(line => line.Email!).Order());

        // Somebody puts an address right, and has it proposed anew.
        var typed = page.Form with { Ask = [.. page.Form.Ask.Select(line => line.Email == both[1] ? line with { Email = "b.two@rbn.example" } : line)] };
        var again = await Opened(typed, "facts");
        Assert.Equal(["amal@rbn.example", "b.two@rbn.example"], again.Form.Ask.Where(line => line.Email is "amal@rbn.example" or "bea@rbn.example" or "b.two@rbn.example").Select(line => line.Email!).Order());
        Assert.Equal(page.Form.Ask.Count, again.Form.Ask.Count);
        Assert.Equal(page.Form.Ask.Count + 1, (await Opened(again.Form, "add")).Form.Ask.Count);

        var sent = page.Form with { Ask = [.. page.Form.Ask.Select(line => line with { Ticked = line.Email == both[0], IsChecked = true })] };
        Assert.True((await requests.Act(services => services.GetRequiredService<AskAgenciesHandler>().Handle(Kno, sent, CasesUnderTest.Ct)))!.Succeeded);
        var left = (await Opened()).Form.Ask;
        Assert.DoesNotContain(left, line => line.Email == both[0]);
        Assert.False(Assert.Single(left, line => line.Email == both[1]).Ticked);

        Task<AskAgenciesPage> Opened(DataCollection.AskAgencies? posted = null, string? go = null) => requests.Act(async services =>
        {
            var opened = ActivatorUtilities.CreateInstance<AskAgenciesPage>(services);
            opened.At = Kno.ToString();
            if (posted is not null)
            {
                opened.Form = posted;
            }

            Assert.IsType<PageResult>(posted is null ? await opened.OnGetAsync(null, CasesUnderTest.Ct) : await opened.OnPostAsync(go, CasesUnderTest.Ct));
            return opened;
        });
    }

    [Fact]
    public async Task Who_said_that_it_is_not_for_them_is_not_ticked_again_and_the_line_says_so()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Send(await Lines("gp"));
        await cases.Modules.Use(async (DataCollectionDb db) =>
        {
            (await db.Requests.SingleAsync(CasesUnderTest.Ct)).NotForThem("The Practice in Huyton", cases.Clock.GetCurrentInstant());
            return await db.SaveChangesAsync(CasesUnderTest.Ct);
        });

        var again = Assert.Single(await Propose(), p => p.Line.Kind == "gp" && p.IsLikely);
        Assert.False(again.Line.Ticked);
        Assert.EndsWith(". Asked already, and said that it is not for them", again.Why, StringComparison.Ordinal);

        // Asked once more all the same, they are left out as any who was asked.
        await Send((await Lines()) with { Ask = [again.Line with { Ticked = true }] });
        Assert.DoesNotContain(await Propose(), p => p.Line.Kind == "gp" && p.IsLikely);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_line_and_nothing_is_sent()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var version = (await cases.Find()).Version;
        var sent = await Send(new()
        {
            DueOn = Today,
            Version = version,
            Ask =
            [
                new() { Ticked = false, Agency = "Not ticked" },
                new() { Ticked = true, Kind = "gp", Agency = "The Surgery" },
                new() { Ticked = true, Kind = "no-such-kind", Agency = "Somebody", Email = "Bell <bell@example.nhs.uk>" },
                new() { Ticked = true, Kind = "gp", Email = "bell@gmail.com" },
                new() { Ticked = true, Kind = "gp", Agency = "Twice", Email = "BELL@gmail.com", IsChecked = true },
            ],
        });

        Assert.Equal(
            ["DueOn", "Ask[1].Email", "Ask[2].Kind", "Ask[2].Email", "Ask[3].Agency", "Ask[3].IsChecked", "Ask[4].Email"],
            sent.Problems.Select(p => p.Field));
        Assert.Empty(await Requests());
    }

    [Theory]
    [InlineData("RBN", "ewan@rbn.example", true)]
    [InlineData("RBN", "ewan@knowsley.example", false)]
    [InlineData("RBN", "ewan@unknown.example", false)]
    [InlineData("XX9", "ewan@rbn.example", false)]
    [InlineData(null, "field@rbn.example", true)]
    [InlineData(null, "field@unknown.example", false)]
    public async Task An_address_needs_no_second_look_only_at_the_agency_that_is_asked_or_where_none_is_chosen_at_one_that_serves_the_area(string? agency, string email, bool isKnown)
    {
        await cases.Accept(CasesUnderTest.Ann);

        var sent = await Send(new() { DueOn = Today.PlusDays(21), Version = (await cases.Find()).Version, Ask = [new() { Ticked = true, Kind = "acute-hospital", AgencyCode = agency, Agency = "Whiston Hospital", Email = email, Forms = ["reporting"] }] });

        Assert.Equal(isKnown ? [] : ["Ask[0].IsChecked"], sent.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task An_address_that_the_directory_does_not_know_is_said_to_be_checked_before_anything_is_sent()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var reviewed = await cases.Find();
        AgencyAsked[] lines =
        [
            new() { Kind = "acute-hospital", AgencyCode = "RBN", Agency = "Whiston Hospital", Email = "ewan@rbn.example" },
            new() { Kind = "gp", Agency = "GP", Email = "bell@unknown.example" },
            new() { Kind = "police", Agency = "Police", Email = "not an address" },
            new() { Kind = "education", Agency = "School" },
        ];

        var unknown = await cases.Modules.Use((Proposals proposals) => proposals.ToCheck(reviewed, lines, CasesUnderTest.Ct));

        Assert.Equal([new("bell@unknown.example", null)], unknown);
    }

    [Fact]
    public async Task A_case_of_another_area_is_not_there_and_its_requests_are_not_seen()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Send(await Lines("gp"));
        cases.Person.Areas = [Examples.Wirral];

        Assert.Empty(await Requests());
        Assert.Null(await cases.Modules.Use((AskAgenciesHandler handler) => handler.Handle(Kno, new() { DueOn = Today.PlusDays(7) }, CasesUnderTest.Ct)));
    }

    private async Task<IReadOnlyList<Proposal>> Propose(params string[] facts)
    {
        var asked = await cases.Find();
        return await cases.Modules.Use((Proposals proposals) => proposals.For(asked, facts, CasesUnderTest.Ct));
    }

    private async Task<DataCollection.AskAgencies> Lines(params string[] kinds)
    {
        var proposed = await Propose();
        return new()
        {
            DueOn = Today.PlusDays(21),
            Version = (await cases.Find()).Version,
            Ask = [.. proposed.Select(p => p.Line with { Ticked = p.IsLikely && p.Line.Ticked && kinds.Contains(p.Line.Kind) })],
        };
    }

    private async Task<Result<string>> Send(DataCollection.AskAgencies ask) =>
        Assert.IsType<Result<string>>(await cases.Modules.Use((AskAgenciesHandler handler) => handler.Handle(Kno, ask, CasesUnderTest.Ct)));

    private Task<List<AgencyRequest>> Requests() =>
        cases.Modules.Use((DataCollectionDb db) => db.Requests.AsNoTracking().Include(r => r.Forms).Include(r => r.Doors).ToListAsync(CasesUnderTest.Ct));

    public ValueTask DisposeAsync() => cases.DisposeAsync();
}
