using System.ComponentModel.DataAnnotations;
using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>Asks agencies what they know of a child: those ticked, each by the forms ticked. The form binds to it as it stands.</summary>
internal sealed record AskAgencies : ChangeCase
{
    /// <summary>The codes of what is known of the death and the child.</summary>
    [Display(Name = "What is known")]
    public IReadOnlyList<string> Facts { get; init; } = [];

    public IReadOnlyList<AgencyAsked> Ask { get; init; } = [];

    [Display(Name = "To be answered by", ShortName = "The day to answer by")]
    public required LocalDate DueOn { get; init; }

    [Display(Name = "Words to those you ask (if any)", ShortName = "Words to those you ask")]
    [StringLength(2000)]
    public string? Words { get; init; }
}

/// <summary>Somebody who may be asked, as one line of the page.</summary>
internal sealed record AgencyAsked
{
    public bool Ticked { get; init; }

    [Display(Name = "Asked as")]
    [StringLength(40)]
    public string? Kind { get; init; }

    [StringLength(20)]
    public string? AgencyCode { get; init; }

    [Display(Name = "Agency")]
    [StringLength(200)]
    public string? Agency { get; init; }

    [Display(Name = "Name")]
    [StringLength(200)]
    public string? Name { get; init; }

    [Display(Name = "Work email")]
    [StringLength(254)]
    public string? Email { get; init; }

    [Display(Name = "Phone number")]
    [StringLength(50)]
    public string? Telephone { get; init; }

    /// <summary>The forms to ask by; with none chosen of those proposed, the reporting form.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Whether an address that the directory does not know of this agency was checked by a person.</summary>
    [Display(Name = "I have checked this address with the agency")]
    public bool IsChecked { get; init; }

    /// <summary>The proposal that the line came of, whatever was typed in it since; null for a line that somebody added.</summary>
    [StringLength(40)]
    public string? From { get; init; }

    /// <summary>Where they are asked; null where no address stands there.</summary>
    public AddressOfAgency? Address => PlainAddress.Is(Email) ? new(Email!, AgencyCode) : null;
}

/// <summary>Sends the requests: one for each line ticked, each with a link of its own, in one transaction with the case.</summary>
internal sealed class AskAgenciesHandler(
    DataCollectionDb db, FormLibrary library, WhoToAsk who, Chasing chasing, ClockRules rules, IAgencyDirectory agencies, RequestMail mail, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, AskAgencies command, CancellationToken ct) =>
        Change(reference, command, asked => Ask(asked, command, ct), ct);

    private async Task<Result<string>> Ask(Case asked, AskAgencies command, CancellationToken ct)
    {
        var (now, ticked) = (clock.GetCurrentInstant(), command.Ask.Where(line => line.Ticked).ToList());
        var today = now.DateIn();
        var problems = new Problems()
            .When(ticked.Count == 0, "", "Tick at least one agency to ask")
            .When(command.DueOn <= today, nameof(command.DueOn), "The day to answer by must be after today")
            .When(command.DueOn > today.PlusDays(AgencyRequest.LongestDays), nameof(command.DueOn), $"The day to answer by must be within {AgencyRequest.LongestDays} days");
        var unknown = await agencies.Unknown([.. ticked.Where(line => !line.IsChecked).Select(line => line.Address).OfType<AddressOfAgency>()], asked.Area, ct);
        for (var at = 0; at < command.Ask.Count; at++)
        {
            if (command.Ask[at] is { Ticked: true } line)
            {
                var who = line.Agency ?? "this agency";
                var isAddress = PlainAddress.Is(line.Email);
                problems
                    .When(AskedKind.Find(line.Kind) is null, Field(at, nameof(line.Kind)), $"Select what {who} is asked as")
                    .When(line.Agency is null, Field(at, nameof(line.Agency)), "Enter the agency")
                    .When(line.Email is null, Field(at, nameof(line.Email)), $"Enter a work email for {who}, or take the tick away")
                    .When(line.Email is not null && !isAddress, Field(at, nameof(line.Email)), $"Enter the work email of {who} in the right format, like name@example.nhs.uk")
                    .When(line.Address is { } address && unknown.Contains(address), Field(at, nameof(line.IsChecked)), $"The directory does not know that {who} writes from the domain of {line.Email}. Check the address with {who}, then tick that you did")
                    .When(ticked.Take(ticked.IndexOf(line)).Any(other => other.Kind == line.Kind && string.Equals(other.Email, line.Email, StringComparison.OrdinalIgnoreCase)), Field(at, nameof(line.Email)), $"{line.Email} is asked twice: take one tick away");
            }
        }

        if (problems.Any)
        {
            return problems;
        }

        var facts = Proposals.FactsOf(asked, command.Facts, who);
        var sent = ticked.ConvertAll(line => AgencyRequest.Send(
            asked.Subject,
            new(line.Kind!, line.AgencyCode, line.Agency!, line.Name ?? "", line.Email!, line.Telephone ?? ""),
            FormsOf(line, facts, asked.AcceptedAt.DateIn()),
            command.Words ?? "",
            command.DueOn,
            chasing.Next(asked.Area, 0, today),
            user.Id,
            now));
        var told = asked.Asked(sent, command.Facts.Where(code => who.Facts.Any(fact => fact.Code == code)), rules, user.Id, now);
        if (told.Succeeded)
        {
            db.AddRange(sent);
            foreach (var request in sent)
            {
                mail.Ask(db, request, request.Doors[0]);
            }
        }

        return told;
    }

    private List<AskedForm> FormsOf(AgencyAsked line, IReadOnlySet<string> facts, LocalDate began)
    {
        var offered = Proposals.Offered(AskedKind.Find(line.Kind)!, facts, library, began).ToList();
        var chosen = offered.Where(form => line.Forms.Contains(form.Key)).ToList();
        return [.. (chosen.Count > 0 ? chosen : offered.Take(1)).Select(form => new AskedForm(form.Key, form.Version))];
    }

    private static string Field(int at, string field) => $"{nameof(AskAgencies.Ask)}[{at}].{field}";
}
