using System.Net;
using Cdop.Partnership;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

[Collection(SharedHostTests.Name)]
public sealed class SignInTests(SharedHost shared)
{
    private readonly HostUnderTest host = shared.Host;

    [Fact]
    public async Task A_person_signs_in_with_a_code_and_a_proof_key_and_comes_back_to_where_they_were()
    {
        using var browser = host.Open();

        var provider = await browser.Get("/account?from=here");
        var back = await browser.Choose(provider, "manager.quayle");

        Assert.Contains("response_type=code", provider.Address.Query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", provider.Address.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("form_post", provider.Address.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("x-client", provider.Address.Query, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/account?from=here", back.Address.PathAndQuery);
        Assert.Equal("Your account", back.Heading);
        Assert.Contains("manager.quayle", back.Text, StringComparison.Ordinal);
        Assert.Contains(host.Issuer, back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_holds_nothing_that_a_page_could_read_and_no_claim()
    {
        using var browser = host.Open();
        var provider = await browser.Get("/account");

        var callback = await browser.Choose(provider, "manager.quayle", follow: false);
        var answer = await browser.Get(callback.Answer.Headers.Location!.AbsoluteUri, follow: false);

        var cookie = Assert.Single(answer.Answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("cdop=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(cookie.Length < 1000, cookie);
    }

    [Fact]
    public async Task A_new_starter_is_signed_in_and_may_do_nothing()
    {
        using var browser = await host.SignIn("nobody.new");

        var account = await browser.Get("/account");
        var people = await browser.Get("/try/people");

        Assert.Contains("You have no role yet", account.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, people.Status);
    }

    [Fact]
    public async Task What_one_may_not_see_is_answered_exactly_as_what_does_not_exist()
    {
        using var browser = await host.SignIn("nobody.new");

        var hidden = await browser.Get("/try/people");
        var missing = await browser.Get("/try/never-was");

        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(missing.Status, hidden.Status);
        Assert.Equal(missing.Text, hidden.Text);
        Assert.Equal("Page not found", hidden.Heading);
        Assert.Equal(Headers(missing), Headers(hidden));

        static string Headers(PageSeen page) =>
            string.Join('\n', page.Answer.Headers.Concat(page.Answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_names_no_permission_still_asks_a_visitor_to_sign_in()
    {
        using var browser = host.Open();

        var provider = await browser.Get("/try/nothing-named");

        Assert.Equal("Choose who to be", provider.Heading);
    }

    [Fact]
    public async Task A_visitor_at_an_address_that_does_not_exist_is_told_so()
    {
        using var browser = host.Open();

        var page = await browser.Get("/never-was");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.Heading);
    }

    [Fact]
    public async Task A_script_whose_session_has_ended_is_told_so_and_not_sent_to_the_provider()
    {
        using var script = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/session"));
        request.Headers.Add("Sec-Fetch-Mode", "cors");

        var answer = await script.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Roles_come_from_our_own_table_and_take_effect_within_a_minute()
    {
        await using var alone = new SharedHost();
        using var browser = await alone.Host.SignIn("nobody.new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/try/areas")).Status);

        await Grant(alone.Host, "nobody.new", "administrator", "LIV, SEF");
        await alone.Host.Advance(TimeSpan.FromSeconds(59));
        var areas = await browser.Get("/try/areas");
        var people = await browser.Get("/try/people");
        var account = await browser.Get("/account");

        Assert.Equal($"{Examples.Liverpool.Code} {Examples.Sefton.Code}", areas.Text);
        Assert.Equal(HttpStatusCode.NotFound, people.Status);
        Assert.Contains("CDOP administrator, Liverpool, Sefton", account.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_subject_of_another_issuer_is_somebody_else()
    {
        var granted = await PartnershipModule.GrantAsync(host.Services, "https://elsewhere.example/", "nobody.new", "manager", "all", TestContext.Current.CancellationToken);
        Assert.True(granted.Succeeded);

        using var browser = await host.SignIn("nobody.new");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/try/people")).Status);
    }

    [Fact]
    public async Task A_weighty_act_asks_for_a_fresh_proof_and_then_goes_on()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        using var browser = await host.SignIn("manager.quayle");
        Assert.Equal("done", (await browser.Get("/try/weighty")).Text);

        await host.Advance(TimeSpan.FromMinutes(6));
        var asked = await browser.Get("/try/weighty");
        var done = await browser.Choose(asked, "manager.quayle");

        Assert.Contains("max_age=0", asked.Address.Query, StringComparison.Ordinal);
        Assert.Contains("prompt=login", asked.Address.Query, StringComparison.Ordinal);
        Assert.Equal("/try/weighty", done.Address.AbsolutePath);
        Assert.Equal("done", done.Text);
    }

    [Fact]
    public async Task A_weighty_act_asks_again_even_where_the_provider_remembers_the_person()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        using var browser = host.Open();
        browser.ProviderRemembers = true;
        await browser.SignIn("manager.quayle");
        browser.Drop("cdop");
        var silent = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(6));

        var asked = await browser.Get("/try/weighty");

        Assert.Equal("Your account", silent.Heading);
        Assert.Equal("Choose who to be", asked.Heading);
    }

    [Fact]
    public async Task What_was_typed_for_a_weighty_act_is_kept_while_a_fresh_proof_is_asked_for()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        using var browser = await host.SignIn("manager.quayle");
        var page = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(6));

        var asked = await browser.Post(page, new(host.Address, "/try/weighty"), [new("words", "my reason")]);
        var kept = await browser.Choose(asked, "manager.quayle");
        var done = await browser.Press(kept, "Send it now");

        Assert.Equal("Thank you. What you typed is kept", kept.Heading);
        Assert.Equal("done my reason", done.Text);
    }

    [Fact]
    public async Task Emergency_access_asks_for_a_fresh_proof_and_keeps_the_reason_typed_meanwhile()
    {
        using var browser = await host.SignIn("doctor.fenwick");
        var page = await browser.Get("/break-glass");
        await host.Advance(TimeSpan.FromMinutes(6));

        var asked = await browser.Press(page, "Use emergency access", ("Form.Reference", "KNO-2026-999"), ("Form.Because", "The family is in the department now"));
        var kept = await browser.Choose(asked, "doctor.fenwick");
        var again = await browser.Press(kept, "Send it now");

        Assert.Equal("Emergency access", page.Heading);
        Assert.Equal("Thank you. What you typed is kept", kept.Heading);
        Assert.Equal("/break-glass", again.Address.AbsolutePath);
        Assert.Contains("The family is in the department now", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chair.lowe", "panel-chair", "/meetings/2026-999/take-away")]
    [InlineData("member.osei", "panel-member", "/packs/2026-999/take-away")]
    [InlineData("member.osei", "panel-member", "/packs/2026-999/pdf")]
    public async Task Papers_leave_the_site_after_a_fresh_proof_alone(string subject, string role, string page)
    {
        await Grant(host, subject, role, "all");
        using var browser = await host.SignIn(subject);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(page)).Status); // there is no such meeting: fresh, they are asked nothing
        await host.Advance(TimeSpan.FromMinutes(6));

        var asked = await browser.Get(page);
        var after = await browser.Choose(asked, subject);

        Assert.Equal("Choose who to be", asked.Heading);
        Assert.Contains("max_age=0", asked.Address.Query, StringComparison.Ordinal);
        Assert.Equal((page, HttpStatusCode.NotFound), (after.Address.AbsolutePath, after.Status));
    }

    [Fact]
    public async Task Who_may_take_papers_away_is_said_after_a_fresh_proof_alone()
    {
        await Grant(host, "chair.lowe", "panel-chair", "all");
        using var browser = await host.SignIn("chair.lowe");
        var page = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(6));

        var asked = await browser.Post(page, new(host.Address, "/meetings/2026-999/take-away"), [new("Form.Members", $"{Guid.NewGuid()}")]);
        var kept = await browser.Choose(asked, "chair.lowe");

        Assert.Contains("max_age=0", asked.Address.Query, StringComparison.Ordinal);
        Assert.Equal("Thank you. What you typed is kept", kept.Heading);
    }

    [Fact]
    public async Task A_handler_may_ask_for_a_fresh_proof_by_itself()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var filter = ActivatorUtilities.CreateInstance<StepUpOnHandlers>(scope.ServiceProvider);
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = "GET";
        http.Request.Path = "/weighty";

        var weighty = Executing(http, nameof(PageWithHandlers.OnGetWeighty));
        await filter.OnPageHandlerExecutionAsync(weighty, () => throw new InvalidOperationException("It ran."));
        var ran = false;
        await filter.OnPageHandlerExecutionAsync(Executing(http, nameof(PageWithHandlers.OnGet)), () =>
        {
            ran = true;
            return Task.FromResult<PageHandlerExecutedContext>(null!);
        });

        Assert.IsType<EmptyResult>(weighty.Result);
        Assert.Contains("max_age=0", http.Response.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.True(ran);

        static PageHandlerExecutingContext Executing(HttpContext http, string handler) =>
            new(
                new(new(http, new(), new())),
                [],
                new() { MethodInfo = typeof(PageWithHandlers).GetMethod(handler)! },
                new Dictionary<string, object?>(),
                new PageWithHandlers());
    }

    private sealed class PageWithHandlers
    {
        public static void OnGet()
        {
        }

        [StepUp]
        public static void OnGetWeighty()
        {
        }
    }

    [Fact]
    public async Task Signing_in_and_out_ending_a_session_and_a_missing_second_factor_stand_in_the_audit()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        var before = (await Acts()).Count;
        using var browser = await host.SignIn("manager.quayle");
        using var other = await host.SignIn("manager.quayle");
        await browser.Press(await browser.Get("/account"), "End");
        await browser.Press(await browser.Get("/account"), "Sign out");
        using var weak = await host.SignIn("manager.quayle:password-only");

        Assert.Equal(["SignedIn", "SignedIn", "SessionEnded", "SignedOut", "SignInRefused"], (await Acts())[before..]);
    }

    [Fact]
    public async Task A_session_that_began_before_its_person_was_shut_out_does_not_live_on_when_they_are_let_back()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        await Grant(host, "admin.marsh", "administrator", "SEF");
        using var theirs = await host.SignIn("admin.marsh");
        using var manager = await host.SignIn("manager.quayle");
        var person = (await host.Services.GetRequiredService<Partnership.Contracts.IRightsDirectory>().Find(host.Issuer, "admin.marsh", TestContext.Current.CancellationToken))!.Person;
        await host.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, (await theirs.Get("/try/areas")).Status);
        await manager.Press(await manager.Get($"/people/{person}/disable"), "Shut out", ("Form.Because", "Has left"));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Get("/try/areas")).Status);
        await manager.Press(await manager.Get($"/people/{person}/let-back"), "Let back in", ("Form.Because", "Has not left"));

        Assert.Equal("Choose who to be", (await theirs.Get("/try/areas")).Heading);
        Assert.Equal(["SessionEnded"], (await Acts())[^1..]);
    }

    // What the audit of people says of sessions, in its order.
    private async Task<List<string>> Acts()
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var module = scope.ServiceProvider.GetRequiredService<ModuleList>().Databases.Single(d => d.Name == "PartnershipDb");
        return await ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).Audit.AsNoTracking().Where(a => a.What == "Session").OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nobody_is_signed_in_without_a_second_factor()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        using var browser = await host.SignIn("manager.quayle:password-only");

        var failed = await browser.Get("/sign-in/failed?why=proof");
        var asked = await browser.Get("/try/people");

        Assert.Equal("We need a stronger sign-in", failed.Heading);
        Assert.Contains("You are not signed in.", failed.Text, StringComparison.Ordinal);
        Assert.Equal("Choose who to be", asked.Heading);
        Assert.Null(browser.Cookie("cdop"));
    }

    [Fact]
    public async Task A_proof_without_a_second_factor_does_not_do_for_a_weighty_act_and_leaves_the_session_as_it_was()
    {
        await Grant(host, "manager.quayle", "manager", "all");
        using var browser = await host.SignIn("manager.quayle");
        await host.Advance(TimeSpan.FromMinutes(6));

        var asked = await browser.Get("/try/weighty");
        var weak = await browser.Choose(asked, "manager.quayle:password-only");
        var meanwhile = await browser.Get("/try/people");

        Assert.Equal("We need a stronger sign-in for this", weak.Heading);
        Assert.Equal("people", meanwhile.Text);
    }

    [Fact]
    public async Task Who_lacks_the_permission_is_not_asked_for_a_proof_but_sees_nothing()
    {
        using var browser = await host.SignIn("nobody.new");
        await host.Advance(TimeSpan.FromMinutes(6));

        var page = await browser.Get("/try/weighty");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider()
    {
        using var browser = await host.SignIn("manager.quayle");
        var cookie = browser.Cookie("cdop")!;
        var account = await browser.Get("/account");

        var away = await browser.Press(account, "Sign out");
        var way = browser.Way;
        browser.Plant("cdop", cookie);
        var again = await browser.Get("/account");

        Assert.Equal("You are signed out", away.Heading);
        Assert.Contains(way, a => a.AbsolutePath == "/connect/end-session");
        Assert.Equal("Choose who to be", again.Heading);
    }

    [Fact]
    public async Task Signing_out_has_the_browser_let_go_of_what_it_stored()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");

        var answer = await browser.Post(account, new(host.Address, "/sign-out"), account.Filled("Sign out"), follow: false);

        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Answer.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task A_session_ends_after_twenty_minutes_without_use()
    {
        using var browser = await host.SignIn("manager.quayle");

        await host.Advance(TimeSpan.FromMinutes(19));
        var used = await browser.Get("/account", follow: false);
        await host.Advance(TimeSpan.FromMinutes(19));
        var usedAgain = await browser.Get("/account", follow: false);
        await host.Advance(TimeSpan.FromMinutes(21));
        var idle = await browser.Get("/account", follow: false);

        Assert.Equal(HttpStatusCode.OK, used.Status);
        Assert.Equal(HttpStatusCode.OK, usedAgain.Status);
        Assert.Equal(HttpStatusCode.Redirect, idle.Status);
        Assert.StartsWith(host.Issuer, idle.Answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours_however_much_it_is_used()
    {
        using var browser = await host.SignIn("manager.quayle");
        for (var quarter = 0; quarter < 39; quarter++)
        {
            await host.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.Get("/session", follow: false)).Status);
        }

        await host.Advance(TimeSpan.FromMinutes(15));
        var ended = await browser.Get("/account", follow: false);

        Assert.Equal(HttpStatusCode.Redirect, ended.Status);
    }

    [Fact]
    public async Task A_sign_in_begins_a_new_session_and_ends_the_one_before()
    {
        using var browser = await host.SignIn("manager.quayle");
        var before = browser.Cookie("cdop")!;
        await host.Advance(TimeSpan.FromMinutes(6));
        await Grant(host, "manager.quayle", "manager", "all");
        await browser.Choose(await browser.Get("/try/weighty"), "manager.quayle");
        var after = browser.Cookie("cdop")!;

        browser.Plant("cdop", before);
        var old = await browser.Get("/account", follow: false);

        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.Redirect, old.Status);
    }

    [Fact]
    public async Task A_person_sees_their_sessions_and_ends_another()
    {
        using var desk = await host.SignIn("auditor.byrne");
        using var phone = host.Open();
        phone.UserAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        await phone.SignIn("auditor.byrne");
        using var other = await host.SignIn("admin.marsh");

        var account = await desk.Get("/account");
        Assert.Contains("Firefox on Linux", account.Text, StringComparison.Ordinal);
        Assert.Contains("Safari on iPhone", account.Text, StringComparison.Ordinal);
        await desk.Press(account, "End");

        Assert.Equal(HttpStatusCode.OK, (await desk.Get("/account", follow: false)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/account", follow: false)).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/account", follow: false)).Status);
    }

    [Fact]
    public async Task Keyboard_shortcuts_are_off_until_a_person_turns_them_on()
    {
        using var browser = await host.SignIn("manager.quayle");

        var off = await browser.Get("/account");
        var on = await browser.Press(off, "Turn keyboard shortcuts on");

        Assert.NotEqual("on", off.Document.Body!.GetAttribute("data-keys"));
        Assert.Equal("on", on.Document.Body!.GetAttribute("data-keys"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("account")]
    [InlineData("/%0d%0aSet-Cookie:x=1")]
    [InlineData("/.//evil.example/")]
    [InlineData("/a/..//evil.example/")]
    [InlineData("/%2e//evil.example/")]
    [InlineData("/./\\evil.example/")]
    public async Task A_sign_in_leads_nowhere_but_into_this_site(string returnUrl)
    {
        using var browser = host.Open();

        var provider = await browser.Get($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var back = await browser.Choose(provider, "nobody.new");
        var signedIn = await browser.Get($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(host.Address.Authority, back.Address.Authority);
        Assert.Equal(host.Address.Authority, signedIn.Address.Authority);
    }

    [Fact]
    public async Task A_sign_in_leads_to_where_one_asked_to_go()
    {
        using var browser = host.Open();

        var back = await browser.Choose(await browser.Get("/sign-in?returnUrl=%2Faccount%3Fa%3Db"), "nobody.new");

        Assert.Equal("/account?a=b", back.Address.PathAndQuery);
    }

    [Theory]
    [InlineData("?code=made-up&state=made-up")]
    [InlineData("?code=made-up")]
    [InlineData("?error=access_denied&state=made-up")]
    [InlineData("")]
    public async Task A_forged_answer_of_a_provider_signs_nobody_in(string answer)
    {
        using var browser = host.Open();

        var page = await browser.Get($"/signin-oidc{answer}");

        Assert.Equal("You were not signed in", page.Heading);
        Assert.Null(browser.Cookie("cdop"));
    }

    [Fact]
    public async Task An_answer_begun_in_another_browser_signs_nobody_in()
    {
        using var attacker = host.Open();
        using var victim = host.Open();
        var provider = await attacker.Get("/account");
        var callback = await attacker.Choose(provider, "manager.quayle", follow: false);

        var page = await victim.Get(callback.Answer.Headers.Location!.AbsoluteUri);

        Assert.Equal("You were not signed in", page.Heading);
        Assert.Null(victim.Cookie("cdop"));
    }

    [Fact]
    public async Task A_sign_in_that_took_too_long_is_begun_again()
    {
        using var browser = host.Open();
        var provider = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(16));

        var page = await browser.Choose(provider, "manager.quayle");

        Assert.Equal("You were not signed in", page.Heading);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_in_a_plain_page()
    {
        await using var alone = new HostUnderTest();
        await alone.StopProvider();
        using var browser = alone.Open();

        var page = await browser.Get("/account");

        Assert.Equal("Signing in does not work at the moment", page.Heading);
    }

    private static async Task Grant(HostUnderTest host, string subject, string role, string areas)
    {
        var granted = await PartnershipModule.GrantAsync(host.Services, host.Issuer, subject, role, areas, TestContext.Current.CancellationToken);
        Assert.True(granted.Succeeded, string.Join(' ', granted.Problems.Select(p => p.Message)));
    }
}
