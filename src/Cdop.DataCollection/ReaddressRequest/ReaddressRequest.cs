using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>A request goes to another person of the agency. The form binds to it as it stands.</summary>
internal sealed record ReaddressRequest : ChangeCase
{
    [Display(Name = "Name")]
    [StringLength(200)]
    public string? Name { get; init; }

    [Display(Name = "Work email")]
    [StringLength(254)]
    public required string Email { get; init; }

    [Display(Name = "Phone number")]
    [StringLength(50)]
    public string? Telephone { get; init; }

    [Display(Name = "I have checked this address with the agency")]
    public bool IsChecked { get; init; }

    [Display(Name = "Why")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>
/// Sends the request to another person of the agency: their link is new, the old one is dead, and what was begun is kept. What an
/// agency has begun goes to nobody outside it, since no agency is shown another's words: there the request is withdrawn and another asked.
/// </summary>
internal sealed class ReaddressRequestHandler(DataCollectionDb db, Answering answering, IAgencyDirectory agencies, Chasing chasing, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    // Whoever is asked anew has at least so long.
    private const int LeastDays = 14;

    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, ReaddressRequest command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Readdress(reviewed, asked, command, ct), ct);

    private async Task<Result<string>> Readdress(Case reviewed, AgencyRequest asked, ReaddressRequest command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var isAddress = PlainAddress.Is(command.Email);
        var isTheirs = isAddress && (asked.AgencyCode is { } code ? await agencies.Knows(command.Email, code, reviewed.Area, ct) : PlainAddress.DomainOf(command.Email) == PlainAddress.DomainOf(asked.Email) && await agencies.Knows(command.Email, null, reviewed.Area, ct));
        var isBegun = !isTheirs && await answering.IsBegun(asked, ct);
        var problems = new Problems()
            .When(!asked.IsOpen, "", "It is not waited for any more: ask anew instead")
            .When(!isAddress, nameof(command.Email), "Enter the work email in the right format, like name@example.nhs.uk")
            .When(isAddress && isBegun, nameof(command.Email), $"The directory does not know this as an address of {asked.Agency}, which has begun to answer, and nobody else may read that: withdraw this request and ask them anew")
            .When(isAddress && !isTheirs && !isBegun && !command.IsChecked, nameof(command.IsChecked), $"The directory does not know this as an address of {asked.Agency}. Check it with them, then tick that you did");
        if (problems.Any)
        {
            return problems;
        }

        var before = asked.Addressee;
        var today = now.DateIn();
        var due = LocalDate.Max(asked.DueOn, today.PlusDays(LeastDays));
        var door = asked.Readdress(command.Name ?? "", command.Email, command.Telephone ?? "", due, chasing.Next(reviewed.Area, 0, today), now);
        db.Add(door);
        mail.Ask(db, asked, door);
        reviewed.Told($"Asked {asked.Addressee} instead of {before}", user.Id, now, command.Because);
        return asked.Reference;
    }
}
