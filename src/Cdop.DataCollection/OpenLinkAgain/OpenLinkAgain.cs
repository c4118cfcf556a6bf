using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>A link that was closed after wrong codes works again. The form binds to it as it stands.</summary>
internal sealed record OpenLinkAgain : ChangeCase
{
    [Display(Name = "I have telephoned them on a number that we know, and it was they who typed the codes", ShortName = "that you have telephoned them")]
    public bool WasThem { get; init; }

    [Display(Name = "What happened")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Opens the link again, once a person has spoken to whoever it was sent to.</summary>
internal sealed class OpenLinkAgainHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, Guid link, OpenLinkAgain command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Task.FromResult(Open(reviewed, asked, link, command)), ct);

    private Result<string> Open(Case reviewed, AgencyRequest asked, Guid link, OpenLinkAgain command)
    {
        var door = asked.Doors.SingleOrDefault(door => door.Id == link);
        var problems = new Problems()
            .When(door is not { ClosedAt: null, FrozenAt: not null }, "", "This link is not closed any more")
            .When(!command.WasThem, nameof(command.WasThem), "Phone them first, then tick that it was they");
        if (problems.Any)
        {
            return problems;
        }

        var now = clock.GetCurrentInstant();
        door!.Thaw(now + RequestDoor.OpenFor);
        reviewed.Told($"Link of {door.Email} opened again: {asked.Addressee}", user.Id, now, command.Because);
        return asked.Reference;
    }
}
