using System.Net;
using Cdop.Partnership.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

[Collection(WorldTests.Name)]
public sealed class RefusedTests(World world)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("admin.sefton", "Wirral", "")]
    [InlineData("admin.sefton", "Wirral", "/stage")]
    [InlineData("admin.sefton", "restricted", "")]
    [InlineData("admin.sefton", "shut out", "?tab=notes")]
    [InlineData("auditor.byrne", "Sefton", "")]
    [InlineData("nobody.new", "Sefton", "")]
    public async Task Who_asks_for_a_case_that_they_may_not_see_is_noted_against_it_and_told_what_everybody_is_told(string account, string name, string part)
    {
        var browser = await world.As(account);
        var subject = world.Subjects.Single(s => s.Name == name);
        var missing = world.Subjects.Single(s => s.Area is null);
        var by = (await world.RightsOf(account))?.Person ?? UserId.Public;
        var before = await Refused(subject.Case, by);
        var length = await world.AuditLength();

        var theirs = await browser.Get($"/cases/{subject.Case}{part}");
        var afterTheirs = await world.AuditLength();
        var nobodys = await browser.Get($"/cases/{missing.Case}{part}");
        var afterNobodys = await world.AuditLength();

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.Status, nobodys.Status));
        Assert.Equal(before + 1, await Refused(subject.Case, by));
        Assert.Equal(afterTheirs - length, afterNobodys - afterTheirs);
    }

    [Theory]
    [InlineData("/notifications/{0}", "Accepted", "Notification")]
    [InlineData("/access/{0}", "Case", "Access")]
    public async Task The_same_is_noted_of_a_notification_and_of_who_may_see_it(string address, string by, string what)
    {
        var browser = await world.As("admin.sefton");
        var person = (await world.RightsOf("admin.sefton"))!.Person;
        var (theirs, nobodys) = (world.Subjects.Single(s => s.Name == "Wirral"), world.Subjects.Single(s => s.Area is null));
        var before = await Lines();

        var hidden = await browser.Get(Of(theirs));
        var afterTheirs = await Lines();
        var missing = await browser.Get(Of(nobodys));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, missing.Status));
        Assert.Equal((before + 1, before + 2), (afterTheirs, await Lines()));

        string Of(Subject subject) => string.Format(System.Globalization.CultureInfo.InvariantCulture, address, by == "Case" ? subject.Case : subject.Accepted);

        async Task<int> Lines() => (await world.Ask(db => db.Audit.AsNoTracking().Where(a => a.Action == "Refused" && a.Actor == person && a.What == what).Select(a => a.Sequence))).Count;
    }

    [Fact]
    public async Task What_one_may_see_and_what_is_no_case_is_noted_against_nobody()
    {
        var browser = await world.As("admin.sefton");
        var by = (await world.RightsOf("admin.sefton"))!.Person;
        var sefton = world.Subjects.Single(s => s.Name == "Sefton").Case;
        var before = await Refused(null, by);

        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/cases/{sefton}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/cases/{sefton}/settle/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/cases/nothing")).Status);

        Assert.Equal(before, await Refused(null, by));
    }

    [Fact]
    public async Task A_manager_who_reads_the_audit_of_their_own_tries_sees_no_difference_either()
    {
        var browser = await world.As("manager.quayle");
        var by = (await world.RightsOf("manager.quayle"))!.Person;
        var before = await Refused(null, by);

        await browser.Get($"/cases/{world.Subjects.Single(s => s.Area is null).Case}");
        var audit = await browser.Get($"/audit?Form.Person={by}");

        Assert.Equal(before + 1, await Refused(null, by));
        Assert.DoesNotContain("Refused", audit.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // How often a person was refused: one case, or any.
    private async Task<int> Refused(string? reference, UserId by)
    {
        var subject = reference is null ? (Guid?)null : (await Find(reference))!.Subject;
        return (await world.Ask(db => db.Audit.AsNoTracking().Where(a => a.Action == "Refused" && a.Actor == by && (subject == null || a.Subject == subject)).Select(a => a.Sequence))).Count;
    }

    private async Task<SubjectFound?> Find(string reference)
    {
        await using var scope = world.Host.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        SubjectFound? found = null;
        foreach (var directory in scope.ServiceProvider.GetServices<ISubjectDirectory>())
        {
            found = await directory.Find(reference, Ct) ?? found;
        }

        return found;
    }
}
