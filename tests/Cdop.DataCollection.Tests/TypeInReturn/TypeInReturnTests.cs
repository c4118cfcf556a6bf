using System.Text.Json;
using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class TypeInReturnTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task What_came_by_telephone_is_typed_in_and_says_who_answered_and_how()
    {
        var gp = await Ask();
        await Keep(gp, ("q:reporter.name", "Dr A. Bell"), ("q:reporter.agency", "The surgery"));

        Assert.True((await Handle(gp, handler => handler.Handle(RequestsUnderTest.Kno, gp.Reference, "reporting", new() { Who = "Dr A. Bell", Version = gp.Version }, Ct)))!.Succeeded);

        var handedIn = Assert.Single(await Returns());
        Assert.Equal((ReturnKind.TypedIn, "Dr A. Bell, Agency for gp", "gp", new UserId("someone")), (handedIn.Kind, handedIn.From, handedIn.Source, handedIn.By));
        Assert.Equal(RequestState.Returned, (await requests.Find(gp)).State);
        Assert.All(await requests.Cases.Modules.Use((DataCollectionDb db) => db.Set<AnswerDraft>().ToListAsync(Ct)), draft => Assert.Equal((true, 0), (draft.ClosedAt is not null, draft.Content.Length)));
    }

    [Fact]
    public async Task A_form_that_lacks_something_or_was_handed_in_meanwhile_is_not_handed_in()
    {
        var gp = await Ask();
        await Keep(gp, ("q:reporter.name", ""), ("q:reporter.agency", ""));

        var lacking = await Handle(gp, handler => handler.Handle(RequestsUnderTest.Kno, gp.Reference, "reporting", new() { Who = "Dr A. Bell", Version = gp.Version }, Ct));
        Assert.NotEmpty(lacking!.Problems);

        await requests.Answer(gp);
        var late = await Handle(gp, async handler => await handler.Handle(RequestsUnderTest.Kno, gp.Reference, "reporting", new() { Who = "Dr A. Bell", Version = (await requests.Find(gp)).Version }, Ct));
        Assert.Contains("handed in meanwhile", Assert.Single(late!.Problems).Message, StringComparison.Ordinal);
        Assert.Single(await Returns());
    }

    [Fact]
    public async Task What_the_office_says_for_them_is_not_said_to_be_kept_where_they_answered_meanwhile()
    {
        var gp = await Ask();
        await requests.Answer(gp);
        var version = (await requests.Find(gp)).Version;

        var nothing = await Handle(gp, handler => handler.Nothing(RequestsUnderTest.Kno, gp.Reference, new() { Who = "Dr A. Bell", Version = version }, Ct));
        var notThem = await Handle(gp, handler => handler.NotForThem(RequestsUnderTest.Kno, gp.Reference, new() { Who = "Dr A. Bell", Whom = "The health visitor", Version = version }, Ct));

        Assert.All([nothing, notThem], said => Assert.StartsWith("They have answered meanwhile", Assert.Single(said!.Problems).Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_in_which_nothing_is_answered_is_not_handed_in_for_them()
    {
        var gp = await Ask();

        var empty = await Handle(gp, handler => handler.Handle(RequestsUnderTest.Kno, gp.Reference, "reporting", new() { Who = "Dr A. Bell", Version = gp.Version }, Ct));

        Assert.StartsWith("Nothing is answered", Assert.Single(empty!.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await Returns());
    }

    [Fact]
    public async Task Nothing_to_add_and_not_for_them_say_who_said_so()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "police", "ambulance");

        await Handle(asked[0], handler => handler.Nothing(RequestsUnderTest.Kno, asked[0].Reference, new() { Who = "Reception", Version = asked[0].Version }, Ct));
        await Handle(asked[2], handler => handler.Nothing(RequestsUnderTest.Kno, asked[2].Reference, new() { Who = "Control", DidNotKnow = true, Version = asked[2].Version }, Ct));
        await Handle(asked[1], handler => handler.NotForThem(RequestsUnderTest.Kno, asked[1].Reference, new() { Who = "Sergeant Hill", Whom = "Cheshire Police", Version = asked[1].Version }, Ct));

        Assert.Equal((RequestState.NothingToAdd, RequestState.NotForThem), ((await requests.Find(asked[0])).State, (await requests.Find(asked[1])).State));
        Assert.Equal([(ReturnKind.NotKnown, "Control, Agency for ambulance"), (ReturnKind.Nothing, "Reception, Agency for gp")], (await Returns()).Select(r => (r.Kind, r.From)).OrderBy(r => r.From, StringComparer.Ordinal));
        var entries = (await requests.Cases.Find()).Entries;
        Assert.Contains(entries, entry => entry.Text == "Not for them: Sergeant Hill, Agency for police" && entry.Because == "Cheshire Police");
    }

    [Fact]
    public async Task What_the_agency_has_begun_itself_is_not_written_over_and_is_handed_in_as_it_stands()
    {
        var gp = await Ask();
        await Keep(gp, ("q:reporter.name", "Dr A. Bell"), ("q:reporter.agency", "The surgery"));
        await KeepStory(gp, "We saw the child on Monday.", byLink: true);

        var refused = await KeepStory(gp, "They never saw the child.");

        Assert.True(refused!.IsTheirs);
        Assert.Equal("", string.Concat(refused.Answers.Of("story.narrative").Select(answer => answer.Shown)));
        Assert.True((await Handle(gp, handler => handler.Handle(RequestsUnderTest.Kno, gp.Reference, "reporting", new() { Who = "Dr A. Bell", Version = gp.Version }, Ct)))!.Succeeded);
        var handedIn = Assert.Single(await Returns());
        Assert.Contains("We saw the child on Monday.", handedIn.Response, StringComparison.Ordinal);
        Assert.Equal([gp.Doors[0].ActsAs], SectionAuthors.Read(handedIn.Authors)["story"].By);
    }

    [Fact]
    public async Task Each_time_a_draft_passes_from_one_hand_to_another_the_audit_says_what_was_and_what_is()
    {
        var gp = await Ask();
        await KeepStory(gp, "As told by telephone.");
        await KeepStory(gp, "As told by telephone, at length.");
        await KeepStory(gp, "As we know it.", byLink: true);
        await KeepStory(gp, "As we know it, and more.", byLink: true);

        var lines = await Lines(gp);

        Assert.Equal([new("someone"), gp.Doors[0].ActsAs], lines.Select(line => line.Entry.Actor));
        Assert.All(lines, line => Assert.Equal(("Changed", $"AnswerDraft {gp.Id} reporting story", gp.Subject), (line.Entry.Action, line.Entry.What, line.Entry.Subject)));
        Assert.DoesNotContain("telephone", string.Concat(lines.Select(line => line.Payload)), StringComparison.Ordinal);
        Assert.Equal(4, lines.SelectMany(line => line.Hashes).Distinct().Count()); // nothing, what was begun, what the office left at length, and what the agency made of it
    }

    [Fact]
    public async Task Two_who_save_at_once_leave_one_line_each()
    {
        var gp = await Ask();

        await Task.WhenAll(Keep(gp, ("q:reporter.name", "Dr A. Bell")), KeepStory(gp, "At once."));

        Assert.Equal(["reporter", "story"], (await Lines(gp)).Select(line => line.Entry.What.Split(' ')[^1]).Order());
    }

    [Fact]
    public async Task Who_may_not_work_the_case_finds_no_request()
    {
        var gp = await Ask();
        requests.Cases.Person.Areas = [Examples.Wirral];

        Assert.Null(await Handle(gp, handler => handler.Nothing(RequestsUnderTest.Kno, gp.Reference, new() { Who = "Reception", Version = gp.Version }, Ct)));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private async Task<AgencyRequest> Ask()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        return Assert.Single(await requests.Ask("gp"));
    }

    private async Task<Result<string>?> Handle(AgencyRequest request, Func<TypeInReturnHandler, Task<Result<string>?>> act)
    {
        Assert.NotNull(request);
        return await requests.Cases.Modules.Use(act);
    }

    private Task<SectionKept?> Keep(AgencyRequest request, params (string Name, string Value)[] typed) => requests.Act(async services =>
    {
        var answering = services.GetRequiredService<Answering>();
        var asked = await services.GetRequiredService<DataCollectionDb>().Answered(request.Id).AsNoTracking().SingleAsync(Ct);
        var sheet = Sheet.For(asked, asked.Forms[0]);
        var answers = await answering.Open(sheet, Ct);
        var section = answers.Form.Find("reporter")!;
        return await answering.Keep(sheet, section, SectionSeen.Stamp(answers, section), new FormCollection(typed.ToDictionary(field => field.Name, field => new Microsoft.Extensions.Primitives.StringValues(field.Value))), Ct);
    });

    private Task<SectionKept?> KeepStory(AgencyRequest request, string words, bool byLink = false) => requests.Act(async services =>
    {
        if (byLink)
        {
            services.GetRequiredService<Acting>().As(new ByLink(request.Doors[0].Id, request.Doors[0].Name));
        }

        var answering = services.GetRequiredService<Answering>();
        var sheet = Sheet.For(request, request.Forms[0]);
        var section = answering.FormOf(sheet).Find("story")!;
        return await answering.Keep(sheet, section, SectionSeen.Stamp(await answering.Open(sheet, Ct), section), new FormCollection(new() { ["q:story.narrative"] = words }), Ct);
    });

    private Task<List<(AuditEntry Entry, string Payload, IReadOnlyList<string> Hashes)>> Lines(AgencyRequest request) => requests.Act(async services =>
    {
        var (db, trail) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<AuditTrail>());
        var lines = new List<(AuditEntry, string, IReadOnlyList<string>)>();
        foreach (var entry in await db.Audit.AsNoTracking().Where(entry => entry.What.StartsWith($"AnswerDraft {request.Id}")).OrderBy(entry => entry.Sequence).ToListAsync(Ct))
        {
            var payload = (await trail.Open(db, [entry], Ct))[entry.Sequence].Typed!;
            lines.Add((entry, payload, JsonSerializer.Deserialize<Dictionary<string, string[]>>(payload)!.Single().Value));
        }

        return lines;
    });

    private Task<List<Return>> Returns() => requests.Cases.Modules.Use((DataCollectionDb db) => db.Returns.AsNoTracking().ToListAsync(Ct));
}
