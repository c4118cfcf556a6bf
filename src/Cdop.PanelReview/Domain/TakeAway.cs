namespace Cdop.PanelReview.Domain;

/// <summary>The chair allows a member to take the papers of a meeting away, to be read where no network is. Taken back, no file is made any more; those that were made stay readable until their day.</summary>
internal sealed class TakeAway : Aggregate
{
    /// <summary>How many hexadecimal digits say whose copy it is.</summary>
    public const int CopyLength = 8;

    private TakeAway() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Meeting { get; private init; }

    public Guid Member { get; private init; }

    public UserId AllowedBy { get; private init; }

    public Instant AllowedAt { get; private init; }

    /// <summary>By what each of its pages says whose it is: the end of its number, since its beginning is the moment, which all who were allowed at once share.</summary>
    public string Copy => Id.ToString("N")[^CopyLength..];

    /// <summary>The number of a copy as it is printed on its sheets; null where no words are one.</summary>
    public static string? NumberIn(string words) =>
        words.Split([' ', '\n', '\r', '\t', '.', ','], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).FirstOrDefault(word => word.Length == CopyLength && word.All(char.IsAsciiHexDigit));

    public static TakeAway Allow(Meeting meeting, Invitation invitation, UserId by, Instant now) =>
        new() { Meeting = meeting.Id, Member = invitation.Member, AllowedBy = by, AllowedAt = now };
}
