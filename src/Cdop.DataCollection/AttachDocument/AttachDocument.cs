using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A file that comes to a case. The form binds to it as it stands.</summary>
internal abstract record AttachFile : ChangeCase
{
    [Display(Name = "File")]
    [Required(ErrorMessage = "Choose the file")]
    [JsonIgnore]
    public IFormFile? File { get; init; }

    [Display(Name = "Received on", ShortName = "The day it was received")]
    public required LocalDate ReceivedOn { get; init; }
}

/// <summary>A document that comes to a case. The form binds to it as it stands.</summary>
internal sealed record AttachDocument : AttachFile
{
    [Display(Name = "What is it?", ShortName = "What it is")]
    [Required]
    public DocumentType? Type { get; init; }

    [Display(Name = "Title", ShortName = "The title")]
    [StringLength(CaseDocument.LongestTitle)]
    public required string Title { get; init; }

    [Display(Name = "Who wrote it?", ShortName = "The agency or person that wrote it")]
    [StringLength(CaseDocument.LongestOriginator)]
    public required string Originator { get; init; }

    [Display(Name = "May it be shared onward?", ShortName = "Whether it may be shared onward")]
    [Required]
    public OnwardSharing? Sharing { get; init; }
}

/// <summary>A new version of a document. The form binds to it as it stands.</summary>
internal sealed record AttachVersion : AttachFile;

/// <summary>Takes a file into a case: looked at, kept, in quarantine, and scanned at once where the scanner is quick.</summary>
internal sealed class AttachDocumentHandler(DataCollectionDb db, FileStore store, ScanFiles scan, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Attaches a document. Null where there is no such case that the person may change.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, AttachDocument command, CancellationToken ct) =>
        Take<Case>(
            reference,
            command,
            reviewed => Task.FromResult<Case?>(reviewed),
            (reviewed, _, file) => db.Add(CaseDocument.Attach(reviewed, new(command.Type!.Value, command.Title, command.Originator, command.Sharing!.Value), file, command.ReceivedOn, user.Id, clock.GetCurrentInstant())),
            part: "",
            ct);

    /// <summary>Adds a version to a document. Null where there is no such case that the person may change, or no such document in it.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, Guid document, AttachVersion command, CancellationToken ct) =>
        Take(
            reference,
            command,
            reviewed => db.Standing(reviewed, document, ct),
            (reviewed, known, file) => known.Supersede(reviewed, file, command.ReceivedOn, user.Id, clock.GetCurrentInstant()),
            part: $"{document}",
            ct);

    private async Task<Result<string>?> Take<T>(CaseReference reference, AttachFile command, Func<Case, Task<T?>> find, Action<Case, T, StoredFile> add, string part, CancellationToken ct)
        where T : Aggregate
    {
        // Nothing is kept for somebody who may not change the case.
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } seen || await find(seen) is null)
        {
            return null;
        }

        db.Forget();
        var sent = command.File!;
        if (command.ReceivedOn > clock.GetCurrentInstant().DateIn())
        {
            return new Problem(nameof(command.ReceivedOn), "The day it was received must be today or earlier");
        }

        var taken = await store.Take(sent.FileName, sent.Length, sent.OpenReadStream, nameof(command.File), ct);
        if (!taken.Succeeded)
        {
            return taken.Problems[0];
        }

        StoredFile? file = null;
        var result = await Change(
            reference,
            command,
            find,
            (reviewed, changed) =>
            {
                file = StoredFile.Of(taken.Value, reviewed.Subject, clock.GetCurrentInstant());
                db.Add(file);
                add(reviewed, changed, file);
                return Task.FromResult<Result<string>>(reference.ToString());
            },
            ct,
            part,
            onlyAdds: typeof(T) == typeof(Case),
            sent: $" with {taken.Value.Kept.Sha256}");
        if (file is not null && result is { Succeeded: true })
        {
            await scan.AtOnceIfQuick<DataCollectionDb>(file.Id);
        }

        return result;
    }
}
