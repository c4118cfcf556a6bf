using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Asks a colleague to answer a part of the request.</summary>
internal sealed record ShareRequest : SentOnce
{
    [Display(Name = "Their full name")]
    [StringLength(200)]
    public required string Name { get; init; }

    [Display(Name = "Their work email")]
    [StringLength(254)]
    public required string Email { get; init; }

    /// <summary>The sections, as form/linkId.</summary>
    [Display(Name = "What they answer")]
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Whether an address unlike those we know was looked at twice.</summary>
    [Display(Name = "I have checked that this is their work email")]
    public bool IsChecked { get; init; }
}

/// <summary>Opens a link of their own for a colleague and mails it; the office is told on the timeline.</summary>
internal sealed class ShareRequestHandler(ChangeRequest request, Answering answering, IAgencyDirectory agencies, RequestMail mail, DataCollectionDb db, ICurrentUser user, IClock clock)
{
    // More than work at one form; a stranger in somebody's session cannot have us write to the world.
    private const int MostColleagues = 10;

    // At addresses that nobody but the addressee vouches for, fewer.
    private const int MostUnknown = 3;

    public Task<Result<string>> Handle(RequestDoor door, ShareRequest command, CancellationToken ct) =>
        request.Once("share", command, door, async (asked, reviewed) =>
        {
            var email = command.Email.Trim();
            var isAddress = PlainAddress.Is(email);
            var isOpen = isAddress && PlainAddress.IsOpenToAnybody(PlainAddress.DomainOf(email));
            AddressOfAgency[] elsewhere = [.. asked.Doors.Where(other => !other.IsAddressee).Select(other => other.Email).Concat(isAddress && !isOpen ? [email] : Array.Empty<string>())
                .Where(address => PlainAddress.DomainOf(address) != PlainAddress.DomainOf(asked.Email)).Select(address => new AddressOfAgency(address, asked.AgencyCode))];
            var unknown = elsewhere.Length == 0 ? new HashSet<AddressOfAgency>() : await agencies.Unknown(elsewhere, reviewed.Area, ct);
            var isUnknown = unknown.Any(address => address.Email == email);
            var offered = Offered(asked, AnsweredBy.Through(door, asked)).ToDictionary(part => part.Code, part => part.Name);
            var problems = new Problems()
                .When(!asked.IsOpen, "", "An answer is not waited for any more")
                .When(command.Name.AsSpan().IndexOfAny('\r', '\n') >= 0, nameof(command.Name), "Enter their name on one line")
                .When(!isAddress, nameof(command.Email), "Enter an email address in the right format, like name@example.nhs.uk")
                .When(isOpen, nameof(command.Email), $"Enter the work email of your colleague: anybody can have an address at {PlainAddress.DomainOf(email)}")
                .When(isUnknown && unknown.Count > MostUnknown, nameof(command.Email), $"{MostUnknown} colleagues at addresses that we do not know have been asked already. Telephone the office to ask others")
                .When(isUnknown && unknown.Count <= MostUnknown && !command.IsChecked, nameof(command.IsChecked), $"We do not know {email} as an address of your agency. Check that it is their work email, then tick that you did")
                .When(asked.Doors.Any(other => other.ClosedAt is null && string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase)), nameof(command.Email), "This address has a link to the request already")
                .When(asked.Doors.Count(other => !other.IsAddressee) >= MostColleagues, "", $"{MostColleagues} colleagues have been asked already. Telephone the office to ask others")
                .When(command.Sections.Count == 0, nameof(command.Sections), "Select at least one part for them to answer")
                .When(command.Sections.Any(code => !offered.ContainsKey(code)), nameof(command.Sections), "Select from the parts that are shown");
            if (problems.Any)
            {
                return problems;
            }

            var now = clock.GetCurrentInstant();
            var opened = asked.Share(command.Name, email, command.Sections, now);
            mail.Share(db, asked, opened);
            reviewed.Told($"{asked.Addressee}: asks a colleague for {string.Join(", ", command.Sections.Select(code => $"“{offered[code]}”"))}: {command.Name}, {email}", user.Id, now);
            return command.Name;
        }, ct);

    /// <summary>The parts that can be given to somebody: those of forms that are not handed in, with what opens them where they are not always asked.</summary>
    public IEnumerable<(string Code, string Name, string OnlyIf)> Offered(AgencyRequest asked, AnsweredBy sharer) =>
        from form in asked.Forms.Where(form => form.ReturnedAt is null).OrderBy(form => form.Order)
        let definition = answering.FormOf(form)
        from section in Answering.SectionsOf(definition, asked, sharer)
        select ($"{form.Form}/{section.LinkId}", asked.Forms.Count == 1 ? section.Text : $"{definition.Title}: {section.Text}", section.OnlyIf);
}
