using System.Net;
using Cdop.DevelopmentSignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

/// <summary>A program that knows two organisations: the trust, and another one at the same provider, with a domain of its own.</summary>
public sealed class TwoOrganisations : IAsyncDisposable
{
    public AskingOffice Office { get; } = new()
    {
        Host =
        {
            Settings =
            {
                ["SignIn:Organisations:other:Name"] = "Another trust",
                ["SignIn:Organisations:other:Authority"] = "http://localhost:1/",
                ["SignIn:Organisations:other:ClientId"] = Organisation.ClientId,
                ["SignIn:Organisations:other:ClientSecret"] = DevelopmentProvider.ClientSecret,
                ["SignIn:Organisations:other:Domains"] = "other.example",
            },
        },
    };

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}

/// <summary>A professional whose organisation is known comes in by its sign-in instead of a code.</summary>
public sealed class OrganisationTests(TwoOrganisations two) : IClassFixture<TwoOrganisations>
{
    private const string Family = "Qvouched";
    private static readonly Member Hatton = Organisation.People[0];
    private static readonly Member Sayle = Organisation.People[1];
    private static readonly Member Unverified = Organisation.People[2];

    private readonly HostUnderTest host = two.Office.Host;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_the_request_went_to_comes_in_and_the_audit_says_how_and_nobody_has_an_account_by_it()
    {
        var link = await Asked(Hatton.Email);
        using var browser = host.Open();
        var before = await Lines();

        var overview = await ComeIn(browser, link, Hatton);

        Assert.Equal($"{link}/answer", overview.Address.AbsolutePath);
        Assert.Contains(Family, overview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cdop", browser.Cookies);
        Assert.DoesNotContain(browser.Cookies, name => name.StartsWith(".AspNetCore", StringComparison.Ordinal));
        Assert.Equal("Choose who to be", (await browser.Get("/account")).Heading);
        var entered = (await Lines())[before.Count..].Single(line => line.Action == "Entered");
        Assert.Equal(("EnterThroughOrganisation", "Signed in with Alder Hey"), (entered.What, await Because(entered)));
        Assert.StartsWith("link:", entered.Actor.Value, StringComparison.Ordinal);

        await host.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal($"{link}?after=ended", (await browser.Get($"{link}/answer")).Address.PathAndQuery);
    }

    [Fact]
    public async Task A_colleague_comes_in_by_the_link_of_their_own()
    {
        var link = await Asked(Hatton.Email);
        using var browser = host.Open();
        await ComeIn(browser, link, Hatton);
        await browser.Press(await browser.Get($"{link}/colleague"), "Write to them", ("Form.IsChecked", "true"), ("Form.Name", Sayle.Name), ("Form.Email", Sayle.Email), ("Form.Sections", "reporting/identity"));

        using var colleague = host.Open();
        var own = await colleague.LinkTo(Sayle.Email);

        Assert.NotEqual(link, own);
        Assert.Equal($"{own}/answer", (await ComeIn(colleague, own, Sayle)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_does_not_come_in_meets_one_page_whatever_the_reason()
    {
        var link = await Asked(Hatton.Email);
        using var browser = host.Open();
        var mistaken = new List<PageSeen>
        {
            await ComeIn(browser, link, Sayle),
            await ComeIn(browser, link, Unverified),
            await browser.Press(await browser.Get(link), "Sign in with Another trust"), // whose provider does not answer
            await browser.Get("/signin-oidc/alderhey?state=made-up&code=made-up"),
            await browser.Get("/signin-oidc/alderhey?error=access_denied"),
        };
        var page = await browser.Get(link);
        mistaken.Add(await browser.Choose(await browser.Post(page, new(page.Address, "/r/AAAAAAAAAAAAAAAAAAAAAA?handler=Organisation"), [new("organisation", "alderhey")]), Hatton.Subject));

        Assert.All(mistaken, seen =>
        {
            Assert.Equal((HttpStatusCode.OK, KnownOrganisation.NotLetIn, mistaken[0].Text), (seen.Status, seen.Address.PathAndQuery, seen.Text));
            Assert.DoesNotContain(Family, seen.Text, StringComparison.Ordinal);
        });
        Assert.Contains("Send me a code", mistaken[0].Text, StringComparison.Ordinal);
        Assert.Contains("Telephone", mistaken[0].Text, StringComparison.Ordinal);
        Assert.Equal(link, (await browser.Get($"{link}/answer")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_link_that_is_over_opens_to_nobody_and_says_no_more()
    {
        await using var office = new AskingOffice();
        var link = await office.AskOf(Hatton.Email, Family);
        using var browser = office.Host.Open();
        var page = await browser.Get(link);
        await office.Host.Advance(TimeSpan.FromDays(29));

        var late = await browser.Choose(await browser.Press(page, "Sign in with Alder Hey"), Hatton.Subject);

        Assert.Equal(KnownOrganisation.NotLetIn, late.Address.PathAndQuery);
    }

    [Fact]
    public async Task Whoever_was_refused_as_somebody_else_of_the_organisation_can_choose_another_account_and_come_in()
    {
        var link = await Asked(Hatton.Email);
        using var browser = host.Open();
        var refused = await ComeIn(browser, link, Sayle);

        var again = await browser.Press(await browser.Get(link), "Sign in with Alder Hey");

        Assert.Equal(KnownOrganisation.NotLetIn, refused.Address.PathAndQuery);
        Assert.Equal("Choose who to be", again.Heading);
        Assert.Contains("prompt=select_account", again.Address.Query, StringComparison.Ordinal);
        Assert.Equal($"{link}/answer", (await browser.Choose(again, Hatton.Subject)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_provider_vouches_for_the_domains_of_its_own_organisation_alone()
    {
        await using var office = new AskingOffice { Host = { Settings = { ["SignIn:Organisations:alderhey:Domains"] = "other.example" } } };
        var link = await office.AskOf(Hatton.Email, Family);
        using var browser = office.Host.Open();

        var refused = await ComeIn(browser, link, Hatton);

        Assert.Equal(KnownOrganisation.NotLetIn, refused.Address.PathAndQuery);
        Assert.Equal(link, (await browser.Get($"{link}/answer")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Looking_at_the_link_changes_nothing_and_its_number_does_not_reach_the_provider()
    {
        var link = await Asked(Hatton.Email);
        using var browser = host.Open();
        var seen = new List<Uri>();
        browser.Seen = page => seen.Add(page.Address);
        var before = await Lines();

        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{link}?handler=Organisation&organisation=alderhey")).Status);
        Assert.Equal(before.Count, (await Lines()).Count);
        var provider = await browser.Press(await browser.Get(link), "Sign in with Alder Hey");

        Assert.Equal("Choose who to be", provider.Heading);
        Assert.DoesNotContain(seen.Where(address => address.Port != host.Address.Port), address => address.AbsoluteUri.Contains(link[3..], StringComparison.Ordinal));
        Assert.DoesNotContain(link[3..], provider.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link[3..], string.Concat(browser.Cookies.Select(browser.Cookie)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_browser_began_another_does_not_finish()
    {
        var link = await Asked(Hatton.Email);
        using var browser = host.Open();
        using var other = host.Open();
        var back = await browser.Choose(await browser.Press(await browser.Get(link), "Sign in with Alder Hey"), Hatton.Subject, follow: false);

        var stolen = await other.Get(back.Answer.Headers.Location!.AbsoluteUri);

        Assert.Equal(KnownOrganisation.NotLetIn, stolen.Address.PathAndQuery);
        Assert.Equal(link, (await other.Get($"{link}/answer")).Address.AbsolutePath);
        Assert.Equal($"{link}/answer", (await browser.Get(back.Answer.Headers.Location!.AbsoluteUri)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_comes_in_ends_the_session_before_and_uses_up_the_code_that_waits()
    {
        var link = await Asked(Hatton.Email);
        using var first = host.Open();
        await ComeIn(first, link, Hatton);
        using var browser = host.Open();
        var code = await browser.NewCode(host, link, Hatton.Email);

        await ComeIn(browser, link, Hatton);

        Assert.Equal($"{link}?after=ended", (await first.Get($"{link}/answer")).Address.PathAndQuery);
        var late = await browser.Press(await browser.Get($"{link}/code"), "Continue", ("Form.Code", code));
        Assert.Contains("Check the code, or ask for another", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ready_people_of_development_are_whom_the_directory_would_ask()
    {
        using var desk = await host.SignIn("admin.marsh");

        var agency = await desk.Get("/agencies/RBS");

        Assert.All([Hatton, Sayle], person => Assert.Contains(person.Email, agency.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("amara.hatton@rbs.example", true)]
    [InlineData("Amara.Hatton@RBS.example", true)]
    [InlineData("amara.hatton@sub.rbs.example", false)]
    [InlineData("amara.hatton@rbs.example.evil.example", false)]
    [InlineData("amara.hatton@evil.example@rbs.example", false)]
    [InlineData("amara.hatton@rbs.examplе", false)]
    [InlineData("", false)]
    public void An_organisation_speaks_for_plain_addresses_in_its_own_domains(string email, bool speaks) =>
        Assert.Equal(speaks, new KnownOrganisation("alderhey", "Alder Hey", ["rbs.example"]).SpeaksFor(email));

    private Task<string> Asked(string email) => two.Office.AskOf(email, Family);

    private static async Task<PageSeen> ComeIn(Browser browser, string link, Member member) =>
        await browser.Choose(await browser.Press(await browser.Get(link), "Sign in with Alder Hey"), member.Subject);

    private async Task<string?> Because(AuditEntry line)
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var module = scope.ServiceProvider.GetRequiredService<ModuleList>().Databases.Single(d => d.Name == "DataCollectionDb");
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
        return (await scope.ServiceProvider.GetRequiredService<AuditTrail>().Open(db, [line], Ct)).GetValueOrDefault(line.Sequence)?.Because;
    }

    private async Task<List<AuditEntry>> Lines()
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var module = host.Services.GetRequiredService<ModuleList>().Databases.Single(type => type.Name == "DataCollectionDb");
        return await ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync(Ct);
    }
}
