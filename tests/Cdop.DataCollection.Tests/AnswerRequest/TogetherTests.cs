using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.DataCollection.Tests;

public sealed class TogetherTests : IAsyncDisposable
{
    private const int Editors = 10, Rounds = 3;

    private static readonly string[] Parts = ["story", "child"];

    private readonly RequestsUnderTest requests = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task Ten_editors_and_two_agencies_at_one_case_lose_nothing()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery");

        var editing = Enumerable.Range(0, Editors).Select(Edit);
        var answering = asked.SelectMany(request => Parts.Select(section => Answer(request, section)));
        var said = await Task.WhenAll(editing.Concat(answering));

        var now = await requests.Cases.Find();
        Assert.Equal(Editors * Rounds, now.People.Count(person => person.Name.StartsWith("Editor ", StringComparison.Ordinal)));
        Assert.Equal(Editors * Rounds, now.Entries.Count(entry => entry.Kind == EntryKind.Note));
        foreach (var request in asked)
        {
            var kept = await Draft(request);
            Assert.All(said.Where(one => one.StartsWith($"{request.Kind} ", StringComparison.Ordinal)), last => Assert.Contains(last, kept, StringComparison.Ordinal));
        }

        // Both hand in while the others go on writing.
        await Task.WhenAll(asked.Select(request => requests.Answer(request, ("child.birth.weight", 3200))).Cast<Task>().Concat(Enumerable.Range(0, Editors).Select(Edit)));
        Assert.All(await requests.All(), request => Assert.Equal(RequestState.Returned, request.State));
        Assert.Equal(2, (await requests.Record())!.Of("child.birth.weight")!.Versions[0].By.Count);
        Assert.Equal(2 * Editors * Rounds, (await requests.Cases.Find()).People.Count(person => person.Name.StartsWith("Editor ", StringComparison.Ordinal)));
    }

    // Each looks at the case, then writes beside the version that was seen; told that somebody else was first, looks again.
    private async Task<string> Edit(int editor)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await Handle((WriteNoteHandler handler) => handler.Handle(RequestsUnderTest.Kno, new() { Text = $"Note {editor}.{round}" }, Ct));
            for (var isDone = false; !isDone;)
            {
                var form = new EditPerson { Name = $"Editor {editor}.{round} {Guid.NewGuid():N}", Agency = "Office", Version = (await requests.Cases.Find()).Version };
                isDone = await Handle((EditPersonHandler handler) => handler.Handle(RequestsUnderTest.Kno, null, form, Ct));
            }
        }

        return "";
    }

    private async Task<bool> Handle<T>(Func<T, Task<Result<string>?>> act)
        where T : notnull
    {
        try
        {
            return (await requests.Cases.Modules.Use(act))!.Succeeded;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    // Two people of one agency, each at a section of the same form.
    private async Task<string> Answer(AgencyRequest request, string section)
    {
        var words = "";
        var seen = "";
        for (var round = 0; round < Rounds; round++)
        {
            words = $"{request.Kind} {section} {round}";
            var kept = await requests.Act(async services =>
            {
                var answering = services.GetRequiredService<Answering>();
                var asked = await services.GetRequiredService<DataCollectionDb>().Answered(request.Id).SingleAsync(Ct);
                var form = answering.FormOf(asked.Forms[0]);
                var part = form.Find(section)!;
                var text = form.All.First(item => item.Section == part && item.Type == ItemType.Text && item.Conditions.Count == 0 && item.IsSeenBy(Answering.KindOf(asked)));
                seen = seen.Length > 0 ? seen : SectionSeen.Stamp(await answering.Open(Sheet.For(asked, asked.Forms[0]), Ct), part);
                return await answering.Keep(Sheet.For(asked, asked.Forms[0]), part, seen, new FormCollection(new Dictionary<string, StringValues> { [$"{FieldView.Prefix}{text.LinkId}"] = words }), Ct);
            });
            Assert.NotNull(kept);
            Assert.Null(kept.Meanwhile);
            seen = kept.Stamp;
        }

        return words;
    }

    private Task<string> Draft(AgencyRequest request) => requests.Act(async services =>
    {
        var asked = await services.GetRequiredService<DataCollectionDb>().Answered(request.Id).SingleAsync(Ct);
        return (await services.GetRequiredService<Answering>().Open(Sheet.For(asked, asked.Forms[0]), Ct)).ToDraft();
    });

    public ValueTask DisposeAsync() => requests.DisposeAsync();
}
