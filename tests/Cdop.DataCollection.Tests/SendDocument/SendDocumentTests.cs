using System.Text;
using System.Text.Json.Nodes;
using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

/// <summary>Files that an agency sends along with its answer.</summary>
public sealed class SendDocumentTests : IAsyncDisposable
{
    private const string Files = "files";
    private const string Report = "files.report";
    private const string Letters = "files.letters";

    private readonly CasesUnderTest cases = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task What_comes_is_a_document_of_the_case_with_its_request_in_quarantine_and_the_timeline_says_so()
    {
        var asked = await Asked.About(cases);
        var request = await asked.Now();

        Assert.True((await Send(asked)).Succeeded);

        var sent = Assert.Single(await Documents(asked));
        Assert.Equal((request.Id, request.Subject, DocumentType.Letter, "Letter of the practice", "The Surgery", OnwardSharing.NotKnown), (sent.Document.Request!.Value, sent.Document.Subject, sent.Document.Type, sent.Document.Title, sent.Document.Originator, sent.Document.Sharing));
        Assert.Equal((FileState.Quarantined, "letter.txt", (await asked.Door()).ActsAs), (sent.File.State, sent.File.Name, sent.Document.First.AddedBy));
        Assert.Equal("Received. It stays in quarantine until there is a virus scanner", sent.ToSender(hasScanner: false));
        Assert.Contains($"Document came with request {request.Reference}: letter “Letter of the practice”, from The Surgery. Onward sharing: not yet known|", await asked.Timeline());
    }

    [Fact]
    public async Task Sent_twice_it_is_one_and_with_another_file_another()
    {
        var asked = await Asked.About(cases);
        var form = Letter();

        await Send(asked, form);
        await Send(asked, form with { File = Chosen("letter.txt", "Dear colleague: Letter of the practice") });
        Assert.Single(await Documents(asked));
        await Send(asked, form with { File = Chosen("letter.txt", "Dear other colleague") });

        Assert.Equal(2, (await Documents(asked)).Count);
    }

    [Fact]
    public async Task The_receipt_says_of_a_file_with_a_virus_that_it_is_destroyed_and_has_not_reached_anybody()
    {
        var asked = await Asked.About(cases);
        Assert.True((await Send(asked)).Succeeded);
        Assert.StartsWith("Received", Assert.Single(await Documents(asked)).OnReceipt(hasScanner: true, isOpen: false), StringComparison.Ordinal);

        await asked.AsTheService(async (DataCollectionDb db) =>
        {
            db.Entry(await db.Set<StoredFile>().SingleAsync(Ct)).Property(file => file.State).CurrentValue = FileState.Infected;
            return await db.SaveChangesAsync(Ct);
        });

        var said = Assert.Single(await Documents(asked)).OnReceipt(hasScanner: true, isOpen: false);
        Assert.StartsWith("A virus was found in it, and it is destroyed. It has not reached us", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Take it back", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("letter.exe", "MZ", "The file must be PDF")]
    [InlineData("letter.pdf", "MZ\u0090\0", "The name says PDF, but the file is something else inside")]
    [InlineData("letter.docm", "PK\u0003\u0004", "Files that can hold macros are not taken")]
    public async Task What_is_refused_is_not_kept(string name, string content, string sentence)
    {
        var asked = await Asked.About(cases);

        var refused = await Send(asked, Letter() with { File = Chosen(name, content) });

        Assert.StartsWith(sentence, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("File", refused.Problems[0].Field);
        Assert.Equal(0, cases.FilesKept);
        Assert.Empty(await Documents(asked));
    }

    [Fact]
    public async Task A_file_too_large_and_one_too_many_are_refused()
    {
        var asked = await Asked.About(cases);
        Assert.StartsWith("The file is larger than 50 MB", Assert.Single((await Send(asked, Letter() with { File = new FormFile(Stream.Null, 0, 60L * 1024 * 1024, "Form.File", "letter.pdf") })).Problems).Message, StringComparison.Ordinal);

        for (var number = 1; number <= 30; number++)
        {
            Assert.True((await Send(asked, Letter($"Letter {number}"))).Succeeded);
        }

        Assert.StartsWith("30 files have come already", Assert.Single((await Send(asked, Letter("One more"))).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_is_no_name_and_is_never_kept()
    {
        var asked = await Asked.About(cases);

        await Send(asked, Letter() with { File = Chosen("../../..\\etc/cron.d/‮letter.txt", "words") });

        Assert.Equal("letter.txt", Assert.Single(await Documents(asked)).File.Name);
    }

    [Fact]
    public async Task Once_answered_or_withdrawn_nothing_comes_any_more_and_nothing_is_taken_back()
    {
        var asked = await Asked.About(cases);
        await Send(asked);
        var document = Assert.Single(await Documents(asked)).Document.Id;
        await asked.AsTheService(async (DataCollectionDb db) =>
        {
            (await db.Answered(asked.Request).SingleAsync(Ct)).Withdraw("Not needed", cases.Clock.GetCurrentInstant());
            return await db.SaveChangesAsync(Ct);
        });

        Assert.StartsWith("This link is no longer in use", Assert.Single((await Send(asked, Letter("Late"))).Problems).Message, StringComparison.Ordinal);
        Assert.False((await TakeBack(asked, document)).Succeeded);
        Assert.Null(Assert.Single(await Documents(asked)).Document.WithdrawnAt);
    }

    [Fact]
    public async Task A_colleague_sees_and_takes_back_only_what_they_sent_and_nobody_another_document_of_the_case()
    {
        var asked = await Asked.About(cases);
        await Send(asked, Letter("Of the addressee"));
        var colleague = await asked.AsTheService(async (IServiceProvider scope) =>
        {
            var (db, mail) = ((DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!, (RequestMail)scope.GetService(typeof(RequestMail))!);
            var request = await db.Answered(asked.Request).SingleAsync(Ct);
            var door = request.Share("Dr C. Colleague", "colleague@example.nhs.uk", ["reporting/identity"], cases.Clock.GetCurrentInstant());
            mail.Share(db, request, door);
            await db.SaveChangesAsync(Ct);
            return door;
        });
        await asked.As(colleague, (SendDocumentHandler handler) => handler.Handle(colleague, null, Letter("Of the colleague"), Ct));
        var ofTheOffice = await asked.AsTheService(async (DataCollectionDb db) =>
        {
            var reviewed = await db.Cases.SingleAsync(Ct);
            var other = await db.Set<StoredFile>().AsNoTracking().FirstAsync(Ct);
            var file = StoredFile.Of(new(new(other.Address, other.Size, other.Sha256), "office.txt", FileKind.Text, FileTraces.None), reviewed.Subject, cases.Clock.GetCurrentInstant());
            var attached = CaseDocument.Attach(reviewed, new(DocumentType.Letter, "Of the office", "The office", OnwardSharing.NotOnward), file, new(2026, 3, 2), new("someone"), cases.Clock.GetCurrentInstant());
            db.AddRange(file, attached);
            await db.SaveChangesAsync(Ct);
            return attached.Id;
        });

        Assert.Equal(["Of the addressee", "Of the colleague"], (await Documents(asked)).Select(sent => sent.Document.Title));
        Assert.Equal(["Of the colleague"], (await Documents(asked, colleague)).Select(sent => sent.Document.Title));
        var theirs = (await Documents(asked)).Single(sent => sent.Document.Title == "Of the addressee").Document.Id;
        Assert.False((await asked.As(colleague, (TakeBackDocumentHandler handler) => handler.Handle(colleague, theirs, Once, Ct))).Succeeded);
        Assert.False((await TakeBack(asked, ofTheOffice)).Succeeded);
        Assert.True((await TakeBack(asked, theirs)).Succeeded);

        var taken = (await Documents(asked)).Single(sent => sent.Document.Id == theirs);
        Assert.Equal(("Taken back by the agency", "Taken back"), (taken.Document.WithdrawnBecause, taken.ToSender(hasScanner: true)));
        Assert.Contains("Document withdrawn: letter “Of the addressee”|Taken back by the agency", await asked.Timeline());
    }

    [Fact]
    public async Task A_question_is_answered_by_a_file_and_the_claim_carries_its_address()
    {
        var asked = await AskedForFiles();
        Assert.True((await Send(asked, Letter("The report"), await Question(asked, Report))).Succeeded);
        Assert.True((await Send(asked, Letter("One letter"), await Question(asked, Letters))).Succeeded);
        Assert.True((await Send(asked, Letter("Another letter"), await Question(asked, Letters))).Succeeded);
        Assert.Equal("This question has its file already. Take that back first", Assert.Single((await Send(asked, Letter("A second"), await Question(asked, Report))).Problems).Message);

        var documents = await Documents(asked);
        Assert.Equal(["The report", "One letter", "Another letter"], documents.Select(sent => sent.Document.Title));
        Assert.True((await HandIn(asked)).Succeeded);

        var claims = Assert.Single(await asked.Returns()).Claims;
        Assert.Equal($"{documents[0].Document.Id}", claims.Single(claim => claim.LinkId == Report).Value);
        var letters = claims.Single(claim => claim.LinkId == Letters);
        Assert.Equal(("One letter\nAnother letter", $"{documents[1].Document.Id}\n{documents[2].Document.Id}"), (letters.Shown, letters.Value));
        var question = asked.Library.Find(Files, "1")!.Find(Letters)!;
        Assert.Equal([new Answer.Document("One letter", "", $"{documents[1].Document.Id}"), new Answer.Document("Another letter", "", $"{documents[2].Document.Id}")], Claims.Read(question, letters.Value, letters.Shown));
    }

    [Fact]
    public async Task What_is_taken_back_answers_no_question_any_more()
    {
        var asked = await AskedForFiles();
        await Send(asked, Letter("One letter"), await Question(asked, Letters));
        await Send(asked, Letter("Another letter"), await Question(asked, Letters));

        await TakeBack(asked, (await Documents(asked))[0].Document.Id);

        Assert.Equal(["Another letter"], (await Open(asked)).Of(Letters).Select(answer => answer.Shown));
        Assert.True((await HandIn(asked)).Succeeded);
    }

    [Fact]
    public async Task A_document_of_another_case_or_of_none_or_one_set_aside_or_infected_is_not_handed_in()
    {
        var asked = await AskedForFiles();
        await using var others = new CasesUnderTest();
        var elsewhere = await Asked.About(others);
        await Send(elsewhere);
        await Send(asked, Letter("Set aside"), await Question(asked, Letters));
        await Send(asked, Letter("With a virus"), await Question(asked, Letters));
        var (aside, bad) = ((await Documents(asked))[0].Document.Id, (await Documents(asked))[1].Document.Id);
        await asked.AsTheService(async (DataCollectionDb db) =>
        {
            var reviewed = await db.Cases.SingleAsync(Ct);
            (await db.Document(reviewed, aside, Ct))!.Withdraw(reviewed, "Of another child", new("someone"), cases.Clock.GetCurrentInstant());
            var infected = (await db.Document(reviewed, bad, Ct))!;
            infected.IsFoundInfected(reviewed, infected.First.File, "Name", wasOpen: false, cases.Clock.GetCurrentInstant());
            return await db.SaveChangesAsync(Ct);
        });
        await asked.AsTheService(async (IServiceProvider scope) =>
        {
            var (db, answering) = ((DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!, (Answering)scope.GetService(typeof(Answering))!);
            var request = await db.Answered(asked.Request).SingleAsync(Ct);
            await answering.Attach(request, await Question(asked, Letters), new("Foreign", "text/plain", $"{(await Documents(elsewhere))[0].Document.Id}"), Ct);
            await answering.Attach(request, await Question(asked, Report), new("Nothing", "text/plain", "https://elsewhere.example/x"), Ct);
            return await db.SaveChangesAsync(Ct);
        });

        var refused = await HandIn(asked);

        Assert.Equal(
            [
                "A virus was found in “With a virus”. Take it back, and attach a clean copy",
                "“Foreign” is no file of this request. Take it back, and attach the right one",
                "“Nothing” is no file of this request. Take it back, and attach the right one",
                "“Set aside” is no file of this request. Take it back, and attach the right one",
            ],
            refused.Problems.Select(problem => problem.Message).Order(StringComparer.Ordinal));
        Assert.Empty(await asked.Returns());
    }

    [Fact]
    public async Task A_form_that_holds_as_much_as_anybody_types_takes_no_file_says_so_and_loses_nothing()
    {
        var asked = await AskedForFiles();
        var (questions, words) = ((await Open(asked)).Form.All.Where(item => item.Type is ItemType.Line or ItemType.Text).Select(item => item.LinkId).ToList(), new string('a', 1000 * 1000));
        await asked.AsTheService(async (IServiceProvider scope) =>
        {
            var (db, answering) = ((DataCollectionDb)scope.GetService(typeof(DataCollectionDb))!, (Answering)scope.GetService(typeof(Answering))!);
            var sheet = Sheet.For(await db.Answered(asked.Request).SingleAsync(Ct), (await asked.Now()).Forms[0]);
            var answers = await answering.Open(sheet, Ct);
            questions.ForEach(question => answers.Set(new(question), new Answer.Words(words)));
            await answering.Restore(sheet, answers, Ct);
            return await db.SaveChangesAsync(Ct);
        });

        var refused = await Send(asked, Letter(), await Question(asked, Letters));

        Assert.Equal("There is too much in this form already. Shorten an answer, and send the file again", Assert.Single(refused.Problems).Message);
        Assert.Empty(await Documents(asked));
        var kept = await Open(asked);
        Assert.All(questions, question => Assert.Equal(words.Length, Assert.Single(kept.Of(question)).Shown.Length));
    }

    [Fact]
    public async Task A_real_scanner_frees_the_clean_and_destroys_the_infected_and_the_agency_is_told_which()
    {
        await using var clamd = await Clamd.Start(Ct);
        await using var scanned = new CasesUnderTest(clamd.Socket);
        var asked = await Asked.About(scanned);

        await Send(asked, Letter("Clean"));
        await Send(asked, Letter("Bad") with { File = Chosen("bad.txt", $"Dear {Clamd.Bad}") });

        Assert.Equal(
            ["Received, and scanned for viruses", "A virus was found in it, and it is destroyed. Take it back, and attach a clean copy"],
            (await Documents(asked)).Select(sent => sent.ToSender(hasScanner: true)));
        Assert.Equal(1, scanned.FilesKept);
        Assert.Contains(await asked.Timeline(), told => told.StartsWith("A virus was found in letter “Bad”", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static TakeBackDocument Once => new() { Key = Guid.NewGuid() };

    private static SendDocument Letter(string title = "Letter of the practice") =>
        new() { Key = Guid.NewGuid(), Type = DocumentType.Letter, Title = title, File = Chosen("letter.txt", $"Dear colleague: {title}") };

    private static FormFile Chosen(string name, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        return new(new MemoryStream(bytes), 0, bytes.Length, "Form.File", name);
    }

    private static Task<Result<string>> Send(Asked asked, SendDocument? form = null, QuestionOfFile? question = null) =>
        asked.AsAddressee(async (SendDocumentHandler handler) => await handler.Handle(await asked.Door(), question, form ?? Letter(), Ct));

    private static Task<Result<string>> TakeBack(Asked asked, Guid document) =>
        asked.AsAddressee(async (TakeBackDocumentHandler handler) => await handler.Handle(await asked.Door(), document, Once, Ct));

    private static Task<Result<string>> HandIn(Asked asked) =>
        asked.AsAddressee(async (HandInFormHandler handler) => await handler.Handle(await asked.Door(), Files, new() { Key = Guid.NewGuid() }, Ct));

    private static async Task<IReadOnlyList<SentDocument>> Documents(Asked asked, RequestDoor? door = null)
    {
        var at = door ?? await asked.Door();
        return await asked.As(at, (DataCollectionDb db) => db.SentAt(at, Ct));
    }

    private static async Task<FormAnswers> Open(Asked asked)
    {
        var request = await asked.Now();
        return await asked.AsAddressee((Answering answering) => answering.Open(Sheet.For(request, request.Forms[0]), Ct));
    }

    private static async Task<QuestionOfFile> Question(Asked asked, string linkId) => new(Files, (await Open(asked)).Form.Find(linkId)!, "");

    // No form of ours asks for a file: one that does is loaded and published as the office would.
    private async Task<Asked> AskedForFiles()
    {
        cases.Person.Areas = [Examples.Knowsley, Examples.Liverpool, Examples.StHelens, Examples.Sefton, Examples.Wirral, Neighbours.Island];
        using var stream = typeof(FormLibrary).Assembly.GetManifestResourceStream("definitions/drowning-2022-04.json")!;
        var form = JsonNode.Parse(stream)!;
        (form["url"], form["version"]) = ($"urn:cdop:questionnaire:{Files}", "1");
        var items = form["item"]![0]!["item"]!.AsArray();
        items.Add(new JsonObject { ["linkId"] = Report, ["text"] = "The report", ["type"] = "attachment" });
        items.Add(new JsonObject { ["linkId"] = Letters, ["text"] = "Letters", ["type"] = "attachment", ["repeats"] = true });
        var loaded = await cases.Modules.Use((LoadFormHandler handler) => handler.Handle(new() { Text = form.ToJsonString(), Key = Guid.NewGuid() }, Ct));
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems.Select(problem => problem.Message)));
        var draft = await cases.Modules.Use((DataCollectionDb db) => db.FormVersions.AsNoTracking().SingleAsync(Ct));
        var today = cases.Clock.GetCurrentInstant().DateIn();
        Assert.True((await cases.Modules.Use((PublishFormHandler handler) => handler.Handle(Files, "1", new() { From = today, Because = "At once", Version = draft.Version }, Ct)))!.Succeeded);
        return await Asked.About(cases, kind: "police", forms: Files);
    }
}
