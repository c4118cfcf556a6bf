using Cdop.DataCollection.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class RedactPapersTests : IAsyncDisposable
{
    private const string Told = "Rose Thorne was seen by Jo Blundell on 6 January 2026. Rose had been well. Her temperature rose.";

    private static readonly string[] Names = ["Thorne", "Blundell", "Whiston", "Meadow", "999", "LIV-"];

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public void Pages_that_nobody_can_read_are_told_first_of_what_is_a_risk()
    {
        var papers = RedactedPapers.Of(PapersMade.Of("The vicar came.") with { LeftOut = [new("page 2 of the post-mortem report", "It has no words")] }, null, OrdinaryWords.Read());

        Assert.Equal(["page 2 of the post-mortem report", "vicar"], papers.Risks.Take(2).Select(risk => risk.Words));
        Assert.Equal("It has no words", papers.Risks[0].Why);
    }

    [Fact]
    public async Task One_decision_holds_for_all_papers_and_what_is_certified_tells_nobody()
    {
        var (number, reviewed) = await Listed(Told, "It was said that Rose cried.");
        var label = (await panels.Case(reviewed, Ct))!.Label;

        Assert.Equal(["Rose", "rose"], (await Papers(reviewed)).Words.Where(words => words.IsOpen).Select(words => words.Find.Key).Order(StringComparer.Ordinal));
        Assert.Contains("Say first of 2 words", Errors(await Certify(number, label, reviewed)), StringComparison.Ordinal);

        var decided = await Decide(number, label, new() { Decided = [new() { Words = "Rose", Choice = RedactionChoice.Replace }, new() { Words = "rose", Choice = RedactionChoice.Leave }] });
        Assert.EndsWith("/papers/certify", decided!.Value, StringComparison.Ordinal);

        Assert.True((await Certify(number, label, reviewed)).Succeeded);
        var certified = await panels.Modules.Use((PanelReviewDb db) => db.CertifiedOf(reviewed.Value).AsNoTracking().SingleAsync(Ct));
        Assert.Equal("The child was seen by Health visitor 1 2 days before the death. The child had been well. Her temperature rose.", certified.Papers[0].Parts[1].Texts[1]);
        Assert.Equal("It was said that the child cried.", certified.Papers[0].Parts[2].Texts[1]);
        Assert.Equal(["2 days before the death", "Seen at Hospital A", "Reporting form"], certified.Papers[1].Parts[1].Texts);
        Assert.All(Names, name => Assert.DoesNotContain(name, certified.Json, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(("Someone", 1), (certified.CertifiedAs, certified.Number));
    }

    [Fact]
    public async Task New_text_asks_only_for_what_is_new_and_is_certified_anew()
    {
        var (number, reviewed) = await Listed(Told);
        var label = (await panels.Case(reviewed, Ct))!.Label;
        await Decide(number, label, new() { Decided = [new() { Words = "Rose", Choice = RedactionChoice.Replace }, new() { Words = "rose", Choice = RedactionChoice.Leave }] });
        Assert.True((await Certify(number, label, reviewed)).Succeeded);
        Assert.Contains("certified already", Errors(await Certify(number, label, reviewed)), StringComparison.Ordinal);

        panels.Papers.Told[reviewed] = PapersMade.Of(Told, "ROSE slept. Alder Hey rang.") is var more ? more with { Known = [new(KnownAs.Hospital, "Alder Hey Children's Hospital"), .. more.Known] } : null!;

        Assert.Equal(["ROSE"], (await Papers(reviewed)).Words.Where(words => words.IsOpen).Select(words => words.Find.Key));
        await Decide(number, label, new() { Decided = [new() { Words = "ROSE", Choice = RedactionChoice.Replace }] });
        Assert.True((await Certify(number, label, reviewed)).Succeeded);
        var last = await panels.Modules.Use((PanelReviewDb db) => db.CertifiedOf(reviewed.Value).AsNoTracking().FirstAsync(Ct));
        Assert.Equal((2, "The child slept. Hospital B rang."), (last.Number, last.Papers[0].Parts[2].Texts[1]));
        Assert.Equal("Seen at Hospital A", last.Papers[1].Parts[1].Texts[1]); // whoever is told of later, roles stay
    }

    [Fact]
    public async Task What_is_added_by_hand_is_found_everywhere_until_it_is_taken_away()
    {
        var (number, reviewed) = await Listed("He played for Mossfield Juniors.", "The coach of Mossfield\nJuniors wrote.");
        var label = (await panels.Case(reviewed, Ct))!.Label;
        Assert.Contains("Mossfield Juniors", (await Papers(reviewed)).Risks.Select(risk => risk.Words));

        Assert.Contains("what stands in their place", Errors(await Decide(number, label, new() { AddWords = "Mossfield Juniors" })), StringComparison.Ordinal);
        Assert.True((await Decide(number, label, new() { AddWords = "Mossfield Juniors", AddInstead = "a football team" }))!.Succeeded);
        var papers = await Papers(reviewed);
        Assert.Equal(["He played for a football team.", "The coach of a football team wrote."], papers.Anonymous[0].Parts.Skip(1).Select(part => part.Texts[1]));

        var added = (await Redaction(reviewed))!.Decisions.Single();
        Assert.True((await Decide(number, label, new() { TakeAway = [added.Id] }))!.Succeeded);
        Assert.Contains("Mossfield", (await Papers(reviewed)).Anonymous[0].Parts[1].Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_certified()
    {
        var (number, reviewed) = await Listed("The mother, Sarah, came.");
        var label = (await panels.Case(reviewed, Ct))!.Label;
        var seen = (await Papers(reviewed)).Stamp;
        panels.Papers.Told[reviewed] = PapersMade.Of("The mother, Sarah, came late.");

        var refused = await panels.Modules.Use((CertifyPapersHandler handler) => handler.Handle(number, label, new() { HasRead = true, Seen = seen }, Ct));

        Assert.Contains("have changed since you read them", Errors(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_is_told_loses_nothing_typed_and_undoes_nothing()
    {
        var (number, reviewed) = await Listed(Told);
        var label = (await panels.Case(reviewed, Ct))!.Label;
        await Decide(number, label, new() { AddWords = "had been well", AddInstead = "was well" });
        var seen = await Version();
        Assert.True((await Send(number, label, new() { Version = seen, Decided = [new() { Words = "Rose", Choice = RedactionChoice.Replace }] }))!.Succeeded);

        var second = new RedactPapers { Version = seen, Decided = [new() { Words = "Rose" }, new() { Words = "rose", Choice = RedactionChoice.Leave }], AddWords = "temperature", AddInstead = "heat" };
        var page = await panels.Look<RedactPapersPage>(async page =>
        {
            (page.Number, page.Label, page.Form) = (number, label, second);
            Assert.IsType<Microsoft.AspNetCore.Mvc.RazorPages.PageResult>(await page.OnPostAsync(Ct));
        });

        Assert.Contains("Somebody else changed this while", page.ModelState[""]!.Errors[0].ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(("temperature", "heat"), (page.Form.AddWords, page.Form.AddInstead));
        Assert.Equal([RedactionChoice.Replace, RedactionChoice.Leave], page.Papers.Words.Where(words => words.Find.Key is "Rose" or "rose").OrderBy(words => words.Find.Key, StringComparer.Ordinal).Select(page.Chosen));
        Assert.DoesNotContain((await Redaction(reviewed))!.Decisions, one => one.Words is "rose" or "temperature");

        // Sent again as the page shows it now, both stand.
        Assert.True((await Send(number, label, second with { Key = Guid.NewGuid(), Version = page.Redaction!.Version, Decided = [new() { Words = "Rose", Choice = RedactionChoice.Replace, Was = RedactionChoice.Replace }, second.Decided[1]] }))!.Succeeded);
        Assert.Equal([RedactionChoice.Replace, RedactionChoice.Leave], second.Decided.Select(one => one.Words).Select((await Redaction(reviewed))!.ChoiceFor));
    }

    [Fact]
    public async Task What_was_decided_since_the_page_was_opened_is_not_certified_unseen()
    {
        var (number, reviewed) = await Listed("The mother, Sarah, came.");
        var label = (await panels.Case(reviewed, Ct))!.Label;
        await Decide(number, label, new() { AddWords = "the mother", AddInstead = "a woman" });
        var (version, added) = (await Version(), (await Redaction(reviewed))!.Decisions.Single());
        await Decide(number, label, new() { TakeAway = [added.Id] });
        await Decide(number, label, new() { AddWords = "the mother", AddInstead = "a woman" });
        var seen = (await Papers(reviewed)).Stamp; // it reads the same, and somebody was at it

        var refused = await panels.Modules.Use((CertifyPapersHandler handler) => handler.Handle(number, label, new() { HasRead = true, Seen = seen, Version = version }, Ct));

        Assert.Contains("Somebody else changed this while", Errors(refused), StringComparison.Ordinal);
        Assert.True((await Certify(number, label, reviewed)).Succeeded);
    }

    private static string Errors(Result<string>? refused) => string.Join("; ", refused!.Problems);

    private async Task<(string Number, CaseId Case)> Listed(params string[] narratives)
    {
        var number = await panels.Planned(Ct);
        var reviewed = await panels.Ready(ReadyCases.Of(), Ct);
        panels.Papers.Told[reviewed] = PapersMade.Of(narratives);
        await panels.List(number, Ct, reviewed);
        return (number, reviewed);
    }

    private Task<Redaction?> Redaction(CaseId reviewed) => panels.Redaction(reviewed, Ct);

    private async Task<RedactedPapers> Papers(CaseId reviewed) => RedactedPapers.Of(panels.Papers.Told[reviewed], await Redaction(reviewed), OrdinaryWords.Read());

    [Fact]
    public async Task What_readers_are_warned_of_does_not_tell_them_who_the_child_was()
    {
        var (number, reviewed) = await Listed("Nothing.");
        var label = (await panels.Case(reviewed, Ct))!.Label;

        foreach (var told in new[] { "Rose Thorne", "999 000 0018", "LIV-2026-017", "14 Meadow Close" })
        {
            Assert.Contains("could be told", Errors(await Certify(number, label, reviewed, $"{told}: distressing")), StringComparison.Ordinal);
        }

        Assert.True((await Certify(number, label, reviewed, "A resuscitation is described")).Succeeded);
    }

    // From a page that was opened just before.
    private async Task<Result<string>?> Decide(string number, string label, RedactPapers command) => await Send(number, label, command with { Version = await Version() });

    private Task<Result<string>?> Send(string number, string label, RedactPapers command) => panels.Modules.Use((RedactPapersHandler handler) => handler.Handle(number, label, command, Ct));

    private Task<Guid> Version() => panels.Modules.Use((PanelReviewDb db) => db.Redactions.AsNoTracking().Select(redaction => redaction.Version).SingleOrDefaultAsync(Ct));

    private async Task<Result<string>> Certify(string number, string label, CaseId reviewed, string warning = "")
    {
        var (seen, version) = ((await Papers(reviewed)).Stamp, await Version());
        return (await panels.Modules.Use((CertifyPapersHandler handler) => handler.Handle(number, label, new() { HasRead = true, Seen = seen, Warning = warning, Version = version }, Ct)))!;
    }
}
