using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cdop.Notifications;

internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options, Ground ground) : ModuleDb(options, NotificationsModule.Schema, ground)
{
    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<RunningNumber> RunningNumbers => Set<RunningNumber>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<CodeTries> CodeTries => Set<CodeTries>();

    public DbSet<CodeAsked> CodesAsked => Set<CodeAsked>();

    public DbSet<CodeMailed> CodesMailed => Set<CodeMailed>();

    /// <summary>
    /// The next number of a series of references. Call it inside <see cref="ModuleDb.Once"/> and before anything else
    /// is added: it saves, so that two who ask at the same moment get different numbers.
    /// </summary>
    public async Task<int> NextNumber(string series, CancellationToken ct)
    {
        var running = await RunningNumbers.FindAsync([series], ct);
        if (running is null)
        {
            running = new() { Series = series };
            RunningNumbers.Add(running);
        }

        while (true)
        {
            try
            {
                var next = running.Next();
                await SaveChangesAsync(ct);
                return next;
            }
            catch (DbUpdateConcurrencyException)
            {
                await Entry(running).ReloadAsync(ct);
            }
            catch (DbUpdateException) when (Entry(running).State == EntityState.Added)
            {
                // Somebody else began the series at the same moment: go on from theirs.
                Entry(running).State = EntityState.Detached;
                if (await RunningNumbers.FindAsync([series], ct) is not { } begun)
                {
                    throw;
                }

                running = begun;
            }
        }
    }

    protected override void Shape(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notification>(notification =>
        {
            notification.ToTable("notification").HasKey(n => n.Id);
            notification.Property(n => n.Id).ValueGeneratedNever();
            notification.ComplexProperty(n => n.Notifier, notifier =>
            {
                notifier.Property(p => p.Name).HasMaxLength(Longest.Name);
                notifier.Property(p => p.Email).HasMaxLength(Longest.Email);
                notifier.Property(p => p.Role).HasMaxLength(Longest.Line);
                notifier.Property(p => p.Agency).HasMaxLength(Longest.Line);
                notifier.Property(p => p.Telephone).HasMaxLength(Longest.Number);
            });
            notification.ComplexProperty(n => n.Child, child =>
            {
                child.Property(c => c.GivenName).HasMaxLength(Longest.Name);
                child.Property(c => c.FamilyName).HasMaxLength(Longest.Name);
                child.Property(c => c.AlsoKnownAs).HasMaxLength(Longest.Name);
                child.Property(c => c.MothersName).HasMaxLength(Longest.Name);
                child.Property(c => c.TypedNhsNumber).HasMaxLength(Longest.Number);
                child.Property(c => c.Address).HasMaxLength(Longest.Line);
                child.Property(c => c.Gp).HasMaxLength(Longest.Line);
            });
            notification.ComplexProperty(n => n.Death, death =>
            {
                death.Property(d => d.PlaceInWords).HasMaxLength(Longest.Line);
                death.Property(d => d.PlaceOfEvent).HasMaxLength(Longest.Line);
                death.Property(d => d.Circumstances).HasMaxLength(Longest.Text);
                death.Property(d => d.JointResponse).HasMaxLength(100);
            });
            notification.Property(n => n.NameKey).HasMaxLength(Domain.NameKey.Length);
            notification.HasMany(n => n.Professionals).WithOne().HasForeignKey(p => p.Notification);
            notification.HasMany(n => n.Amendments).WithOne().HasForeignKey(a => a.Notification);
            notification.HasIndex(n => n.Reference).IsUnique();
            notification.HasIndex(n => new { n.State, n.ReceivedAt, n.Reference });
            notification.HasIndex(n => n.Case);
            notification.HasIndex(n => n.Subject);
            notification.HasIndex(n => n.NhsNumber);
            notification.HasIndex(n => n.NameKey);
            notification.HasIndex(n => new { n.State, n.NameKey });
            notification.HasIndex(n => n.BornOn);
            notification.HasIndex(n => n.DiedOn);
            FilterByNeedToKnow(notification);
            FilterByOwnNumber(notification);
        });
        modelBuilder.Entity<Professional>(professional =>
        {
            professional.ToTable("professional").HasKey(p => new { p.Notification, p.Place });
            professional.Property(p => p.Agency).HasMaxLength(Longest.Line);
            professional.Property(p => p.Name).HasMaxLength(Longest.Name);
            professional.Property(p => p.Role).HasMaxLength(Longest.Line);
            professional.Property(p => p.Email).HasMaxLength(Longest.Email);
            professional.Property(p => p.Telephone).HasMaxLength(Longest.Number);
        });
        modelBuilder.Entity<Amendment>(amendment =>
        {
            amendment.ToTable("amendment").HasKey(a => new { a.Notification, a.Place });
            amendment.Property(a => a.Place).ValueGeneratedNever();
            amendment.Ignore(a => a.Subject);
            amendment.Property(a => a.Because).HasMaxLength(Amendment.LongestReason);
        });
        modelBuilder.Entity<Draft>(draft =>
        {
            draft.ToTable("draft").HasKey(d => d.Id);
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Reference).HasMaxLength(9).IsUnicode(false);
            draft.Property(d => d.CodeHash).HasMaxLength(32);
            draft.Property(d => d.EmailKey).HasMaxLength(32);
            draft.Property(d => d.Content).HasMaxLength(-1);
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.HasIndex(d => d.Reference).IsUnique();
            draft.HasIndex(d => d.EmailKey);
            draft.HasIndex(d => d.ChangedAt);
            draft.HasIndex(d => d.SentAt);
        });
        modelBuilder.Entity<CodeTries>(tries =>
        {
            tries.ToTable("code_tries").HasKey(t => t.Key);
            tries.Property(t => t.Key).HasMaxLength(32);
            tries.Property(t => t.Wrong).IsConcurrencyToken();
            tries.HasIndex(t => t.At);
        });
        modelBuilder.Entity<CodeAsked>(asked =>
        {
            asked.ToTable("code_asked").HasKey(a => a.Id);
            asked.Property(a => a.Id).ValueGeneratedNever();
            asked.Property(a => a.EmailKey).HasMaxLength(32);
        });
        modelBuilder.Entity<CodeMailed>(mailed =>
        {
            mailed.ToTable("code_mailed").HasKey(m => m.Id);
            mailed.Property(m => m.Id).ValueGeneratedNever();
            mailed.Property(m => m.EmailKey).HasMaxLength(32);
            mailed.HasIndex(m => new { m.EmailKey, m.At });
            mailed.HasIndex(m => m.At);
        });
        modelBuilder.Entity<RunningNumber>(running =>
        {
            running.ToTable("running_number").HasKey(r => r.Series);
            running.Property(r => r.Series).HasMaxLength(20).IsUnicode(false);
            running.Property(r => r.Last).IsConcurrencyToken();
        });
        modelBuilder.MapDecisions();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30).AreUnicode(false);
        configurationBuilder.Properties<NotificationReference>().HaveConversion<ReferenceConverter>().HaveMaxLength(15).AreUnicode(false);
    }

    // Joined to a case it goes by the case's number; whoever is shut out of it by its own still does not see it.
    private void FilterByOwnNumber(EntityTypeBuilder<Notification> notification)
    {
        var needToKnow = notification.Metadata.FindDeclaredQueryFilter(NeedToKnow)!.Expression!;
        Expression<Func<Notification, bool>> notShutOut = n =>
            SeesEverything || !Access.Any(a => a.Subject == (Guid)(object)n.Id && a.Person == Me && a.Kind == AccessKind.Excluded);
        var row = needToKnow.Parameters[0];
        var both = Expression.AndAlso(needToKnow.Body, ReplacingExpressionVisitor.Replace(notShutOut.Parameters[0], row, notShutOut.Body));
        notification.HasQueryFilter(NeedToKnow, Expression.Lambda<Func<Notification, bool>>(both, row));
    }

    private sealed class ReferenceConverter() : ValueConverter<NotificationReference, string>(reference => reference.ToString(), text => NotificationReference.Parse(text, null));
}
