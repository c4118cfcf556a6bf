using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Cdop.PanelReview;

/// <summary>A meeting of <see cref="Panels"/> that is being held: its one case is discussed, filled in and ratified.</summary>
internal sealed class Sitting(Panels panels)
{
    public static readonly FormDefinition Analysis = new FormLibrary().Latest("analysis")!;

    public static readonly string[] Everybody = ["chair", "designated-doctor", "social-care", "police", "lay"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Number { get; private set; } = "";

    public string Label { get; private set; } = "";

    public CaseId Case { get; private set; }

    /// <summary>Its discussion is open, with certified papers in a pack unless said otherwise.</summary>
    public async Task<Sitting> Open(bool hasPack = true, params string[] coming)
    {
        (Number, Label) = await panels.Held(Ct, coming.Length == 0 ? Everybody : coming);
        Case = new(await panels.Modules.Use((PanelReviewDb db) => db.Cases.Select(one => one.Subject).SingleAsync(Ct)));
        if (hasPack)
        {
            panels.Papers.Told[Case] = PapersMade.Of("The mother, Sarah Thorne, came once.");
            await panels.Certify(Number, Case, Ct);
            Assert.True((await panels.Issue(Number, Ct)).Succeeded);
        }

        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 45));
        await panels.As("office").Tick(Number, Ct);
        Assert.True((await panels.As("chair").Modules.Use((OpenDiscussionHandler handler) => handler.Handle(Number, Label, new(), Ct)))!.Succeeded);
        return this;
    }

    /// <summary>The meeting that is held already.</summary>
    public async Task Find()
    {
        Number = await panels.Modules.Use((PanelReviewDb db) => db.Meetings.Select(one => one.Number).SingleAsync(Ct));
        var reviewed = await panels.Modules.Use((PanelReviewDb db) => db.Cases.AsNoTracking().SingleAsync(Ct));
        (Label, Case) = (reviewed.Label, reviewed.Id);
    }

    /// <summary>All that the form requires, and a factor.</summary>
    public async Task FillIn()
    {
        await Type("case", ("q:case.summary", "In short"));
        await Type("physical", ("q:physical.unsafe-sleep.present", "yes"), ("q:physical.unsafe-sleep.grade", "2"), ("q:physical.unsafe-sleep.modifiable", "true"));
        await Type("category", ("q:category.ticked", "10"));
        await Type("modifiability", ("q:modifiability.judgement", "identified"));
    }

    /// <summary>What the panel recommends to whom, in place of what it recommended before.</summary>
    public Task Recommend(params (string What, string To)[] said) => TypeEach("recommendations", "recommendations.recommendation", said, (one, name, at) =>
    [
        ($"{name}.what{at}", one.What), ($"{name}.to{at}", one.To), ($"{name}.level{at}", "local"),
    ]);

    /// <summary>What it agrees that others will do, in place of what it agreed before.</summary>
    public Task Agree(params (string What, string Owner, LocalDate? Due)[] said) => TypeEach("actions", "actions.action", said, (one, name, at) =>
    [
        ($"{name}.what{at}", one.What), ($"{name}.owner{at}", one.Owner), ($"{name}.due{at}:day", $"{one.Due?.Day}"), ($"{name}.due{at}:month", $"{one.Due?.Month}"), ($"{name}.due{at}:year", $"{one.Due?.Year}"),
    ]);

    // As it is typed: one after another, with the button that adds one.
    private async Task TypeEach<T>(string section, string group, IReadOnlyList<T> said, Func<T, string, string, (string, string)[]> fields)
    {
        for (var many = Math.Min(1, said.Count); many <= said.Count; many++)
        {
            var typed = said.Take(many).SelectMany((one, at) => fields(one, $"q:{group}", $"@{at}"));
            await Type(section, [.. typed, .. many < said.Count && (await Answers()).Times(new(group)) <= many ? [("add", $"q:{group}")] : Array.Empty<(string, string)>()]);
        }
    }

    public async Task Type(string section, params (string Name, string Value)[] typed)
    {
        var kept = await Keep(section, SectionSeen.Stamp(await Answers(), Analysis.Find(section)), typed);
        Assert.Null(Assert.IsType<FindingKept>(kept).Meanwhile);
    }

    public async Task<FindingKept?> Keep(string section, string seen, params (string Name, string Value)[] typed)
    {
        await using var scope = panels.Modules.Scope();
        var held = (await Of<HeldCases>().Of(Number, Label, Ct))!;
        return await Of<FindingBook>().Keep(held, Analysis.Find(section)!, seen, new FormCollection(typed.ToDictionary(one => one.Name, one => new StringValues(one.Value))), Ct);

        T Of<T>()
            where T : notnull => (T)scope.ServiceProvider.GetService(typeof(T))!;
    }

    public async Task<FormAnswers> Answers()
    {
        await using var scope = panels.Modules.Scope();
        var held = (await ((HeldCases)scope.ServiceProvider.GetService(typeof(HeldCases))!).Of(Number, Label, Ct))!;
        return await ((FindingBook)scope.ServiceProvider.GetService(typeof(FindingBook))!).Open(held, Ct);
    }

    public async Task<Result<string>> Ratify(string seat = "chair")
    {
        var seen = SectionSeen.Stamp(await Answers());
        return (await panels.As(seat).Modules.Use((RatifyFindingHandler handler) => handler.Handle(Number, Label, new() { Seen = seen }, Ct)))!;
    }

    public async Task<Result<string>> TakeUp(string because) =>
        (await panels.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(Number, Label, new() { Because = because }, Ct)))!;
}
