using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class WriteActionLetterTests : IAsyncDisposable
{
    private static readonly LocalDate Today = new(2026, 5, 13);

    private readonly Panels panels = new();
    private readonly Register register;

    public WriteActionLetterTests() => register = new(panels);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static WriteActionLetter Letter => new() { To = "Example Trust", Address = "Chief nurse\n1 The Road", Words = "We thank you for your part in the review.", On = Today, AnswerBy = Today.PlusDays(56) };

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_letter_is_recorded_with_its_day_and_by_whom_and_what_was_answered_stands_with_it()
    {
        var reference = await Recommended();

        Assert.Equal($"/recommendations/{reference}/letters/1", (await Write(reference, Letter)).Value);
        panels.Modules.Clock.Advance(Duration.FromDays(20));
        Register.Done((await Note(reference, 1, new() { On = Today.PlusDays(19), Words = "They review the leaflet in July" }))!);

        var letter = Assert.Single((await Of(reference)).Letters);
        Assert.Equal((1, "Example Trust", Today, "Someone", "office"), (letter.Number, letter.To, letter.On, letter.ByName, letter.By.Value));
        Assert.Equal((Today.PlusDays(19), "They review the leaflet in July"), (letter.AnsweredOn!.Value, letter.Answer));
        Assert.Null(await Note(reference, 2, new() { On = Today, Words = "Nothing" }));
    }

    [Fact]
    public async Task A_letter_that_names_somebody_or_has_days_that_cannot_be_is_refused()
    {
        var reference = await Recommended();

        Assert.Equal("Words", Assert.Single((await Write(reference, Letter with { Words = "Sarah Thorne was seen late" })).Problems).Field);
        Assert.Equal(["To", "Address"], (await Write(reference, Letter with { To = "The Thorne family", Address = "Sarah Thorne\n14 Meadow Close" })).Problems.Select(problem => problem.Field));
        Assert.Equal(["On", "AnswerBy"], (await Write(reference, Letter with { On = Today.PlusDays(1), AnswerBy = Today })).Problems.Select(problem => problem.Field));
        Assert.Empty((await Of(reference)).Letters);
        Register.Done(await Write(reference, Letter));
        Assert.Equal(["Words"], (await Note(reference, 1, new() { On = Today, Words = "Sarah T h o r n e was seen late" }))!.Problems.Select(problem => problem.Field));
        Assert.Equal(["Words", "On"], (await Note(reference, 1, new() { On = Today.PlusDays(-1), Words = "" }))!.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public async Task Sent_twice_a_letter_is_one_and_none_is_written_by_a_recommendation_that_is_withdrawn()
    {
        var reference = await Recommended();
        var letter = Letter;
        Register.Done(await Write(reference, letter));
        Register.Done(await Write(reference, letter));
        Assert.Single((await Of(reference)).Letters);

        var sitting = new Sitting(panels);
        await sitting.Find();
        Assert.True((await sitting.TakeUp("It was for another trust")).Succeeded);
        await sitting.Recommend();
        Assert.True((await sitting.Ratify()).Succeeded);

        Assert.Contains("withdrawn", Assert.Single((await Write(reference, Letter)).Problems).Message, StringComparison.Ordinal);
        Assert.Single((await Of(reference)).Letters);
    }

    [Fact]
    public async Task An_action_serves_a_recommendation_or_a_factor_of_its_finding_and_nothing_else()
    {
        var recommendation = await Recommended();
        var reference = (await register.All()).Single().Reference;

        Assert.Equal("Serves", Assert.Single((await Serve("R-2222-2222")).Problems).Field);
        Register.Done(await Serve(recommendation));
        Assert.Equal((await Of(recommendation)).Id, (await register.Of(reference)).Recommendation);
        Register.Done(await Serve("1"));
        Assert.Equal((null, "C: Unsafe sleep"), ((await register.Of(reference)).Recommendation, (await register.Of(reference)).Factor));
        Register.Done(await Serve(""));
        Assert.Equal("", (await register.Of(reference)).Factor);

        Task<Result<string>> Serve(string serves) => register.Change(reference, (ServeRecommendationHandler handler, Guid version) => handler.Handle(reference, new() { Serves = serves, Version = version }, Ct));
    }

    private async Task<string> Recommended()
    {
        await register.Agreed(Today.PlusDays(60), "Send the leaflet");
        return await panels.Modules.Use((PanelReviewDb db) => db.Recommendations.Select(one => one.Reference).SingleAsync(Ct));
    }

    private Task<Recommendation> Of(string reference) => panels.Modules.Use((PanelReviewDb db) => db.Recommendations.AsNoTracking().Include(one => one.Letters).SingleAsync(one => one.Reference == reference, Ct));

    private async Task<Result<string>> Write(string reference, WriteActionLetter letter) => (await panels.As("office").Modules.Use((WriteActionLetterHandler handler) => handler.Handle(reference, letter, Ct)))!;

    private Task<Result<string>?> Note(string reference, int number, NoteLetterAnswer answer) => panels.As("office").Modules.Use((NoteLetterAnswerHandler handler) => handler.Handle(reference, number, answer, Ct));
}
