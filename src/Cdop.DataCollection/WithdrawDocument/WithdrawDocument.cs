using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Why a document does not belong to a case. The form binds to it as it stands.</summary>
internal sealed record WithdrawDocument : ChangeCase
{
    [Display(Name = "Why is it withdrawn?", ShortName = "Why it is withdrawn")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Withdraws a document: it stays, marked.</summary>
internal sealed class WithdrawDocumentHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case that the person may change, or no such document in it.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, Guid document, WithdrawDocument command, CancellationToken ct) =>
        Change(
            reference,
            command,
            reviewed => db.Document(reviewed, document, ct),
            (reviewed, known) =>
            {
                if (known.WithdrawnAt is null)
                {
                    known.Withdraw(reviewed, command.Because, user.Id, clock.GetCurrentInstant());
                }

                return Task.FromResult<Result<string>>(reference.ToString());
            },
            ct,
            part: $"{document}");
}
