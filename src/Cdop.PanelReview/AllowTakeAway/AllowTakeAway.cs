using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The chair says which members may take the papers away. The form binds to it as it stands.</summary>
internal sealed record AllowTakeAway : IChangeSeen
{
    [Display(Name = "Who may take the papers away?", ShortName = "Members")]
    public IReadOnlyList<Guid> Members { get; init; } = [];

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class AllowTakeAwayHandler(ChangeMeeting change, PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, AllowTakeAway command, CancellationToken ct) =>
        change.Make(number, command, meeting => Allow(meeting, command, ct), ct);

    private async Task<Result<Meeting>> Allow(Meeting meeting, AllowTakeAway command, CancellationToken ct)
    {
        db.LeanOn(meeting); // of two who tick at the same moment, the second sees the first's
        var allowed = await db.TakeAways.Where(one => one.Meeting == meeting.Id).ToListAsync(ct);
        db.RemoveRange(allowed.Where(one => !command.Members.Contains(one.Member)));
        db.AddRange(meeting.Invitations.Where(one => one.Reply == Reply.Coming && command.Members.Contains(one.Member) && allowed.TrueForAll(had => had.Member != one.Member))
            .Select(one => TakeAway.Allow(meeting, one, user.Id, clock.GetCurrentInstant())));
        return meeting;
    }
}

/// <summary>The passphrase of what a member takes away: it follows from a key that the database does not hold, and is stored nowhere.</summary>
internal sealed class Passphrases(KeyRing keys)
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    /// <summary>Sixteen signs in four groups, to be told by voice.</summary>
    public string Of(TakeAway allowed)
    {
        var hash = HMACSHA256.HashData(keys.Derive(KeyPurpose.Documents, "passphrase of a pack"), allowed.Id.ToByteArray());
        var number = new System.Numerics.BigInteger(hash, isUnsigned: true);
        var signs = new StringBuilder();
        for (var at = 0; at < Length; at++)
        {
            signs.Append(at > 0 && at % 4 == 0 ? "-" : "").Append(Signs[(int)(number % Signs.Length)]);
            number /= Signs.Length;
        }

        return signs.ToString();
    }

    /// <summary>As it is hashed for the key: whatever stands between its groups.</summary>
    public static string Typed(string passphrase) => string.Concat(passphrase.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
