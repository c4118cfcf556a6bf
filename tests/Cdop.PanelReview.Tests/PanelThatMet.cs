using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A panel of five that meets on 13 May 2026 over cases of which the review meeting has drafted all that is found.</summary>
internal sealed class PanelThatMet : IAsyncDisposable
{
    public const string Child = "Rose Thorne";

    private static readonly FormDefinition Analysis = new FormLibrary().Latest("analysis")!;
    private static readonly string[] Seats = ["chair", "designated-doctor", "social-care", "police", "lay"];

    public Panels Panels { get; } = new();

    public ModulesUnderTest Modules => Panels.Modules;

    public string Number { get; private set; } = "";

    public IReadOnlyList<CaseId> Cases { get; private set; } = [];

    public ValueTask DisposeAsync() => Panels.DisposeAsync();

    /// <summary>What the review meeting drafts: a factor, a category, and two points of learning.</summary>
    public static FormAnswers Drafted
    {
        get
        {
            var answers = new FormAnswers(Analysis);
            Choose("physical.unsafe-sleep.present", "", "yes");
            Choose("physical.unsafe-sleep.grade", "", "2");
            answers.Set(new("physical.unsafe-sleep.modifiable"), new Answer.YesNo(true));
            answers.Set(new("case.summary"), new Answer.Words("In short"));
            Choose("category.ticked", "", "10");
            Choose("modifiability.judgement", "", "identified");
            answers.Set(new("learning.point.what", "0"), new Answer.Words("Safer sleep was not talked about with Sarah Thorne"));
            Choose("learning.point.domain", "0", "physical");
            Choose("learning.point.kind", "0", "negative");
            Choose("learning.point.level", "0", "national");
            answers.Set(new("learning.point.what", "1"), new Answer.Words("The ambulance came at once"));
            Choose("learning.point.domain", "1", "service");
            Choose("learning.point.kind", "1", "positive");
            Choose("learning.point.level", "1", "local");
            answers.Set(new("recommendations.recommendation.what", "0"), new Answer.Words("Talk about safer sleep at each visit"));
            answers.Set(new("recommendations.recommendation.to", "0"), new Answer.Words("Health visiting"));
            answers.Set(new("actions.action.what", "0"), new Answer.Words("Write to all practices"));
            answers.Set(new("actions.action.owner", "0"), new Answer.Words("Public health"));
            answers.Set(new("actions.action.due", "0"), new Answer.Day(new(2026, 9, 1)));
            answers.Set(new("follow-up.questions"), new Answer.Words("Could anything have been done?"));
            return answers;

            void Choose(string linkId, string at, string code) => answers.Set(new(linkId, at), Analysis.Find(linkId)!.Options.Single(option => option.Code == code).Answer);
        }
    }

    /// <summary>The meeting is planned, papered and begun, and who is there is ticked. Nothing is taken yet.</summary>
    public async Task Meet(CancellationToken ct, int cases = 1, string absent = "", FormAnswers? drafted = null)
    {
        Panels.Drafted = new(Analysis.Version, (drafted ?? Drafted).ToResponse());
        await Panels.Members(ct);
        await Panels.GiveAccounts(ct);
        Number = await Panels.Planned(ct);
        foreach (var seat in Seats)
        {
            await Panels.Answer(await Panels.LinkOf($"{seat}@panel.example", ct), seat == absent ? Reply.NotComing : Reply.Coming, ct);
        }

        var made = new List<CaseId>();
        for (var at = 0; at < cases; at++)
        {
            var reviewed = await Panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 6, 1).PlusDays(at)), ct);
            Panels.Papers.Told[reviewed] = PapersMade.Of($"The mother, Sarah Thorne, came {at + 1} times.");
            made.Add(reviewed);
        }

        Cases = made;
        Assert.True((await Panels.List(Number, ct, [.. made]))!.Succeeded);
        foreach (var reviewed in made)
        {
            await Panels.Certify(Number, reviewed, ct);
        }

        Assert.True((await Panels.Issue(Number, ct)).Succeeded);
        Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 45));
        await Panels.Tick(Number, ct);
    }

    public Task<string> Label(int at, CancellationToken ct) => Panels.Modules.Use((PanelReviewDb db) =>
    {
        var subject = Cases[at].Value;
        return db.Cases.Where(one => one.Subject == subject).Select(one => one.Label).SingleAsync(ct);
    });

    /// <summary>The chair ratifies what was drafted.</summary>
    public async Task Ratify(int at, CancellationToken ct)
    {
        await Open(await As("office").Label(at, ct), ct);
        await RatifyAgain(at, ct);
    }

    /// <summary>The chair ratifies what stands in the form now.</summary>
    public async Task RatifyAgain(int at, CancellationToken ct)
    {
        var label = await As("office").Label(at, ct);
        string seen;
        await using (var scope = Modules.Scope())
        {
            var held = (await ((HeldCases)scope.ServiceProvider.GetService(typeof(HeldCases))!).Of(Number, label, ct))!;
            seen = SectionSeen.Stamp(await ((FindingBook)scope.ServiceProvider.GetService(typeof(FindingBook))!).Open(held, ct));
        }

        var ratified = await As("chair").Modules.Use((RatifyFindingHandler handler) => handler.Handle(Number, label, new() { Seen = seen }, ct));
        Assert.True(ratified!.Succeeded, string.Join("; ", ratified.Problems));
    }

    /// <summary>The chair puts it off.</summary>
    public async Task Defer(int at, CancellationToken ct)
    {
        var label = await As("office").Label(at, ct);
        await Open(label, ct);
        Assert.True((await As("chair").Modules.Use((DeferCaseHandler handler) => handler.Handle(Number, label, new() { Of = "Coroner", What = "The conclusion", By = new(2026, 7, 1) }, ct)))!.Succeeded);
    }

    public PanelThatMet As(string seat)
    {
        Panels.As(seat);
        return this;
    }

    private async Task Open(string label, CancellationToken ct) =>
        Assert.True((await As("chair").Modules.Use((OpenDiscussionHandler handler) => handler.Handle(Number, label, new(), ct)))!.Succeeded);
}
