using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A series is called by a name that no other has.</summary>
internal static class SeriesName
{
    /// <summary>What is said where another has it.</summary>
    public static readonly Problem Taken = new(nameof(SeriesAsTyped.Name), "Another series has this name: choose another");

    public static Task<bool> IsTaken(PanelReviewDb db, string name, Guid except, CancellationToken ct) => db.Series.AnyAsync(s => s.Name == name && s.Id != except, ct);
}
