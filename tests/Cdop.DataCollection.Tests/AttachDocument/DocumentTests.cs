using System.Text;
using Cdop.DataCollection.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class DocumentTests : IAsyncDisposable
{
    private static readonly CaseReference Kno = CaseReference.Parse("KNO-2026-011");

    private readonly CasesUnderTest cases = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task What_is_attached_is_in_quarantine_and_the_timeline_says_so()
    {
        await cases.Accept(CasesUnderTest.Ann);

        await Attach(Letter);

        var (document, file) = (Assert.Single(await Documents()), Assert.Single(await Files()));
        Assert.Equal((DocumentType.Letter, "Letter of the ward", "Whiston Hospital", OnwardSharing.ByAgreement), (document.Type, document.Title, document.Originator, document.Sharing));
        Assert.Equal((1, file.Id, new LocalDate(2026, 3, 2)), (document.Newest.Number, document.Newest.File, document.Newest.ReceivedOn));
        Assert.Equal((FileState.Quarantined, "letter.txt", FileKind.Text, false), (file.State, file.Name, file.Kind, file.MayBeOpened));
        Assert.Equal("Document attached: letter “Letter of the ward”, from Whiston Hospital. Onward sharing: only if the originator agrees", (await Told())[^1].Text);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_document_and_with_another_file_it_is_another()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var form = Letter;

        await Attach(form);
        await Attach(form with { File = Sent("letter.txt", "Dear colleague") });
        Assert.Single(await Documents());
        await Attach(form with { File = Sent("letter.txt", "Dear other colleague") });

        Assert.Equal(2, (await Documents()).Count);
        Assert.Equal(2, (await Told()).Count);
    }

    [Fact]
    public async Task A_new_version_supersedes_and_the_old_one_stays()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var attached = await Attached();

        await Version(attached, "Dear colleague, once more", attached.Version);

        var document = Assert.Single(await Documents());
        Assert.Equal([1, 2], document.Versions.Select(v => v.Number).Order());
        Assert.Equal(2, (await Files()).Count);
        Assert.Equal("New version 2 of letter “Letter of the ward”", (await Told())[^1].Text);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Version(attached, "Beside the first", attached.Version));
        Assert.Equal(2, (await Files()).Count);
    }

    [Fact]
    public async Task What_is_said_of_it_is_put_right_and_the_slower_of_two_is_told()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var attached = await Attached();
        var form = new DescribeDocument { Type = DocumentType.DischargeSummary, Title = "Summary of the ward", Originator = "Whiston Hospital", Sharing = OnwardSharing.WithPanel, Version = attached.Version };

        await Describe(attached, form);
        await Describe(attached, form);

        Assert.Equal(DocumentType.DischargeSummary, Assert.Single(await Documents()).Type);
        Assert.Equal(
            "Document letter “Letter of the ward” changed: type from letter to discharge summary; title from “Letter of the ward” to “Summary of the ward”; onward sharing from only if the originator agrees to may be shared with the panel",
            (await Told())[^1].Text);
        Assert.Equal(2, (await Told()).Count);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Describe(attached, form with { Title = "Another", Key = Guid.NewGuid() }));
    }

    [Fact]
    public async Task What_is_withdrawn_stays_with_its_reason_and_is_not_changed_any_more()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var attached = await Attached();
        var form = new WithdrawDocument { Because = "Belongs to another child", Version = attached.Version };

        await Withdraw(attached, form);
        await Withdraw(attached, form);

        var document = Assert.Single(await Documents());
        Assert.Equal(("Belongs to another child", cases.Person.Id), (document.WithdrawnBecause, document.WithdrawnBy!.Value));
        Assert.Equal("Belongs to another child", (await Told())[^1].Because);
        Assert.Equal(2, (await Told()).Count);
        Assert.Null(await Describe(attached, new() { Type = default, Title = "", Originator = "", Sharing = default, Version = document.Version }));
        Assert.Null(await Version(attached, "Dear", document.Version));
    }

    [Theory]
    [InlineData("letter.exe", "MZ", "2026-03-02", "File", "The file must be PDF")]
    [InlineData("letter.pdf", "words", "2026-03-02", "File", "The name says PDF, but")]
    [InlineData("photo.jpg", "\u00FF\u00D8\u00FF\u00E1 no picture", "2026-03-02", "File", "The picture is damaged")]
    [InlineData("letter.txt", "words", "2026-03-04", "ReceivedOn", "The day it was received must be today or earlier")]
    public async Task What_is_refused_is_not_kept(string name, string content, string receivedOn, string field, string sentence)
    {
        await cases.Accept(CasesUnderTest.Ann);

        var refused = await Attach(Letter with { File = Sent(name, content), ReceivedOn = NodaTime.Text.LocalDatePattern.Iso.Parse(receivedOn).Value });

        var problem = Assert.Single(refused!.Problems);
        Assert.Equal(field, problem.Field);
        Assert.StartsWith(sentence, problem.Message, StringComparison.Ordinal);
        Assert.Empty(await Documents());
        Assert.Empty(await Files());
        Assert.Equal(0, cases.FilesKept);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        await cases.Accept(CasesUnderTest.Ann);

        var refused = await Attach(Letter with { File = new FormFile(Stream.Null, 0, FileKinds.Largest + 1, "Form.File", "letter.pdf") });

        Assert.StartsWith("The file is larger than 50 MB", Assert.Single(refused!.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_and_files_are_there_only_for_those_who_see_their_case()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var attached = await Attached();
        Assert.Single(await Files());

        cases.Person.Areas = [Examples.Wirral];

        Assert.Empty(await Documents());
        Assert.Empty(await Files());
        Assert.Empty(await cases.Modules.Use((DataCollectionDb db) => db.Set<DocumentVersion>().ToListAsync(Ct)));
        Assert.Null(await Attach(Letter));
        Assert.Null(await Version(attached, "Dear", attached.Version));
        Assert.Null(await Describe(attached, new() { Type = default, Title = "", Originator = "", Sharing = default }));
        Assert.Null(await Withdraw(attached, new() { Because = "" }));
        Assert.Equal(1, cases.FilesKept);
    }

    [Fact]
    public async Task A_document_is_not_reached_through_another_case()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await cases.Accept(CasesUnderTest.Ann with { FamilyName = "Other" }, "KNO-2026-022");
        var attached = await Attached();

        var form = new WithdrawDocument { Because = "A slip", Version = attached.Version };
        Assert.Null(await cases.Modules.Use((WithdrawDocumentHandler handler) => handler.Handle(CaseReference.Parse("KNO-2026-022"), attached.Id, form, Ct)));
    }

    [Fact]
    public async Task A_real_scanner_frees_the_clean_at_once_and_of_the_infected_the_case_tells_until_somebody_deals_with_it()
    {
        await using var clamd = await Clamd.Start(Ct);
        await using var scanned = new CasesUnderTest(clamd.Socket);
        await scanned.Accept(CasesUnderTest.Ann);
        Task<Result<string>?> Attach(string content) => scanned.Modules.Use((AttachDocumentHandler handler) => handler.Handle(Kno, Letter with { File = Sent("letter.txt", content) }, Ct));

        await Attach("Dear colleague");
        await Attach($"Dear {Clamd.Bad}");

        var (documents, files) = (await Documents(scanned), await Files(scanned));
        var bad = Assert.Single(documents, d => d.IsInfected);
        Assert.True(files.Single(f => f.Id == documents.Single(d => !d.IsInfected).Newest.File).MayBeOpened);
        Assert.Equal((FileState.Infected, Clamd.Found), files.Where(f => f.Id == bad.Newest.File).Select(f => (f.State, f.Finding)).Single());
        Assert.Equal(1, scanned.FilesKept);
        var told = (await scanned.Find()).Entries.Single(e => e.By == UserId.Service);
        Assert.Equal($"A virus was found in letter “Letter of the ward”, version 1 ({Clamd.Found}). Nobody has opened it here, and the file is destroyed. Ask Whiston Hospital for a clean copy", told.Text);

        // One that had been open before says so.
        var known = documents.Single(d => !d.IsInfected);
        await scanned.Tell(new FileInfected { File = known.Newest.File, Subject = known.Subject, WasOpen = true, OccurredAt = scanned.Clock.GetCurrentInstant() });
        Assert.Contains((await scanned.Find()).Entries, e => e.Text.Contains("so people may have opened it: tell whoever looks after this service", StringComparison.Ordinal));

        // Told again it is no news.
        await scanned.Tell(new FileInfected { File = bad.Newest.File, Subject = bad.Subject, OccurredAt = scanned.Clock.GetCurrentInstant() });
        Assert.Equal(2, (await scanned.Find()).Entries.Count(e => e.By == UserId.Service));

        var clean = new AttachVersion { File = Sent("letter.txt", "Dear colleague, clean"), ReceivedOn = new(2026, 3, 3), Version = bad.Version };
        Assert.True((await scanned.Modules.Use((AttachDocumentHandler handler) => handler.Handle(Kno, bad.Id, clean, Ct)))!.Succeeded);
        Assert.DoesNotContain(await Documents(scanned), d => d.IsInfected && d.Id == bad.Id);
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static AttachDocument Letter => new()
    {
        Type = DocumentType.Letter,
        Title = "Letter of the ward",
        Originator = "Whiston Hospital",
        Sharing = OnwardSharing.ByAgreement,
        ReceivedOn = new(2026, 3, 2),
        File = Sent("..\\letter.txt", "Dear colleague"),
    };

    private static FormFile Sent(string name, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return new(new MemoryStream(bytes), 0, bytes.Length, "Form.File", name);
    }

    private static Task<List<CaseDocument>> Documents(CasesUnderTest of) => of.Modules.Use((DataCollectionDb db) => db.Documents.AsNoTracking().Include(d => d.Versions).ToListAsync(Ct));

    private static Task<List<StoredFile>> Files(CasesUnderTest of) => of.Modules.Use((DataCollectionDb db) => db.Set<StoredFile>().AsNoTracking().ToListAsync(Ct));

    private Task<List<CaseDocument>> Documents() => Documents(cases);

    private Task<List<StoredFile>> Files() => Files(cases);

    private async Task<List<CaseEntry>> Told() => [.. (await cases.Find()).Entries.Where(e => e.Kind == EntryKind.Document).OrderBy(e => e.At).ThenBy(e => e.Id)];

    private async Task<CaseDocument> Attached()
    {
        Assert.True((await Attach(Letter))!.Succeeded);
        return Assert.Single(await Documents());
    }

    private Task<Result<string>?> Attach(AttachDocument form) => cases.Modules.Use((AttachDocumentHandler handler) => handler.Handle(Kno, form, Ct));

    private Task<Result<string>?> Version(CaseDocument of, string content, Guid seen) => cases.Modules.Use((AttachDocumentHandler handler) =>
        handler.Handle(Kno, of.Id, new AttachVersion { File = Sent("letter.txt", content), ReceivedOn = new(2026, 3, 3), Version = seen }, Ct));

    private Task<Result<string>?> Describe(CaseDocument of, DescribeDocument form) => cases.Modules.Use((DescribeDocumentHandler handler) => handler.Handle(Kno, of.Id, form, Ct));

    private Task<Result<string>?> Withdraw(CaseDocument of, WithdrawDocument form) => cases.Modules.Use((WithdrawDocumentHandler handler) => handler.Handle(Kno, of.Id, form, Ct));
}
