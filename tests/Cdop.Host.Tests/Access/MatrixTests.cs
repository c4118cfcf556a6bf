using System.Net;
using System.Text.RegularExpressions;
using Cdop.DevelopmentSignIn;
using Cdop.Partnership.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Host.Tests;

/// <summary>Every endpoint of the running program, for every ready account and a visitor, over every death of the world.</summary>
[Collection(WorldTests.Name)]
public sealed partial class MatrixTests(World world)
{
    private const string Missing = "/never-was";

    private const string NoneYet = "it is there only after a meeting was held, and here none was: the tests of the module look for its line";

    // The pages for people who are signed in that leave no line in the audit when they are looked at, and why.
    private static readonly Dictionary<string, string> LeavesNoLine = new()
    {
        ["/account"] = "one's own account",
        ["/break-glass"] = "an empty form, beside one's own uses",
        ["/notifications/new"] = "an empty form",
        ["/people/new"] = "an empty form",
        ["/agencies/new"] = "an empty form",
        ["/find"] = "nothing is asked yet: what is asked is recorded, and what is shown for it",
        ["/audit"] = "nothing is asked yet: what is asked is recorded",
        ["/areas"] = "public facts of areas",
        ["/areas/{area}"] = "public facts of an area",
        ["/operate/mail"] = "mail that is stuck, without addressee or text",
        ["/cases/filters"] = "one's own filters: their names and pick lists",
        ["/forms"] = "the forms, of no case",
        ["/forms/{key}/{version}"] = "a form, of no case",
        ["/forms/{key}/{version}/print"] = "a blank form",
        ["/forms/{key}/{version}/panel"] = "what the panel reads of a form, of no case",
        ["/forms/{key}/{version}/compare"] = "two versions of a form, of no case",
        ["/forms/{key}/{version}/draft"] = "a draft of a form, of no case",
        ["/forms/{key}/{version}/publish"] = "a draft of a form, of no case",
        ["/forms/{key}/{version}/withdraw"] = "a draft of a form, of no case",
        ["/forms/load"] = "an empty form",
        ["/legacy-analyses"] = "an empty form",
        ["/hold"] = "days on which the panel meets, of no case",
        ["/meetings"] = "days on which the panel meets, of no case",
        ["/meeting-series"] = "in which rhythm the panel meets, of no case",
        ["/meeting-series/new"] = "an empty form",
        ["/meeting-series/{series:guid}"] = "in which rhythm the panel meets, of no case",
        ["/meetings/plan"] = "an empty form",
        ["/meetings/{number}/move"] = "when the panel meets, of no case",
        ["/meetings/{number}/attendance"] = "who is at a meeting, of no case",
        ["/meetings/{number}/invitations/{invitation:guid}/answer"] = "who of the panel comes, of no case",
        ["/meetings/{number}/invitations/{invitation:guid}/withdraw"] = "who of the panel is invited, of no case",
        ["/meetings/{number}/cancel"] = "when the panel meets, of no case",
        ["/minutes"] = "days on which the panel met, of no case",
        ["/hold/{number}/minutes/print"] = NoneYet,
        ["/hold/{number}/{label}/minutes"] = NoneYet,
        ["/packs/{number}/minutes"] = NoneYet,
        ["/learning/{point:guid}"] = NoneYet,
        ["/panel-cases/{label}/findings/{version:int}"] = NoneYet,
        ["/panel-cases/{label}/family"] = NoneYet,
        ["/panel-cases/{label}/family/plan"] = NoneYet,
        ["/panel-cases/{label}/family/wishes"] = NoneYet,
        ["/panel-cases/{label}/family/told"] = NoneYet,
        ["/panel-cases/{label}/family/not-told"] = NoneYet,
        ["/panel-cases/{label}/family/take-back"] = NoneYet,
        ["/panel-cases/{label}/family/letters/new"] = NoneYet,
        ["/panel-cases/{label}/family/letters/{letter:int}"] = NoneYet,
        ["/panel-cases/{label}/family/questions/{question}"] = NoneYet,
        ["/panel-invitations"] = "the meetings to which one is invited, of no case",
        ["/packs"] = "the meetings whose papers one may read, of no case",
        ["/packs/{number}/take-away"] = "it is there for those alone whom the chair lets take their papers away, and here they are nobody",
        ["/packs/{number}/pdf"] = "it is there for those alone whom the chair lets take their papers away, and here they are nobody",
        ["/panel-members"] = "who sits on the panel, of no case",
        ["/panel-members/new"] = "an empty form",
        ["/panel-members/{member:guid}"] = "who sits on the panel, of no case",
        ["/forms/assumptions"] = "what was assumed in the forms",
    };

    [Fact]
    public async Task Every_endpoint_says_whom_it_is_for_and_somebody_has_said_how_its_address_is_filled()
    {
        var endpoints = await Endpoints.Of(world.Host.Services);

        Assert.True(endpoints.Count > 30, $"There are only {endpoints.Count} endpoints.");
        Assert.Empty(endpoints.Where(e => e.Needs is null && !e.IsForAll).Select(e => $"{e} names no permission"));
        Assert.Empty(endpoints.Where(e => e.Needs is not null && e.IsForAll).Select(e => $"{e} names a permission and is open to all"));
        Assert.Empty(endpoints.Where(e => !Endpoints.CanBeFilled(e)).Select(e => $"{e}: say in Endpoints.cs how its address is filled"));
    }

    // They look for something, or keep one's own filters, and change nothing of a case.
    private static readonly string[] PostsOfReaders = ["/find", "/forms/{key}/{version}", "/cases/filters"];

    [Fact]
    public async Task A_page_that_only_reads_takes_nothing_that_changes_a_case()
    {
        // Who opens a case in an emergency passes every page that only reads: what is posted there must not change it.
        var takes = (await Endpoints.Of(world.Host.Services)).Where(e => e.Needs is { } needs && needs.OnlyReads() && e.TakesPosts).Select(e => e.Route);

        Assert.Equal(PostsOfReaders.Order(), takes.Order());
    }

    // Where each is led who signs in; whoever works with cases in an area begins with the caseload.
    private static readonly Dictionary<string, string> FirstPages = new()
    {
        ["chair.lowe"] = "/hold",
        ["member.osei"] = "/panel-invitations",
        ["guest.adeyemi"] = "/guest",
        ["guardian.ellis"] = "/break-glass/reviews",
        ["auditor.byrne"] = "/audit",
        ["operator.lund"] = "/operate/mail",
        ["nobody.new"] = "/account",
    };

    [Theory]
    [MemberData(nameof(World.Everybody), MemberType = typeof(World))]
    public async Task Whoever_signs_in_is_met_by_a_page_of_their_own_and_finds_their_account_on_any_page(string account)
    {
        var browser = await world.As(account);

        var first = await browser.Get("/sign-in");
        var missing = await browser.Get("/cases/SEF-2020-999");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(account == World.Visitor, first.Heading == "Choose who to be");
        Assert.True(account == World.Visitor || first.Address.AbsolutePath == FirstPages.GetValueOrDefault(account, "/cases"), $"{account} is met by {first.Address.AbsolutePath}");
        Assert.Equal(account == World.Visitor, missing.Document.QuerySelector("header a[href='/account']") is null);
    }

    [Theory]
    [MemberData(nameof(World.Everybody), MemberType = typeof(World))]
    public async Task A_page_opens_to_whoever_may_see_it_and_does_not_exist_for_anybody_else(string account)
    {
        var rights = await world.RightsOf(account);
        var missing = Bare(await (await world.As(account)).Get(Missing));
        var wrong = new List<string>();

        foreach (var endpoint in (await Endpoints.Of(world.Host.Services)).Where(e => e.Needs is not null))
        {
            foreach (var (subject, address) in Addresses(endpoint))
            {
                var before = await world.AuditHeads();
                var browser = await world.As(account);
                var page = await browser.Get(address, follow: false);
                var expected = account == World.Visitor ? HttpStatusCode.Redirect : May(endpoint, subject, account, rights) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
                if (account == World.Visitor)
                {
                    browser.Forget(); // each way to the provider that is not gone leaves two cookies
                }

                if (page.Status != expected && !(expected == HttpStatusCode.OK && page.Status == HttpStatusCode.NoContent))
                {
                    wrong.Add($"{address} ({subject}) answers {(int)page.Status} {page.Heading} and not {(int)expected}");
                }
                else if (expected == HttpStatusCode.Redirect && !page.Answer.Headers.Location!.AbsoluteUri.StartsWith(world.Host.Issuer, StringComparison.Ordinal))
                {
                    wrong.Add($"{address} leads a visitor to {page.Answer.Headers.Location}");
                }
                else if (expected == HttpStatusCode.NotFound && Bare(page) != missing)
                {
                    wrong.Add($"{address} ({subject}) is not answered as what does not exist");
                }
                else if (expected == HttpStatusCode.OK && page.Text.Contains(subject.FamilyName, StringComparison.Ordinal) && !await WasSeen(rights!.Person, before))
                {
                    wrong.Add($"{address} shows the child's name and leaves no trace in the audit");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_page_that_shows_something_of_a_case_or_a_person_leaves_a_line_in_the_audit()
    {
        var endpoints = await Endpoints.Of(world.Host.Services);
        var wrong = new List<string>();

        foreach (var endpoint in endpoints.Where(e => e is { Needs: not null, IsPage: true } && !LeavesNoLine.ContainsKey(e.Route)))
        {
            var looked = 0;
            foreach (var account in Accounts.All.Select(a => a.Subject))
            {
                var rights = await world.RightsOf(account);
                foreach (var (_, address) in Addresses(endpoint).Where(a => May(endpoint, a.Subject, account, rights)).Take(1))
                {
                    var before = await world.AuditHeads();
                    await (await world.As(account)).Get(address, follow: false);
                    looked++;
                    if (!await WasSeen(rights!.Person, before))
                    {
                        wrong.Add($"{address} leaves no line in the audit for {account}. Let its page show by IShows, or say in LeavesNoLine why none is wanted");
                    }
                }
            }

            if (looked == 0)
            {
                wrong.Add($"{endpoint} is open to no ready account");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(LeavesNoLine.Keys.Except(endpoints.Select(e => e.Route)));
    }

    [Theory]
    [MemberData(nameof(World.Everybody), MemberType = typeof(World))]
    public async Task What_one_may_not_change_is_not_there_to_be_changed(string account)
    {
        var (browser, rights) = (await world.As(account), await world.RightsOf(account));
        var missing = Bare(await browser.Get(Missing));
        var form = await browser.Get(account == World.Visitor ? "/notify" : "/account");
        var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await Changes();
        var wrong = new List<string>();

        foreach (var endpoint in (await Endpoints.Of(world.Host.Services)).Where(e => e is { Needs: not null, IsPage: true }))
        {
            foreach (var (subject, address) in Addresses(endpoint).Where(a => account == World.Visitor || !May(endpoint, a.Subject, account, rights)))
            {
                foreach (var handler in endpoint.Posts)
                {
                    var page = await browser.Post(form, new(world.Host.Address, address + handler), [new("__RequestVerificationToken", token)], follow: false);
                    if (account == World.Visitor)
                    {
                        browser.Forget(); // each way to the provider that is not gone leaves two cookies
                    }

                    if (account == World.Visitor ? page.Status != HttpStatusCode.Redirect : page.Status != HttpStatusCode.NotFound || Bare(page) != missing)
                    {
                        wrong.Add($"POST {address}{handler} ({subject}) answers {(int)page.Status} {page.Heading} {page.Answer.Headers.Location}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Changes());

        // That it was tried is written down, and nothing else.
        async Task<int> Changes() => (await world.Ask(db => db.Audit.AsNoTracking().Where(a => a.Action != "Refused" && a.Action != AuditKey.Made).Select(a => a.Sequence))).Count;
    }

    [Fact]
    public async Task What_is_open_to_all_answers_a_visitor_and_never_asks_to_sign_in()
    {
        using var visitor = world.Host.Open();
        var wrong = new List<string>();

        foreach (var endpoint in (await Endpoints.Of(world.Host.Services)).Where(e => e.IsForAll && e.Route != "/sign-in"))
        {
            var page = await visitor.Get(endpoint.Filled(world, world.Subjects[0])!);
            if (page.Address.Authority != world.Host.Address.Authority || (int)page.Status >= 500)
            {
                wrong.Add($"{endpoint} answers {(int)page.Status} at {page.Address}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Whether the access matrix and the need to know open an endpoint of a subject to an account.</summary>
    private static bool May(EndpointFound endpoint, Subject subject, string account, Rights? rights)
    {
        if (endpoint.Needs == Permission.OwnAccount)
        {
            return true;
        }

        var areas = rights?.Roles
            .Where(held => held.Role.Permissions().Contains(endpoint.Needs!.Value))
            .SelectMany(held => held.Area is { } one ? [one] : Examples.Merseyside)
            .ToHashSet() ?? [];
        if (areas.Count == 0 || !endpoint.Route.Contains('{', StringComparison.Ordinal))
        {
            return areas.Count > 0;
        }

        if (subject.Area is null || !endpoint.IsOfASubject)
        {
            return subject.Area is not null;
        }

        if (endpoint.Needs == Permission.BeGuest)
        {
            return subject.Asked.Contains(account);
        }

        if (subject.Excluded.Contains(account))
        {
            return false;
        }

        // Only who keeps the lists has no need to be on them.
        var isListed = account == "manager.quayle" || endpoint.Needs == Permission.ManageAccess;
        return (areas.Contains(subject.Area) && (!subject.IsRestricted || isListed))
            || (subject.Opened.Contains(account) && endpoint.Needs!.Value.OnlyReads());
    }

    private IEnumerable<(Subject Subject, string Address)> Addresses(EndpointFound endpoint) =>
        (endpoint.Route.Contains('{', StringComparison.Ordinal) ? world.Subjects : world.Subjects.Take(1))
            .Select(subject => (subject, endpoint.Filled(world, subject)))
            .Where(filled => filled.Item2 is not null)
            .Select(filled => (filled.subject, filled.Item2!));

    // Since then, by this person: what they looked at before proves nothing of this page.
    private async Task<bool> WasSeen(UserId person, IReadOnlyDictionary<string, long> before) =>
        (await world.Ask(db =>
        {
            var head = before[db.Schema];
            return db.Audit.AsNoTracking().Where(a => a.Sequence > head && a.Actor == person && (a.Action == "Viewed" || a.Action == "Listed")).Select(a => a.Action);
        })).Count > 0;

    // What differs between two answers of the same page: one-use numbers.
    private static string Bare(PageSeen page) => $"{(int)page.Status} {page.Answer.Content.Headers.ContentType} {OneUse().Replace(page.Text, "")}";

    [GeneratedRegex("(name=\"__RequestVerificationToken\" type=\"hidden\" value=|nonce=)\"[^\"]+\"")]
    private static partial Regex OneUse();
}
