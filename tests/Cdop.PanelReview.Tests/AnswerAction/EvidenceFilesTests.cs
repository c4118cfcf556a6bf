using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>Files that the owner of an action sends along with an answer.</summary>
public sealed class EvidenceFilesTests : IAsyncDisposable
{
    private static readonly LocalDate Due = new(2026, 8, 1);

    private Panels panels;
    private Register register;

    public EvidenceFilesTests() => (panels, register) = Office(scanner: null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_with_the_answer_in_quarantine_and_sent_twice_it_is_one()
    {
        var (reference, link) = await Named();
        var form = Sent("..\\list.txt", "All 48 midwives");

        Register.Done((await Answer(link, reference, form))!);
        Register.Done((await Answer(link, reference, form with { File = Chosen("list.txt", "All 48 midwives") }))!);

        var (file, _) = Assert.Single(await Evidence());
        Assert.Equal(("list.txt", FileState.Quarantined, false), (file.Name, file.State, file.MayBeOpened));
        Assert.Equal((ActionState.Answered, "Sent on 1 June"), ((await register.Of(reference)).State, (await register.Of(reference)).Words));
        Assert.Equal(1, panels.FilesKept);

        Register.Done((await Answer(link, reference, Sent("minutes.txt", "Page 3")))!);
        Assert.Equal(["list.txt", "minutes.txt"], (await Evidence()).Select(one => one.File.Name));
    }

    [Theory]
    [InlineData("list.exe", "MZ", "The file must be PDF")]
    [InlineData("list.pdf", "MZ\u0090", "The name says PDF, but the file is something else inside")]
    public async Task What_is_refused_is_not_kept_and_the_answer_is_not_taken_without_it(string name, string content, string sentence)
    {
        var (reference, link) = await Named();

        var refused = (await Answer(link, reference, Sent(name, content)))!;

        Assert.StartsWith(sentence, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("File", refused.Problems[0].Field);
        Assert.Null((await register.Of(reference)).Said);
        Assert.Equal(0, panels.FilesKept);
    }

    [Fact]
    public async Task Without_words_or_by_a_link_of_another_or_after_it_is_closed_no_file_is_named_by_any_row()
    {
        var (reference, link) = await Named();

        Assert.Equal("Words", Assert.Single((await Answer(link, reference, Sent("list.txt", "All") with { Words = " " }))!.Problems).Field);
        Assert.Null(await Answer("AAAAAAAAAAAAAAAAAAAAAA", reference, Sent("list.txt", "All")));
        Register.Done(await register.Change(reference, (CloseActionHandler handler, Guid version) => handler.Handle(reference, new() { By = ClosedBy.Evidence, Words = "Seen", Version = version }, Ct)));
        Assert.StartsWith("The panel has closed this action", Assert.Single((await Answer(link, reference, Sent("list.txt", "All")))!.Problems).Message, StringComparison.Ordinal);

        Assert.Empty(await Evidence());
        Assert.Equal(0, panels.FilesKept); // nor is any kept
        Assert.Equal(0, await panels.Modules.Use((PanelReviewDb db) => db.Set<StoredFile>().CountAsync(Ct)));
    }

    [Fact]
    public async Task One_file_too_many_is_refused()
    {
        var (reference, link) = await Named();
        for (var number = 1; number <= 20; number++)
        {
            Register.Done((await Answer(link, reference, Sent($"{number}.txt", $"Number {number}")))!);
        }

        Assert.StartsWith("20 files have come already", Assert.Single((await Answer(link, reference, Sent("21.txt", "Number 21")))!.Problems).Message, StringComparison.Ordinal);
        Assert.Equal((20, 20), ((await Evidence()).Count, panels.FilesKept));
    }

    [Fact]
    public async Task What_holds_a_virus_is_destroyed_the_history_says_so_once_and_the_office_is_told()
    {
        await using var clamd = await Clamd.Start(Ct);
        await panels.DisposeAsync();
        (panels, register) = Office(clamd.Socket);
        var (reference, link) = await Named();

        Register.Done((await Answer(link, reference, Sent("list.txt", Clamd.Bad)))!);
        var (file, _) = Assert.Single(await Evidence());
        await Tell(file);
        await Tell(file); // the outbox may tell it twice

        Assert.Equal((FileState.Infected, false), (file.State, file.MayBeOpened));
        Assert.Equal([$"list.txt ({Clamd.Found}). It is destroyed"], (await Entries(reference)).Where(entry => entry.Step == ActionStep.Infected).Select(entry => entry.Words));
        Assert.Single(await register.MailTo("office@cdop.example"), mail => mail.Subject == $"A virus was found in a file that came with an answer: {reference}");
        Assert.Equal(0, panels.FilesKept);
    }

    // As the outbox does.
    private async Task Tell(StoredFile file)
    {
        await using var scope = panels.Modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new TheService());
        await scope.ServiceProvider.GetRequiredService<IHandle<FileInfected>>().Handle(new() { File = file.Id, Subject = file.Subject, OccurredAt = panels.Modules.Clock.GetCurrentInstant() }, Ct);
    }

    [Fact]
    public async Task A_clean_file_is_given_to_who_reads_the_case_and_its_name_tells_the_family_to_nobody()
    {
        await using var clamd = await Clamd.Start(Ct);
        await panels.DisposeAsync();
        (panels, register) = Office(clamd.Socket);
        var (reference, link) = await Named();
        Register.Done((await Answer(link, reference, Sent("Sarah Thorne list.txt", "All 48 midwives")))!);
        var (file, _) = Assert.Single(await Evidence());

        var (opened, page) = await Open(reference, file.Id);
        await using (var content = Assert.IsType<FileStreamResult>(opened).FileStream)
        {
            using var read = new StreamReader(content);
            Assert.Equal("All 48 midwives", await read.ReadToEndAsync(Ct));
        }

        Assert.DoesNotContain("Thorne", ((FileStreamResult)opened).FileDownloadName, StringComparison.Ordinal);
        Assert.EndsWith("list.txt", ((FileStreamResult)opened).FileDownloadName, StringComparison.Ordinal);
        Assert.Null(page.Shown); // its line is in the audit before the first byte
        Assert.Contains(await panels.Modules.Audit<PanelReviewDb>(Ct), one => one.Line.Action == "Viewed" && one.Line.What == $"File {file.Id} of action {reference}, opened");
        Assert.IsType<NotFoundResult>((await Open(reference, Guid.NewGuid())).Result);
        Assert.IsType<NotFoundResult>((await Open("A-2222-2222", file.Id)).Result);

        panels.Modules.Person.Lacks.Add(Permission.ReadCases); // as a chair
        (opened, page) = await Open(reference, file.Id);
        Assert.IsType<PageResult>(opened);
        Assert.Equal("A file that came with the answer", page.Name);
        Assert.Null((await Looked(reference)).Evidence.Family);

        panels.Modules.Person.Areas = [Examples.Sefton];
        Assert.IsType<NotFoundResult>((await Open(reference, file.Id)).Result);
    }

    [Fact]
    public async Task A_file_that_is_damaged_in_the_store_is_not_given_and_the_page_says_so()
    {
        await using var clamd = await Clamd.Start(Ct);
        await panels.DisposeAsync();
        (panels, register) = Office(clamd.Socket);
        var (reference, link) = await Named();
        Register.Done((await Answer(link, reference, Sent("list.txt", "All 48 midwives")))!);
        var (file, _) = Assert.Single(await Evidence());
        panels.LoseFiles();

        var (opened, page) = await Open(reference, file.Id);

        Assert.IsType<PageResult>(opened);
        Assert.StartsWith("The stored copy is damaged or gone", page.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_written_to_next_sees_neither_the_words_nor_the_files_of_the_owner_before()
    {
        var (reference, link) = await Named();
        Register.Done((await Answer(link, reference, Sent("Sarah Thorne list.txt", "All") with { Words = "We spoke with Sarah Thorne", Says = OwnerSays.Working }))!);
        var mine = await Own(link, reference);
        Assert.True(mine.IsTheirs);
        Assert.Single(mine.Files);

        await register.Name(reference, "next@trust.example", "Somebody else");
        var next = await Own(await register.LinkOf("next@trust.example"), reference);

        Assert.NotNull(next.Action);
        Assert.False(next.IsTheirs);
        Assert.Empty(next.Files);
    }

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    private static AnswerAction Sent(string name, string content) => new() { Says = OwnerSays.Done, Words = "Sent on 1 June", File = Chosen(name, content) };

    private static FormFile Chosen(string name, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return new(new MemoryStream(bytes), 0, bytes.Length, "Form.File", name);
    }

    private static (Panels Panels, Register Register) Office(string? scanner)
    {
        var office = new Panels(more: services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Email", "office@cdop.example")]).Build()), scanner: scanner);
        return (office, new(office));
    }

    private async Task<(string Reference, string Link)> Named()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        return (reference, await register.LinkOf());
    }

    private async Task<(IActionResult Result, OpenEvidencePage Page)> Open(string reference, Guid file)
    {
        IActionResult? result = null;
        var page = await panels.Look<OpenEvidencePage>(async page =>
        {
            page.PageContext = new() { HttpContext = new DefaultHttpContext() };
            (page.Reference, page.Number) = (reference, file);
            result = await page.OnGetAsync(Ct);
        });
        return (result!, page);
    }

    private Task<ViewActionPage> Looked(string reference) => panels.Look<ViewActionPage>(async page =>
    {
        page.Reference = reference;
        Assert.IsType<PageResult>(await page.OnGetAsync(Ct));
    });

    private Task<AnswerActionPage> Own(string link, string reference) => panels.Look<AnswerActionPage>(page =>
    {
        (page.Link, page.Reference) = (link, reference);
        return page.OnGetAsync(Ct);
    });

    private Task<Result<string>?> Answer(string link, string reference, AnswerAction form) => panels.Modules.Use((AnswerActionHandler handler) => handler.Handle(link, reference, form, Ct));

    private Task<IReadOnlyList<(StoredFile File, Instant At)>> Evidence() => panels.Modules.Use((PanelReviewDb db) => db.Set<ActionEntry>().EvidenceIn(numbers => db.Set<StoredFile>().Where(file => numbers.Contains(file.Id)), Ct));

    private Task<List<ActionEntry>> Entries(string reference) => panels.Modules.Use((PanelReviewDb db) => db.Actions.Where(action => action.Reference == reference).SelectMany(action => action.Entries).ToListAsync(Ct));
}
