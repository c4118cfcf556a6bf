using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager puts an agency into the directory.</summary>
internal sealed record AddAgency : AgencyFacts
{
    /// <summary>Sent twice, it makes one agency.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

internal sealed class AddAgencyHandler(PartnershipDb db, PeopleInReach reach, IClock clock)
{
    private const int LongestMade = 16;

    // The address /agencies/new is a page of its own.
    private const string Reserved = "NEW";

    public Task<Result<string>> Handle(AddAgency command, CancellationToken ct) =>
        db.Once("an agency", command.Key, () => Add(command, ct), ct);

    private async Task<Result<string>> Add(AddAgency command, CancellationToken ct)
    {
        if (await DescribeAgencyHandler.Known(db, command, except: null, ct) is { } known)
        {
            return known;
        }

        var added = Agency.Add(await FreeCode(command, ct), command, await reach.Me(ct), clock.GetCurrentInstant());
        if (added.Succeeded)
        {
            db.Add(added.Value);
            await db.SaveChangesAsync(ct);
        }

        return added.As(a => $"/agencies/{a.Code}");
    }

    // The ODS code, or the name in capitals: what other modules keep, and what stands in the address.
    private async Task<string> FreeCode(AddAgency command, CancellationToken ct)
    {
        var words = (command.OdsCode ?? command.Name).ToUpperInvariant().Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => char.IsAsciiLetterOrDigit(c) || c == ' ').ToArray();
        var name = string.Join('-', new string(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        name = name[..Math.Min(LongestMade, name.Length)].Trim('-');
        var made = name.Length == 0 ? "AGENCY" : name;
        var taken = await db.Agencies.Where(a => a.Code.StartsWith(made)).Select(a => a.Code).ToListAsync(ct);
        return made != Reserved && !taken.Contains(made) ? made : Enumerable.Range(2, taken.Count + 1).Select(n => $"{made}-{n}").First(code => !taken.Contains(code));
    }
}
