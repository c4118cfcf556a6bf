using System.Text;
using Cdop.DataCollection.Contracts;
using Cdop.DataCollection.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

public sealed class DocumentInPapersTests : IAsyncLifetime
{
    private static readonly CaseReference Kno = CaseReference.Parse("KNO-2026-011");

    private Clamd clamd = null!;
    private CasesUnderTest cases = null!;

    // As many words as a page of a report has.
    private const string Found = "Ann Smith was found at home by her mother early in the morning, and was taken to the hospital.";

    private static CancellationToken Ct => CasesUnderTest.Ct;

    public async ValueTask InitializeAsync()
    {
        clamd = await Clamd.Start(Ct);
        cases = new(clamd.Socket);
        await cases.Accept(CasesUnderTest.Ann);
    }

    public async ValueTask DisposeAsync()
    {
        await cases.DisposeAsync();
        await clamd.DisposeAsync();
    }

    [Fact]
    public async Task What_a_document_says_stands_in_the_papers_once_somebody_puts_it_there_and_a_page_without_words_only_as_it_was_typed()
    {
        var document = await Attach("report.pdf", PdfMade.Of(Found, null));
        await Read();
        Assert.Equal(WordsState.Read, (await Now(document)).Newest.Words);
        Assert.DoesNotContain(await Papers(), paper => paper.Title == "Post-mortem report");
        Assert.Equal(["post-mortem report"], (await Whole()).NotPutIn);

        Assert.True((await Put(document, new() { IsIn = true }))!.Succeeded);
        Assert.Empty((await Whole()).NotPutIn);
        var paper = Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report");
        Assert.Equal([(PaperPartKind.Narrative, "Page 1", Found), (PaperPartKind.Answer, "Page 2", "It has no words that can be read, and is left out")], paper.Parts.Select(part => (part.Kind, part.Texts[0], part.Texts[1])));
        Assert.Equal(["page 2 of the post-mortem report"], (await Whole()).LeftOut.Select(left => left.What));

        Assert.True((await Put(document, new() { IsIn = true, Pages = [new() { Number = 1, Words = "Not what was read" }, new() { Number = 2, Words = "The organs were sound." }, new() { Number = 3, Words = "No such page" }] }))!.Succeeded);
        paper = Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report");
        Assert.Equal([Found, "The organs were sound."], paper.Parts.Select(part => part.Texts[1]));
        Assert.Empty((await Whole()).LeftOut);
        Assert.Equal("Typed for the panel: page 2 of post-mortem report “Report on Ann Smith”", (await cases.Find()).Entries.OrderBy(entry => entry.Id).Last().Text);
    }

    [Fact]
    public async Task Words_are_sealed_in_the_database_and_those_of_an_infected_file_go_with_it()
    {
        var document = await Attach("letter.txt", "Ann Smith came to the ward."u8.ToArray());
        await Read();
        var page = Assert.Single(await Pages());
        Assert.DoesNotContain("Smith", Encoding.Latin1.GetString(page.Read), StringComparison.Ordinal);

        await cases.Tell(new FileInfected { File = document.Newest.File, Subject = document.Subject, WasOpen = true, OccurredAt = cases.Clock.GetCurrentInstant() });
        Assert.Empty(await Pages());
    }

    [Fact]
    public async Task A_picture_has_one_page_for_what_the_panel_needs_of_it_and_a_new_version_takes_its_place()
    {
        var document = await Attach("scan.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        await Put(document, new() { IsIn = true });
        Assert.StartsWith("Its words have not been read yet", Assert.Single((await Whole()).LeftOut).Why, StringComparison.Ordinal);
        await Read();
        Assert.StartsWith("It has no words that can be read", Assert.Single((await Whole()).LeftOut, left => left.What == "the post-mortem report").Why, StringComparison.Ordinal);
        Assert.Equal(WordsState.CannotBeRead, (await Now(document)).Newest.Words);

        await Put(document, new() { IsIn = true, Pages = [new() { Number = 1, Words = "A drawing." }] });
        Assert.Equal(["A drawing."], Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report").Parts.Select(part => part.Texts[1]));

        await cases.Modules.Use(async (AttachDocumentHandler handler) => await handler.Handle(Kno, document.Id, new AttachVersion { File = Sent("text.txt", "In words."u8.ToArray()), ReceivedOn = new(2026, 3, 3), Version = (await Now(document)).Version }, Ct));
        await Read();
        Assert.Equal(["In words."], Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report").Parts.Select(part => part.Texts[1]));
    }

    [Fact]
    public async Task Only_what_its_originator_lets_the_panel_read_is_put_there_and_leaves_once_they_do_not()
    {
        var document = await Attach("letter.txt", "In words."u8.ToArray());
        await Read();
        await Put(document, new() { IsIn = true });
        await Describe(document, OnwardSharing.NotOnward);
        Assert.NotEmpty(await Pages());

        Assert.DoesNotContain(await Papers(), paper => paper.Title == "Post-mortem report");
        var refused = await Put(document, new() { IsIn = true, Pages = [] });
        Assert.Equal(("IsIn", "It may not be put in the panel’s papers: onward sharing is “Not to be shared onward”. Ask Whiston Hospital, and change that first"), (refused!.Problems[0].Field, refused.Problems[0].Message));
    }

    [Fact]
    public async Task What_the_panel_may_not_read_nobody_reads_until_it_may()
    {
        var document = await Attach("letter.txt", "In words."u8.ToArray(), OnwardSharing.ByAgreement);
        await Read();
        Assert.Empty(await Pages());

        await Describe(document, OnwardSharing.WithPanel);
        await Read();
        Assert.Single(await Pages());
    }

    [Fact]
    public async Task What_was_withdrawn_and_what_is_of_a_case_that_one_does_not_see_is_in_nobodys_papers()
    {
        var document = await Attach("letter.txt", "In words."u8.ToArray());
        await Read();
        await Put(document, new() { IsIn = true });
        await cases.Modules.Use(async (WithdrawDocumentHandler handler) => await handler.Handle(Kno, document.Id, new() { Because = "A slip", Version = (await Now(document)).Version }, Ct));

        Assert.DoesNotContain(await Papers(), paper => paper.Title == "Post-mortem report");
        Assert.Null(await Put(document, new() { IsIn = false }));
        cases.Person.Areas = [Examples.Wirral];
        Assert.Empty(await Pages());
    }

    [Fact]
    public async Task Two_at_one_page_are_told_and_the_same_form_sent_twice_is_one()
    {
        var document = await Attach("scan.pdf", PdfMade.Of([null]));
        await Read();
        var form = new PutInPapers { IsIn = true, Pages = [new() { Number = 1, Words = "The first." }], Version = (await Now(document)).Version };
        await cases.Modules.Use((PutInPapersHandler handler) => handler.Handle(Kno, document.Id, form, Ct));
        await cases.Modules.Use((PutInPapersHandler handler) => handler.Handle(Kno, document.Id, form, Ct));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => cases.Modules.Use((PutInPapersHandler handler) =>
            handler.Handle(Kno, document.Id, form with { Key = Guid.NewGuid(), Pages = [new() { Number = 1, Words = "The second." }] }, Ct)));
        Assert.Equal(["The first."], Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report").Parts.Select(part => part.Texts[1]));
        Assert.Single((await cases.Find()).Entries, entry => entry.Text.StartsWith("Typed for the panel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_broken_cannot_be_read_one_that_takes_too_long_is_tried_again_and_one_at_which_the_service_stops_three_times()
    {
        var (reader, begun) = (new WordsReader(), 0);
        Assert.Null(await reader.Pages(FileKind.Pdf, new MemoryStream("%PDF-1.7\nbroken"u8.ToArray()), Begins, Ct));
        Assert.Null(await reader.Pages(FileKind.Docx, new MemoryStream(new byte[20_000_000]), Begins, Ct));
        await Assert.ThrowsAsync<TimeoutException>(() => new WordsReader { Longest = TimeSpan.Zero }.Pages(FileKind.Text, new MemoryStream("In words."u8.ToArray()), Begins, Ct));
        Assert.Equal(["In words."], (await reader.Pages(FileKind.Text, new MemoryStream("In words."u8.ToArray()), Begins, Ct))!);
        Assert.Null(await reader.Pages(FileKind.Png, new MemoryStream(), Begins, Ct));
        Assert.Equal(4, begun);

        var document = await Attach("letter.txt", "In words."u8.ToArray());
        for (var stopped = 0; stopped < 3; stopped++)
        {
            await cases.Modules.Use(async (DataCollectionDb db) =>
            {
                (await db.Set<DocumentVersion>().SingleAsync(Ct)).BeginReading();
                return await db.SaveChangesAsync(Ct);
            });
        }

        await Read();
        Assert.Equal((WordsState.CannotBeRead, true), ((await Now(document)).Newest.Words, Assert.Single(await Pages()).IsLeftOut));

        Task Begins()
        {
            begun++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_file_that_is_not_to_be_had_for_a_while_is_read_once_it_is()
    {
        var document = await Attach("letter.txt", "In words."u8.ToArray());
        var away = $"{cases.Files}-away";
        Directory.Move(cases.Files, away);
        for (var minute = 0; minute < 5; minute++)
        {
            await Read();
        }

        Assert.Equal((WordsState.Waiting, 0), ((await Now(document)).Newest.Words, (await Now(document)).Newest.WordsTries));
        Directory.Move(away, cases.Files);
        await Read();
        Assert.Equal(WordsState.Read, (await Now(document)).Newest.Words);
    }

    [Fact]
    public async Task A_page_with_hardly_any_words_is_told_of_and_can_be_typed_out()
    {
        var document = await Attach("scan.pdf", PdfMade.Of("Scanned by Some Machine", Found));
        await Read();
        await Put(document, new() { IsIn = true });
        Assert.Equal(("page 1 of the post-mortem report", "It has hardly any words"), Assert.Single((await Whole()).LeftOut) is var left ? (left.What, left.Why[..23]) : default);
        Assert.Equal(["Scanned by Some Machine", Found], Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report").Parts.Select(part => part.Texts[1]));

        await Put(document, new() { IsIn = true, Pages = [new() { Number = 1, Words = "The lungs were congested." }, new() { Number = 2, Words = "It was read, and stays." }] });
        Assert.Empty((await Whole()).LeftOut);
        Assert.Equal(["The lungs were congested.", Found], Assert.Single(await Papers(), paper => paper.Title == "Post-mortem report").Parts.Select(part => part.Texts[1]));
    }

    private static FormFile Sent(string name, byte[] content) => new(new MemoryStream(content), 0, content.Length, "Form.File", name);

    private async Task<CaseDocument> Attach(string name, byte[] content, OnwardSharing sharing = OnwardSharing.WithPanel)
    {
        var attached = await cases.Modules.Use((AttachDocumentHandler handler) => handler.Handle(Kno, new AttachDocument
        {
            Type = DocumentType.PostMortemReport,
            Title = "Report on Ann Smith",
            Originator = "Whiston Hospital",
            Sharing = sharing,
            ReceivedOn = new(2026, 3, 2),
            File = Sent(name, content),
        }, Ct));
        Assert.True(attached!.Succeeded, string.Join(' ', attached.Problems));
        return await Now(null);
    }

    private async Task Read() => await cases.Modules.Use(async (ReadWords words) =>
    {
        await words.Sweep(Ct);
        return 0;
    });

    private Task<CaseDocument> Now(CaseDocument? document) =>
        cases.Modules.Use((DataCollectionDb db) => db.Documents.AsNoTracking().Include(d => d.Versions).SingleAsync(d => document == null || d.Id == document.Id, Ct));

    private Task<List<DocumentPage>> Pages() => cases.Modules.Use((DataCollectionDb db) => db.Set<DocumentPage>().AsNoTracking().ToListAsync(Ct));

    private async Task<PapersOfCase> Whole()
    {
        var reviewed = (await cases.Find()).Id;
        return (await cases.Modules.Use((IPaperDirectory papers) => papers.Of([reviewed], Ct)))[reviewed];
    }

    private async Task<IReadOnlyList<Paper>> Papers() => (await Whole()).Papers;

    private async Task<Result<string>?> Put(CaseDocument document, PutInPapers form)
    {
        var seen = form with { Version = (await Now(document)).Version };
        return await cases.Modules.Use((PutInPapersHandler handler) => handler.Handle(Kno, document.Id, seen, Ct));
    }

    private async Task Describe(CaseDocument document, OnwardSharing sharing)
    {
        var form = new DescribeDocument { Type = document.Type, Title = document.Title, Originator = document.Originator, Sharing = sharing, Version = (await Now(document)).Version };
        Assert.True((await cases.Modules.Use((DescribeDocumentHandler handler) => handler.Handle(Kno, document.Id, form, Ct)))!.Succeeded);
    }
}
