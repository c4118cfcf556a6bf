using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Nobody waits for an answer any more. The form binds to it as it stands.</summary>
internal sealed record WithdrawRequest : ChangeCase
{
    [Display(Name = "Why")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Takes a request back: its links are dead from that moment, and whoever was asked is told.</summary>
internal sealed class WithdrawRequestHandler(DataCollectionDb db, Answering answering, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, WithdrawRequest command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Withdraw(reviewed, asked, command, ct), ct);

    private async Task<Result<string>> Withdraw(Case reviewed, AgencyRequest asked, WithdrawRequest command, CancellationToken ct)
    {
        if (!asked.IsOpen && asked.State != RequestState.NotForThem)
        {
            return new Problem("", "It is not waited for any more");
        }

        var now = clock.GetCurrentInstant();
        mail.Withdrawn(db, asked);
        asked.Withdraw(command.Because, now);
        await answering.Forget(asked, ct);
        reviewed.Told($"Request taken back: {asked.Addressee}", user.Id, now, command.Because);
        return asked.Reference;
    }
}
