using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

internal sealed class PartnershipDb(DbContextOptions<PartnershipDb> options, Ground ground) : ModuleDb(options, PartnershipModule.Schema, ground)
{
    public DbSet<ServedArea> Areas => Set<ServedArea>();

    public DbSet<OutwardCode> OutwardCodes => Set<OutwardCode>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Restriction> Restrictions => Set<Restriction>();

    public DbSet<EmergencyUse> EmergencyUses => Set<EmergencyUse>();

    public DbSet<Kept> KeptForAWhile => Set<Kept>();

    protected override void Shape(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ServedArea>(area =>
        {
            area.ToTable("area").HasKey(a => a.Area);
            area.Property(a => a.Name).HasMaxLength(100);
            area.Property(a => a.Letters).HasMaxLength(3).IsUnicode(false);
            area.Property(a => a.Council).HasMaxLength(200);
            area.Property(a => a.Coroner).HasMaxLength(200);
            area.Property(a => a.Police).HasMaxLength(200);
            area.Property(a => a.SafeguardingPartnership).HasMaxLength(200);
            area.Property(a => a.SwitchedBecause).HasMaxLength(2000);
            area.HasIndex(a => a.Letters).IsUnique();
        });
        modelBuilder.Entity<OutwardCode>(code =>
        {
            code.ToTable("outward_code").HasKey(c => c.Code);
            code.Property(c => c.Code).HasMaxLength(4).IsUnicode(false);
            code.Property(c => c.Where).HasMaxLength(100);
        });
        modelBuilder.Entity<Agency>(agency =>
        {
            agency.ToTable("agency").HasKey(a => a.Code);
            agency.Property(a => a.Code).HasMaxLength(20).IsUnicode(false);
            agency.Property(a => a.Name).HasMaxLength(200);
            agency.Property(a => a.Kind).HasConversion<string>().HasMaxLength(30).IsUnicode(false);
            agency.Property(a => a.OdsCode).HasMaxLength(8).IsUnicode(false);
            agency.Property(a => a.Street).HasMaxLength(300);
            agency.Property(a => a.Town).HasMaxLength(100);
            agency.Property(a => a.Telephone).HasMaxLength(50);
            agency.Property(a => a.RequestsTo).HasMaxLength(254);
            agency.Property(a => a.MailDomains).HasMaxLength(1000);
            agency.Property(a => a.Note).HasMaxLength(500);
            agency.Property(a => a.ClosedBecause).HasMaxLength(2000);
            agency.Property(a => a.Successor).HasMaxLength(20).IsUnicode(false);
            agency.Property(a => a.Sought).HasMaxLength(350);
            agency.HasIndex(a => a.OdsCode).IsUnique();
            agency.HasIndex(a => a.Sought);
            agency.HasMany(a => a.Areas).WithOne().HasForeignKey(a => a.Agency);
            agency.HasMany(a => a.Contacts).WithOne().HasForeignKey(c => c.Agency);
            agency.HasMany(a => a.First).WithOne().HasForeignKey(f => f.Agency);
        });
        modelBuilder.Entity<AgencyArea>(area => area.ToTable("agency_area").HasKey(a => new { a.Agency, a.Area }));
        modelBuilder.Entity<AskedFirst>(first => first.ToTable("asked_first").HasKey(f => new { f.Agency, f.Area }));
        modelBuilder.Entity<Contact>(contact =>
        {
            contact.ToTable("contact").HasKey(c => c.Id);
            contact.Property(c => c.Id).ValueGeneratedNever();
            contact.Property(c => c.Name).HasMaxLength(200);
            contact.Property(c => c.Role).HasMaxLength(200);
            contact.Property(c => c.Email).HasMaxLength(254);
            contact.Property(c => c.EmailBecause).HasMaxLength(500);
            contact.Property(c => c.Telephone).HasMaxLength(50);
            contact.HasMany(c => c.Areas).WithOne().HasForeignKey(a => a.Contact);
        });
        modelBuilder.Entity<ContactArea>(area => area.ToTable("contact_area").HasKey(a => new { a.Contact, a.Area }));
        modelBuilder.Entity<Person>(person =>
        {
            person.ToTable("person").HasKey(p => p.Id);
            person.Property(p => p.Issuer).HasMaxLength(250).IsUnicode(false);
            person.Property(p => p.Subject).HasMaxLength(255).IsUnicode(false);
            person.Property(p => p.Name).HasMaxLength(200);
            person.Property(p => p.SortedAs).HasMaxLength(200).IsUnicode(false);
            person.Property(p => p.WorkEmail).HasMaxLength(254);
            person.HasIndex(p => new { p.Issuer, p.Subject }).IsUnique();
            person.Ignore(p => p.Held);
            person.HasMany(p => p.Roles).WithOne().HasForeignKey(r => r.Person);
        });
        modelBuilder.Entity<RoleGiven>(role =>
        {
            role.ToTable("role_given").HasKey(r => r.Id);
            role.Property(r => r.Id).ValueGeneratedNever();
            role.Property(r => r.Role).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        });
        modelBuilder.Entity<Restriction>(restriction =>
        {
            restriction.ToTable("restriction").HasKey(r => r.Subject);
            restriction.Property(r => r.Reference).HasMaxLength(40).IsUnicode(false);
            restriction.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.Subject);
            restriction.HasMany(r => r.TakenOff).WithOne().HasForeignKey(l => l.Subject);
            restriction.HasIndex(r => r.IsRestricted);

            // Who keeps the lists need not be on them, but is never shut out.
            restriction.HasQueryFilter(
                NeedToKnow,
                r => SeesEverything
                    || (!r.Lines.Any(l => l.Person == Me && l.Kind == AccessKind.Excluded) && (r.Area == null ? HasAnyArea : VisibleAreas.Contains(r.Area))));
        });
        modelBuilder.Entity<AccessLine>(line =>
        {
            line.ToTable("access_line").HasKey(l => new { l.Subject, l.Person, l.Kind });
            line.Property(l => l.Kind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            line.Property(l => l.Reason).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            line.Property(l => l.Because).HasMaxLength(2000);
            line.HasIndex(l => l.AsOf).HasFilter("AsOf IS NOT NULL");
        });
        modelBuilder.Entity<TakenOff>(one =>
        {
            one.ToTable("taken_off").HasKey(t => new { t.Subject, t.Person, t.Kind });
            one.Property(t => t.Kind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
        });
        modelBuilder.Entity<Kept>(kept =>
        {
            kept.ToTable("kept_for_a_while").HasKey(k => k.Key);
            kept.Property(k => k.Key).HasMaxLength(64).IsUnicode(false);
            kept.Property(k => k.Owner).HasMaxLength(64).IsUnicode(false);
            kept.HasIndex(k => new { k.Owner, k.Until });
            kept.HasIndex(k => k.Until);
        });
        modelBuilder.Entity<EmergencyUse>(use =>
        {
            use.ToTable("emergency_use").HasKey(u => u.Id);
            use.Property(u => u.Id).ValueGeneratedNever();
            use.Property(u => u.Reference).HasMaxLength(40).IsUnicode(false);
            use.Property(u => u.Reason).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            use.Property(u => u.Because).HasMaxLength(2000);
            use.Property(u => u.Outcome).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            use.Property(u => u.OutcomeBecause).HasMaxLength(2000);
            use.HasIndex(u => new { u.Outcome, u.At });
            use.HasIndex(u => new { u.Subject, u.Until });
            use.HasIndex(u => new { u.Person, u.Until });
            use.HasQueryFilter(
                NeedToKnow,
                u => SeesEverything
                    || (!Set<AccessLine>().Any(l => l.Subject == u.Subject && l.Person == Me && l.Kind == AccessKind.Excluded)
                        && (u.Area == null ? HasAnyArea : VisibleAreas.Contains(u.Area))));
        });
    }
}
