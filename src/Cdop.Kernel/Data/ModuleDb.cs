using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cdop.Kernel;

/// <summary>What a module's context stands on: the scope's connection, who acts, the audit and the clock.</summary>
public sealed class Ground(UnitOfWork work, ICurrentUser user, AuditTrail trail, Outbox outbox, IClock clock)
{
    internal UnitOfWork Work => work;

    internal ICurrentUser User => user;

    internal AuditTrail Trail => trail;

    internal Outbox Outbox => outbox;

    internal IClock Clock => clock;
}

/// <summary>
/// One module's tables: its own schema, outbox, outgoing mail, audit chain and copy of the access lines,
/// and only the rows that the current user needs to know.
/// </summary>
public abstract class ModuleDb(DbContextOptions options, string schema, Ground ground) : DbContext(options)
{
    /// <summary>The name of the need-to-know filter, for the few specifications that may look past it and say why.</summary>
    public const string NeedToKnow = "need to know";

    /// <summary>How often an act that collided with others is done again.</summary>
    public const int MostTries = 12;

    private const int LongestAside = 25;

    private readonly List<AuditNote> notes = [];
    private readonly HashSet<object> expected = [];
    private string because = "";

    /// <summary>The module's schema in the database.</summary>
    public string Schema => schema;

    /// <summary>Events that wait for delivery, and those delivered.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Mail that waits to be sent, and what became of it.</summary>
    public DbSet<OutgoingMail> Mail => Set<OutgoingMail>();

    /// <summary>Whether a mail that waited is still meant: what it says may have been overtaken since it was written. Asked just before it is sent; one that is not is forgotten.</summary>
    public virtual Task<bool> IsMeant(OutgoingMail mail, CancellationToken ct) => Task.FromResult(true);

    /// <summary>The module's copy of closed lists, exclusions and emergency openings.</summary>
    public DbSet<AccessEntry> Access => Set<AccessEntry>();

    /// <summary>The audit chain.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>The chain's head.</summary>
    public DbSet<AuditHead> AuditHead => Set<AuditHead>();

    /// <summary>The wrapped keys of the audit's payloads.</summary>
    public DbSet<AuditKey> AuditKeys => Set<AuditKey>();

    /// <summary>Answers to forms that may be sent but once.</summary>
    public DbSet<AnsweredOnce> Answered => Set<AnsweredOnce>();

    // These are read by the need-to-know filters as parameters of each query.

    /// <summary>The areas of the current user, for this endpoint.</summary>
    protected IReadOnlyCollection<Area> VisibleAreas => ground.User.Areas;

    /// <summary>Whether there is any area that the current user may see here.</summary>
    protected bool HasAnyArea => ground.User.Areas.Count > 0;

    /// <summary>Whether the product itself acts.</summary>
    protected bool SeesEverything => ground.User.SeesEverything;

    /// <summary>Who acts.</summary>
    protected UserId Me => ground.User.Id;

    /// <summary>Whether the current user holds a permission anywhere, beside the one that this endpoint asks for.</summary>
    protected bool MayAnywhere(Permission permission) => ground.User.AreasFor(permission).Count > 0;

    private protected bool OnlyReads => ground.User.OnlyReads;

    private protected Instant Now => ground.Clock.GetCurrentInstant();

    /// <summary>Writes something seen or done into the audit with the next save.</summary>
    public void Note(AuditNote note) => notes.Add(note);

    /// <summary>
    /// Writes something seen into the audit now, and nothing else: what was changed and then refused is not saved by looking.
    /// What is looked at while the person has it open in an emergency bears a mark that says so, whichever page it is.
    /// </summary>
    public Task Saw(AuditNote note, CancellationToken ct) => SawAll([note], ct);

    /// <summary>The same of several things seen at once.</summary>
    public async Task SawAll(IReadOnlyCollection<AuditNote> seen, CancellationToken ct)
    {
        Forget();
        notes.AddRange(seen);
        await SaveChangesAsync(ct);
    }

    /// <summary>Lets go of all that was read, changed or noted and is not saved: a change that was refused, or came too late, leaves nothing behind.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        notes.Clear();
        because = "";
    }

    /// <summary>Puts a mail into the outbox, to be sent once this change is saved.</summary>
    public void Send(OutgoingMail mail) => Mail.Add(mail);

    /// <summary>Saves, with the reason a person gave.</summary>
    public async Task<int> SaveBecause(string reason, CancellationToken ct)
    {
        because = reason;
        return await SaveChangesAsync(ct);
    }

    /// <summary>Refuses to save an aggregate that somebody else has changed since <paramref name="seen"/> was shown.</summary>
    public void Expect(Aggregate aggregate, Guid seen)
    {
        var entry = Entry(aggregate);
        if (entry.State == EntityState.Detached)
        {
            throw new InvalidOperationException("It was let go of: read what is changed in what is done once."); // it would be saved nowhere, and nobody told
        }

        entry.Property(a => a.Version).OriginalValue = seen;
        expected.Add(aggregate);
    }

    /// <summary>Lets a change hold only while an aggregate that it leaves as it is stays so: its version moves, and of two at the same moment one is refused.</summary>
    public void LeanOn(Aggregate aggregate) => Entry(aggregate).Property(a => a.Version).IsModified = true;

    /// <summary>
    /// Does something once for a form's key: a second post of the same form, even at the same moment, is given the first answer.
    /// The act reads what it changes and saves it through this context; its answer is kept in the same transaction. Where somebody
    /// else was quicker, with the same row, number or name, nothing of it is saved and it is done again on what is there now; only
    /// what a person has seen otherwise is not changed behind their back. A form without a key is not remembered.
    /// </summary>
    /// <param name="what">The act and what it is done to. A key counts for this and for this person alone: another's form never gets their answer.</param>
    /// <param name="form">The one-use key that the form carried.</param>
    /// <param name="act">What to do. It may be done more than once, so it reads all it decides by itself.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="typed">What was typed, where the same form sent again with other words is another change; without it, the first answer stands.</param>
    public async Task<Result<string>> Once(string what, Guid form, Func<Task<Result<string>>> act, CancellationToken ct, object? typed = null) =>
        (await OnceIfThere(what, form, async () => await act(), ct, typed))!;

    /// <summary>The same, where there may be nothing to do it to: null where <paramref name="act"/> finds nothing.</summary>
    /// <param name="what">The act and what it is done to.</param>
    /// <param name="form">The one-use key that the form carried.</param>
    /// <param name="act">What to do.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="typed">What was typed, where other words are another change.</param>
    public async Task<Result<string>?> OnceIfThere(string what, Guid form, Func<Task<Result<string>?>> act, CancellationToken ct, object? typed = null)
    {
        Guid? key = form == Guid.Empty
            ? null
            : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}\n{Me}\n{what}\n{(typed is null ? "" : JsonSerializer.Serialize(typed, typed.GetType(), OutboxMessage.Json))}"))[..16]);
        return await Answer(key, ct) is { } earlier
            ? earlier
            : await UntilSaved<Result<string>>(() => ActAndRemember(key, act, ct), () => Answer(key, ct), ct);
    }

    /// <summary>
    /// Does something in one transaction, and again on what is there now where somebody else was quicker: they changed the same row,
    /// or took the same number or name. What a person expects to be as they saw it is not tried again.
    /// </summary>
    /// <typeparam name="T">What is answered.</typeparam>
    /// <param name="act">What to do; it reads all it decides by itself.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<T> UntilSaved<T>(Func<Task<T>> act, CancellationToken ct)
        where T : class =>
        (await UntilSaved(async () => await act(), () => Task.FromResult<T?>(null), ct))!;

    /// <summary>Waits a little before an act is done again, each another while, and longer each time: those who collided do not collide again. Up to 25 ms for each time so far.</summary>
    public static Task StepAside(int attempt, CancellationToken ct) => Task.Delay(Random.Shared.Next(LongestAside * attempt), ct);

    private async Task<T?> UntilSaved<T>(Func<Task<T?>> act, Func<Task<T?>> meanwhile, CancellationToken ct)
        where T : class
    {
        var isWithinAnother = ground.Work.Transaction is not null; // who began that does it again as a whole
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ground.Work.InOne(act, ct);
            }
            catch (DbUpdateException fault) when (!isWithinAnother && (fault is DbUpdateConcurrencyException || ground.Work.Database.IsDuplicateKey(fault)))
            {
                var isStale = fault is DbUpdateConcurrencyException && fault.Entries.Any(entry => expected.Contains(entry.Entity));
                expected.Clear();
                Forget();
                if (await meanwhile() is { } first)
                {
                    return first;
                }

                if (isStale || attempt == MostTries)
                {
                    throw;
                }

                await StepAside(attempt, ct);
            }
        }
    }

    /// <summary>Saves the changes, the events they give rise to, the mail and the audit in one transaction; then delivers the events.</summary>
    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var happened = ChangeTracker.Entries<Aggregate>().SelectMany(e => e.Entity.TakeEvents()).ToList();
        Outbox.AddRange(happened.Select(OutboxMessage.From));
        Versions.Move(ChangeTracker);
        var changes = AuditTrail.Read(ChangeTracker);
        if (changes.Count == 0 && notes.Count == 0 && !ChangeTracker.HasChanges())
        {
            return 0;
        }

        var shared = ground.Work.Transaction;
        await ground.Work.Join(this, cancellationToken);

        int saved;
        DbTransaction? own = null;
        try
        {
            if (shared is null)
            {
                own = await ground.Work.Database.Begin(Database.GetDbConnection(), cancellationToken);
                await Database.UseTransactionAsync(own, cancellationToken);
            }

            if (changes.Count > 0 || notes.Count > 0)
            {
                await ground.Trail.Add(this, changes, notes, ground.User.Id, because, cancellationToken);
            }

            saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }
        }
        finally
        {
            if (own is not null)
            {
                await Database.UseTransactionAsync(null, CancellationToken.None);
                await own.DisposeAsync();
            }
        }

        notes.Clear();
        because = "";
        if (happened.Count > 0 && shared is null)
        {
            await ground.Outbox.DeliverAtOnce(GetType());
        }
        else if (happened.Count > 0)
        {
            ground.Work.DeliverAfterCommit(GetType());
        }

        return saved;
    }

    /// <summary>Saving is asynchronous here.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    /// <summary>The head of the chain, held until the transaction ends, and whether the person has what they look at open in an emergency: asked together, since it is asked for every view.</summary>
    internal async Task<(AuditHead Head, bool InEmergency)> LockAuditHead(Guid lookedAt, CancellationToken ct)
    {
        // The head that an earlier save left here may be behind; what counts is what the row says while it is held.
        foreach (var earlier in ChangeTracker.Entries<AuditHead>().ToList())
        {
            earlier.State = EntityState.Detached;
        }

        var heads = AuditHead.FromSqlRaw(ground.Work.Database.LockedHead(schema));
        if (lookedAt == Guid.Empty || !OnlyReads)
        {
            return (await heads.SingleAsync(ct), false);
        }

        var (me, now) = (Me, Now);
        var both = await heads.Select(head => new { Head = head, Opened = Access.Any(a => a.Subject == lookedAt && a.Person == me && a.Kind == AccessKind.BreakGlass && a.Until > now) }).SingleAsync(ct);
        return (both.Head, both.Opened);
    }

    /// <summary>Shows rows of an entity only to those who need to know: their area or the closed list, never the excluded.</summary>
    protected void FilterByNeedToKnow<T>(EntityTypeBuilder<T> entity)
        where T : class, INeedToKnow =>
        entity.HasQueryFilter(
            NeedToKnow,
            row => SeesEverything
                || (!Access.Any(a => a.Subject == row.Subject && a.Person == Me && a.Kind == AccessKind.Excluded)
                    && (((row.Area == null ? HasAnyArea : VisibleAreas.Contains(row.Area))
                            && (!row.IsRestricted || Access.Any(a => a.Subject == row.Subject && a.Person == Me && a.Kind == AccessKind.Listed)))
                        || (OnlyReads && Access.Any(a => a.Subject == row.Subject && a.Person == Me && a.Kind == AccessKind.BreakGlass && a.Until > Now)))));

    /// <summary>The tables every module has; a module calls it first.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(m => m.Number);
            outbox.Property(m => m.Number).ValueGeneratedOnAdd();
            outbox.Property(m => m.Type).HasMaxLength(200);
            outbox.Property(m => m.Body).HasMaxLength(-1);
            outbox.Property(m => m.DeliveredAt).IsConcurrencyToken();
            outbox.HasIndex(m => m.EventId).IsUnique();
            outbox.HasIndex(m => new { m.DeliveredAt, m.Number });
        });
        modelBuilder.Entity<OutgoingMail>(mail =>
        {
            mail.ToTable("mail").HasKey(m => m.Id);
            mail.Property(m => m.To).HasMaxLength(254);
            mail.Property(m => m.Subject).HasMaxLength(200);
            mail.Property(m => m.MessageId).HasMaxLength(100);
            mail.Property(m => m.Body).HasMaxLength(-1);
            mail.Property(m => m.State).HasConversion<string>().HasMaxLength(10);
            mail.Property(m => m.Fence).IsConcurrencyToken();
            mail.HasIndex(m => new { m.State, m.NotBefore });
            mail.HasIndex(m => new { m.State, m.SettledAt });
            mail.HasIndex(m => new { m.About, m.State }).HasFilter("About IS NOT NULL");
        });
        modelBuilder.Entity<AccessEntry>(access =>
        {
            access.ToTable("access").HasKey(a => new { a.Subject, a.Person, a.Kind });
            access.Property(a => a.Kind).HasConversion<string>().HasMaxLength(10);
        });
        modelBuilder.Entity<AuditEntry>(audit =>
        {
            audit.ToTable("audit").HasKey(a => a.Sequence);
            audit.Property(a => a.Sequence).ValueGeneratedNever();
            audit.Property(a => a.Action).HasMaxLength(AuditEntry.LongestAction);
            audit.Property(a => a.What).HasMaxLength(AuditEntry.LongestWhat);
            audit.Property(a => a.Fields).HasMaxLength(AuditEntry.LongestText);
            audit.Property(a => a.PayloadHash).HasMaxLength(32);
            audit.Property(a => a.Hash).HasMaxLength(32);
            audit.HasIndex(a => new { a.Subject, a.Sequence });
            audit.HasIndex(a => new { a.Actor, a.Sequence });
        });
        modelBuilder.Entity<AuditHead>(head =>
        {
            head.ToTable("audit_head").HasKey(h => h.Id);
            head.Property(h => h.Id).ValueGeneratedNever();
            head.Property(h => h.Sequence).IsConcurrencyToken();
            head.Property(h => h.Hash).HasMaxLength(32);
            head.HasData(new AuditHead());
        });
        modelBuilder.Entity<AuditKey>(key =>
        {
            key.ToTable("audit_key").HasKey(k => k.Subject);
            key.Property(k => k.Subject).ValueGeneratedNever(); // all zeros is a subject too: what is about none
            key.Property(k => k.Wrapped).HasMaxLength(100);
        });
        modelBuilder.Entity<AnsweredOnce>(once =>
        {
            once.ToTable("answered_once").HasKey(o => o.Key);
            once.Property(o => o.Answer).HasMaxLength(200);
            once.HasIndex(o => o.At);
        });
        Shape(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsSubclassOf(typeof(Aggregate)))
            {
                entity.FindProperty(nameof(Aggregate.Version))!.IsConcurrencyToken = true;
            }

            // Keys, issuers and sorted names mean the same on both engines: a letter is that letter, in any case and with any accent.
            if (ground.Work.Database.Collation is { Length: > 0 } collation)
            {
                foreach (var text in WithinToo(entity).Where(p => (p.GetProviderClrType() ?? p.GetValueConverter()?.ProviderClrType ?? p.ClrType) == typeof(string)))
                {
                    text.SetCollation(collation);
                }
            }

            if (ground.Work.Database.PrefixesTables && entity.GetTableName() is { } table)
            {
                entity.SetTableName($"{schema}_{table}");
            }
            else
            {
                entity.SetSchema(schema);
            }
        }
    }

    private static IEnumerable<IMutableProperty> WithinToo(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => WithinToo(part.ComplexType)));

    /// <summary>Gives the module a table of the files that people sent to it. Who may see a row is the module's to say.</summary>
    protected static void KeepsFiles(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);

        modelBuilder.Entity<StoredFile>(file =>
        {
            file.ToTable("file").HasKey(f => f.Id);
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.Name).HasMaxLength(150);
            file.Property(f => f.Kind).HasConversion<string>().HasMaxLength(10);
            file.Property(f => f.ScannedWith).HasMaxLength(200);
            file.Property(f => f.Sha256).HasMaxLength(64).IsUnicode(false);
            file.Property(f => f.State).HasConversion<string>().HasMaxLength(12);
            file.Property(f => f.Finding).HasMaxLength(200);
            file.HasIndex(f => new { f.State, f.NotBefore });
            file.HasIndex(f => f.Address);
            file.HasIndex(f => f.CheckedAt);
        });
    }

    /// <summary>Gives the module a table of the links that it mails to people without an account, and one of those who ask to be let in at them.</summary>
    protected static void KeepsDoors<TDoor>(ModelBuilder modelBuilder, string table, Action<EntityTypeBuilder<TDoor>> more)
        where TDoor : Door
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);

        modelBuilder.Entity<TDoor>(door =>
        {
            door.ToTable(table).HasKey(d => d.Id);
            door.Property(d => d.Id).ValueGeneratedNever();
            door.Property(d => d.Email).HasMaxLength(254);
            door.Property(d => d.SelectorHash).HasMaxLength(32);
            door.Property(d => d.CodeHash).HasMaxLength(32);
            door.Property(d => d.CodesMailed).HasMaxLength(100).IsUnicode(false);
            door.Property(d => d.Revision).IsConcurrencyToken();
            door.HasIndex(d => d.SelectorHash).IsUnique();
            door.HasIndex(d => d.Email);
            door.HasIndex(d => d.FrozenAt).HasFilter("FrozenAt IS NOT NULL");
            more(door);
        });
        modelBuilder.Entity<EntryAsked>(asked =>
        {
            asked.ToTable("entry_asked").HasKey(a => a.Id);
            asked.Property(a => a.Id).ValueGeneratedNever();
            asked.Property(a => a.SelectorHash).HasMaxLength(32);
            asked.Property(a => a.EmailKey).HasMaxLength(32);
            asked.Property(a => a.Browser).HasMaxLength(32);
        });
    }

    /// <summary>The module's own tables.</summary>
    protected abstract void Shape(ModelBuilder modelBuilder);

    /// <summary>How the kernel's values are stored, on both engines alike.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
        configurationBuilder.Properties<CaseId>().HaveConversion<CaseIdConverter>();
        configurationBuilder.Properties<NotificationId>().HaveConversion<NotificationIdConverter>();
        configurationBuilder.Properties<CaseReference>().HaveConversion<TextConverter<CaseReference>>().HaveMaxLength(15).AreUnicode(false);
        configurationBuilder.Properties<NhsNumber>().HaveConversion<TextConverter<NhsNumber>>().HaveMaxLength(10).AreUnicode(false);
        configurationBuilder.Properties<Area>().HaveConversion<TextConverter<Area>>().HaveMaxLength(9).AreUnicode(false);
        configurationBuilder.Properties<Postcode>().HaveConversion<TextConverter<Postcode>>().HaveMaxLength(8).AreUnicode(false);
        configurationBuilder.Properties<FileAddress>().HaveConversion<TextConverter<FileAddress>>().HaveMaxLength(64).AreUnicode(false);
        configurationBuilder.Properties<UserId>().HaveConversion<UserIdConverter>().HaveMaxLength(64).AreUnicode(false);
        configurationBuilder.Properties<string>().HaveMaxLength(4000);
    }

    private async Task<Result<string>?> ActAndRemember(Guid? form, Func<Task<Result<string>?>> act, CancellationToken ct)
    {
        await ground.Work.Join(this, ct);
        if (await Answer(form, ct) is { } meanwhile)
        {
            return meanwhile;
        }

        var result = await act();
        if (result?.Succeeded == true && form is { } key)
        {
            Answered.Add(new() { Key = key, Answer = result.Value, At = Now });
            await SaveChangesAsync(ct);
        }

        return result;
    }

    private async Task<Result<string>?> Answer(Guid? form, CancellationToken ct) =>
        form is { } key && await Answered.AsNoTracking().Where(o => o.Key == key).Select(o => o.Answer).SingleOrDefaultAsync(ct) is { } answer ? (Result<string>)answer : null;

    private sealed class InstantConverter() : ValueConverter<Instant, DateTime>(i => i.ToDateTimeUtc(), d => Instant.FromDateTimeUtc(DateTime.SpecifyKind(d, DateTimeKind.Utc)));

    private sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(d => d.ToDateOnly(), d => LocalDate.FromDateOnly(d));

    private sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(t => t.ToTimeOnly(), t => LocalTime.FromTimeOnly(t));

    private sealed class CaseIdConverter() : ValueConverter<CaseId, Guid>(id => id.Value, value => new(value));

    private sealed class NotificationIdConverter() : ValueConverter<NotificationId, Guid>(id => id.Value, value => new(value));

    private sealed class UserIdConverter() : ValueConverter<UserId, string>(id => id.Value, value => new(value));

    private sealed class TextConverter<T>() : ValueConverter<T, string>(value => value.ToString()!, text => Parse(text))
        where T : IParsable<T>
    {
        private static T Parse(string text) => T.Parse(text, null);
    }
}
