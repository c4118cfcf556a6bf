using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager puts right what is known of an agency.</summary>
internal sealed record DescribeAgency : AgencyFacts
{
    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is done once.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    public static DescribeAgency Of(Agency agency) => new()
    {
        Name = agency.Name,
        Kind = agency.Kind,
        OdsCode = agency.OdsCode,
        ServesAll = agency.ServesAll,
        Areas = [.. agency.Areas.Select(a => a.Area)],
        Street = agency.Street,
        Town = agency.Town,
        Postcode = agency.Postcode,
        Telephone = agency.Telephone,
        MailDomains = agency.MailDomains.Replace(' ', '\n'),
        RequestsTo = agency.RequestsTo,
        MayBeMailed = agency.MayBeMailed,
        Note = agency.Note,
        Version = agency.Version,
    };
}

internal sealed class DescribeAgencyHandler(AgencyBook book, PartnershipDb db, IClock clock)
{
    /// <summary>Null where there is no such agency.</summary>
    public Task<Result<string>?> Handle(string code, DescribeAgency command, CancellationToken ct) =>
        book.Change(
            code,
            command.Version,
            command.Key,
            command,
            "",
            async (agency, me) => await Known(db, command, code, ct) is { } known ? known : agency.Describe(command, me, clock.GetCurrentInstant()),
            ct);

    /// <summary>What is said where another agency has this name or code already.</summary>
    public static async Task<Problem?> Known(PartnershipDb db, AgencyFacts facts, string? except, CancellationToken ct)
    {
        var (name, ods) = (facts.Name.ToUpperInvariant(), facts.OdsCode?.ToUpperInvariant());
        var known = await db.Agencies.AsNoTracking().Where(a => a.Code != except && ((a.ClosedOn == null && a.Sought.StartsWith(name)) || (ods != null && a.OdsCode == ods))).OrderBy(a => a.Sought).ToListAsync(ct);
        return known.Find(a => a.OdsCode == ods && ods is not null) is { } coded ? new(nameof(facts.OdsCode), $"{ods} is the code of {coded.Name} ({coded.Code}) already: look there")
            : known.Find(a => string.Equals(a.Name, facts.Name, StringComparison.OrdinalIgnoreCase)) is { } named ? new(nameof(facts.Name), $"There is an open agency of this name already ({named.Code}): look there, or tell them apart by name")
            : null;
    }
}
