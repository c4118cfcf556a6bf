using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>A death that may be the one notified: a case, or another notification that waits or was decided on.</summary>
/// <param name="Subject">What the audit knows it by.</param>
/// <param name="Reference">The case's reference, or the notification's where there is no case.</param>
/// <param name="IsCase">Whether it can be joined to.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Name">The child's name, as the case has it.</param>
/// <param name="ToldAs">The child's name as the notification that matched has it, where that is another one.</param>
/// <param name="Told">Who told us of it, and when.</param>
/// <param name="Likeness">How like the two are.</param>
internal sealed record KnownDeath(
    Guid Subject, string Reference, bool IsCase, NotificationState State, string Name, string? ToldAs, IReadOnlyList<(string From, Instant At)> Told, SameDeath Likeness);

/// <summary>What is known that may be the same death.</summary>
/// <param name="Seen">What the person may see, most like first.</param>
/// <param name="Unseen">For what they may not see, one fixed sentence an area and nothing else.</param>
internal sealed record KnownDeathsFound(IReadOnlyList<KnownDeath> Seen, IReadOnlyList<string> Unseen)
{
    /// <summary>What the audit knows those by of which such a sentence was said: whoever looks after them can see to whom.</summary>
    public IReadOnlyList<Guid> Hinted { get; init; } = [];

    /// <summary>What a person must look at.</summary>
    public IEnumerable<KnownDeath> Likely => Seen.Where(d => d.Likeness.Verdict != SameDeathVerdict.NotLikely);
}

/// <summary>Looks for the same death among all that was notified, whatever the area, and shows of it only what the person may see.</summary>
internal sealed class KnownDeaths(NotificationsDb db, IAreaDirectory areas, ICurrentUser user)
{
    /// <summary>How a sentence begins about a death that the person may not see.</summary>
    public const string OfTheUnseen = "There may be something ";

    private const int MostUnlikely = 3;

    /// <summary>The deaths worth comparing with this notification. The same work is done whether or not there is anything.</summary>
    public async Task<KnownDeathsFound> Find(Notification notification, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(notification);

        var told = DeathAsTold.Of(notification.Child, notification.Death);
        var rows = await db.Notifications.AsNoTracking()
            .WithSpecification(new MayBeSameDeath(notification.Id, told))
            .Select(n => new Row(
                n.Id,
                n.Subject,
                n.Area,
                n.State,
                n.Reference,
                n.CaseReference,
                n.Notifier.Agency ?? n.Notifier.Name,
                n.ReceivedAt,
                new DeathAsTold
                {
                    GivenName = n.Child.GivenName,
                    FamilyName = n.Child.FamilyName,
                    AlsoKnownAs = n.Child.AlsoKnownAs,
                    DateOfBirth = n.Child.DateOfBirth,
                    TimeOfBirth = n.Child.TimeOfBirth,
                    BirthWeight = n.Child.BirthWeight,
                    DateOfDeath = n.Death.Date,
                    TimeOfDeath = n.Death.Time,
                    Sex = n.Child.Sex,
                    NhsNumber = n.NhsNumber,
                    Postcode = n.Child.Postcode,
                    Mother = n.Child.MothersName,
                }))
            .ToListAsync(ct);

        // What the notification says that a case began with is what the case says.
        var subjects = rows.Select(r => r.Subject).Distinct().ToList();
        var ids = rows.Select(r => r.Id).Concat(subjects.Select(subject => new NotificationId(subject))).Distinct().ToList();
        var visible = await db.Notifications.Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Child.GivenName, n.Child.FamilyName }).ToDictionaryAsync(n => n.Id, n => NameOf(n.GivenName, n.FamilyName), ct);

        // Who is shut out of a death learns nothing of it, not even that it is known.
        var shutOut = (await db.Access.AsNoTracking()
            .Where(a => subjects.Contains(a.Subject) && a.Person == user.Id && a.Kind == AccessKind.Excluded)
            .Select(a => a.Subject).ToListAsync(ct)).ToHashSet();

        List<KnownDeath> seen = [];
        SortedSet<string> unseen = new(StringComparer.Ordinal);
        List<Guid> hinted = [];
        foreach (var death in rows.GroupBy(r => r.Subject))
        {
            // What of a death may be seen is told of what may be seen alone, also where something else of it matches better.
            var mine = death.Where(r => visible.ContainsKey(r.Id)).ToList();
            var (best, likeness) = (mine.Count > 0 ? mine : death.AsEnumerable())
                .Select(r => (Row: r, Likeness: SameDeath.Compare(told, r.Told)))
                .OrderBy(c => c.Likeness.Verdict)
                .ThenByDescending(c => c.Likeness.Bits)
                .ThenBy(c => c.Row.Id.Value != c.Row.Subject) // of two spellings that match alike, the case's own
                .First();
            if (mine.Count == 0)
            {
                var sentence = Sentence(best.Area is null ? null : (await areas.Find(best.Area, ct))?.Name);
                if (likeness.Verdict != SameDeathVerdict.NotLikely && !shutOut.Contains(best.Subject))
                {
                    unseen.Add(sentence);
                    hinted.Add(best.Subject);
                }

                continue;
            }

            var reviewed = best.CaseReference?.ToString();
            var toldAs = NameOf(best.Told.GivenName, best.Told.FamilyName!);
            var name = visible.GetValueOrDefault(new(best.Subject), toldAs);
            seen.Add(new(
                best.Subject,
                reviewed ?? best.Reference.ToString(),
                reviewed is not null,
                best.State,
                name,
                toldAs == name ? null : toldAs,
                [.. mine.OrderBy(r => r.ReceivedAt).Select(r => (r.From, r.ReceivedAt))],
                likeness));
        }

        var ordered = seen.OrderBy(d => d.Likeness.Verdict).ThenByDescending(d => d.Likeness.Bits).ToList();
        return new(
            [.. ordered.Where(d => d.Likeness.Verdict != SameDeathVerdict.NotLikely), .. ordered.Where(d => d.Likeness.Verdict == SameDeathVerdict.NotLikely).Take(MostUnlikely)],
            [.. unseen])
        { Hinted = hinted };
    }

    private static string NameOf(string? given, string family) => given is null ? $"{family}, not named" : $"{given} {family}";

    private static string Sentence(string? area) => area is null
        ? $"{OfTheUnseen}that no area has taken yet: speak to your manager"
        : $"{OfTheUnseen}in {area}: speak to the manager of {area}";

    private sealed record Row(
        NotificationId Id,
        Guid Subject,
        Area? Area,
        NotificationState State,
        NotificationReference Reference,
        CaseReference? CaseReference,
        string From,
        Instant ReceivedAt,
        DeathAsTold Told);
}
