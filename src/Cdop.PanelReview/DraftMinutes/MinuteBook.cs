using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A part of the minutes as it is read: the panel reference of its case, empty for what is of none.</summary>
internal sealed record MinutesRead(MinutesPart Part, string Label)
{
    public string Heading => Label.Length > 0 ? $"Case {Label}" : "The meeting";
}

/// <summary>The minutes of a meeting, of what the current user may see.</summary>
internal sealed class MinuteBook(PanelReviewDb db)
{
    /// <summary>What the part that is of no case is called in addresses.</summary>
    public const string OfMeeting = "meeting";

    public static string Address(string number) => $"/hold/{number}/minutes";

    /// <summary>The meeting; null where there is none.</summary>
    public Task<Meeting?> Meeting(string number, CancellationToken ct) => db.Whole(number).AsNoTracking().SingleOrDefaultAsync(m => m.State == MeetingState.Planned, ct);

    /// <summary>All parts, in their order.</summary>
    public async Task<IReadOnlyList<MinutesRead>> All(Guid meeting, CancellationToken ct)
    {
        var parts = await db.Minutes.AsNoTracking().Where(part => part.Meeting == meeting).OrderBy(part => part.Position).ThenBy(part => part.Id).ToListAsync(ct);
        var subjects = parts.ConvertAll(part => part.Subject);
        var labels = await db.Cases.Where(one => subjects.Contains(one.Subject)).Select(one => new { one.Subject, one.Label }).ToDictionaryAsync(one => one.Subject, one => one.Label, ct);
        return parts.ConvertAll(part => new MinutesRead(part, labels.GetValueOrDefault(part.Subject, "")));
    }

    /// <summary>What these parts say now, in short: nothing is approved that was not seen.</summary>
    public static string Stamp(IEnumerable<MinutesRead> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(one => $"{one.Part.Id} {one.Part.Version}")))))[..32];
}
