using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>How decisions are kept: beside their notification, one row each.</summary>
internal static class DecisionMap
{
    public static void MapDecisions(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notification>(notification =>
        {
            notification.Ignore(n => n.Standing);
            notification.HasMany(n => n.Decisions).WithOne().HasForeignKey(d => d.Notification);
            notification.HasIndex(n => n.DecidedAt);
            notification.HasIndex(n => new { n.ReceivedAt, n.Reference });
        });
        modelBuilder.Entity<Decision>(decision =>
        {
            decision.ToTable("decision").HasKey(d => new { d.Notification, d.Place });
            decision.Property(d => d.Place).ValueGeneratedNever();
            decision.Ignore(d => d.Subject);
            decision.Property(d => d.Reason).HasMaxLength(Decision.LongestReason);
            decision.Property(d => d.WhyNoJointResponse).HasMaxLength(Decision.LongestReason);
            decision.Property(d => d.PassedTo).HasMaxLength(Decision.LongestPanel);
            decision.Property(d => d.Criteria).HasMaxLength(100);
        });
    }
}
