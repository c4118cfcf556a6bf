using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A file that an agency sends along with its answer. The form binds to it as it stands.</summary>
internal sealed record SendDocument : SentOnce
{
    [Display(Name = "What is it?", ShortName = "What it is")]
    [Required]
    public DocumentType? Type { get; init; }

    [Display(Name = "Title", ShortName = "The title")]
    [StringLength(CaseDocument.LongestTitle)]
    public required string Title { get; init; }

    [Display(Name = "May it be shared onward?", ShortName = "Whether it may be shared onward")]
    public OnwardSharing Sharing { get; init; } = OnwardSharing.NotKnown;

    [Display(Name = "File")]
    [Required(ErrorMessage = "Choose the file")]
    [JsonIgnore] // what it holds is told apart by its hash
    public IFormFile? File { get; init; }
}

/// <summary>The question that a file answers.</summary>
internal sealed record QuestionOfFile(string Form, FormItem Item, string At);

/// <summary>Takes the file in: looked at, kept, in quarantine, and scanned at once where the scanner is quick. Whoever calls has seen that the person is in.</summary>
internal sealed class SendDocumentHandler(ChangeRequest request, Answering answering, DataCollectionDb db, FileStore store, ScanFiles scan, ICurrentUser user, IClock clock)
{
    // More than come with any answer; a stranger in somebody's session cannot fill the store.
    private const int MostDocuments = 30;

    public async Task<Result<string>> Handle(RequestDoor door, QuestionOfFile? question, SendDocument command, CancellationToken ct)
    {
        if (await TooMany(door.Request, ct) is { Any: true } full)
        {
            return full; // nothing is kept of what would not be taken
        }

        var sent = command.File!;
        var taken = await store.Take(sent.FileName, sent.Length, sent.OpenReadStream, nameof(command.File), ct);
        if (!taken.Succeeded)
        {
            return taken.Problems[0];
        }

        var kept = taken.Value;
        StoredFile? file = null;
        var result = await request.Once($"send {kept.Kept.Sha256} for {question?.Form} {question?.Item.LinkId} {question?.At}", command, door, async (asked, reviewed) =>
        {
            var problems = (await TooMany(asked.Id, ct))
                .When(!asked.IsOpen, "", "Nothing is waited for any more. Telephone the office if it still needs the file");
            if (problems.Any)
            {
                return problems;
            }

            var now = clock.GetCurrentInstant();
            file = StoredFile.Of(kept, reviewed.Subject, now);
            var document = CaseDocument.Send(reviewed, asked, new(command.Type!.Value, command.Title, asked.Agency, command.Sharing), file, user.Id, now);
            if (question is not null && await answering.Attach(asked, question, new(command.Title.ReplaceLineEndings(" "), kept.Kind.ContentType(), $"{document.Id}"), ct) is { } problem)
            {
                return problem;
            }

            db.Add(file);
            db.Add(document);
            return $"{document.Id}";
        }, ct);
        if (file is not null && result.Succeeded)
        {
            await scan.AtOnceIfQuick<DataCollectionDb>(file.Id);
        }

        return result;
    }

    private async Task<Problems> TooMany(Guid request, CancellationToken ct) =>
        new Problems().When(await db.CameWith(request).CountAsync(ct) >= MostDocuments, "", $"{MostDocuments} files have come already. Telephone the office to send others");
}
