using System.Security.Cryptography;
using System.Text;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A line that is proposed, and why.</summary>
/// <param name="Line">What would be asked.</param>
/// <param name="Why">The reason of the rule, or where it comes from.</param>
/// <param name="IsLikely">Whether it is ticked before; others are offered below.</param>
internal sealed record Proposal(AgencyAsked Line, string Why, bool IsLikely)
{
    /// <summary>Whether a person of the case is named, and not whoever answers for an agency.</summary>
    public bool IsOfPerson { get; init; }

    /// <summary>The same, told from every other by what was proposed of it at first.</summary>
    public Proposal Told =>
        this with { Line = Line with { From = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Line.Kind, Line.AgencyCode, Line.Agency, Line.Name, Line.Email))))[..32] } };

    /// <summary>The same, not ticked and with the reason, where the directory says that the agency may not be asked by mail.</summary>
    public Proposal Unless(bool mayBeMailed) => mayBeMailed ? this
        : this with { Line = Line with { Ticked = false }, Why = $"{Why}. The directory says that it may not be asked by mail: ask by post or telephone, or tick it if you have agreed with them that mail will do" };
}

/// <summary>
/// Proposes who is asked about a child: what the rules call for, filled from the people on the case first (the notification named
/// them) and from the directory where it names nobody. A person ticks.
/// </summary>
internal sealed class Proposals(DataCollectionDb db, WhoToAsk who, FormLibrary library, IAgencyDirectory agencies, INotificationDirectory notified)
{
    private const int NewbornDays = 28;

    private const string Newborn = "neonatal";

    // More than these stand in the fold with the others.
    private const int MostToChoose = 5;

    private const string Notifying = "notifier.";

    /// <summary>What is known: what a person chose, and what the age says.</summary>
    public static IReadOnlySet<string> FactsOf(Case reviewed, IEnumerable<string> chosen, WhoToAsk who)
    {
        var facts = chosen.Where(code => who.Facts.Any(fact => fact.Code == code)).ToHashSet();
        if (Period.DaysBetween(reviewed.Child.DateOfBirth, reviewed.DateOfDeath) < NewbornDays)
        {
            facts.Add(Newborn);
        }

        return facts;
    }

    /// <summary>The forms that a kind is asked by: the reporting form, and each supplementary form that something known calls for.</summary>
    public static IEnumerable<FormDefinition> FormsFor(AskedKind kind, IReadOnlySet<string> facts, FormLibrary library, LocalDate began) =>
        FormsOf(kind, library, began).Where(form => form.Key == Records.Reporting || IsCalledFor(form, facts));

    /// <summary>
    /// The forms that a kind can be asked by: the reporting form, every supplementary form that asks that kind anything, and the rest of the notification
    /// form, of which it is never shown what the notification itself says; in the version of the day on which the case began, so that one case is asked one version.
    /// What every case is asked is asked in the first version of a case that began before it; a supplementary form that came later is not.
    /// </summary>
    public static IEnumerable<FormDefinition> FormsOf(AskedKind kind, FormLibrary library, LocalDate began) =>
        library.All.Select(form => form.Key).Distinct().Select(key => key is Records.Reporting or Records.Notification ? library.Begun(key, began) : library.On(key, began)).OfType<FormDefinition>()
            .Where(form => form.Key is Records.Reporting or Records.Notification || form.Triggers.Count > 0)
            .Where(form => form.Sections.Any(section => section.IsSeenBy(kind)) && (form.Key != Records.Notification || !form.All.Any(item => item.ReadOnly && item.IsSeenBy(kind))))
            .OrderBy(form => form.Key != Records.Reporting).ThenBy(form => form.Key == Records.Notification).ThenBy(form => form.Title, StringComparer.Ordinal);

    /// <summary>Whether something known calls for a supplementary form.</summary>
    public static bool IsCalledFor(FormDefinition form, IReadOnlySet<string> facts) => form.Triggers.Any(trigger => trigger.Event is { } code && facts.Contains(code));

    /// <summary>The forms that can be ticked for a kind at first: those it is asked by, and the rest of the notification form.</summary>
    public static IEnumerable<FormDefinition> Offered(AskedKind kind, IReadOnlySet<string> facts, FormLibrary library, LocalDate began) =>
        FormsOf(kind, library, began).Where(form => form.Key is Records.Reporting or Records.Notification || IsCalledFor(form, facts));

    /// <summary>What to propose for a case, in the order of the rules; who was asked already is left out, and whose answer was that it is not for them is not ticked.</summary>
    public async Task<IReadOnlyList<Proposal>> For(Case reviewed, IReadOnlyCollection<string> chosen, CancellationToken ct)
    {
        var facts = FactsOf(reviewed, chosen, who);
        var called = who.For(ChildToAskAbout.Of(reviewed, facts));
        var asked = await db.Requests.AsNoTracking().Where(r => r.Subject == reviewed.Subject && r.State != RequestState.Withdrawn)
            .Select(r => new { r.Kind, r.AgencyCode, r.Email, IsForThem = r.State != RequestState.NotForThem }).ToListAsync(ct);
        var listed = await agencies.ToAsk(reviewed.Area, [.. called.SelectMany(one => one.Kind.Agencies).Distinct()], ct);
        var known = reviewed.People.Where(person => person.LeftAt is null).Select(person => (Person: person, Kind: who.KindOf(person.Agency, person.Role))).ToList();

        List<Proposal> proposals = [];
        foreach (var (kind, why) in called)
        {
            var people = known.Where(one => one.Kind?.Kind == kind.Kind).ToList();
            proposals.AddRange(people.Select(one => new Proposal(Line(reviewed, one.Person, kind.Kind, facts, listed), $"{why}. Named in the notification", IsLikely: true) { IsOfPerson = true }.Unless(MayBeMailed(one.Person, listed))));
            var candidates = listed.Where(agency => kind.Agencies.Contains(agency.Kind)).ToList();
            var likely = people.Count > 0 ? null : Likely(candidates, reviewed);
            var toChoose = people.Count == 0 && likely is null && candidates.Count <= MostToChoose && !asked.Exists(a => a.Kind == kind.Kind && a.IsForThem);
            proposals.AddRange(candidates.Select(agency => (toChoose
                    ? new Proposal(Line(reviewed, agency, kind.Kind, facts) with { Ticked = false }, $"{why}. The place of death does not say which: tick the one that knew the child", IsLikely: true)
                    : new Proposal(Line(reviewed, agency, kind.Kind, facts), why, IsLikely: agency == likely)).Unless(agency.MayBeMailed)));
            if (people.Count == 0 && candidates.Count == 0)
            {
                proposals.Add(new(new() { Ticked = false, Kind = kind.Kind, Agency = AskedKind.Find(kind.Kind)!.Name, Forms = Keys(kind.Kind, facts, reviewed) }, $"{why}. Nobody is named, and the directory lists none", IsLikely: true));
            }
        }

        proposals.AddRange(known.Where(one => called.All(c => c.Kind != one.Kind)).Select(one =>
            new Proposal(Line(reviewed, one.Person, one.Kind?.Kind, facts, listed) with { Ticked = one.Kind is not null }, "Named in the notification", IsLikely: true) { IsOfPerson = true }.Unless(MayBeMailed(one.Person, listed))));
        if (await Notifier(reviewed, ct) is { } notifier && !proposals.Exists(proposal => string.Equals(proposal.Line.Email, notifier.Email, StringComparison.OrdinalIgnoreCase)))
        {
            proposals.Add(new(notifier, "Notified the death: can be asked for the rest of the notification form", IsLikely: false));
        }

        return
        [
            .. (from proposal in proposals
                let ofKind = asked.FindAll(a => a.Kind == proposal.Line.Kind)
                let ofAgency = ofKind.FindAll(a => a.AgencyCode is not null && a.AgencyCode == proposal.Line.AgencyCode)
                let themselves = ofKind.FindAll(a => string.Equals(a.Email, proposal.Line.Email, StringComparison.OrdinalIgnoreCase))
                let isOther = proposal is { IsOfPerson: true, Line.Email: not null } && themselves.Count == 0
                let before = isOther ? [] : themselves.Union(ofAgency).ToList()
                where !before.Exists(a => a.IsForThem)
                select (before.Count > 0 ? proposal with { Line = proposal.Line with { Ticked = false }, Why = $"{proposal.Why}. Asked already, and said that it is not for them" }
                    : ofAgency.Exists(a => a.IsForThem) ? proposal with { Line = proposal.Line with { Ticked = false }, Why = $"{proposal.Why}. Somebody else of this agency was asked" }
                    : proposal).Told).DistinctBy(proposal => proposal.Line.From),
        ];
    }

    /// <summary>The addresses of these lines that the directory does not know, which a person checks before anything is sent there.</summary>
    public Task<IReadOnlySet<AddressOfAgency>> ToCheck(Case reviewed, IEnumerable<AgencyAsked> lines, CancellationToken ct) =>
        agencies.Unknown([.. lines.Select(line => line.Address).OfType<AddressOfAgency>().Distinct()], reviewed.Area, ct);

    /// <summary>The keys of the forms that a kind is asked by.</summary>
    public IReadOnlyList<string> Keys(string? kind, IReadOnlySet<string> facts, Case reviewed) =>
        AskedKind.Find(kind) is { } found ? [.. FormsFor(found, facts, library, reviewed.AcceptedAt.DateIn()).Select(form => form.Key)] : [];

    private async Task<AgencyAsked?> Notifier(Case reviewed, CancellationToken ct)
    {
        var said = (await notified.Answers(reviewed.BeganWith, ct)).Where(one => one.LinkId.StartsWith(Notifying, StringComparison.Ordinal)).ToDictionary(one => one.LinkId[Notifying.Length..], one => one.Value);
        var (agency, role) = (said.GetValueOrDefault("agency", ""), said.GetValueOrDefault("role", ""));
        return !said.TryGetValue("email", out var email) ? null : new()
        {
            Kind = who.KindOf(agency, role)?.Kind,
            Agency = agency.Length > 0 ? agency : said.GetValueOrDefault("name", "Whoever notified the death"),
            Name = said.GetValueOrDefault("name"),
            Email = email,
            Telephone = said.GetValueOrDefault("telephone"),
            Forms = [Records.Notification],
        };
    }

    // Of several hospitals the one that the place of death names; else the only one, or none: a person chooses.
    private static AgencyToAsk? Likely(List<AgencyToAsk> candidates, Case reviewed) =>
        candidates.Find(agency => NameWords.Fold(agency.Name).Any(word => word.Length > 4 && !Common.Contains(word) && NameWords.Says(reviewed.PlaceOfDeath, word)))
        ?? (candidates.Count == 1 ? candidates[0] : null);

    private static readonly HashSet<string> Common =
        ["hospital", "hospitals", "foundation", "trust", "university", "teaching", "childrens", "merseyside", "cheshire", "liverpool", "wirral", "sefton", "knowsley", "women", "ambulance", "service", "council", "police", "community", "general"];

    private AgencyAsked Line(Case reviewed, CasePerson person, string? kind, IReadOnlySet<string> facts, IReadOnlyList<AgencyToAsk> listed) => new()
    {
        Ticked = person.Email.Length > 0,
        Kind = kind,
        AgencyCode = Listed(person, listed)?.Code,
        Agency = person.Agency,
        Name = Given(person.Name),
        Email = Given(person.Email),
        Telephone = Given(person.Telephone),
        Forms = Keys(kind, facts, reviewed),
    };

    private AgencyAsked Line(Case reviewed, AgencyToAsk agency, string kind, IReadOnlySet<string> facts)
    {
        var first = agency.People.FirstOrDefault(person => person.Email is not null);
        var email = first?.Email ?? agency.RequestsTo;
        return new() { Ticked = email is not null, Kind = kind, AgencyCode = agency.Code, Agency = agency.Name, Name = first?.Name, Email = email, Telephone = first?.Telephone, Forms = Keys(kind, facts, reviewed) };
    }

    private static AgencyToAsk? Listed(CasePerson person, IReadOnlyList<AgencyToAsk> listed) =>
        listed.FirstOrDefault(agency => string.Equals(agency.Name, person.Agency, StringComparison.OrdinalIgnoreCase));

    private static bool MayBeMailed(CasePerson person, IReadOnlyList<AgencyToAsk> listed) => Listed(person, listed)?.MayBeMailed ?? true;

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
