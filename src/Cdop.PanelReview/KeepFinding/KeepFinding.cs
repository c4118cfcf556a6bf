using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A finding that was taken up again is kept as it was ratified: no new version comes of it. The form binds to it as it stands.</summary>
internal sealed record KeepFinding : IChange
{
    /// <summary>Sent twice, it is one.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class KeepFindingHandler(PanelReviewDb db, HeldCases held)
{
    /// <summary>Null where there is no such case on that meeting.</summary>
    public Task<Result<string>?> Handle(string number, string label, KeepFinding command, CancellationToken ct) =>
        db.Change($"{label} at {number}", command, async () => await held.Of(number, label, ct) is { } one ? await Keep(one, ct) : null, ct);

    private async Task<Result<string>> Keep(HeldCase one, CancellationToken ct)
    {
        if (await db.Discussions.SingleOrDefaultAsync(open => open.Item == one.Item.Id, ct) is not { } discussion)
        {
            return new Problem("", Discussion.NotTakenUp);
        }

        var kept = discussion.Keep(one.Part.RefusesChair);
        if (kept.Succeeded)
        {
            // Taken up another time, it begins from the ratified finding.
            db.RemoveRange(await db.FindingDrafts.Where(draft => draft.Item == one.Item.Id).ToListAsync(ct));
        }

        return kept.As(_ => one.Case.Label);
    }
}
