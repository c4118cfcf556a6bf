using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Cdop.Partnership.Domain;

/// <summary>
/// An organisation that knew a child or answers for a part of the review, and the people to ask in it. Other modules keep its
/// code alone, so it is never deleted: it closes, and says what took its place.
/// </summary>
internal sealed partial class Agency : Aggregate
{
    private const string NotYours = "Only a manager of all the areas it serves changes it";
    private const string YourAreasOnly = "You look after your own areas only";
    private readonly List<AgencyArea> areas = [];
    private readonly List<Contact> contacts = [];
    private readonly List<AskedFirst> first = [];

    private Agency() { }

    /// <summary>The ODS code of a health organisation, the ONS code of a council, or letters of our own. It never changes.</summary>
    public required string Code { get; init; }

    public string Name { get; private set; } = "";

    public AgencyKind Kind { get; private set; }

    /// <summary>Its code in the Organisation Data Service, where it has one.</summary>
    public string? OdsCode { get; private set; }

    /// <summary>Whether it serves all areas, also those that are switched on later.</summary>
    public bool ServesAll { get; private set; }

    /// <summary>The areas it serves, where it does not serve all.</summary>
    public IReadOnlyList<AgencyArea> Areas => areas;

    /// <summary>The address by post, without town and postcode.</summary>
    public string? Street { get; private set; }

    public string? Town { get; private set; }

    public Postcode? Postcode { get; private set; }

    public string? Telephone { get; private set; }

    /// <summary>The mail address that requests go to.</summary>
    public string? RequestsTo { get; private set; }

    /// <summary>The domains that its people write from, with spaces between.</summary>
    public string MailDomains { get; private set; } = "";

    /// <summary>Whether it may be asked by mail.</summary>
    public bool MayBeMailed { get; private set; }

    /// <summary>What else to know of it, such as what it was formed from.</summary>
    public string? Note { get; private set; }

    /// <summary>The day it closed or was merged; null while it is open.</summary>
    public LocalDate? ClosedOn { get; private set; }

    public string? ClosedBecause { get; private set; }

    /// <summary>The code of the agency that took its place.</summary>
    public string? Successor { get; private set; }

    public Instant? ChangedAt { get; private set; }

    /// <summary>What it is sorted and found by, in capitals: name, codes and town. The same on both engines.</summary>
    public string Sought { get; private set; } = "";

    public IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>Who is asked first, in each area that has somebody.</summary>
    public IReadOnlyList<AskedFirst> First => first;

    public bool IsOpen => ClosedOn is null;

    public static Result<Agency> Add(string code, AgencyFacts facts, Giver by, Instant now)
    {
        var agency = new Agency { Code = code };
        var problems = Check(facts, by);
        if (problems.Any)
        {
            return problems;
        }

        agency.Take(facts, now);
        return agency;
    }

    /// <summary>Puts right what is known of it.</summary>
    public Result<Agency> Describe(AgencyFacts facts, Giver by, Instant now)
    {
        var left = contacts.FirstOrDefault(c => !c.HasLeft(now.DateIn()) && c.Areas.Any(a => !facts.ServesAll && !facts.Areas.Contains(a.Area)));
        var problems = Check(facts, by)
            .When(!IsManagedBy(by), "", NotYours)
            .When(left is not null, nameof(AgencyFacts.Areas), $"{left?.Name} answers for an area that you take away: change that contact first");
        if (problems.Any)
        {
            return problems;
        }

        Take(facts, now);
        return this;
    }

    /// <summary>Closes it: it is asked nothing more, and older cases still name it.</summary>
    public Result<Agency> Close(LocalDate on, string because, Agency? successor, Giver by, Instant now)
    {
        var problems = new Problems()
            .When(!IsManagedBy(by), "", NotYours)
            .When(!IsOpen, "", "It is closed already")
            .When(on > now.DateIn(), "On", "The date it closed must be today or earlier")
            .When(because.Length == 0, "Because", "Say why")
            .When(successor?.Code == Code, nameof(Successor), "Choose another agency: this one cannot take its own place")
            .When(successor is { IsOpen: false }, nameof(Successor), $"{successor?.Name} is closed too: choose an open agency");
        if (problems.Any)
        {
            return problems;
        }

        (ClosedOn, ClosedBecause, Successor, ChangedAt) = (on, because, successor?.Code, now);
        return this;
    }

    /// <summary>Opens it again, with the people it had.</summary>
    public Result<Agency> Reopen(string because, Giver by, Instant now)
    {
        var problems = new Problems()
            .When(!IsManagedBy(by), "", NotYours)
            .When(IsOpen, "", "It is open already")
            .When(because.Length == 0, "Because", "Say why");
        if (problems.Any)
        {
            return problems;
        }

        (ClosedOn, ClosedBecause, Successor, ChangedAt) = (null, null, null, now);
        return this;
    }

    /// <summary>
    /// Puts somebody new on the list, or puts right what is known of <paramref name="known"/>. An address outside the agency's mail
    /// domains is taken only where it was written a second time, with a reason.
    /// </summary>
    public Result<Agency> Keep(Contact? known, ContactFacts facts, Giver by, Instant now)
    {
        var today = now.DateIn();
        var isOutside = facts.Email is { } email && WorkMail.IsAddress(email) && !Allows(email);
        var isConfirmed = known is not null && known.Email == facts.Email && known.EmailBecause is not null;
        var problems = new Problems()
            .When(!IsOpen, "", $"{Name} is closed: reopen it first")
            .When(known is not null && !IsManagedBy(known, by), "", "Only a manager of all the areas that this person answers for changes it")
            .When(facts.Email is null && facts.Telephone is null, nameof(facts.Email), "Enter a work email or a phone number: nobody could ask this person")
            .When(facts.Email is not null && !WorkMail.IsAddress(facts.Email), nameof(facts.Email), "Enter a work email in the right format, like name@example.nhs.uk")
            .When(isOutside && !isConfirmed && facts.EmailAgain is null, nameof(facts.Email), $"{Shown(facts.Email)} is not among the mail domains of {Name}. Correct it, or enter the address a second time and say why it is right")
            .When(isOutside && !isConfirmed && facts.EmailAgain is not null && facts.EmailAgain != facts.Email, nameof(facts.EmailAgain), "Enter the same address a second time")
            .When(isOutside && facts.EmailBecause is null && (isConfirmed || facts.EmailAgain is not null), nameof(facts.EmailBecause), "Say why this address is right")
            .When(facts.Telephone is { } number && !IsTelephone(number), nameof(facts.Telephone), "Enter a phone number, like 0151 496 0000")
            .When(!facts.ForAll && facts.Areas.Count == 0, nameof(facts.Areas), "Select the areas this person answers for, or all areas")
            .When(!facts.ForAll && facts.Areas.Any(a => !Serves(a)), nameof(facts.Areas), $"{Name} does not serve that area: change what it serves first")
            .When(!IsManagedBy(facts, by), nameof(facts.Areas), YourAreasOnly)
            .When(facts.Answers == RequestKinds.None, nameof(facts.Answers), "Select what this person is asked")
            .When(facts.FirstIn.Any(a => !Serves(a) || (!facts.ForAll && !facts.Areas.Contains(a))), nameof(facts.FirstIn), "Somebody is asked first only in an area they answer for")
            .When(facts.FirstIn.Count > 0 && facts.LeavesOn < today, nameof(facts.FirstIn), "Who has left is not asked: choose somebody else to be asked first");
        if (problems.Any)
        {
            return problems;
        }

        var contact = known ?? new Contact { Agency = Code };
        if (known is null)
        {
            contacts.Add(contact);
        }

        contact.Take(isOutside ? facts : facts with { EmailBecause = null });
        first.RemoveAll(f => f.Contact == contact.Id && !facts.FirstIn.Contains(f.Area));
        foreach (var area in facts.FirstIn)
        {
            if (first.Find(f => f.Area == area) is { } held)
            {
                held.Contact = contact.Id;
            }
            else
            {
                first.Add(new() { Agency = Code, Area = area, Contact = contact.Id });
            }
        }

        ChangedAt = now;
        return this;
    }

    /// <summary>Whether it serves an area.</summary>
    public bool Serves(Area area) => ServesAll || areas.Any(a => a.Area == area);

    /// <summary>Whether its people write from the domain of this address.</summary>
    public bool Allows(string address) => MailDomains.Split(' ').Contains(PlainAddress.DomainOf(address));

    /// <summary>Whether somebody manages all the areas it serves.</summary>
    public bool IsManagedBy(Giver manager) => ServesAll ? manager.IsEverywhere : areas.All(a => manager.Covers(a.Area));

    /// <summary>Whether somebody manages all the areas that one of its people answers for.</summary>
    public bool IsManagedBy(Contact contact, Giver manager) => contact.ForAll ? IsManagedBy(manager) : contact.Areas.All(a => manager.Covers(a.Area));

    /// <summary>Who is asked for something in an area today: who is asked first comes first, who has left or whose agency has closed is not among them.</summary>
    public IEnumerable<Contact> ToAsk(Area area, RequestKinds what, LocalDate today) =>
        !IsOpen || !Serves(area)
            ? []
            : contacts.Where(c => !c.HasLeft(today) && c.AnswersIn(area) && c.Answers.HasFlag(what)).OrderByDescending(c => IsFirst(c, area)).ThenBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>To whom it goes in an area when the answer is late.</summary>
    public IEnumerable<Contact> LineLeads(Area area, LocalDate today) =>
        ToAsk(area, RequestKinds.None, today).Where(c => c.IsLineLead);

    /// <summary>Whether somebody is asked first in an area.</summary>
    public bool IsFirst(Contact contact, Area area) => first.Exists(f => f.Area == area && f.Contact == contact.Id);

    /// <summary>What has to be found out before it can be asked and chased.</summary>
    public IEnumerable<string> Missing(LocalDate today) =>
        contacts.FindAll(c => !c.HasLeft(today)) is var current && IsOpen ? Missing(current.Count, RequestsTo is not null, current.Exists(c => c.IsLineLead)) : [];

    /// <summary>The same of an open agency by what is known of it.</summary>
    public static IEnumerable<string> Missing(int people, bool hasAddress, bool hasLineLead)
    {
        if (people == 0)
        {
            yield return "No contact";
        }

        if (!hasAddress)
        {
            yield return "No secure mail address";
        }

        if (!hasLineLead)
        {
            yield return "Line lead unknown";
        }
    }

    private bool IsManagedBy(ContactFacts facts, Giver manager) => facts.ForAll ? IsManagedBy(manager) : facts.Areas.All(a => manager.Covers(a));

    private static string Shown(string? email) => email is null ? "" : PlainAddress.DomainOf(email);

    private static bool IsTelephone(string text) => Telephones().IsMatch(text);

    private static string[] Domains(AgencyFacts facts) => [.. (facts.MailDomains ?? "").ToLowerInvariant().Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(d => d.TrimStart('@')).Distinct()];

    private static Problems Check(AgencyFacts facts)
    {
        var domains = Domains(facts);
        var (wrong, open) = (domains.FirstOrDefault(d => !WorkMail.IsDomain(d)), domains.FirstOrDefault(PlainAddress.IsOpenToAnybody));
        var isAddress = facts.RequestsTo is not null && WorkMail.IsAddress(facts.RequestsTo);
        return new Problems()
            .When(facts.Kind is null, nameof(facts.Kind), "Select the kind of agency")
            .When(facts.OdsCode is { } code && !OdsCodes().IsMatch(code), nameof(facts.OdsCode), "Check the ODS code: it has 3 to 8 letters and digits, like RBS or N82001")
            .When(!facts.ServesAll && facts.Areas.Count == 0, nameof(facts.Areas), "Select the areas it serves, or all areas")
            .When(facts.Telephone is { } number && !IsTelephone(number), nameof(facts.Telephone), "Enter a phone number, like 0151 496 0000")
            .When(wrong is not null, nameof(facts.MailDomains), $"{wrong} is not a mail domain: enter what stands after the @, like alderhey.nhs.uk")
            .When(open is not null, nameof(facts.MailDomains), $"Anybody can have an address at {open}: enter only domains that the agency itself keeps")
            .When(facts.RequestsTo is not null && !isAddress, nameof(facts.RequestsTo), "Enter the address requests go to in the right format, like name@example.nhs.uk")
            .When(isAddress && !domains.Contains(PlainAddress.DomainOf(facts.RequestsTo!)), nameof(facts.RequestsTo), $"{Shown(facts.RequestsTo)} is not among its mail domains: correct the address, or add the domain")
            .When(facts.RequestsTo is null && facts.MayBeMailed, nameof(facts.RequestsTo), "Enter the address requests go to, or say that it may not be asked by mail");
    }

    private static Problems Check(AgencyFacts facts, Giver by) =>
        Check(facts).When(facts.ServesAll ? !by.IsEverywhere : facts.Areas.Any(a => !by.Covers(a)), nameof(facts.Areas), YourAreasOnly);

    private void Take(AgencyFacts facts, Instant now)
    {
        (Name, Kind, OdsCode, ServesAll) = (facts.Name, facts.Kind!.Value, facts.OdsCode?.ToUpperInvariant(), facts.ServesAll);
        (Street, Town, Postcode, Telephone, Note) = (facts.Street, facts.Town, facts.Postcode, facts.Telephone, facts.Note);
        (RequestsTo, MailDomains, MayBeMailed) = (facts.RequestsTo, string.Join(' ', Domains(facts)), facts.MayBeMailed);
        IReadOnlyCollection<Area> wanted = facts.ServesAll ? [] : [.. facts.Areas.Distinct()];
        areas.RemoveAll(a => !wanted.Contains(a.Area));
        areas.AddRange(wanted.Where(w => !areas.Exists(a => a.Area == w)).Select(w => new AgencyArea { Agency = Code, Area = w }));
        first.RemoveAll(f => !Serves(f.Area));
        Sought = $"{Name} {Code} {OdsCode} {Town}".ToUpperInvariant();
        ChangedAt = now;
    }

    [GeneratedRegex("^[A-Za-z0-9]{3,8}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex OdsCodes();

    [GeneratedRegex("^[+(]?[0-9][0-9 ()-]{5,30}( ?(x|ext\\.?|extension) ?[0-9]{1,6})?\\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Telephones();
}

/// <summary>What is to be known of an agency. The forms that add one and put one right bind to it.</summary>
internal record AgencyFacts
{
    [Display(Name = "Name"), StringLength(200)]
    public required string Name { get; init; }

    [Display(Name = "Kind")]
    public required AgencyKind? Kind { get; init; }

    [Display(Name = "ODS code (where it has one)")]
    public string? OdsCode { get; init; }

    [Display(Name = "Areas it serves")]
    public IReadOnlyList<Area> Areas { get; init; } = [];

    [Display(Name = "All areas, also those that are switched on later")]
    public bool ServesAll { get; init; }

    [Display(Name = "Address by post"), StringLength(300)]
    public string? Street { get; init; }

    [Display(Name = "Town"), StringLength(100)]
    public string? Town { get; init; }

    [Display(Name = "Postcode")]
    public Postcode? Postcode { get; init; }

    [Display(Name = "Phone number"), StringLength(50)]
    public string? Telephone { get; init; }

    [Display(Name = "Mail domains its people write from", ShortName = "Mail domains"), StringLength(1000)]
    public string? MailDomains { get; init; }

    [Display(Name = "Secure mail address that requests go to", ShortName = "The address requests go to"), StringLength(254)]
    public string? RequestsTo { get; init; }

    [Display(Name = "It may be asked by mail")]
    public bool MayBeMailed { get; init; }

    [Display(Name = "What else to know"), StringLength(500)]
    public string? Note { get; init; }
}

/// <summary>An area that an agency serves.</summary>
internal sealed class AgencyArea
{
    public required string Agency { get; init; }

    public required Area Area { get; init; }
}

/// <summary>Who is asked first in an area: one person of an agency for each.</summary>
internal sealed class AskedFirst
{
    public required string Agency { get; init; }

    public required Area Area { get; init; }

    public required Guid Contact { get; set; }
}
