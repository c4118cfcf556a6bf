using System.Buffers.Binary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What is there now beside what somebody typed while it changed.</summary>
internal sealed record Difference(string What, string Now, string Yours);

/// <summary>Who changed a case while somebody was at it, and when; both versions; and what the timeline says of the meantime.</summary>
/// <param name="By">Who changed it; null where it was the same person, in another tab or window.</param>
/// <param name="At">When.</param>
/// <param name="Differences">Both versions of what stands in the form.</param>
/// <param name="Meanwhile">What was done since the version that the form was filled in beside, first things first.</param>
internal sealed record BothVersions(string? By, Instant At, IReadOnlyList<Difference> Differences, IReadOnlyList<string> Meanwhile);

/// <summary>A page that changes a case: shows whose it is, and both versions where two changed it at once.</summary>
internal abstract class ChangeCasePage(DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangePage(db)
{
    private const int MostMeanwhile = 20;

    private readonly DataCollectionDb db = db;

    /// <summary>The case's page, where one came from.</summary>
    public string Home => $"/cases/{Case.Reference}";

    /// <summary>Set where somebody else changed the case meanwhile.</summary>
    public BothVersions? Both { get; private set; }

    /// <summary>Who is at it.</summary>
    protected UserId Me => user.Id;

    /// <summary>Whether the case has the part that the rest of the address names.</summary>
    protected virtual bool HasPart => true;

    /// <summary>Who last changed what the form changes, and when.</summary>
    protected virtual (UserId By, Instant At) LastChange => (Case.ChangedBy, Case.ChangedAt);

    /// <summary>What the form changes: the case itself, or an aggregate beside it; null where the rest of the address names none.</summary>
    protected virtual Task<Aggregate?> FindChanged(CancellationToken ct) => Task.FromResult<Aggregate?>(HasPart ? Case : null);

    /// <inheritdoc/>
    protected override async Task<Guid?> FindVersion(CaseReference reference, CancellationToken ct)
    {
        if (await db.Whole(reference).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return null;
        }

        Case = found;
        return (await FindChanged(ct))?.Version;
    }

    /// <summary>Makes the change that was sent and goes on, or shows the form again: with its problems, or with both versions.</summary>
    protected Task<IActionResult> Change(
        Func<CaseReference, Task<Result<string>?>> act, Func<IReadOnlyList<Difference>> differences, string done, string tab, CancellationToken ct) =>
        Change(
            act,
            async () =>
            {
                var (by, at) = LastChange;
                Both = new(by == Me ? null : (await Names.Of(people, [by], ct))[by], at, differences(), await Meanwhile(ct));
            },
            done,
            reference => $"/cases/{reference}{(tab.Length == 0 ? "" : $"?tab={tab}")}",
            ct);

    // Versions and entries are numbered by when they were made: what an act says in the timeline comes before the version it makes.
    // A note makes none, and so is in nobody's way.
    private async Task<IReadOnlyList<string>> Meanwhile(CancellationToken ct)
    {
        var latest = await db.Set<CaseEntry>().AsNoTracking().Where(e => e.Subject == Case.Subject && e.Kind != EntryKind.Note)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Place).Take(MostMeanwhile).Select(e => new { e.Id, e.Text }).ToListAsync(ct);
        return [.. latest.Where(e => MadeAt(e.Id) > MadeAt(Sent!.Version)).Select(e => e.Text).Reverse()];

        static ulong MadeAt(Guid number) => BinaryPrimitives.ReadUInt64BigEndian(number.ToByteArray(bigEndian: true)) >> 16;
    }
}
