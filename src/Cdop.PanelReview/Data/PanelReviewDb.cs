using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdop.PanelReview;

internal sealed class PanelReviewDb(DbContextOptions<PanelReviewDb> options, Ground ground) : ModuleDb(options, PanelReviewModule.Schema, ground)
{
    /// <summary>The name of the filter by which a case is not there for a member who takes no part in it.</summary>
    public const string NotRecused = "not recused";

    // Read by the filter of meetings as a parameter of each query.
    private bool PlansMeetings => MayAnywhere(Permission.PlanPanels);

    public DbSet<PanelMember> Members => Set<PanelMember>();

    public DbSet<MeetingSeries> Series => Set<MeetingSeries>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<PanelCase> Cases => Set<PanelCase>();

    public DbSet<AgendaItem> Agenda => Set<AgendaItem>();

    public DbSet<Recusal> Recusals => Set<Recusal>();

    /// <summary>Who comes in somebody's place and takes no part in a case.</summary>
    public DbSet<DeputyRecusal> DeputyRecusals => Set<DeputyRecusal>();

    public DbSet<CertifiedPapers> Certified => Set<CertifiedPapers>();

    public DbSet<Pack> Packs => Set<Pack>();

    public DbSet<TakeAway> TakeAways => Set<TakeAway>();

    /// <summary>Who outside the panel is asked about one case at one meeting.</summary>
    public DbSet<GuestExpert> Guests => Set<GuestExpert>();

    /// <summary>What is decided of the papers of cases.</summary>
    public IQueryable<Redaction> Redactions => Set<Redaction>().Include(r => r.Decisions).Include(r => r.Roles).AsSplitQuery();

    /// <summary>What is decided of the papers of a case.</summary>
    public IQueryable<Redaction> RedactionOf(Guid subject) => Redactions.Where(r => r.Subject == subject);

    /// <summary>The papers of a case as they were certified, the last first.</summary>
    public IQueryable<CertifiedPapers> CertifiedOf(Guid subject) => Certified.Where(c => c.Subject == subject).OrderByDescending(c => c.Number);

    /// <summary>What members made of cases, each apart.</summary>
    public DbSet<BlindScore> Scores => Set<BlindScore>();

    public DbSet<Discussion> Discussions => Set<Discussion>();

    public DbSet<Finding> Findings => Set<Finding>();

    /// <summary>Analysis forms while a meeting fills them in.</summary>
    public DbSet<FindingDraft> FindingDrafts => Set<FindingDraft>();

    /// <summary>What the minutes of meetings say, part by part, with each version.</summary>
    public IQueryable<MinutesPart> Minutes => Set<MinutesPart>().Include(part => part.Texts);

    /// <summary>What is to be learned from findings.</summary>
    public DbSet<LibraryPoint> Library => Set<LibraryPoint>();

    /// <summary>What agencies are told of what their returns led to.</summary>
    public DbSet<AgencyNote> AgencyNotes => Set<AgencyNote>();

    /// <summary>How families are told, with letters and questions.</summary>
    public IQueryable<FamilyFollowUp> Families => Set<FamilyFollowUp>().Include(one => one.Letters).Include(one => one.Questions).Include(one => one.Earlier).AsSplitQuery();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<AgreedAction> Actions => Set<AgreedAction>();

    /// <summary>Whom the panel writes to about actions. They are of no case: who reads one came by an action that is there for them, or by their link.</summary>
    public DbSet<ActionOwner> ActionOwners => Set<ActionOwner>();

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
            member.Property(m => m.Site).HasMaxLength(200);
            member.Property(m => m.Panels).HasMaxLength(200).IsUnicode(false);
            member.HasIndex(m => m.Name);
            member.HasIndex(m => m.Person).IsUnique().HasFilter("Person IS NOT NULL");
            member.HasIndex(m => m.Email, "sits_once").IsUnique().HasFilter("LeftOn IS NULL"); // of two who are added at once the second is told
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
            meeting.Property(m => m.Reason).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            meeting.Property(m => m.Because).HasMaxLength(2000);
            meeting.Ignore(m => m.Deputies);
            meeting.Ignore(m => m.Seats);
            meeting.Property(m => m.RecorderName).HasMaxLength(200);
            meeting.HasIndex(m => m.Number).IsUnique();
            meeting.HasIndex(m => new { m.On, m.Number });
            meeting.HasIndex(m => m.NextCheckOn);
            meeting.HasIndex(m => m.PackDueOn);
            meeting.Ignore(m => m.Invited);
            meeting.HasMany(m => m.Invitations).WithOne().HasForeignKey(i => i.Meeting);

            // Who plans no meetings, and chairs or sits on a panel, has those alone to which they are invited: on every page that begins with a meeting.
            meeting.HasQueryFilter(
                NeedToKnow,
                m => SeesEverything || PlansMeetings || m.Invitations.Any(i => i.Ended == null && Members.Any(one => one.Id == i.Member && one.Person == Me)));
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
            invitation.Property(i => i.Ended).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            invitation.Property(i => i.StandIn).HasMaxLength(200);
            invitation.Property(i => i.StandInEmail).HasMaxLength(254);
            invitation.Ignore(i => i.NameAtMeeting);
            invitation.HasIndex(i => new { i.Meeting, i.Member }).IsUnique();
            invitation.HasIndex(i => i.LinkHash).IsUnique();
        });
        KeepsDoors<InvitationDoor>(modelBuilder, "invitation_door", door => door.HasOne<Invitation>().WithMany().HasForeignKey(d => d.Invitation));
        modelBuilder.Entity<PanelCase>(reviewed =>
        {
            reviewed.ToTable("panel_case").HasKey(c => c.Subject);
            reviewed.Property(c => c.Subject).ValueGeneratedNever();
            reviewed.Ignore(c => c.Id);
            reviewed.Ignore(c => c.IsNeonatal);
            FilterByNeedToKnow(reviewed);

            // Whoever signs in as a member is not shown what that member takes no part in, by whichever page: lists, counts and addresses lack it.
            reviewed.HasQueryFilter(NotRecused, c => SeesEverything || !Recusals.Any(r => r.Subject == c.Subject && r.TakenBackAt == null && (r.People.Any(p => p.Person == Me) || Members.Any(m => m.Id == r.Member && m.Person == Me))));
            reviewed.Property(c => c.Label).HasMaxLength(10).IsUnicode(false);
            reviewed.Property(c => c.Age).HasMaxLength(30).IsUnicode(false);
            reviewed.Property(c => c.Band).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            reviewed.Property(c => c.Place).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            reviewed.Property(c => c.Hospital).HasMaxLength(200);
            reviewed.Property(c => c.Teams).HasMaxLength(1000);
            reviewed.Property(c => c.HeldFor).HasMaxLength(20).IsUnicode(false);
            reviewed.Property(c => c.HeldBecause).HasMaxLength(2000);
            reviewed.Property(c => c.Themes).HasMaxLength(200).IsUnicode(false);
            reviewed.HasIndex(c => c.Label).IsUnique();
            reviewed.HasIndex(c => new { c.DueOn, c.Label }, "waiting_by_due").HasFilter("ReadySince IS NOT NULL");
        });
        modelBuilder.Entity<AgendaItem>(item =>
        {
            item.ToTable("agenda_item").HasKey(i => i.Id);
            item.Property(i => i.Id).ValueGeneratedNever();
            item.Property(i => i.Outcome).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            item.Property(i => i.FastTrackBecause).HasMaxLength(2000);
            item.HasOne<Meeting>().WithMany().HasForeignKey(i => i.Meeting).OnDelete(DeleteBehavior.Restrict);
            item.HasOne<PanelCase>().WithMany().HasForeignKey(i => i.Subject).OnDelete(DeleteBehavior.Restrict);
            item.HasIndex(i => new { i.Meeting, i.Subject }).IsUnique();

            // A case is listed for one meeting at a time.
            item.HasIndex(i => i.Subject, "listed_once").IsUnique().HasFilter("Outcome = 'Open'");
            OnlyOfCasesSeen(item, i => Cases.Any(c => c.Subject == i.Subject));
        });
        modelBuilder.Entity<Recusal>(recusal =>
        {
            recusal.ToTable("recusal").HasKey(r => r.Id);
            recusal.Property(r => r.Id).ValueGeneratedNever();
            recusal.Property(r => r.Source).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            recusal.Property(r => r.Because).HasMaxLength(2000);
            recusal.Property(r => r.TakenBackBecause).HasMaxLength(2000);
            recusal.Ignore(r => r.Holds);
            recusal.HasOne<PanelCase>().WithMany().HasForeignKey(r => r.Subject).OnDelete(DeleteBehavior.Restrict);
            recusal.HasOne<PanelMember>().WithMany().HasForeignKey(r => r.Member).OnDelete(DeleteBehavior.Restrict);
            recusal.HasIndex(r => new { r.Subject, r.Member }, "recused_once").IsUnique().HasFilter("TakenBackAt IS NULL");
            recusal.HasIndex(r => r.Member);
            recusal.HasMany(r => r.People).WithOne().HasForeignKey(p => p.Recusal);
        });
        modelBuilder.Entity<DeputyRecusal>(recusal =>
        {
            recusal.ToTable("deputy_recusal").HasKey(r => r.Id);
            recusal.Property(r => r.Id).ValueGeneratedNever();
            recusal.Property(r => r.Name).HasMaxLength(200);
            recusal.Property(r => r.Email).HasMaxLength(254);
            recusal.Property(r => r.Because).HasMaxLength(2000);
            recusal.Property(r => r.TakenBackBecause).HasMaxLength(2000);
            recusal.Ignore(r => r.Holds);
            recusal.HasOne<PanelCase>().WithMany().HasForeignKey(r => r.Subject).OnDelete(DeleteBehavior.Restrict);
            recusal.HasIndex(r => new { r.Subject, r.Email }, "deputy_recused_once").IsUnique().HasFilter("TakenBackAt IS NULL");
            OnlyOfCasesSeen(recusal, r => Cases.Any(c => c.Subject == r.Subject));
        });
        modelBuilder.Entity<RecusedPerson>(person =>
        {
            person.ToTable("recused_person").HasKey(p => new { p.Recusal, p.Person });
            person.HasIndex(p => p.Person);
        });
        ShapePapers(modelBuilder);
        ShapeFindings(modelBuilder);
        ShapeMinutes(modelBuilder);
        ShapeFollowUp(modelBuilder);
        ShapeRegister(modelBuilder);
    }

    // What came of the findings: recommendations, their letters, and agreed actions. Who chairs has those of their own meetings.
    private void ShapeRegister(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Recommendation>(recommendation =>
        {
            recommendation.ToTable("recommendation").HasKey(r => r.Id);
            recommendation.Property(r => r.Id).ValueGeneratedNever();
            recommendation.Property(r => r.Reference).HasMaxLength(12).IsUnicode(false);
            recommendation.Property(r => r.Label).HasMaxLength(10).IsUnicode(false);
            recommendation.Property(r => r.Panel).HasMaxLength(20).IsUnicode(false);
            recommendation.Property(r => r.What).HasMaxLength(-1);
            recommendation.Property(r => r.To).HasMaxLength(-1);
            recommendation.Property(r => r.Level).HasMaxLength(-1);
            recommendation.Ignore(r => r.Stands);
            recommendation.HasOne<PanelCase>().WithMany().HasForeignKey(r => r.Subject).OnDelete(DeleteBehavior.Restrict);
            recommendation.HasMany(r => r.Letters).WithOne().HasForeignKey(l => l.Recommendation);
            recommendation.HasIndex(r => r.Reference).IsUnique();
            recommendation.HasIndex(r => r.Meeting);
            recommendation.HasIndex(r => new { r.MadeAt, r.Id });
            OnlyOfCasesSeen(recommendation, r => Cases.Any(c => c.Subject == r.Subject) && Meetings.Any(m => m.Id == r.Meeting));
        });
        modelBuilder.Entity<ActionLetter>(letter =>
        {
            letter.ToTable("action_letter").HasKey(l => l.Id);
            letter.Property(l => l.Id).ValueGeneratedNever();
            letter.Property(l => l.To).HasMaxLength(200);
            letter.Property(l => l.Address).HasMaxLength(1000);
            letter.Property(l => l.ByName).HasMaxLength(200);
            letter.HasIndex(l => new { l.Recommendation, l.Number }).IsUnique();
            OnlyOfCasesSeen(letter, l => Cases.Any(c => c.Subject == l.Subject));
        });
        modelBuilder.Entity<ActionOwner>(owner =>
        {
            owner.ToTable("action_owner").HasKey(o => o.Id);
            owner.Property(o => o.Id).ValueGeneratedNever();
            owner.Property(o => o.Name).HasMaxLength(200);
            owner.Property(o => o.Email).HasMaxLength(254);
            owner.Property(o => o.LinkHash).HasMaxLength(32);
            owner.HasIndex(o => o.Email).IsUnique();
            owner.HasIndex(o => o.LinkHash).IsUnique();
        });
        modelBuilder.Entity<AgreedAction>(action =>
        {
            action.ToTable("agreed_action").HasKey(a => a.Id);
            action.Property(a => a.Id).ValueGeneratedNever();
            action.Property(a => a.Reference).HasMaxLength(12).IsUnicode(false);
            action.Property(a => a.Label).HasMaxLength(10).IsUnicode(false);
            action.Property(a => a.Panel).HasMaxLength(20).IsUnicode(false);
            action.Property(a => a.What).HasMaxLength(-1);
            action.Property(a => a.Owner).HasMaxLength(-1);
            action.Property(a => a.Factor).HasMaxLength(-1); // as any version of the form has it
            action.Property(a => a.State).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            action.Property(a => a.Said).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            action.Ignore(a => a.IsOpen);
            action.HasOne<PanelCase>().WithMany().HasForeignKey(a => a.Subject).OnDelete(DeleteBehavior.Restrict);
            action.HasOne<Recommendation>().WithMany().HasForeignKey(a => a.Recommendation).OnDelete(DeleteBehavior.Restrict);
            action.HasOne<ActionOwner>().WithMany().HasForeignKey(a => a.Contact).OnDelete(DeleteBehavior.Restrict);
            action.HasMany(a => a.Entries).WithOne().HasForeignKey(e => e.Action);
            action.HasIndex(a => a.Reference).IsUnique();
            action.HasIndex(a => a.Meeting);
            action.HasIndex(a => a.NextStepOn).HasFilter("NextStepOn IS NOT NULL");
            action.HasIndex(a => new { a.State, a.Subject });
            action.HasIndex(a => new { a.DueOn, a.Id });
            action.HasIndex(a => new { a.DueOn, a.Id }, "actions_by_due").HasFilter("SettledAt IS NULL");
            OnlyOfCasesSeen(action, a => Cases.Any(c => c.Subject == a.Subject) && Meetings.Any(m => m.Id == a.Meeting));
        });
        modelBuilder.Entity<ActionEntry>(entry =>
        {
            entry.ToTable("action_entry").HasKey(e => e.Id);
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Step).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            entry.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.File).OnDelete(DeleteBehavior.Restrict);
            OnlyOfCasesSeen(entry, e => Cases.Any(c => c.Subject == e.Subject));
        });
        KeepsFiles(modelBuilder);
        OnlyOfCasesSeen(modelBuilder.Entity<StoredFile>(), f => Cases.Any(c => c.Subject == f.Subject));
    }

    // The papers of a case: what is decided of them, and as they were certified.
    private void ShapePapers(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Redaction>(redaction =>
        {
            redaction.ToTable("redaction").HasKey(r => r.Subject);
            redaction.Property(r => r.Subject).ValueGeneratedNever();
            redaction.HasOne<PanelCase>().WithMany().HasForeignKey(r => r.Subject).OnDelete(DeleteBehavior.Restrict);
            redaction.HasMany(r => r.Decisions).WithOne().HasForeignKey(d => d.Subject);
            redaction.HasMany(r => r.Roles).WithOne().HasForeignKey(r => r.Subject);
            OnlyOfCasesSeen(redaction, r => Cases.Any(c => c.Subject == r.Subject));
        });
        modelBuilder.Entity<RedactionDecision>(decision =>
        {
            decision.ToTable("redaction_decision").HasKey(d => d.Id);
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.Property(d => d.Words).HasMaxLength(Redaction.LongestWords);
            decision.Property(d => d.Instead).HasMaxLength(100);
            decision.Property(d => d.Choice).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            decision.Ignore(d => d.IsByHand);
            OnlyOfCasesSeen(decision, d => Cases.Any(c => c.Subject == d.Subject));
        });
        modelBuilder.Entity<RoleGiven>(role =>
        {
            role.ToTable("redaction_role").HasKey(r => r.Id);
            role.Property(r => r.Id).ValueGeneratedNever();
            role.Property(r => r.Known).HasMaxLength(Redaction.LongestWords);
            role.Property(r => r.Instead).HasMaxLength(100);
            OnlyOfCasesSeen(role, r => Cases.Any(c => c.Subject == r.Subject));
        });
        modelBuilder.Entity<CertifiedPapers>(certified =>
        {
            certified.ToTable("certified_papers").HasKey(c => c.Id);
            certified.Property(c => c.Id).ValueGeneratedNever();
            certified.Property(c => c.Stamp).HasMaxLength(32).IsUnicode(false);
            certified.Property(c => c.Json).HasMaxLength(-1);
            certified.Property(c => c.Analysis).HasMaxLength(-1);
            certified.Property(c => c.AnalysisVersion).HasMaxLength(20).IsUnicode(false);
            certified.Property(c => c.Warning).HasMaxLength(300);
            certified.Property(c => c.CertifiedAs).HasMaxLength(200);
            certified.Property(c => c.Unanswered).HasMaxLength(4000);
            certified.Ignore(c => c.Papers);
            certified.HasOne<PanelCase>().WithMany().HasForeignKey(c => c.Subject).OnDelete(DeleteBehavior.Restrict);
            certified.HasIndex(c => new { c.Subject, c.Number }).IsUnique();
            OnlyOfCasesSeen(certified, c => Cases.Any(one => one.Subject == c.Subject));
        });
        modelBuilder.Entity<Pack>(pack =>
        {
            pack.ToTable("pack").HasKey(p => p.Id);
            pack.Property(p => p.Id).ValueGeneratedNever();
            pack.Property(p => p.QueriesBecause).HasMaxLength(2000);
            pack.HasOne<Meeting>().WithMany().HasForeignKey(p => p.Meeting).OnDelete(DeleteBehavior.Restrict);
            pack.HasMany(p => p.Cases).WithOne().HasForeignKey(c => c.Pack);
            pack.HasIndex(p => new { p.Meeting, p.Number }).IsUnique();
        });
        modelBuilder.Entity<TakeAway>(allowed =>
        {
            allowed.ToTable("take_away").HasKey(t => t.Id);
            allowed.Property(t => t.Id).ValueGeneratedNever();
            allowed.HasOne<Meeting>().WithMany().HasForeignKey(t => t.Meeting).OnDelete(DeleteBehavior.Restrict);
            allowed.HasOne<PanelMember>().WithMany().HasForeignKey(t => t.Member).OnDelete(DeleteBehavior.Restrict);
            allowed.HasIndex(t => new { t.Meeting, t.Member }).IsUnique();
        });
        modelBuilder.Entity<GuestExpert>(guest =>
        {
            guest.ToTable("guest_expert").HasKey(g => g.Id);
            guest.Property(g => g.Id).ValueGeneratedNever();
            guest.Property(g => g.Name).HasMaxLength(200);
            guest.Property(g => g.Email).HasMaxLength(254);
            guest.Property(g => g.Employer).HasMaxLength(200);
            guest.Property(g => g.Site).HasMaxLength(200);
            guest.Property(g => g.Because).HasMaxLength(2000);
            guest.Ignore(g => g.IsInvited);
            guest.Ignore(g => g.InOneLine);
            guest.HasOne<Meeting>().WithMany().HasForeignKey(g => g.Meeting).OnDelete(DeleteBehavior.Restrict);
            guest.HasIndex(g => new { g.Meeting, g.Subject, g.Person }, "asked_once").IsUnique().HasFilter("WithdrawnAt IS NULL");
            guest.HasIndex(g => g.Person);
            OnlyOfCasesSeen(guest, g => Cases.Any(one => one.Subject == g.Subject));
        });
        modelBuilder.Entity<PackCase>(listed =>
        {
            listed.ToTable("pack_case").HasKey(c => new { c.Pack, c.Subject });
            listed.Property(c => c.Unanswered).HasMaxLength(4000);
            listed.HasOne<CertifiedPapers>().WithMany().HasForeignKey(c => c.Papers).OnDelete(DeleteBehavior.Restrict);
            OnlyOfCasesSeen(listed, c => Cases.Any(one => one.Subject == c.Subject));
        });
    }

    // What hangs on a case is there for those for whom the case is there: the filter of the case holds within this one.
    private static void OnlyOfCasesSeen<T>(EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, bool>> isOfOne)
        where T : class => entity.HasQueryFilter(NeedToKnow, isOfOne);

    // What a meeting makes of its cases.
    private void ShapeFindings(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BlindScore>(score =>
        {
            score.ToTable("blind_score").HasKey(s => new { s.Meeting, s.Subject, s.Member });
            score.Property(s => s.FormVersion).HasMaxLength(20).IsUnicode(false);
            score.Property(s => s.Categories).HasMaxLength(40).IsUnicode(false);
            score.Property(s => s.Grades).HasMaxLength(4000).IsUnicode(false);
            score.Property(s => s.Modifiability).HasConversion<string>().HasMaxLength(12).IsUnicode(false);
            score.Property(s => s.GivenAt).IsConcurrencyToken();
            score.Ignore(s => s.Primary);
            score.Ignore(s => s.EachCategory);
            score.Ignore(s => s.EachGrade);
            OnlyOfCasesSeen(score, s => Cases.Any(c => c.Subject == s.Subject));
        });
        modelBuilder.Entity<Discussion>(discussion =>
        {
            discussion.ToTable("discussion").HasKey(d => d.Item);
            discussion.Property(d => d.Item).ValueGeneratedNever();
            discussion.Property(d => d.TakenUpBecause).HasMaxLength(2000);
            discussion.Property(d => d.AskedOf).HasMaxLength(200);
            discussion.Property(d => d.Asked).HasMaxLength(2000);
            discussion.HasIndex(d => d.Meeting);
            discussion.HasIndex(d => d.NextLookOn).HasFilter("NextLookOn IS NOT NULL");
            OnlyOfCasesSeen(discussion, d => Cases.Any(c => c.Subject == d.Subject));
        });
        modelBuilder.Entity<FindingDraft>(draft =>
        {
            draft.ToTable("finding_draft").HasKey(d => d.Item);
            draft.Property(d => d.Item).ValueGeneratedNever();
            draft.Property(d => d.Version).HasMaxLength(20).IsUnicode(false);
            draft.Property(d => d.Hands).HasMaxLength(-1).IsUnicode(false);
            draft.Property(d => d.Revision).IsConcurrencyToken();
            OnlyOfCasesSeen(draft, d => Cases.Any(c => c.Subject == d.Subject));
        });
        modelBuilder.Entity<Finding>(finding =>
        {
            finding.ToTable("finding").HasKey(f => f.Id);
            finding.Property(f => f.Id).ValueGeneratedNever();
            finding.Property(f => f.FormVersion).HasMaxLength(20).IsUnicode(false);
            finding.Property(f => f.Response).HasMaxLength(-1);
            finding.Property(f => f.Categories).HasMaxLength(40).IsUnicode(false);
            finding.Property(f => f.TakenUpBecause).HasMaxLength(2000);
            finding.Property(f => f.Modifiability).HasConversion<string>().HasMaxLength(12).IsUnicode(false);
            finding.HasOne<PanelCase>().WithMany().HasForeignKey(f => f.Subject).OnDelete(DeleteBehavior.Restrict);
            finding.HasIndex(f => new { f.Subject, f.Number }).IsUnique();
            finding.HasIndex(f => f.Item);
            finding.HasIndex(f => new { f.RatifiedAt, f.Id });
            finding.HasMany(f => f.Factors).WithOne().HasForeignKey(f => f.Finding);
            finding.HasMany(f => f.Doubts).WithOne().HasForeignKey(d => d.Finding);
            finding.HasMany(f => f.Present).WithOne().HasForeignKey(p => p.Finding);
            OnlyOfCasesSeen(finding, f => Cases.Any(c => c.Subject == f.Subject));
        });
        modelBuilder.Entity<FindingFactor>(factor =>
        {
            factor.ToTable("finding_factor").HasKey(f => new { f.Finding, f.Line });
            factor.Property(f => f.LinkId).HasMaxLength(100).IsUnicode(false);
            factor.Property(f => f.Domain).HasMaxLength(1).IsUnicode(false);
            factor.Property(f => f.Name).HasMaxLength(-1); // as any version of the form has it
        });
        modelBuilder.Entity<FindingDoubt>(doubt =>
        {
            doubt.ToTable("finding_doubt").HasKey(d => new { d.Finding, d.Line });
            doubt.Property(d => d.Sentence).HasMaxLength(-1);
            doubt.Property(d => d.Because).HasMaxLength(-1);
        });
        modelBuilder.Entity<FindingPresence>(presence =>
        {
            presence.ToTable("finding_presence").HasKey(p => new { p.Finding, p.Member });
            presence.Property(p => p.Name).HasMaxLength(500);
            presence.Property(p => p.Seat).HasMaxLength(30).IsUnicode(false);
        });
    }

    // What stays of a meeting.
    private void ShapeMinutes(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MinutesPart>(part =>
        {
            part.ToTable("minutes_part").HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
            part.Ignore(p => p.Last);
            part.Ignore(p => p.IsApproved);
            part.HasOne<Meeting>().WithMany().HasForeignKey(p => p.Meeting).OnDelete(DeleteBehavior.Restrict);
            part.HasMany(p => p.Texts).WithOne().HasForeignKey(t => t.Part);

            // Of a meeting that is there for them, and of its cases that are.
            OnlyOfCasesSeen(part, p => Meetings.Any(m => m.Id == p.Meeting) && (p.Subject == Guid.Empty || Cases.Any(c => c.Subject == p.Subject)));
        });
        modelBuilder.Entity<MinutesText>(text =>
        {
            text.ToTable("minutes_text").HasKey(t => new { t.Part, t.Number });
            text.Property(t => t.Text).HasMaxLength(-1);
            text.Property(t => t.Because).HasMaxLength(2000);
            text.Property(t => t.WrittenByName).HasMaxLength(200);
            text.Property(t => t.ApprovedByName).HasMaxLength(200);
            OnlyOfCasesSeen(text, t => t.Subject == Guid.Empty || Cases.Any(c => c.Subject == t.Subject));
        });
    }

    // What follows from what was found.
    private void ShapeFollowUp(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LibraryPoint>(point =>
        {
            point.ToTable("library_point").HasKey(p => p.Id);
            point.Property(p => p.Id).ValueGeneratedNever();
            point.Property(p => p.What).HasMaxLength(-1);
            point.Property(p => p.Domain).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            point.Property(p => p.Kind).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            point.Property(p => p.Level).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            point.Property(p => p.Theme).HasMaxLength(30).IsUnicode(false);
            point.Property(p => p.PublishedWords).HasMaxLength(2000);
            point.HasOne<PanelCase>().WithMany().HasForeignKey(p => p.Subject).OnDelete(DeleteBehavior.Restrict);
            point.HasIndex(p => new { p.Finding, p.Line }).IsUnique();
            point.HasIndex(p => p.Subject);
            point.HasIndex(p => new { p.FoundAt, p.Id }, "learned_last").HasFilter("ReplacedAt IS NULL");
            point.HasIndex(p => new { p.Theme, p.FoundAt, p.Id }, "learned_last_of_theme").HasFilter("ReplacedAt IS NULL");

            // Of whichever area: but for who is shut out, takes no part or is not on the closed list of the case, it is not there.
            point.HasQueryFilter(NeedToKnow, p => SeesEverything
                || (HasAnyArea && !Access.Any(a => a.Subject == p.Subject && a.Person == Me && a.Kind == AccessKind.Excluded)
                    && (!p.IsRestricted || Access.Any(a => a.Subject == p.Subject && a.Person == Me && a.Kind == AccessKind.Listed))));
            point.HasQueryFilter(NotRecused, p => SeesEverything || !Recusals.Any(r => r.Subject == p.Subject && r.TakenBackAt == null && (r.People.Any(one => one.Person == Me) || Members.Any(m => m.Id == r.Member && m.Person == Me))));
        });
        modelBuilder.Entity<AgencyNote>(note =>
        {
            note.ToTable("agency_note").HasKey(n => n.Id);
            note.Property(n => n.Id).ValueGeneratedNever();
            note.Property(n => n.Text).HasMaxLength(AgencyNote.Longest);
            note.Ignore(n => n.MessageId);
            note.HasOne<PanelCase>().WithMany().HasForeignKey(n => n.Subject).OnDelete(DeleteBehavior.Restrict);
            note.HasIndex(n => new { n.Subject, n.Request }).IsUnique();
            OnlyOfCasesSeen(note, n => Cases.Any(c => c.Subject == n.Subject));
        });
        modelBuilder.Entity<FamilyFollowUp>(family =>
        {
            family.ToTable("family_follow_up").HasKey(f => f.Subject);
            family.Property(f => f.Subject).ValueGeneratedNever();
            family.Property(f => f.TellsThem).HasMaxLength(-1); // from the analysis form, with roles in the place of names
            family.Property(f => f.ToldBy).HasMaxLength(500);
            family.Property(f => f.ToldBecause).HasMaxLength(1000);
            family.ComplexProperty(f => f.Wishes, wishes =>
            {
                wishes.Property(w => w.Language).HasMaxLength(60);
                wishes.Property(w => w.NotToContact).HasMaxLength(500);
                wishes.Property(w => w.AnotherIs).HasMaxLength(100);
                wishes.Property(w => w.Else).HasMaxLength(1000);
            });
            family.HasOne<PanelCase>().WithMany().HasForeignKey(f => f.Subject).OnDelete(DeleteBehavior.Restrict);
            family.HasMany(f => f.Letters).WithOne().HasForeignKey(l => l.Subject);
            family.HasMany(f => f.Questions).WithOne().HasForeignKey(q => q.Subject);
            family.HasMany(f => f.Earlier).WithOne().HasForeignKey(t => t.Subject);
            family.Property(f => f.LeftBecause).HasMaxLength(1000);
            family.Ignore(f => f.IsAnew);
            family.Ignore(f => f.Waits);
            family.HasIndex(f => f.OpenSince, "to_tell").HasFilter("OpenSince IS NOT NULL");
            OnlyOfCasesSeen(family, f => Cases.Any(c => c.Subject == f.Subject));
        });
        modelBuilder.Entity<FamilyLetter>(letter =>
        {
            letter.ToTable("family_letter").HasKey(l => new { l.Subject, l.Number });
            letter.Property(l => l.To).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            letter.Property(l => l.Addressee).HasMaxLength(200);
            letter.Property(l => l.Broken).HasMaxLength(1000);
            letter.Property(l => l.Because).HasMaxLength(1000);
            letter.Property(l => l.WrittenByName).HasMaxLength(200);
            OnlyOfCasesSeen(letter, l => Cases.Any(c => c.Subject == l.Subject));
        });
        modelBuilder.Entity<FamilyTold>(told =>
        {
            told.ToTable("family_told").HasKey(t => new { t.Subject, t.Number });
            told.Property(t => t.By).HasMaxLength(500);
            told.Property(t => t.Because).HasMaxLength(1000);
            OnlyOfCasesSeen(told, t => Cases.Any(c => c.Subject == t.Subject));
        });
        modelBuilder.Entity<FamilyQuestion>(question =>
        {
            question.ToTable("family_question").HasKey(q => new { q.Subject, q.Number });
            question.Property(q => q.Asked).HasMaxLength(-1); // likewise
            question.Property(q => q.Answer).HasMaxLength(2000);
            OnlyOfCasesSeen(question, q => Cases.Any(c => c.Subject == q.Subject));
        });
        modelBuilder.Entity<Referral>(referral =>
        {
            referral.ToTable("referral").HasKey(r => r.Id);
            referral.Property(r => r.Id).ValueGeneratedNever();
            referral.Property(r => r.To).HasConversion<string>().HasMaxLength(25).IsUnicode(false);
            referral.Property(r => r.Body).HasMaxLength(200);
            referral.Property(r => r.Because).HasMaxLength(2000);
            referral.Property(r => r.ReferredByName).HasMaxLength(200);
            referral.Property(r => r.Decision).HasConversion<string>().HasMaxLength(10).IsUnicode(false);
            referral.Property(r => r.DecisionWords).HasMaxLength(2000);
            referral.Property(r => r.Outcome).HasMaxLength(2000);
            referral.Property(r => r.TakenBackBecause).HasMaxLength(2000);
            referral.Ignore(r => r.IsOpen);
            referral.HasOne<PanelCase>().WithMany().HasForeignKey(r => r.Subject).OnDelete(DeleteBehavior.Restrict);
            referral.HasIndex(r => r.Subject);
            referral.HasIndex(r => new { r.On, r.Id }, "open_by_day").HasFilter("ClosedOn IS NULL");
            OnlyOfCasesSeen(referral, r => Cases.Any(c => c.Subject == r.Subject));
        });
    }
}
