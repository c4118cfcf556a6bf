using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.DataCollection.Tests;

/// <summary>A case and the records that are kept of it, as its pages keep them.</summary>
internal sealed class RecordsUnderTest(CasesUnderTest cases)
{
    private static CancellationToken Ct => CasesUnderTest.Ct;

    internal async Task<T> Use<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull => await cases.Modules.Use(act);

    internal async Task<RecordState> State(string form)
    {
        var reviewed = await cases.Find();
        return (await Use((RecordBook book) => book.Of(reviewed, form, Ct)))!;
    }

    internal async Task<Answered> Open(string form)
    {
        var sheet = (await State(form)).Sheet!;
        return await Use((Answering answering) => answering.OpenWhole(sheet, Ct));
    }

    /// <summary>Keeps answers of a section; of the rest of it, what stands.</summary>
    internal async Task<SectionKept?> Keep(string form, string section, string? seen, params (string Name, string Value)[] typed)
    {
        var sheet = (await State(form)).Sheet!;
        var posted = new FormCollection(typed.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
        var answers = (await Open(form)).Answers;
        var item = answers.Form.Find(section)!;
        return await Use((Answering answering) => answering.Keep(sheet, item, seen ?? SectionSeen.Stamp(answers, item), posted, Ct));
    }

    /// <summary>The same as somebody whose page was open before; it shows what stands now.</summary>
    internal Task<SectionKept?> Keep(Sheet sheet, string section, params (string Name, string Value)[] typed) => Use(async (Answering answering) =>
    {
        var answers = await answering.Open(sheet, Ct);
        var item = answers.Form.Find(section)!;
        return await answering.Keep(sheet, item, SectionSeen.Stamp(answers, item), new FormCollection(typed.ToDictionary(field => field.Name, field => new StringValues(field.Value))), Ct);
    });

    /// <summary>Puts answers in place, whatever their section.</summary>
    internal async Task Put(string form, params (string LinkId, Answer Answer)[] given)
    {
        var sheet = (await State(form)).Sheet!;
        await using var scope = cases.Modules.Scope();
        var answering = scope.ServiceProvider.GetRequiredService<Answering>();
        var answers = await answering.Open(sheet, Ct);
        foreach (var (linkId, answer) in given)
        {
            answers.Set(new Place(linkId, answers.Form.Find(linkId)!.Parent is { Repeats: true } ? "0" : ""), answer);
        }

        await answering.Restore(sheet, answers, Ct);
        await scope.ServiceProvider.GetRequiredService<DataCollectionDb>().SaveChangesAsync(Ct);
    }

    internal async Task<Result<string>> Complete(string form, params string[] settle) =>
        await CompleteBy(form, new() { Seen = SectionSeen.Stamp((await Open(form)).Answers), Settle = settle });

    internal async Task<Result<string>> CompleteBy(string form, CompleteRecord command) =>
        (await Use((CompleteRecordHandler handler) => handler.Handle(RequestsUnderTest.Kno, form, command, Ct)))!;

    internal async Task<Result<string>?> OpenAgain(string form) =>
        await Use((CompleteRecordHandler handler) => handler.Handle(RequestsUnderTest.Kno, form, new OpenRecordAgain(), Ct));

    internal async Task<Result<string>?> GiveUp(string form) =>
        await Use((CompleteRecordHandler handler) => handler.Handle(RequestsUnderTest.Kno, form, new GiveUpVersion(), Ct));

    internal Task<List<Return>> Returns() => Use((DataCollectionDb db) => db.Returns.AsNoTracking().Where(r => r.Request == null).OrderBy(r => r.Number).ToListAsync(Ct));

    /// <summary>An option of a question.</summary>
    internal static Answer Option(FormDefinition form, string linkId, string code) => form.Find(linkId)!.Options.Single(option => option.Code == code).Answer;
}
