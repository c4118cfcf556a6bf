using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

/// <summary>A case whose agencies were asked, and what they answer.</summary>
public sealed class RequestsUnderTest : IAsyncDisposable
{
    internal static readonly CaseReference Kno = CaseReference.Parse("KNO-2026-011");

    internal CasesUnderTest Cases { get; } = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    internal LocalDate Today => Cases.Clock.GetCurrentInstant().DateIn();

    /// <summary>Asks agencies of these kinds, each at an address of its own, by the reporting form.</summary>
    internal async Task<IReadOnlyList<AgencyRequest>> Ask(params string[] kinds)
    {
        var command = new DataCollection.AskAgencies
        {
            DueOn = Today.PlusDays(21),
            Version = (await Cases.Find()).Version,
            Ask = [.. kinds.Select(kind => new AgencyAsked { Ticked = true, Kind = kind, AgencyCode = kind[..2].ToUpperInvariant(), Agency = $"Agency for {kind}", Name = $"Named of {kind}", Email = $"{kind}@agency.example", Forms = ["reporting"] })],
        };
        Assert.True((await Cases.Modules.Use((AskAgenciesHandler handler) => handler.Handle(Kno, command, Ct)))!.Succeeded);
        return [.. kinds.Select(kind => All().Result.Last(request => request.Kind == kind))];
    }

    internal Task<List<AgencyRequest>> All() =>
        Cases.Modules.Use((DataCollectionDb db) => db.Requests.AsNoTracking().Include(r => r.Forms).Include(r => r.Doors).OrderBy(r => r.Id).ToListAsync(Ct));

    internal async Task<AgencyRequest> Find(AgencyRequest request) => (await All()).Single(r => r.Id == request.Id);

    /// <summary>Hands in these answers of whole numbers to the reporting form.</summary>
    internal Task<Return?> Answer(AgencyRequest request, params (string LinkId, int Number)[] given) => Answer(request, answers =>
    {
        foreach (var (linkId, number) in given)
        {
            answers.Set(new(linkId), new Answer.Whole(number));
        }
    });

    /// <summary>The same, filled in by hand.</summary>
    internal Task<Return?> Answer(AgencyRequest request, Action<FormAnswers> fill) => Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(Ct);
        var reporting = asked.Forms.Single(form => form.Form == "reporting");
        var answers = new FormAnswers(answering.FormOf(reporting));
        answers.Set(new("reporter.name"), new Answer.Words(asked.Name));
        answers.Set(new("reporter.agency"), new Answer.Words(asked.Agency));
        fill(answers);
        var whole = await answering.OpenToHandIn(Sheet.For(asked, reporting), Ct);
        var handedIn = await answering.HandIn(asked, reporting, whole with { Answers = answers }, new(asked.Addressee, [], ReturnKind.Answered), Ct);
        await db.SaveChangesAsync(Ct);
        return handedIn;
    });

    /// <summary>Asks them by a further form.</summary>
    internal async Task AskAlso(AgencyRequest request, string form, LocalDate due)
    {
        var command = new AskAnotherForm { Forms = [form], DueOn = due, Version = (await Find(request)).Version };
        Assert.True((await Cases.Modules.Use((AskAnotherFormHandler handler) => handler.Handle(Kno, request.Reference, command, Ct)))!.Succeeded);
    }

    /// <summary>Sends the reporting form back with a question on the weight at birth.</summary>
    internal async Task<Result<string>> SendBack(AgencyRequest request, LocalDate due)
    {
        var version = (await Find(request)).Version;
        return (await Cases.Modules.Use((SendBackReturnHandler handler) => handler.Handle(
            Kno, request.Reference, new() { Of = "reporting", Question = "child.birth.weight", Text = "320 g?", DueOn = due, Version = version }, Ct)))!;
    }

    internal Task<int> NothingToAdd(AgencyRequest request) => Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(Ct);
        await answering.NothingToAdd(asked, new(asked.Addressee, [], ReturnKind.Answered), ReturnKind.Nothing, Ct);
        return await db.SaveChangesAsync(Ct);
    });

    /// <summary>The reporting form of the case, collated.</summary>
    internal Task<Collation?> Record() => Act(async services =>
    {
        var record = services.GetRequiredService<CaseRecord>();
        var reviewed = await Cases.Find();
        return await record.Collate(reviewed, "reporting", await record.Returns(reviewed.Subject, Ct), Ct);
    });

    internal Task<List<OutgoingMail>> Mails() => Cases.Modules.Use((DataCollectionDb db) => db.Mail.AsNoTracking().OrderBy(m => m.WrittenAt).ThenBy(m => m.Id).ToListAsync(Ct));

    internal async Task<T> Act<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Cases.Modules.Scope();
        return await act(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => Cases.DisposeAsync();
}
