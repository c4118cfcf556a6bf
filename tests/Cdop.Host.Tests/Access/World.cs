using System.Collections.Concurrent;
using System.Net;
using Cdop.DevelopmentSignIn;
using Cdop.Partnership.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cdop.Host.Tests;

/// <summary>One death in the world under test: a notification that became a case, and another one of the same area that still waits.</summary>
/// <param name="Name">What the tests call it.</param>
/// <param name="Area">Its area; null for one that does not exist.</param>
public sealed record Subject(string Name, Area? Area)
{
    /// <summary>Whether only the closed list may see it, on which the managers of the area are.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The accounts that are shut out of it.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>The accounts that opened it in an emergency.</summary>
    public IReadOnlyList<string> Opened { get; init; } = [];

    /// <summary>The accounts that are asked about it as guests of the panel.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    public string Case { get; init; } = "SEF-2020-999";

    /// <summary>The notification that became the case.</summary>
    public string Accepted { get; init; } = "N-2020-99999";

    /// <summary>A notification that waits for triage.</summary>
    public string Waiting { get; init; } = "N-2020-99998";

    /// <summary>A family name that no other page holds.</summary>
    public string FamilyName { get; init; } = "Neverwas";

    /// <summary>What the pages of the case lead on to, by the kind: settle, people, documents.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    public override string ToString() => Name;
}

/// <summary>
/// One running program with a few deaths in it, made on its pages, for all tests of who may see what: two areas side by
/// side, one more for the doctor, one restricted, one that two people are shut out of, and one that does not exist.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public const string Visitor = "a visitor";

    /// <summary>The address of a form that is a draft.</summary>
    public const string Draft = "/forms/drill/1";

    private const string AgencyAsked = "asked@surgery.example";
    private const string SharedNumber = "999 000 0034";
    private readonly ConcurrentDictionary<string, Browser> browsers = new();

    public World()
    {
        Host.Settings["Limits:PublicPostsPerMinute"] = "10000";
        Host.MoreServices = services => services.AddLogging(log => log
            .AddProvider(Log)
            .AddFilter<Heard>(category: null, LogLevel.Trace));
    }

    public HostUnderTest Host { get; } = new();

    /// <summary>Everything that the program logs, at the finest level.</summary>
    public Heard Log { get; } = new();

    /// <summary>Every ready account, and a visitor.</summary>
    public static TheoryData<string> Everybody => [.. Accounts.All.Select(a => a.Subject), Visitor];

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    /// <summary>Identities of people to look at, by what their pages are for.</summary>
    public IReadOnlyDictionary<string, string> People { get; private set; } = new Dictionary<string, string>();

    /// <summary>The number of the emergency use that waits for a review.</summary>
    public string EmergencyUse { get; private set; } = "";

    /// <summary>A notification in Sefton of a death that a case of Wirral is about.</summary>
    public string SecondWord { get; private set; } = "";

    /// <summary>The link of a request about the child in Wirral.</summary>
    public string RequestLink { get; private set; } = "";

    /// <summary>The reference of a request about the child in Wirral that was answered.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The reference of one that was not.</summary>
    public string OpenRequest { get; private set; } = "";

    /// <summary>A meeting of the general panel that is planned, and the address of one of its members.</summary>
    public string Meeting { get; private set; } = "";

    public string PanelMember { get; private set; } = "";

    /// <summary>The address of a series of meetings.</summary>
    public string Series { get; private set; } = "";

    /// <summary>Where it is taken back that this member takes no part in the case of Wirral.</summary>
    public string Recusal { get; private set; } = "";

    /// <summary>The address of the referral of the child in Wirral.</summary>
    public string Referral { get; private set; } = "";

    /// <summary>The links by which members answer for the meeting, by their addresses.</summary>
    public IReadOnlyDictionary<string, string> Links { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where the guest who is asked about that case is asked no more.</summary>
    public string Guest { get; private set; } = "";

    /// <summary>Where the invitation of that member to the meeting is withdrawn.</summary>
    public string Invitation { get; private set; } = "";

    /// <summary>An action that the panel agreed of another case of Wirral, a recommendation of the same finding, and the link of who does it.</summary>
    public string Action { get; private set; } = "";

    public string Recommendation { get; private set; } = "";

    public string ActionLink { get; private set; } = "";

    /// <summary>A file that came with the answer to another action.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>The number of its return.</summary>
    public string Return { get; private set; } = "";

    /// <summary>Where a link of that child's case is opened again that was closed after wrong codes: what follows the case.</summary>
    public string ClosedLink { get; private set; } = "";

    public LocalDate Today => Instant.FromDateTimeOffset(Host.Clock.GetUtcNow()).DateIn();

    /// <summary>The browser of an account, signed in, or of a visitor.</summary>
    public async Task<Browser> As(string account)
    {
        if (!browsers.TryGetValue(account, out var browser))
        {
            browsers[account] = browser = account == Visitor ? Host.Open() : await Host.SignIn(account);
        }

        return browser;
    }

    /// <summary>What our own tables say of an account; null for a visitor and for a new starter.</summary>
    public async Task<Rights?> RightsOf(string account)
    {
        await using var scope = Host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        return await scope.ServiceProvider.GetRequiredService<IRightsDirectory>().Find(Host.Issuer, account, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks every module's tables something, as the product itself.</summary>
    public async Task<IReadOnlyList<T>> Ask<T>(Func<ModuleDb, IQueryable<T>> question)
    {
        await using var scope = Host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var answers = new List<T>();
        foreach (var module in scope.ServiceProvider.GetRequiredService<ModuleList>().Databases)
        {
            answers.AddRange(await question((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).ToListAsync(TestContext.Current.CancellationToken));
        }

        return answers;
    }

    /// <summary>How long the audit is, all modules together.</summary>
    public async Task<long> AuditLength() => (await Ask(db => db.AuditHead.AsNoTracking().Select(h => h.Sequence))).Sum();

    /// <summary>The number of the last line of each module's audit, by the module.</summary>
    public async Task<IReadOnlyDictionary<string, long>> AuditHeads() =>
        (await Ask(db =>
        {
            var module = db.Schema;
            return db.AuditHead.AsNoTracking().Select(h => new { Module = module, h.Sequence });
        })).ToDictionary(h => h.Module, h => h.Sequence);

    /// <summary>Somebody notifies a death.</summary>
    public async Task<string> Notify(Told told, params (string Name, string Value)[] more)
    {
        using var visitor = Host.Open();
        return await visitor.Notify(told, more);
    }

    public async ValueTask InitializeAsync()
    {
        var manager = await As("manager.quayle");
        var told = Told.Of(Today) with { ProfessionalsAgency = "A surgery", ProfessionalsName = "Dr Field" };
        Subjects =
        [
            await Begin(new("Sefton", Examples.Sefton) { FamilyName = "Seftonchild" }, Earlier(told, 1) with { GivenName = "Ivy", Postcode = "L21 0ZZ", NhsNumber = "999 000 0018" }),
            await Begin(new("Wirral", Examples.Wirral) { FamilyName = Canaries.Told(Today).FamilyName, Opened = ["doctor.fenwick"], Asked = ["guest.adeyemi"] }, Canaries.Told(Today)),
            await Begin(new("Liverpool", Examples.Liverpool) { FamilyName = "Liverchild" }, Earlier(told, 2) with { GivenName = "Rosa", Postcode = "L4 0ZZ", NhsNumber = "999 000 0042" }),
            await Begin(new("restricted", Examples.Sefton) { FamilyName = "Closedchild", IsRestricted = true }, Earlier(told, 3) with { GivenName = "Otis", Postcode = "L22 0ZZ", NhsNumber = "999 000 0050" }),
            await Begin(new("shut out", Examples.Sefton) { FamilyName = "Shutchild", Excluded = ["admin.marsh", "admin.sefton"] }, Earlier(told, 4) with { GivenName = "Wren", Postcode = "L23 0ZZ", NhsNumber = "999 000 0069" }),
            new("missing", null),
        ];

        // What people write on a case of Wirral.
        var wirral = Subjects.Single(s => s.Area == Examples.Wirral);
        Done(await manager.Press(await manager.Get($"/cases/{wirral.Case}/notes"), "Save the note", ("Form.Text", Canaries.Note)));
        Done(await manager.Press(await manager.Get($"/cases/{wirral.Case}/settle/ncmd"), "Save", ("Form.Outcome", "Done"), ("Form.Because", Canaries.Because)));
        Done(await manager.Press(await manager.Get($"/notifications/{wirral.Accepted}/amend"), "Save the correction", ("Change.Because", Canaries.Corrected)));

        // An agency is asked about that child.
        await manager.Ask(wirral.Case, ("Form.Ask[0].Ticked", "true"), ("Form.Ask[0].Kind", "gp"), ("Form.Ask[0].Email", AgencyAsked), ("Form.Ask[0].Agency", "A surgery"));
        RequestLink = await manager.LinkTo(AgencyAsked);
        await Answer(manager, wirral);
        await Record(manager, wirral);
        await CloseLink(manager, wirral);

        // A second case of Wirral, of which a notification in Sefton tells too, by the same NHS number.
        var shared = Canaries.Told(Today) with { NhsNumber = SharedNumber, Born = told.Born.PlusDays(-300), Died = told.Died.PlusDays(-60) };
        var second = await manager.Accept(await Notify(shared), ("Form.Same", "apart"));
        SecondWord = await Notify(told with
        {
            GivenName = "Seftongiven",
            FamilyName = "Seftonfamily",
            Postcode = "L30 0ZZ",
            NhsNumber = SharedNumber,
            Born = shared.Born,
            Died = shared.Died,
        });

        var doctor = await As("doctor.fenwick");
        Done(await doctor.Press(
            await doctor.Get("/break-glass"),
            "Use emergency access",
            ("Form.Reference", Subjects.Single(s => s.Opened.Count > 0).Case),
            ("Form.Reason", "AnotherChild"),
            ("Form.Because", "The sibling was brought in with the same signs.")));
        var reviews = await manager.Get("/break-glass/reviews");
        EmergencyUse = reviews.Document.QuerySelector("a[href^='/break-glass/reviews/']")!.GetAttribute("href")!.Split('/')[^1];
        await MakePeople(manager);
        await PlanMeeting(manager);
        await HoldMeeting(manager, second);
        Done(await manager.Press(await manager.Get("/forms/load"), "Load as a draft", ("Form.Text", Definitions.Written("drill", "1"))));
    }

    // The panel meets, and somebody sits on it.
    private async Task PlanMeeting(Browser manager)
    {
        Done(await manager.Press(
            await manager.Get("/panel-members/new"), "Add the member", ("Form.Name", "Wilf Panel"), ("Form.Email", "wilf@panel.example"), ("Form.Seat", "lay"), ("Form.Employer", "A charity"), ("Form.Panels", "general")));
        PanelMember = (await manager.Get("/panel-members")).Document.QuerySelectorAll("a[href^='/panel-members/']").Single(a => a.TextContent == "Wilf Panel").GetAttribute("href")!;
        Series = (await manager.Get("/meeting-series")).Document.QuerySelector("table a[href^='/meeting-series/']")!.GetAttribute("href")!;
        var on = Today.PlusDays(60) is var day && day.IsWorkingDay() ? day : day.PlusWorkingDays(1);
        Done(await manager.Press(
            await manager.Get("/meetings/plan"),
            "Plan it and invite the members",
            ("Form.Panel", "general"), ("Form.On.Day", $"{on.Day}"), ("Form.On.Month", $"{on.Month}"), ("Form.On.Year", $"{on.Year}"), ("Form.Starts", "09:30"), ("Form.Minutes", "180")));
        Meeting = (await manager.Get("/meetings")).Document.QuerySelector("a[href^='/meetings/20']")!.GetAttribute("href")!;
        Invitation = (await manager.Get(Meeting)).Document.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;
        Dictionary<string, string> links = [];
        foreach (var email in new[] { "member.osei@cdop.example", "casey.rudd@cdop.example", "kit.bellamy@cdop.example" })
        {
            links[email] = await manager.InvitationOf(email);
        }

        Links = links;

        // Every case comes to the panel, one after another so that it is known which is which, and is listed for that meeting: first the one whose review meeting was held.
        var labels = new Dictionary<string, string>();
        foreach (var subject in Subjects.Where(s => s.Area is not null).OrderBy(s => s.Area != Examples.Wirral))
        {
            labels[subject.Name] = await List(manager, subject);
        }

        Subjects = [.. Subjects.Select(s => s.Area is null ? s : s with { Parts = new Dictionary<string, string>(s.Parts) { ["panel"] = labels[s.Name] } })];
        var listed = $"{Meeting}/cases/{Subjects.Single(s => s.Area == Examples.Wirral).Parts["panel"]}";
        Done(await manager.Press(
            await manager.Get($"{listed}/recuse"), "They take no part", ("Form.Member", PanelMember.Split('/')[^1]), ("Form.Because", "Worked on the ward.")));
        Recusal = (await manager.Get(listed)).Document.QuerySelector("a[href$='/take-back']")!.GetAttribute("href")!;
        var asks = await manager.Get($"{listed}/guest");
        var expert = asks.Document.QuerySelectorAll("select[name='Form.Person'] option").Single(one => one.TextContent.Contains("Adeyemi", StringComparison.Ordinal)).GetAttribute("value")!;
        Done(await manager.Press(asks, "Ask them", ("Form.Person", expert), ("Form.Email", "guest@panel.example"), ("Form.Employer", "A university"), ("Form.Because", "Whether the treatment was the usual one.")));
        Guest = (await manager.Get(listed)).Document.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;
        Referral = Done(await manager.Press(
            await manager.Get($"/panel-cases/{listed.Split('/')[^1]}/refer"), "Record the referral", ("Form.To", "Coroner"), ("Form.Because", "The cause was not looked at."))).Address.AbsolutePath;
        foreach (var label in labels.Values)
        {
            await Certify(manager, $"{Meeting}/cases/{label}/papers");
        }

        Done(await manager.Press(await manager.Get($"{Meeting}/pack"), "Issue the pack", ("Form.Nevertheless", "true")));
        await Score(manager, listed.Split('/')[^1]);
    }

    // The second case of Wirral is reviewed today: others are to act, and one of them is written to.
    private async Task HoldMeeting(Browser manager, string reviewed)
    {
        await Host.Advance(TimeSpan.FromSeconds(1)); // the mails that follow are the newest
        Done(await manager.Press(
            await manager.Get("/meetings/plan"),
            "Plan it and invite the members",
            [
                ("Form.Panel", "general"), ("Form.On.Day", $"{Today.Day}"), ("Form.On.Month", $"{Today.Month}"), ("Form.On.Year", $"{Today.Year}"), ("Form.Starts", "23:59"), ("Form.Minutes", "15"),
                .. Today.IsWorkingDay() ? Array.Empty<(string, string)>() : [("Form.AllowsHoliday", "true")],
            ]));
        var number = (await manager.Get("/hold")).Document.QuerySelectorAll("a[href^='/hold/']").Select(a => a.TextContent).Single(one => !Meeting.EndsWith(one, StringComparison.Ordinal));
        foreach (var member in new[] { "chair.lowe", "member.osei", "kit.bellamy", "casey.rudd", "alex.dunmore" })
        {
            using var anybody = Host.Open();
            Done(await anybody.Press(await anybody.Get(await anybody.InvitationOf($"{member}@cdop.example", number)), "Send my answer", ("Form.Reply", "Coming")));
        }

        Done(await manager.Press(await manager.Get($"/cases/{reviewed}/stage"), "Save", ("Form.Stage", "ReadyForPanel"), ("Form.Because", "All is there.")));
        var label = (await manager.Get($"/meetings/{number}/cases?all=true")).Document.QuerySelector("input[name='Form.Cases']")!.GetAttribute("value")!;
        Done(await manager.Press(await manager.Get($"/meetings/{number}/cases?all=true"), "List the ticked cases", ("Form.Cases", label)));
        await Certify(manager, $"/meetings/{number}/cases/{label}/papers");
        Done(await manager.Press(await manager.Get($"/meetings/{number}/pack"), "Issue the pack", ("Form.Nevertheless", "true")));
        var (chair, held) = (await As("chair.lowe"), $"/hold/{number}/{label}");
        Done(await chair.Press(await chair.Get($"/meetings/{number}/attendance"), "Save who is there"));
        Done(await chair.Press(await chair.Get(held), "Open the discussion", ("Form.HasBegun", "true")));
        Done(await chair.Press(await chair.Get($"{held}/record"), "Write for this meeting"));
        await Type("case", ("q:case.summary", "In short."));
        await Type("category", ("q:category.ticked", "10"));
        await Type("modifiability", ("q:modifiability.judgement", "none"));
        await Type("recommendations", ("q:recommendations.recommendation.what@0", "Review the leaflet"), ("q:recommendations.recommendation.to@0", "A trust"));
        var due = Today.PlusDays(60);
        await Type("actions", ("q:actions.action.what@0", "Send the leaflet"), ("q:actions.action.owner@0", "A trust"), ("q:actions.action.due@0:day", $"{due.Day}"), ("q:actions.action.due@0:month", $"{due.Month}"), ("q:actions.action.due@0:year", $"{due.Year}"),
            ("q:actions.action.what@1", "Show the list"), ("q:actions.action.owner@1", "A trust"), ("q:actions.action.due@1:day", $"{due.Day}"), ("q:actions.action.due@1:month", $"{due.Month}"), ("q:actions.action.due@1:year", $"{due.Year + 1}"));
        Done(await chair.Press(await chair.Get($"{held}/ratify"), "Ratify this finding"));
        Action = (await manager.Get("/actions")).Document.QuerySelector("a[href^='/actions/A-']")!.GetAttribute("href")!;
        Recommendation = (await manager.Get("/recommendations")).Document.QuerySelector("a[href^='/recommendations/R-']")!.GetAttribute("href")!;
        Done(await manager.Press(await manager.Get($"{Recommendation}/letters/new"), "Record it and show the letter"));
        await Host.Advance(TimeSpan.FromSeconds(1));
        var owner = await manager.Press(await manager.Get($"{Action}/owner"), "Write to them", ("Form.Name", "Nell Trust"), ("Form.Email", "nell@trust.example"));
        Done(await manager.Press(owner, "Write to them", ("Form.IsChecked", "true")));
        ActionLink = await manager.ActionsOf("nell@trust.example");
        var shown = (await manager.Get("/actions")).Document.QuerySelectorAll("a[href^='/actions/A-']").Select(link => link.GetAttribute("href")!).Last();
        owner = await manager.Press(await manager.Get($"{shown}/owner"), "Write to them", ("Form.Name", "Ned Trust"), ("Form.Email", "ned@trust.example"));
        Done(await manager.Press(owner, "Write to them", ("Form.IsChecked", "true")));
        using var ned = Host.Open();
        var answer = await ned.Get($"{await manager.ActionsOf("ned@trust.example")}/{shown.Split('/')[^1]}");
        Done(await ned.Attach(answer, "Send my answer", ("list.txt", "All of them"u8.ToArray()), ("Form.Says", "Done"), ("Form.Words", "See the list")));
        Evidence = (await manager.Get(shown)).Document.QuerySelector("a[href*='/evidence/']")!.GetAttribute("href")!;

        async Task Type(string section, params (string Name, string Value)[] typed) => Done(await chair.Press(await chair.Get($"{held}/form/{section}"), "Save and go to the case", typed));
    }

    // Every word that could be a name is replaced, and the papers are certified.
    private static async Task Certify(Browser manager, string papers)
    {
        var found = await manager.Get(papers);
        var replaced = found.Document.QuerySelectorAll("select[name$='.Choice']").Where(one => one.QuerySelector("option[value=Replace]") is not null).Select(one => (one.GetAttribute("name")!, "Replace"));
        Done(await manager.Press(found, "Save and go on", [.. replaced]));
        Done(await manager.Press(await manager.Get($"{papers}/certify"), "Certify the papers", ("Form.HasRead", "true")));
    }

    // Chair and member come, scores are asked, and the member scores the case of Wirral.
    private async Task Score(Browser manager, string label)
    {
        foreach (var account in new[] { "chair.lowe", "member.osei" })
        {
            using var anybody = Host.Open();
            Done(await anybody.Press(await anybody.Get(await anybody.InvitationOf($"{account}@cdop.example")), "Send my answer", ("Form.Reply", "Coming")));
        }

        Done(await manager.Press(await manager.Get($"{Meeting}/scores"), "Ask the members to score"));
        var member = await As("member.osei");
        Done(await member.Press(
            await member.Get($"/scores/{Meeting.Split('/')[^1]}/{label}"), "Save and go to the next case", ("Form.Categories", Canaries.Category), ("Form.Modifiability", "None"), ("Form.Grades", Canaries.Grade), ("Form.Grades", "")));
    }

    private async Task<string> List(Browser manager, Subject subject)
    {
        Done(await manager.Press(await manager.Get($"/cases/{subject.Case}/stage"), "Save", ("Form.Stage", "ReadyForPanel"), ("Form.Because", "All is there.")));
        var page = await manager.Get($"{Meeting}/cases?all=true");
        var label = page.Document.QuerySelector("input[name='Form.Cases']")!.GetAttribute("value")!;
        Done(await manager.Press(page, "List the ticked cases", ("Form.Cases", label)));
        return label;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers.Values)
        {
            browser.Dispose();
        }

        await Host.DisposeAsync();
    }

    // Far enough apart that none is taken for another.
    private static Told Earlier(Told told, int weeks) => told with { Born = told.Born.PlusDays(-50 * weeks), Died = told.Died.PlusDays(-7 * weeks) };

    private async Task<Subject> Begin(Subject subject, Told told)
    {
        var manager = await As("manager.quayle");
        told = told with { FamilyName = subject.FamilyName, OnlyAFew = subject.IsRestricted };
        var accepted = await Notify(told);
        var opened = await manager.Accept(accepted, ("Form.Same", "apart"));
        var waiting = await Notify(told with { GivenName = $"{told.GivenName}bis", NhsNumber = "", Died = told.Died.PlusDays(-40), Born = told.Born.PlusDays(-400) }, ("Form.Child.NoNhsNumber", "NotAvailable"));
        foreach (var reference in new[] { opened, waiting })
        {
            foreach (var person in subject.Excluded)
            {
                await Exclude(manager, reference, person);
            }
        }

        Done(await manager.AttachTo(opened, $"Letter about {subject.FamilyName}", $"{subject.FamilyName}.txt", "Dear colleague"u8.ToArray()));
        var parts = new Dictionary<string, string>();
        foreach (var tab in new[] { "overview", "people", "documents" })
        {
            var page = await manager.Get($"/cases/{opened}?tab={tab}");
            foreach (var kind in new[] { "settle", "people", "documents" })
            {
                // Of people and documents, those that are on the case already.
                var there = page.Document.QuerySelectorAll($"a[href^='/cases/{opened}/{kind}/']").Select(a => a.GetAttribute("href")!.Split('/')[4]);
                if (there.FirstOrDefault(part => kind == "settle" || Guid.TryParse(part, out _)) is { } code)
                {
                    parts[kind] = code;
                }
            }
        }

        return subject with { Accepted = accepted, Case = opened, Waiting = waiting, Parts = parts };
    }

    // Somebody else of the agency answers, and the office has it before it.
    private async Task Answer(Browser manager, Subject wirral)
    {
        const string email = "answers@surgery.example";
        await manager.Ask(
            wirral.Case,
            ("Form.Ask[0].Ticked", "true"), ("Form.Ask[0].Kind", "health-visiting"), ("Form.Ask[0].Email", email), ("Form.Ask[0].Agency", "Health visitors of Wirral"), ("Form.Ask[0].Name", "Nell Field"), ("Form.Ask[0].IsChecked", "true"));
        var link = await manager.LinkTo(email);
        using var agency = Host.Open();
        await agency.Enter(Host, link, email);
        await agency.Press(await agency.Get($"{link}/forms/reporting/story"), "Save and continue", ("q:story.narrative", "Seen in March."));
        Done(await agency.Press(await agency.Get($"{link}/forms/reporting"), "Hand in"));
        var asked = (await manager.Get($"/cases/{wirral.Case}?tab=requests")).Document.QuerySelectorAll($"a[href^='/cases/{wirral.Case}/requests/']").Single(a => a.TextContent == "Health visitors of Wirral");
        Request = asked.GetAttribute("href")!.Split('/')[4];
        OpenRequest = (await manager.Get($"/cases/{wirral.Case}?tab=requests")).Document.QuerySelectorAll($"a[href^='/cases/{wirral.Case}/requests/']").Single(a => a.TextContent == "A surgery").GetAttribute("href")!.Split('/')[4];
        Return = (await manager.Get(asked.GetAttribute("href")!)).Document.QuerySelector("a[href*='/returns/']")!.GetAttribute("href")!.Split('/')[6];
    }

    // The review meeting of the child in Wirral is recorded as held.
    private async Task Record(Browser manager, Subject wirral)
    {
        var (form, today) = ($"/cases/{wirral.Case}/forms/cdrm", Today);
        Done(await manager.Press(
            await manager.Get($"{form}/sections/meeting"), "Save and continue", ("q:meeting.on:day", $"{today.Day}"), ("q:meeting.on:month", $"{today.Month}"), ("q:meeting.on:year", $"{today.Year}"), ("q:meeting.place", Canaries.Note)));
        Done(await manager.Press(await manager.Get($"{form}/complete"), "Complete"));
    }

    private async Task CloseLink(Browser manager, Subject wirral)
    {
        const string email = "mistypes@surgery.example";
        await manager.Ask(
            wirral.Case,
            ("Form.Ask[0].Ticked", "true"), ("Form.Ask[0].Kind", "police"), ("Form.Ask[0].Email", email), ("Form.Ask[0].Agency", "Police of Wirral"), ("Form.Ask[0].Name", "Ned Field"), ("Form.Ask[0].IsChecked", "true"));
        var link = await manager.LinkTo(email);
        using var agency = Host.Open();
        await agency.NewCode(Host, link, email);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await agency.Press(await agency.Get($"{link}/code"), "Continue", ("Form.Code", "WRNG-WRNG"));
        }

        var asked = (await manager.Get("/requests?show=Frozen")).Document.QuerySelectorAll($"a[href^='/cases/{wirral.Case}/requests/']").Single(a => a.TextContent == "Police of Wirral");
        ClosedLink = (await manager.Get(asked.GetAttribute("href")!)).Document.QuerySelector("a[href$='/open']")!.GetAttribute("href")![$"/cases/{wirral.Case}".Length..];
    }

    /// <summary>What was asked for is done, or the test stops here.</summary>
    internal static PageSeen Done(PageSeen after) =>
        after.Status == HttpStatusCode.OK && after.Document.QuerySelector(".nhsuk-error-summary") is null ? after : throw new InvalidOperationException(Office.Complaints(after));

    private async Task Exclude(Browser manager, string reference, string account)
    {
        var page = await manager.Get($"/access/{reference}/exclude");
        var person = (await RightsOf(account))!.Person.Value;
        Done(await manager.Press(page, "Shut out", ("Form.Person", person), ("Form.Reason", "Relative"), ("Form.Because", "Is an aunt of the child.")));
    }

    private async Task MakePeople(Browser manager)
    {
        string Id(PageSeen page) => page.Address.AbsolutePath.Split('/')[2];

        async Task<PageSeen> Add(string subject) => Done(await manager.Press(
            await manager.Get("/people/new"),
            "Add the person",
            ("Form.Issuer", Host.Issuer),
            ("Form.Subject", subject),
            ("Form.Name", $"Somebody {subject}"),
            ("Form.WorkEmail", $"{subject}@cdop.example"),
            ("Form.Role", "PanelMember"),
            ("Form.Areas", Examples.Sefton.Code)));

        var (kept, left) = (await Add("who.stays"), await Add("who.left"));
        Done(await manager.Press(await manager.Get($"/people/{Id(left)}/disable"), "Shut out", ("Form.Because", "Has left.")));
        People = new Dictionary<string, string>
        {
            ["kept"] = Id(kept),
            ["left"] = Id(left),
            ["shut out"] = (await RightsOf("admin.sefton"))!.Person.Value,
            ["listed"] = (await RightsOf("manager.quayle"))!.Person.Value,
            ["role"] = kept.Document.QuerySelector("a[href$='/take']")!.GetAttribute("href")!.Split('/')[4],
        };
    }
}

[CollectionDefinition(Name)]
public sealed class WorldTests : ICollectionFixture<World>
{
    public const string Name = "One world";
}

/// <summary>Hears everything that is logged, and keeps the lines that hold a canary.</summary>
public sealed class Heard : ILoggerProvider, ILogger
{
    private readonly ConcurrentBag<string> leaks = [];
    private readonly ConcurrentQueue<string> statements = new();
    private int lines;

    /// <summary>The statements that the modules asked of the database, in order.</summary>
    public IReadOnlyCollection<string> Statements => statements;

    /// <summary>The lines that tell something of the child.</summary>
    public IReadOnlyCollection<string> Leaks => leaks;

    /// <summary>How many lines were heard.</summary>
    public int Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);

        Interlocked.Increment(ref lines);
        var line = $"{eventId} {formatter(state, exception)} {exception}";
        if (eventId == RelationalEventId.CommandExecuting)
        {
            statements.Enqueue(line);
        }

        if (Canaries.In(line) is { } canary)
        {
            leaks.Add($"{canary} in: {line}");
        }
    }

    public void Dispose()
    {
    }
}
