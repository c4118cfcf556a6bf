using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Cdop.Kernel;

/// <summary>Something seen or done that leaves no changed row behind, to be written into the chain.</summary>
/// <param name="Action">Viewed, Searched, Exported, or a verb of its own.</param>
/// <param name="Subject">The case or notification; all zeros where it is about none.</param>
/// <param name="What">The page or list.</param>
/// <param name="Because">The reason given, where one was asked for.</param>
/// <param name="Payload">What only the encrypted column may hold, such as the words searched for.</param>
public sealed record AuditNote(string Action, Guid Subject, string What, string Because = "", string? Payload = null);

/// <summary>Adds links to a module's audit chain inside the transaction of the change, and verifies the chain.</summary>
public sealed class AuditTrail(KeyRing keys, IClock clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal sealed record Change(string Action, Guid Subject, string What, string Fields, AuditContents? Contents);

    internal static List<Change> Read(ChangeTracker tracker) =>
        [.. tracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not (INotAudited or OutboxMessage or AccessEntry or OutgoingMail or AnsweredOnce) && !Versions.IsAllThatMoved(e))
            .Select(Read),
         .. tracker.Entries<AuditKey>().Where(e => e.State == EntityState.Deleted).Select(e => new Change(AuditKey.Destroyed, e.Entity.Subject, nameof(AuditKey), "", null))];

    internal async Task Add(ModuleDb db, List<Change> changes, IReadOnlyList<AuditNote> notes, UserId actor, string because, CancellationToken ct)
    {
        var lookedAt = notes.FirstOrDefault(note => note.Action == "Viewed")?.Subject ?? Guid.Empty;
        var (head, inEmergency) = await db.LockAuditHead(lookedAt, ct);
        var chain = keys.Derive(KeyPurpose.Audit, $"chain:{db.Schema}");
        var now = clock.GetCurrentInstant();
        var known = new Dictionary<Guid, byte[]>();

        // A reason given for a change to a case may name the child: it is kept under that case's key alone.
        var isAboutSome = changes.Any(c => c.Subject != Guid.Empty);
        var rows = changes.Select(c => c.Contents is null || (isAboutSome && c.Subject == Guid.Empty) ? c : c with { Contents = c.Contents with { Because = because } })
            .Concat(notes.Select(n => new Change(n.Action, n.Subject, inEmergency && n.Subject == lookedAt ? $"{n.What}, opened in an emergency" : n.What, "", n is { Because: "", Payload: null } ? null : new() { Because = n.Because, Typed = n.Payload })))
            .ToList();
        await ReadKeys(db, [.. rows.Where(row => row.Contents is not null).Select(row => row.Subject).Distinct()], ct);
        foreach (var row in rows)
        {
            byte[]? key = null;
            if (row.Contents is not null && !known.TryGetValue(row.Subject, out key))
            {
                (key, var isNew) = SubjectKey(db, row.Subject);
                known[row.Subject] = key;
                if (isNew)
                {
                    Link(new(AuditKey.Made, row.Subject, $"{nameof(AuditKey)} {Print(key)}", "", null), null);
                }
            }

            Link(row, key);
        }

        void Link(Change row, byte[]? key)
        {
            var sequence = head.Sequence + 1;
            var payload = row.Contents is null ? null : Sealed.Text(key!, JsonSerializer.Serialize(row.Contents, Json), $"{db.Schema}|{sequence}");
            var entry = new AuditEntry
            {
                Sequence = sequence,
                At = now,
                Actor = actor,

                // What is longer than its column would refuse the whole save; half a letter would not be read back as it was hashed.
                Action = InWords.Cut(row.Action, AuditEntry.LongestAction),
                Subject = row.Subject,
                What = InWords.Cut(row.What, AuditEntry.LongestWhat),
                Fields = InWords.Cut(row.Fields, AuditEntry.LongestText),
                Payload = payload,
                PayloadHash = SHA256.HashData(payload ?? []),
            };
            entry.Hash = entry.Link(chain, head.Hash);
            db.Audit.Add(entry);
            (head.Sequence, head.Hash) = (sequence, entry.Hash);
        }
    }

    /// <summary>
    /// Walks a module's chain from its first link, finds the first that does not hold, and says how far it is anchored.
    /// Links beyond the stored ones that <paramref name="anchors"/> remember mean that the end was cut off.
    /// A key that was made and is gone, or another, without a link that says so, was taken to make its payloads unreadable.
    /// The site may go on writing meanwhile: what is walked ends at the head of the beginning.
    /// </summary>
    public async Task<AuditVerdict> Verify(ModuleDb db, IReadOnlyList<AuditAnchor> anchors, CancellationToken ct)
    {
        var head = await db.AuditHead.AsNoTracking().SingleAsync(ct);
        var verdict = new AuditVerdict(db.Schema, head.Sequence, anchors.Count == 0 ? null : anchors[0], anchors.MaxBy(a => (a.Sequence, a.At)), default, null);
        AuditVerdict Bad(long sequence, string what) => verdict with { Fault = new(db.Schema, sequence, what) };

        var chain = keys.Derive(KeyPurpose.Audit, $"chain:{db.Schema}");
        var anchored = anchors.Where(a => a.Sequence > 0).ToLookup(a => a.Sequence, a => a.Hash);
        var last = Math.Max(head.Sequence, verdict.Last?.Sequence ?? 0);
        var made = new Dictionary<Guid, (long Sequence, string What)>();
        var before = new byte[32];
        long expected = 1;
        await foreach (var entry in db.Audit.AsNoTracking().Where(e => e.Sequence <= last).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != expected)
            {
                return Bad(expected, "is missing");
            }

            if (!CryptographicOperations.FixedTimeEquals(entry.PayloadHash, SHA256.HashData(entry.Payload ?? [])))
            {
                return Bad(expected, "has another payload than was written");
            }

            if (!CryptographicOperations.FixedTimeEquals(entry.Hash, entry.Link(chain, before)))
            {
                return Bad(expected, "was changed, moved or put in");
            }

            if (anchored[expected].Any(anchor => !anchor.AsSpan().SequenceEqual(entry.Hash)))
            {
                return Bad(expected, "is not the one that was anchored");
            }

            if (expected == head.Sequence && !head.Hash.AsSpan().SequenceEqual(entry.Hash))
            {
                return Bad(expected, "is not the head that was kept");
            }

            if (entry.Action == AuditKey.Made)
            {
                made[entry.Subject] = (entry.Sequence, entry.What);
            }
            else if (entry.Action == AuditKey.Destroyed)
            {
                made.Remove(entry.Subject);
            }

            verdict = verdict with { WrittenAt = entry.At };
            before = entry.Hash;
            expected++;
        }

        if (expected <= last)
        {
            return Bad(expected, "was cut off with all that followed");
        }

        // What was written meanwhile is under a later head; what is under none was put in.
        var end = await db.Audit.MaxAsync(e => (long?)e.Sequence, ct) ?? 0;
        var later = await db.AuditHead.AsNoTracking().SingleAsync(ct);
        if (end > later.Sequence)
        {
            return Bad(later.Sequence + 1, "was put in beyond the head");
        }

        await foreach (var key in db.AuditKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (made.TryGetValue(key.Subject, out var of) && IsOf(key, of.What))
            {
                made.Remove(key.Subject);
            }
        }

        var destroyedSince = made.Count == 0 ? [] : await db.Audit.AsNoTracking().Where(e => e.Sequence > last && e.Action == AuditKey.Destroyed).Select(e => e.Subject).ToListAsync(ct);
        var gone = made.Where(key => !destroyedSince.Contains(key.Key)).Select(key => key.Value.Sequence).Order().ToList();
        return gone.Count == 0 ? verdict : Bad(gone[0], "made a key that is gone or another now, and nothing says that it was destroyed");
    }

    /// <summary>What is sealed in some entries of a module, by number; those of which nothing is, or whose key is destroyed, are left out.</summary>
    public async Task<IReadOnlyDictionary<long, AuditContents>> Open(ModuleDb db, IReadOnlyCollection<AuditEntry> entries, CancellationToken ct)
    {
        var about = entries.Select(e => e.Subject).Distinct().ToList();
        var known = await db.AuditKeys.AsNoTracking().Where(k => about.Contains(k.Subject)).ToDictionaryAsync(k => k.Subject, k => keys.Unwrap(KeyPurpose.Audit, k.Wrapped), ct);
        return entries.Where(e => e.Payload is not null && known.ContainsKey(e.Subject))
            .ToDictionary(e => e.Sequence, e => JsonSerializer.Deserialize<AuditContents>(Sealed.OpenText(known[e.Subject], e.Payload, $"{db.Schema}|{e.Sequence}"), Json)!);
    }

    // All at once, however many a change is about; those that an earlier save read are here already.
    private static async Task ReadKeys(ModuleDb db, IReadOnlyList<Guid> subjects, CancellationToken ct)
    {
        var here = db.AuditKeys.Local;
        var missing = subjects.Where(subject => here.FindEntry(subject) is null).ToList();
        if (missing.Count > 0)
        {
            await db.AuditKeys.Where(key => missing.Contains(key.Subject)).LoadAsync(ct);
        }
    }

    private (byte[] Key, bool IsNew) SubjectKey(ModuleDb db, Guid subject)
    {
        if (db.AuditKeys.Local.FindEntry(subject)?.Entity is { } stored)
        {
            return (keys.Unwrap(KeyPurpose.Audit, stored.Wrapped), false);
        }

        var key = RandomNumberGenerator.GetBytes(32);
        db.AuditKeys.Add(new() { Subject = subject, Wrapped = keys.Wrap(KeyPurpose.Audit, key) });
        return (key, true);
    }

    private bool IsOf(AuditKey key, string what)
    {
        try
        {
            return what == $"{nameof(AuditKey)} {Print(keys.Unwrap(KeyPurpose.Audit, key.Wrapped))}";
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or OverflowException)
        {
            return false; // not wrapped by the master key, or not whole
        }
    }

    private static string Print(byte[] key) => Convert.ToHexString(SHA256.HashData(key));

    private static Change Read(EntityEntry entry)
    {
        var changed = entry.Properties
            .Concat(entry.ComplexProperties.SelectMany(Flatten))
            .Where(p => p.Metadata.Name != nameof(Aggregate.Version) && !p.Metadata.IsShadowProperty())
            .Where(p => entry.State != EntityState.Modified ? (entry.State == EntityState.Added ? p.CurrentValue : p.OriginalValue) is not null : p.IsModified && !Equals(p.OriginalValue, p.CurrentValue))
            .Select(p => (
                Name: p.Metadata.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IComplexType c ? $"{c.ComplexProperty.Name}.{p.Metadata.Name}" : p.Metadata.Name,
                Old: entry.State == EntityState.Added ? null : p.OriginalValue?.ToString(),
                New: entry.State == EntityState.Deleted ? null : p.CurrentValue?.ToString()))
            .ToList();
        var subject = entry.Entity switch { INeedToKnow row => row.Subject, IAbout row => row.Subject, _ => Guid.Empty };
        var key = string.Join(' ', entry.Metadata.FindPrimaryKey()!.Properties.Select(k => entry.Property(k).CurrentValue));
        return new(
            entry.State switch { EntityState.Added => "Added", EntityState.Deleted => "Removed", _ => "Changed" },
            subject,
            $"{entry.Metadata.ClrType.Name} {key}",
            string.Join(", ", changed.Select(c => c.Name)),
            new() { Values = changed.ToDictionary(c => c.Name, c => new ChangedValue(c.Old, c.New)) });
    }

    private static IEnumerable<PropertyEntry> Flatten(ComplexPropertyEntry cluster) =>
        cluster.Properties.Concat(cluster.ComplexProperties.SelectMany(Flatten));
}

/// <summary>What came of verifying a module's chain.</summary>
/// <param name="Module">The module's schema.</param>
/// <param name="Rows">How many links its head counts.</param>
/// <param name="First">The first anchor; null where there is none.</param>
/// <param name="Last">The furthest anchor; null where there is none.</param>
/// <param name="WrittenAt">When the last link was written.</param>
/// <param name="Fault">The first link that does not hold; null where all do.</param>
public sealed record AuditVerdict(string Module, long Rows, AuditAnchor? First, AuditAnchor? Last, Instant WrittenAt, AuditFault? Fault)
{
    private static readonly Duration LongestWait = Duration.FromHours(1);

    /// <summary>Whether the anchors show that nothing of the last hour before the head, or earlier, was cut off.</summary>
    public bool IsAnchored => Last is not null && (Last.Sequence >= Rows || WrittenAt - Last.At <= LongestWait);

    /// <summary>What the anchors show, in words.</summary>
    public string Anchored =>
        Last is null ? "there are no anchors, so nobody can tell whether its end was cut off"
        : IsAnchored ? $"anchored up to {Last.Sequence} of {Rows}, at {Last.At}; the first anchor is of {First!.At}, at {First.Sequence}"
        : $"anchored only up to {Last.Sequence} of {Rows}, at {Last.At}, more than an hour before its last row, so nobody can tell whether its end was cut off";
}

/// <summary>The first link of a chain that does not hold.</summary>
/// <param name="Module">The module's schema.</param>
/// <param name="Sequence">Which link.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record AuditFault(string Module, long Sequence, string What);
