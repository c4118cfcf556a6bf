using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>What is said of a document. The form binds to it as it stands.</summary>
internal sealed record DescribeDocument : ChangeCase
{
    [Display(Name = "What is it?", ShortName = "What it is")]
    public required DocumentType Type { get; init; }

    [Display(Name = "Title", ShortName = "The title")]
    [StringLength(CaseDocument.LongestTitle)]
    public required string Title { get; init; }

    [Display(Name = "Who wrote it?", ShortName = "The agency or person that wrote it")]
    [StringLength(CaseDocument.LongestOriginator)]
    public required string Originator { get; init; }

    [Display(Name = "May it be shared onward?", ShortName = "Whether it may be shared onward")]
    public required OnwardSharing Sharing { get; init; }
}

/// <summary>Puts right what is said of a document.</summary>
internal sealed class DescribeDocumentHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case that the person may change, or no such document in it.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, Guid document, DescribeDocument command, CancellationToken ct) =>
        Change(
            reference,
            command,
            reviewed => db.Standing(reviewed, document, ct),
            (reviewed, known) =>
            {
                known.Describe(reviewed, new(command.Type, command.Title, command.Originator, command.Sharing), user.Id, clock.GetCurrentInstant());
                return Task.FromResult<Result<string>>(reference.ToString());
            },
            ct,
            part: $"{document}");
}
