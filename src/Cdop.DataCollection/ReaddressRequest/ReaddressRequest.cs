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

/// <summary>Sends the request to another person: their link is new, the old one is dead, and what was begun is kept.</summary>
internal sealed class ReaddressRequestHandler(DataCollectionDb db, IAgencyDirectory agencies, Chasing chasing, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
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
        var problems = new Problems()
            .When(!asked.IsOpen, "", "It is not waited for any more: ask anew instead")
            .When(!isAddress, nameof(command.Email), "Enter the work email in the right format, like name@example.nhs.uk")
            .When(isAddress && !command.IsChecked && !await agencies.Knows(command.Email, ct), nameof(command.IsChecked), "No agency in the directory writes from this domain. Check the address with the agency, then tick that you did");
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
