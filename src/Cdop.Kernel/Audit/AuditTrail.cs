using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
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
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal sealed record Change(string Action, Guid Subject, string What, string Fields, string? Payload);

    internal static List<Change> Read(ChangeTracker tracker) =>
        [.. tracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not (INotAudited or OutboxMessage or AccessEntry or OutgoingMail or AnsweredOnce))
            .Select(Read)];

    internal async Task Add(ModuleDb db, IEnumerable<Change> changes, IEnumerable<AuditNote> notes, UserId actor, string because, CancellationToken ct)
    {
        var head = await db.LockAuditHead(ct);
        var chain = keys.Derive(KeyPurpose.Audit, $"chain:{db.Schema}");
        var now = clock.GetCurrentInstant();
        var wrapped = new Dictionary<Guid, byte[]>();

        var rows = changes.Select(c => (c.Action, c.Subject, c.What, c.Fields, Because: because, c.Payload))
            .Concat(notes.Select(n => (n.Action, n.Subject, n.What, Fields: "", n.Because, n.Payload)));
        foreach (var row in rows)
        {
            var sequence = head.Sequence + 1;
            var payload = row.Payload is null ? null : Seal(await SubjectKey(db, row.Subject, wrapped, ct), row.Payload, db.Schema, sequence);
            var entry = new AuditEntry
            {
                Sequence = sequence,
                At = now,
                Actor = actor,
                Action = Cut(row.Action, AuditEntry.LongestAction),
                Subject = row.Subject,
                What = Cut(row.What, AuditEntry.LongestWhat),
                Fields = Cut(row.Fields, AuditEntry.LongestText),
                Because = Cut(row.Because, AuditEntry.LongestText),
                Payload = payload,
                PayloadHash = SHA256.HashData(payload ?? []),
            };
            entry.Hash = entry.Link(chain, head.Hash);
            db.Audit.Add(entry);
            (head.Sequence, head.Hash) = (sequence, entry.Hash);
        }
    }

    /// <summary>
    /// Walks a module's chain from its first link and names the first that does not hold, or null where all do.
    /// Links beyond the stored ones that <paramref name="anchored"/> remembers mean that the end was cut off.
    /// The site may go on writing meanwhile: what is walked ends at the head of the beginning.
    /// </summary>
    public async Task<AuditFault?> Verify(ModuleDb db, IReadOnlyDictionary<long, byte[]> anchored, CancellationToken ct)
    {
        var chain = keys.Derive(KeyPurpose.Audit, $"chain:{db.Schema}");
        var head = await db.AuditHead.AsNoTracking().SingleAsync(ct);
        var last = Math.Max(head.Sequence, anchored.Keys.DefaultIfEmpty(0).Max());
        var before = new byte[32];
        long expected = 1;
        await foreach (var entry in db.Audit.AsNoTracking().Where(e => e.Sequence <= last).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != expected)
            {
                return new(db.Schema, expected, "is missing");
            }

            if (!CryptographicOperations.FixedTimeEquals(entry.PayloadHash, SHA256.HashData(entry.Payload ?? [])))
            {
                return new(db.Schema, expected, "has another payload than was written");
            }

            if (!CryptographicOperations.FixedTimeEquals(entry.Hash, entry.Link(chain, before)))
            {
                return new(db.Schema, expected, "was changed, moved or put in");
            }

            if (anchored.TryGetValue(expected, out var anchor) && !anchor.AsSpan().SequenceEqual(entry.Hash))
            {
                return new(db.Schema, expected, "is not the one that was anchored");
            }

            if (expected == head.Sequence && !head.Hash.AsSpan().SequenceEqual(entry.Hash))
            {
                return new(db.Schema, expected, "is not the head that was kept");
            }

            before = entry.Hash;
            expected++;
        }

        if (expected <= last)
        {
            return new(db.Schema, expected, "was cut off with all that followed");
        }

        // What was written meanwhile is under a later head; what is under none was put in.
        var end = await db.Audit.MaxAsync(e => (long?)e.Sequence, ct) ?? 0;
        var later = await db.AuditHead.AsNoTracking().SingleAsync(ct);
        return end > later.Sequence ? new(db.Schema, later.Sequence + 1, "was put in beyond the head") : null;
    }

    /// <summary>The old and new values of an entry, or null where there are none or the subject's key is destroyed.</summary>
    public async Task<string?> Open(ModuleDb db, AuditEntry entry, CancellationToken ct)
    {
        if (entry.Payload is null || await db.AuditKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Subject == entry.Subject, ct) is not { } key)
        {
            return null;
        }

        return Sealed.OpenText(keys.Unwrap(KeyPurpose.Audit, key.Wrapped), entry.Payload, $"{db.Schema}|{entry.Sequence}");
    }

    private async Task<byte[]> SubjectKey(ModuleDb db, Guid subject, Dictionary<Guid, byte[]> known, CancellationToken ct)
    {
        if (!known.TryGetValue(subject, out var key))
        {
            if (await db.AuditKeys.FindAsync([subject], ct) is not { } stored)
            {
                stored = new() { Subject = subject, Wrapped = keys.Wrap(KeyPurpose.Audit, RandomNumberGenerator.GetBytes(32)) };
                db.AuditKeys.Add(stored);
            }

            known[subject] = key = keys.Unwrap(KeyPurpose.Audit, stored.Wrapped);
        }

        return key;
    }

    private static byte[] Seal(byte[] key, string payload, string schema, long sequence) => Sealed.Text(key, payload, $"{schema}|{sequence}");

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
            JsonSerializer.Serialize(changed.ToDictionary(c => c.Name, c => new[] { c.Old, c.New }), Json));
    }

    private static IEnumerable<PropertyEntry> Flatten(ComplexPropertyEntry cluster) =>
        cluster.Properties.Concat(cluster.ComplexProperties.SelectMany(Flatten));

    // What is longer than its column would refuse the whole save; half a letter would not be read back as it was hashed.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}

/// <summary>The first link of a chain that does not hold.</summary>
/// <param name="Module">The module's schema.</param>
/// <param name="Sequence">Which link.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record AuditFault(string Module, long Sequence, string What);
