using System.Diagnostics;
using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class ImportLegacyAnalysesTests : IAsyncDisposable
{
    private const string Head = "Case reference,Domain,Grade,Narrative,Date of review\r\n";

    private readonly CasesUnderTest cases = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task Analyses_are_kept_with_their_cases_in_the_legacy_form_and_a_3_stays_a_3()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await cases.Accept(CasesUnderTest.Ann, "KNO-2026-012");
        var text = $"{Head}KNO-2026-011,A,3,\"Said, in two\nlines and \"\"quoted\"\"\",31/03/2026\r\nKNO-2026-011,service provision,0,,2026-03-31\r\nKNO-2026-012,B,2,Smoking,1/4/2026\r\n";
        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));

        var read = await Check(text);
        Assert.Empty(read.Faults);
        Assert.Equal((3, 2), (read.Rows, read.Analyses.Count));
        Assert.All(read.Analyses, one => Assert.Equal("New", one.Becomes));
        Assert.Equal(2, await Imported(text));

        var kept = await Kept("KNO-2026-011");
        Assert.Equal(("analysis-legacy", "2010-04", 1, ReturnKind.Recorded, null), (kept[0].Form, kept[0].FormVersion, kept[0].Number, kept[0].Kind, kept[0].Request));
        var form = new FormLibrary().Find("analysis-legacy", "2010-04")!;
        var answers = Responses.Read(form, kept[0].Response).Value;
        Assert.Equal("3: Factors identified that provide a complete and sufficient explanation for the death", Assert.Single(answers.Of("child.grade")).Shown);
        Assert.Equal("Said, in two\nlines and \"quoted\"", Assert.Single(answers.Of("child.narrative")).Shown);
        Assert.Empty(answers.Of("family.grade"));

        // No grade of the form in use can be told from it, and nothing of it is evidence for one.
        Assert.All(form.All.Where(item => item.Options.Count > 0), item => Assert.All(item.Options, option => Assert.DoesNotContain(new FormLibrary().Find("analysis", "2022-04")!.All, other => other.Options.Any(one => Claims.Compared(one.Answer) == Claims.Compared(option.Answer)))));
        Assert.Contains((await cases.Find()).Entries, entry => entry.Text.Contains("imported, version 1", StringComparison.Ordinal));
        Assert.Contains(await cases.Modules.Use((DataCollectionDb db) => db.Audit.Select(line => line.Subject).ToListAsync(Ct)), subject => subject == kept[0].Subject);
    }

    [Fact]
    public async Task Imported_again_the_same_changes_nothing_and_other_rows_make_the_next_version()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));
        var text = $"{Head}KNO-2026-011,A,3,,2026-03-31\nKNO-2026-011,B,1,,2026-03-31\n";
        Assert.Equal(1, await Imported(text));

        Assert.Equal("Imported already, nothing changes", Assert.Single((await Check(text)).Analyses).Becomes);
        Assert.Equal(0, await Imported(text));
        Assert.Single(await Kept("KNO-2026-011"));

        var other = text.Replace("A,3", "A,2", StringComparison.Ordinal);
        Assert.Equal("Takes the place of version 1, which is kept", Assert.Single((await Check(other)).Analyses).Becomes);
        Assert.Equal(1, await Imported(other));
        Assert.Equal([1, 2], (await Kept("KNO-2026-011")).Select(one => one.Number));
    }

    [Theory]
    [InlineData("KNO-2026-099,A,1,,2026-03-31", "There is no case KNO-2026-099 that you may change")]
    [InlineData("LIV-2026-011,A,1,,2026-03-31", "There is no case LIV-2026-011 that you may change")] // another area's
    [InlineData("KNO-2026-077,A,1,,2026-03-31", "There is no case KNO-2026-077 that you may change")] // restricted, and the person is not on the list
    [InlineData("Ann Smith,A,1,,2026-03-31", "“Ann Smith” is no case reference, like KNO-2015-003")]
    [InlineData("KNO-2026-011,E,1,,2026-03-31", "“E” is no domain")]
    [InlineData("KNO-2026-011,A,4,,2026-03-31", "“4” is no grade: write 0, 1, 2 or 3")]
    [InlineData("KNO-2026-011,A,-1,,2026-03-31", "“-1” is no grade: write 0, 1, 2 or 3")]
    [InlineData("KNO-2026-011,A,,,2026-03-31", "“” is no grade: write 0, 1, 2 or 3")]
    [InlineData("KNO-2026-011,A,1,,31/02/2026", "“31/02/2026” is no date: write it like 2015-03-31 or 31/03/2015")]
    [InlineData("KNO-2026-011,A,1,,2026-06-01", "The date of review must be today or earlier")]
    [InlineData("KNO-2026-011,A,1,,2026-02-01", "KNO-2026-011 cannot have been reviewed before the child died")]
    [InlineData("KNO-2026-011,A,1,2026-03-31", "This line has 4 columns, and 5 are needed")]
    [InlineData("KNO-2026-011,D,1,,2026-03-30", "Line 2 grades the same domain of KNO-2026-011")]
    [InlineData("KNO-2026-011,C,1,,2026-03-30", "KNO-2026-011 has another date of review in line 2: one analysis has one")]
    public async Task A_line_that_cannot_be_kept_says_why_and_nothing_is_imported(string line, string sentence)
    {
        await cases.Accept(CasesUnderTest.Ann);
        await cases.Accept(CasesUnderTest.Ann, "LIV-2026-011", Examples.Liverpool);
        await cases.Accept(CasesUnderTest.Ann, "KNO-2026-077", restricted: true);
        cases.Person.Areas = [Examples.Knowsley];
        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));
        var text = $"{Head}KNO-2026-011,D,1,,2026-03-31\n{line}\n";

        var fault = Assert.Single((await Check(text)).Faults);
        Assert.Equal(3, fault.Line);
        Assert.StartsWith(sentence, fault.Sentence, StringComparison.Ordinal);
        Assert.False((await cases.Modules.Use((ImportLegacyAnalysesHandler handler) => handler.Handle(new() { Text = text }, Ct))).Succeeded);
        Assert.Empty(await cases.Modules.Use((DataCollectionDb db) => db.Returns.ToListAsync(Ct)));
    }

    [Fact]
    public async Task Tabs_and_semicolons_are_read_as_a_spreadsheet_copies_and_saves_them()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));

        Assert.Equal(["Seen, and said"], (await Check("KNO-2026-011\tA\t1\tSeen, and said\t31/03/2026")).Analyses.SelectMany(one => one.Lines).Select(line => line.Narrative));
        Assert.Equal([2], (await Check("KNO-2026-011;Child;2;;31.03.2026\n\n")).Analyses.SelectMany(one => one.Lines).Select(line => line.Grade));
        Assert.Equal(0, (await Check(Head)).Rows);
    }

    [Fact]
    public async Task Five_thousand_rows_are_checked_by_as_many_queries_as_one()
    {
        for (var n = 1; n <= 8; n++)
        {
            await cases.Accept(CasesUnderTest.Ann, $"KNO-2026-{n:000}");
        }

        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));
        var rows = Enumerable.Range(0, 5000).Select(n => (Reference: $"KNO-{2020 + (n / 4 / 999)}-{(n / 4 % 999) + 1:000}", Domain: "ABCD"[n % 4])).Select(row => $"{row.Reference},{row.Domain},1,Words,2026-03-31")
            .Take(4968).Concat(Enumerable.Range(0, 32).Select(n => $"KNO-2026-{(n / 4) + 1:000},{"ABCD"[n % 4]},2,Words,2026-03-31"));
        var text = $"{Head}{string.Join('\n', rows)}\n";

        var (one, many) = (await Queries(() => Check($"{Head}KNO-2026-001,A,1,,2026-03-31\n")), await Queries(() => Check(text)));
        Assert.Equal((5000, 8), (many.Result.Rows, many.Result.Analyses.Count));
        Assert.Equal(4968, many.Result.Faults.Count);
        Assert.InRange(many.Count, 1, one.Count);
        Assert.Equal("At most 5,000 rows at once: these are 5,001. Import them in parts", Assert.Single((await Check($"{text}KNO-2026-011,A,1,,2026-03-31")).Faults).Sentence);
    }

    [Fact]
    public async Task A_fault_in_the_middle_leaves_nothing_imported_and_sent_again_all_of_it_is()
    {
        Assert.SkipWhen(cases.Modules.Database.File is null, "The trigger below is written for SQLite");
        const int Many = 101; // more than are saved at once
        for (var n = 1; n <= Many; n++)
        {
            await cases.Accept(CasesUnderTest.Ann, $"KNO-2026-{n:000}");
        }

        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));
        var command = new ImportLegacyAnalyses { Text = $"{Head}{string.Join('\n', Enumerable.Range(1, Many).Select(n => $"KNO-2026-{n:000},A,{n % 4},{(n == Many ? "the last" : "")},2026-03-31"))}\n" };
        await Run("CREATE TRIGGER stuck BEFORE INSERT ON collection_return WHEN NEW.Response LIKE '%the last%' BEGIN SELECT RAISE(ABORT, 'planted'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => Send(command));
        Assert.Equal(0, await cases.Modules.Use((DataCollectionDb db) => db.Returns.CountAsync(Ct)));

        await Run("DROP TRIGGER stuck");
        Assert.Equal(Many, (await Send(command)).Value);
        Assert.Equal(Many, (await Send(command)).Value); // pressed twice, it was one import
        Assert.Equal(Many, await cases.Modules.Use((DataCollectionDb db) => db.Returns.CountAsync(Ct)));

        Task<Result<int>> Send(ImportLegacyAnalyses sent) => cases.Modules.Use((ImportLegacyAnalysesHandler handler) => handler.Handle(sent, Ct));

        Task<int> Run(string sql) => cases.Modules.Use((DataCollectionDb db) => db.Database.ExecuteSqlRawAsync(sql, Ct));
    }

    [Fact]
    public async Task Imports_at_the_same_moment_make_one_version_each()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(grade => Task.Run(() => Imported($"{Head}KNO-2026-011,A,{grade},,2026-03-31\n"))));

        Assert.Equal([1, 2, 3, 4], (await Kept("KNO-2026-011")).Select(one => one.Number));
    }

    [Fact]
    public async Task Many_analyses_are_imported_by_as_many_queries_as_one()
    {
        for (var n = 1; n <= 8; n++)
        {
            await cases.Accept(CasesUnderTest.Ann, $"KNO-2026-{n:000}");
        }

        cases.Clock.Reset(Instant.FromUtc(2026, 5, 1, 9, 0));

        var one = await Asked(() => Imported($"{Head}KNO-2026-001,A,1,,2026-03-31\n"));
        var many = await Asked(() => Imported($"{Head}{string.Join('\n', Enumerable.Range(1, 8).Select(n => $"KNO-2026-{n:000},A,2,,2026-03-31"))}\n"));

        Assert.Equal((1, 8), (one.Result, many.Result));
        Assert.InRange(many.Count, 1, one.Count);

        static async Task<(int Result, int Count)> Asked(Func<Task<int>> act)
        {
            using var counting = new Counting();
            return (await act(), counting.Asked);
        }
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private Task<LegacyImport> Check(string text) => cases.Modules.Use((ImportLegacyAnalysesHandler handler) => handler.Check(new() { Text = text }, Ct));

    private async Task<int> Imported(string text)
    {
        var imported = await cases.Modules.Use((ImportLegacyAnalysesHandler handler) => handler.Handle(new() { Text = text }, Ct));
        Assert.True(imported.Succeeded, string.Join("; ", imported.Problems));
        return imported.Value;
    }

    private async Task<List<Return>> Kept(string reference)
    {
        var subject = (await cases.Find(reference)).Subject;
        return await cases.Modules.Use((DataCollectionDb db) => db.Returns.AsNoTracking().Where(one => one.Subject == subject).OrderBy(one => one.Number).ToListAsync(Ct));
    }

    private static async Task<(T Result, int Count)> Queries<T>(Func<Task<T>> act)
    {
        using var counting = new Counting();
        var result = await act();
        return (result, counting.Count);
    }

    // Counts what is asked of a database within one flow of control: other tests run beside it.
    private sealed class Counting : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Counting?> Mine = new();
        private readonly List<IDisposable> subscriptions = [];

        public Counting()
        {
            Mine.Value = this;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count { get; private set; }

        /// <summary>Those that read.</summary>
        public int Asked { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Mine.Value == this && value is { Value: CommandEventData { CommandSource: var source } } && value.Key == RelationalEventId.CommandExecuting.Name)
            {
                Count++;
                Asked += source == CommandSource.SaveChanges ? 0 : 1;
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
