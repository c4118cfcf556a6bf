using System.Text.Json.Nodes;
using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cdop.DataCollection.Tests;

/// <summary>A version of a form from the file to the cases that are asked it.</summary>
public sealed class FormVersionsTests : IAsyncDisposable
{
    private static readonly LocalDate April = new(2026, 4, 1);

    private readonly CasesUnderTest cases = new();

    public FormVersionsTests() => cases.Person.Areas = [.. Everywhere];

    private static IEnumerable<Area> Everywhere => [Examples.Knowsley, Examples.Liverpool, Examples.StHelens, Examples.Sefton, Examples.Wirral, Neighbours.Island];

    private FormLibrary Library => cases.Modules.Services.GetRequiredService<FormLibrary>();

    [Fact]
    public async Task A_version_is_loaded_published_and_asked_from_its_day_on()
    {
        var json = Json("2026-04");
        Assert.Equal("/forms/drowning/2026-04/draft", (await Load(json)).Value);
        Assert.Null(Library.Find("drowning", "2026-04"));

        Assert.Equal("/forms/drowning/2026-04", (await Publish("drowning", "2026-04", April))!.Value);

        Assert.Equal(April, Library.Find("drowning", "2026-04")!.ValidFrom);
        Assert.Equal(("2022-04", "2026-04"), (Library.On("drowning", April.PlusDays(-1))!.Version, Library.On("drowning", April)!.Version));
        Assert.Equal(April.PlusDays(-1), Library.LastDay(Library.Find("drowning", "2022-04")!));
        var kept = await Single("2026-04");
        Assert.Equal((json, "someone", "someone", FormState.Published), (kept.Json, kept.LoadedBy.Value, kept.SettledBy!.Value.Value, kept.State));
    }

    [Fact]
    public async Task Another_server_sees_it_within_a_minute()
    {
        var other = new FormLibrary([cases.Modules.Services.GetRequiredService<IPublishedForms>()], cases.Clock, NullLogger<FormLibrary>.Instance);
        Assert.Null(other.Find("drowning", "2026-04"));
        await Load(Json("2026-04"));
        await Publish("drowning", "2026-04", April);

        cases.Clock.AdvanceSeconds(59);
        Assert.Null(other.Find("drowning", "2026-04"));
        cases.Clock.AdvanceSeconds(1);
        Assert.NotNull(other.Find("drowning", "2026-04"));
    }

    [Fact]
    public async Task A_version_that_is_there_already_is_refused_and_a_draft_is_replaced_from_its_own_page_alone()
    {
        Assert.Equal("There is a version 2022-04 of the form “drowning” already, and a version in use never changes: give yours another version", await Refused(Json("2022-04")));

        await Load(Json("2026-04"));
        Assert.StartsWith("There is a draft of version 2026-04 of the form “drowning” already", await Refused(Json("2026-04")), StringComparison.Ordinal);
        var first = await Single("2026-04");
        Assert.True((await Load(Json("2026-04", "Drowning, anew"), first.Version)).Succeeded);
        Assert.StartsWith("There is a draft of version 2026-04", await Refused(Json("2026-04"), first.Version), StringComparison.Ordinal);

        Assert.Equal("Drowning, anew", (await Single("2026-04")).Title);
        await Publish("drowning", "2026-04", April);
        Assert.StartsWith("There is a version 2026-04 of the form “drowning” already", await Refused(Json("2026-04"), (await Single("2026-04")).Version), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_and_at_once_it_is_one_draft()
    {
        var key = Guid.NewGuid();
        var json = Json("2026-04");

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Load(json, key: key))));
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Load(Json("2027-04", $"Form {n}"), key: Guid.NewGuid()))));

        Assert.All(sent, one => Assert.True(one.Succeeded));
        Assert.Single(others, one => one.Succeeded);
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task The_day_is_after_the_version_before_and_after_today_unless_somebody_says_why()
    {
        await Load(Json("2026-04"));

        Assert.Equal("The day must be after 1 April 2022, from which the latest version of this form is used", Assert.Single((await Publish("drowning", "2026-04", new(2022, 4, 1), "Late"))!.Problems).Message);
        Assert.Equal("Say why it is used from a day that is not after today, or choose a later day", Assert.Single((await Publish("drowning", "2026-04", new(2026, 3, 3)))!.Problems).Message);
        Assert.True((await Publish("drowning", "2026-04", new(2026, 3, 3), "The national form came late"))!.Succeeded);
        Assert.Equal("The national form came late", (await Single("2026-04")).Because);

        await Load(Json("2026-10"));
        Assert.StartsWith("The day must be after 3 March 2026", Assert.Single((await Publish("drowning", "2026-10", new(2026, 3, 3), "Late"))!.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_form_may_be_used_from_any_day()
    {
        await Load(Json("1", key: "falls"));

        Assert.True((await Publish("falls", "1", new(2020, 1, 1)))!.Succeeded);
        Assert.Equal("1", Library.On("falls", new(2026, 1, 1))!.Version);
    }

    [Fact]
    public async Task Only_a_manager_of_all_areas_publishes()
    {
        await Load(Json("2026-04"));
        cases.Person.Areas = [Examples.Knowsley];

        Assert.StartsWith("Only a manager of all areas", Assert.Single((await Publish("drowning", "2026-04", April))!.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(FormState.Draft, (await Single("2026-04")).State);
    }

    [Fact]
    public async Task Of_two_who_settle_a_draft_the_second_is_told()
    {
        await Load(Json("2026-04"));
        var seen = (await Single("2026-04")).Version;
        Assert.Equal("/forms", (await Withdraw("drowning", "2026-04", seen))!.Value);

        Assert.Equal(ChangeDraftHandler.Overtaken, Assert.Single((await Publish("drowning", "2026-04", April, seen: seen))!.Problems).Message);
        Assert.Null(await Publish("drowning", "1999", April, seen: seen));
        Assert.True((await Load(Json("2026-04"))).Succeeded);
    }

    [Fact]
    public async Task What_is_published_is_never_withdrawn()
    {
        await Load(Json("2026-04"));
        await Publish("drowning", "2026-04", April);
        var published = await Single("2026-04");

        Assert.Equal(ChangeDraftHandler.Overtaken, Assert.Single((await Withdraw("drowning", "2026-04", published.Version))!.Problems).Message);
        Assert.Contains("never changes and never goes", Assert.Single(published.Withdraw("No", new("someone"), cases.Clock.GetCurrentInstant()).Found).Message, StringComparison.Ordinal);
        Assert.Contains("never changes and never goes", Assert.Single(published.Publish(April.PlusYears(1), null, null, new("someone"), cases.Clock.GetCurrentInstant()).Found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_that_cannot_be_read_any_more_is_told_of_and_the_others_go_on()
    {
        await cases.Modules.Use(async (DataCollectionDb db) =>
        {
            var broken = FormVersion.Load("drowning", "2026-04", "Drowning", """{"resourceType":"Patient"}""", new("someone"), cases.Clock.GetCurrentInstant());
            Assert.False(broken.Publish(April, null, null, new("someone"), cases.Clock.GetCurrentInstant()).Any);
            db.Add(broken);
            await db.SaveChangesAsync(CasesUnderTest.Ct);
        });

        Assert.Equal("2022-04", Library.On("drowning", April)!.Version);
        var fault = Assert.Single(Library.Faults);
        Assert.Equal(("drowning", "2026-04"), (fault.Key, fault.Version));
        Assert.Contains("This is a Patient and not a Questionnaire", fault.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_publishing_and_withdrawing_stand_in_the_audit()
    {
        await Load(Json("2026-04"));
        await Publish("drowning", "2026-04", April, "Because");
        await Load(Json("2026-10"));
        await Withdraw("drowning", "2026-10", (await Single("2026-10")).Version);

        var lines = (await cases.Modules.Audit<DataCollectionDb>(CasesUnderTest.Ct)).Where(a => a.Line.Action is "Added" or "Changed").ToList();
        Assert.Equal(["Added ", "Changed Because", "Added ", "Changed Not ours"], lines.Select(a => $"{a.Line.Action} {a.Sealed.Because}"));
        Assert.All(lines, a => Assert.StartsWith("FormVersion", a.Line.What, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static string Json(string version, string? title = null, string key = "drowning")
    {
        using var stream = typeof(FormLibrary).Assembly.GetManifestResourceStream("definitions/drowning-2022-04.json")!;
        var form = JsonNode.Parse(stream)!;
        (form["url"], form["version"]) = ($"urn:cdop:questionnaire:{key}", version);
        if (title is not null)
        {
            form["title"] = title;
        }

        return form.ToJsonString();
    }

    private Task<Result<string>> Load(string json, Guid inPlaceOf = default, Guid key = default) =>
        cases.Modules.Use((LoadFormHandler handler) => handler.Handle(new() { Text = json, InPlaceOf = inPlaceOf, Key = key }, CasesUnderTest.Ct));

    private async Task<string> Refused(string json, Guid inPlaceOf = default) => Assert.Single((await Load(json, inPlaceOf)).Problems).Message;

    private async Task<Result<string>?> Publish(string key, string edition, LocalDate from, string? because = null, Guid? seen = null)
    {
        var version = seen ?? (await Single(edition)).Version;
        return await cases.Modules.Use((PublishFormHandler handler) => handler.Handle(key, edition, new() { From = from, Because = because, Version = version }, CasesUnderTest.Ct));
    }

    private Task<Result<string>?> Withdraw(string key, string edition, Guid seen) =>
        cases.Modules.Use((WithdrawDraftHandler handler) => handler.Handle(key, edition, new() { Because = "Not ours", Version = seen }, CasesUnderTest.Ct));

    private Task<FormVersion> Single(string edition) =>
        cases.Modules.Use((DataCollectionDb db) => db.FormVersions.AsNoTracking().SingleAsync(form => form.Edition == edition && form.State != FormState.Withdrawn, CasesUnderTest.Ct));

    private Task<int> Count() => cases.Modules.Use((DataCollectionDb db) => db.FormVersions.CountAsync(CasesUnderTest.Ct));
}
