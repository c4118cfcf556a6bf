using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>A professional note on a case. The form binds to it as it stands.</summary>
internal sealed record WriteNote : ChangeCase
{
    [Display(Name = "Note")]
    [StringLength(20_000)]
    public required string Text { get; init; }
}

/// <summary>Writes a note into the timeline.</summary>
internal sealed class WriteNoteHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case that the person may write on.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, WriteNote command, CancellationToken ct) =>
        Change(
            reference,
            command,
            noted =>
            {
                noted.Write(command.Text, user.Id, clock.GetCurrentInstant());
                return Task.FromResult<Result<string>>(reference.ToString());
            },
            ct,
            onlyAdds: true);
}
