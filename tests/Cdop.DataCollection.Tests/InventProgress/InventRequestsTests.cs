using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

/// <summary>The invented caseload of development: alive, in order, and no mail.</summary>
public sealed class InventRequestsTests : IAsyncDisposable
{
    private readonly RequestsUnderTest world = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task What_is_invented_could_be_handed_in_by_any_agency_on_any_form()
    {
        await world.Cases.Accept(CasesUnderTest.Ann);
        var (child, library) = (await world.Cases.Find(), world.Cases.Modules.Services.GetRequiredService<FormLibrary>());

        var amiss =
            from form in library.All
            where form.Key == "reporting" || form.Triggers.Count > 0
            from kind in AskedKind.All
            where form.Sections.Any(section => section.IsSeenBy(kind))
            let answers = Filled(new InventAnswers(child, form.Triggers.Select(trigger => trigger.Event).OfType<string>().ToHashSet(), new Random(7)), form, kind)
            from problem in answers.Problems(section: null, kind)
            where problem.Kind == FormProblemKind.Wrong
            select $"{form.Key} {kind.Code} {problem.Place}: {problem.Sentence}";

        Assert.Equal("", string.Join('\n', amiss.Distinct()));
    }

    [Fact]
    public async Task A_case_of_two_months_has_returns_that_collate_and_nothing_was_mailed()
    {
        await world.Cases.Accept(CasesUnderTest.Ann);
        var today = world.Cases.Clock.GetCurrentInstant() + Duration.FromDays(60);

        await Invent(today, seed: 3);

        var requests = await world.All();
        Assert.InRange(requests.Count, 4, 7);
        Assert.Contains(requests, request => request.State == RequestState.Returned);
        Assert.All(requests, request => Assert.NotEmpty(request.Doors[0].SelectorHash));
        Assert.All(requests, request => Assert.True(request.NextStepOn is null || request.NextStepOn > today.DateIn(), $"a reminder of {request.NextStepOn} would go out at once"));
        Assert.Contains((await world.Record())!.All, answer => answer.Standing == Standing.Agreed);
        Assert.Empty(await world.Mails());
        var told = await world.Cases.Modules.Use((DataCollectionDb db) => db.Set<CaseEntry>().AsNoTracking().Select(entry => entry.At).ToListAsync(Ct));
        Assert.All(told, at => Assert.True(at <= today));
    }

    private static FormAnswers Filled(InventAnswers invented, FormDefinition form, AskedKind kind)
    {
        var answers = new FormAnswers(form);
        invented.Fill(answers, kind, new LocalDate(2026, 4, 1));
        return answers;
    }

    private Task<int> Invent(Instant today, int seed) => world.Act(async services =>
    {
        var subject = (await world.Cases.Find()).Id;
        await services.GetRequiredService<InventProgress>().Handle(subject, new Random(seed), today, Ct);
        return 0;
    });

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
