using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

internal sealed class AgencyDirectory(PartnershipDb db, IClock clock) : IAgencyDirectory
{
    private LocalDate Today => clock.GetCurrentInstant().DateIn();

    private IQueryable<Agency> Whole => db.Agencies.AsNoTracking().Include(a => a.Areas).Include(a => a.Contacts).ThenInclude(c => c.Areas).Include(a => a.First).AsSplitQuery();

    public async Task<IReadOnlyList<AgencyToAsk>> ToAsk(Area area, IReadOnlyCollection<AgencyKind> kinds, CancellationToken ct) =>
        Of(await Serving(area).Where(a => kinds.Contains(a.Kind)).OrderBy(a => a.Name).ThenBy(a => a.Code).ToListAsync(ct), area);

    public async Task<IReadOnlyList<PersonToAsk>> LineLeads(string code, Area area, CancellationToken ct) =>
        await Whole.SingleOrDefaultAsync(a => a.Code == code, ct) is { } agency ? [.. agency.LineLeads(area, Today).Select(Of)] : [];

    public async Task<IReadOnlyList<PersonToAsk>> Partners(Area area, CancellationToken ct) =>
        [.. (await Serving(area).Where(a => a.Kind == AgencyKind.IntegratedCareBoard).OrderBy(a => a.Name).ToListAsync(ct)).SelectMany(a => a.LineLeads(area, Today)).Select(Of)];

    public async Task<bool> Knows(string email, string? code, Area area, CancellationToken ct) => (await Unknown([new(email, code)], area, ct)).Count == 0;

    public async Task<IReadOnlySet<AddressOfAgency>> Unknown(IReadOnlyCollection<AddressOfAgency> addresses, Area area, CancellationToken ct)
    {
        string[] domains = [.. addresses.Select(address => PlainAddress.DomainOf(address.Email)).Distinct()];
        var writing = await db.Agencies.AsNoTracking().Where(a => a.ClosedOn == null && domains.Any(domain => (" " + a.MailDomains + " ").Contains(" " + domain + " ")))
            .Select(a => new { a.Code, a.MailDomains, Serves = a.ServesAll || a.Areas.Any(served => served.Area == area) }).ToListAsync(ct);
        return addresses.Where(address => !writing.Exists(agency =>
            (address.Code is null ? agency.Serves : agency.Code == address.Code) && agency.MailDomains.Split(' ').Contains(PlainAddress.DomainOf(address.Email)))).ToHashSet();
    }

    private IQueryable<Agency> Serving(Area area) => Whole.Where(a => a.ClosedOn == null && (a.ServesAll || a.Areas.Any(served => served.Area == area)));

    private List<AgencyToAsk> Of(List<Agency> agencies, Area area) =>
        agencies.ConvertAll(a => new AgencyToAsk(a.Code, a.Name, a.Kind, a.MayBeMailed ? a.RequestsTo : null, [.. a.ToAsk(area, RequestKinds.Forms, Today).Select(Of)], a.MayBeMailed));

    private static PersonToAsk Of(Contact contact) => new(contact.Name, contact.Role, contact.Email, contact.Telephone);
}
