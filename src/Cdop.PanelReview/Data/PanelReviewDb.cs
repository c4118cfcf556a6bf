using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

internal sealed class PanelReviewDb(DbContextOptions<PanelReviewDb> options, Ground ground) : ModuleDb(options, PanelReviewModule.Schema, ground)
{
    public DbSet<PanelMember> Members => Set<PanelMember>();

    public DbSet<MeetingSeries> Series => Set<MeetingSeries>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    /// <summary>A meeting with who was invited.</summary>
    public IQueryable<Meeting> Whole(string number) => Meetings.Include(m => m.Invitations).Where(m => m.Number == number);

    protected override void Shape(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PanelMember>(member =>
        {
            member.ToTable("member").HasKey(m => m.Id);
            member.Property(m => m.Name).HasMaxLength(200);
            member.Property(m => m.Email).HasMaxLength(254);
            member.Property(m => m.Seat).HasMaxLength(30).IsUnicode(false);
            member.Property(m => m.Employer).HasMaxLength(200);
            member.Property(m => m.Panels).HasMaxLength(200).IsUnicode(false);
            member.HasIndex(m => m.Name);
            member.HasIndex(m => m.Person).IsUnique().HasFilter("Person IS NOT NULL");
        });
        modelBuilder.Entity<MeetingSeries>(series =>
        {
            series.ToTable("series").HasKey(s => s.Id);
            series.Property(s => s.Name).HasMaxLength(100);
            series.Property(s => s.Panel).HasMaxLength(20).IsUnicode(false);
            series.Property(s => s.Rules).HasMaxLength(1000).IsUnicode(false);
            series.Property(s => s.Place).HasMaxLength(500);
            series.HasIndex(s => s.Name).IsUnique();
        });
        modelBuilder.Entity<Meeting>(meeting =>
        {
            meeting.ToTable("meeting").HasKey(m => m.Id);
            meeting.Property(m => m.Number).HasMaxLength(10).IsUnicode(false);
            meeting.Property(m => m.Panel).HasMaxLength(20).IsUnicode(false);
            meeting.Property(m => m.Place).HasMaxLength(500);
            meeting.Property(m => m.State).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            meeting.Property(m => m.Because).HasMaxLength(2000);
            meeting.HasIndex(m => m.Number).IsUnique();
            meeting.HasIndex(m => new { m.On, m.Number });
            meeting.HasIndex(m => m.NextCheckOn);
            meeting.HasMany(m => m.Invitations).WithOne().HasForeignKey(i => i.Meeting);
        });
        modelBuilder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitation").HasKey(i => i.Id);
            invitation.Property(i => i.Id).ValueGeneratedNever();
            invitation.Property(i => i.Name).HasMaxLength(200);
            invitation.Property(i => i.Email).HasMaxLength(254);
            invitation.Property(i => i.Seat).HasMaxLength(30).IsUnicode(false);
            invitation.Property(i => i.LinkHash).HasMaxLength(32);
            invitation.Property(i => i.Reply).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            invitation.Property(i => i.StandIn).HasMaxLength(200);
            invitation.Property(i => i.StandInEmail).HasMaxLength(254);
            invitation.HasIndex(i => new { i.Meeting, i.Member }).IsUnique();
            invitation.HasIndex(i => i.LinkHash).IsUnique();
        });
    }
}
