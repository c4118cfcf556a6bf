using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdop.DataCollection;

internal sealed class DataCollectionDb(DbContextOptions<DataCollectionDb> options, Ground ground) : ModuleDb(options, DataCollectionModule.Schema, ground)
{
    // One kind of open case for each order of the caseload: the closed ones, which come to be nearly all, are not walked.
    private const string OnlyOpen = "ClosedAt IS NULL";

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<AgencyRequest> Requests => Set<AgencyRequest>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<FormVersion> FormVersions => Set<FormVersion>();

    public DbSet<CaseDocument> Documents => Set<CaseDocument>();

    /// <summary>What was written of a request before it was settled, such as a reminder that a mail server put off, is not: they have answered, or are not asked any more.</summary>
    public override Task<bool> IsMeant(OutgoingMail mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mail);

        RequestState[] settled = [RequestState.Returned, RequestState.NothingToAdd, RequestState.NotForThem, RequestState.Withdrawn];
        return mail.About is { } request ? Requests.AllAsync(asked => asked.Id != request || asked.SettledAt == null || asked.SettledAt <= mail.WrittenAt || !settled.Contains(asked.State), ct) : Task.FromResult(true);
    }

    protected override void Shape(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Case>(reviewed =>
        {
            reviewed.ToTable("case").HasKey(c => c.Subject);
            reviewed.Property(c => c.Subject).ValueGeneratedNever();
            reviewed.Ignore(c => c.Id);
            FilterByNeedToKnow(reviewed);
            reviewed.ComplexProperty(c => c.Child, child =>
            {
                child.Property(c => c.GivenName).HasMaxLength(400);
                child.Property(c => c.FamilyName).HasMaxLength(400);
                child.Property(c => c.AlsoKnownAs).HasMaxLength(1000);
                child.Property(c => c.Address).HasMaxLength(500);
                child.Property(c => c.Sex).HasConversion<string>().HasMaxLength(10);
            });
            reviewed.Property(c => c.SortedAs).HasMaxLength(200).IsUnicode(false);
            reviewed.Property(c => c.PlaceOfDeath).HasMaxLength(600); // a line of the notification, and what kind of place
            reviewed.Property(c => c.Circumstances).HasMaxLength(-1);
            reviewed.Property(c => c.Stage).HasConversion<string>().HasMaxLength(20);
            reviewed.Property(c => c.JointCriteria).HasConversion<string>().HasMaxLength(100).IsUnicode(false);
            reviewed.Property(c => c.JointBecause).HasMaxLength(2000);
            reviewed.Property(c => c.WaitingFor).HasMaxLength(200);
            reviewed.Property(c => c.WaitingCode).HasMaxLength(40);
            reviewed.Property(c => c.NextClock).HasMaxLength(60);
            reviewed.Property(c => c.PausedFor).HasMaxLength(60);
            reviewed.Property(c => c.KnownFacts).HasMaxLength(500).IsUnicode(false);
            reviewed.Ignore(c => c.Pause);
            reviewed.Ignore(c => c.KeyWorker);
            reviewed.HasIndex(c => c.Reference).IsUnique();
            reviewed.HasIndex(c => new { c.SortedAs, c.Reference });
            reviewed.HasIndex(c => new { c.DateOfDeath, c.Reference });
            reviewed.HasIndex(c => new { c.ClosedAt, c.Reference }, "closed_by_end").HasFilter("ClosedAt IS NOT NULL");

            // Holds all that need-to-know, the filters and the counts ask of a row, so that only the rows shown are read.
            reviewed.HasIndex(c => new { c.NextDue, c.Reference, c.Area, c.IsRestricted, c.Subject, c.Owner, c.Stage, c.NeedsJointResponse, c.DateOfDeath, c.ClosedAt, c.PausedOn }, "open_by_due").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.SortedAs, c.Reference }, "open_by_child").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.DateOfDeath, c.Reference }, "open_by_death").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.Owner, c.NextDue, c.Reference, c.Area, c.IsRestricted, c.Subject, c.ClosedAt }, "open_by_owner").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.Area, c.NextDue, c.Reference }, "open_by_area").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.Stage, c.NextDue, c.Reference }, "open_by_stage").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.WaitingCode, c.NextDue, c.Reference }, "open_by_wait").HasFilter(OnlyOpen);
            reviewed.HasIndex(c => new { c.NextDue, c.Reference, c.Area }, "paused_by_due").HasFilter("PausedOn IS NOT NULL");
            Has(reviewed, c => c.Steps);
            Has(reviewed, c => c.Clocks);
            Has(reviewed, c => c.Tasks);
            Has(reviewed, c => c.Entries);
            Has(reviewed, c => c.People);
            Has(reviewed, c => c.Notifications);
            Has(reviewed, c => c.Words);
            Has(reviewed, c => c.Pauses);
        });
        modelBuilder.Entity<CaseStep>(step =>
        {
            step.ToTable("case_step").HasKey(s => new { s.Subject, s.Number });
            step.Property(s => s.Number).ValueGeneratedNever();
            step.Property(s => s.Stage).HasConversion<string>().HasMaxLength(20);
        });
        modelBuilder.Entity<CaseClock>(clock =>
        {
            clock.ToTable("case_clock").HasKey(c => new { c.Subject, c.Code });
            clock.Property(c => c.Code).HasMaxLength(40);
            clock.Property(c => c.Name).HasMaxLength(60);
            clock.Property(c => c.WaitingFor).HasMaxLength(200);
            clock.Property(c => c.DoneBy).HasMaxLength(200);
            clock.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(15);
        });
        modelBuilder.Entity<CaseTask>(task =>
        {
            task.ToTable("case_task").HasKey(t => new { t.Subject, t.Code });
            task.Property(t => t.Code).HasMaxLength(40);
            task.Property(t => t.Name).HasMaxLength(200);
            task.Property(t => t.DoneBy).HasMaxLength(200);
            task.Property(t => t.Outcome).HasConversion<string>().HasMaxLength(15);
        });
        modelBuilder.Entity<CaseEntry>(entry =>
        {
            entry.ToTable("case_entry").HasKey(e => e.Id);
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Kind).HasConversion<string>().HasMaxLength(15);
            entry.Property(e => e.Text).HasMaxLength(-1);
            entry.HasIndex(e => new { e.Subject, e.At, e.Place });
        });
        modelBuilder.Entity<CasePerson>(person =>
        {
            person.ToTable("case_person").HasKey(p => p.Id);
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Agency).HasMaxLength(500); // as long as the notification takes them
            person.Property(p => p.Name).HasMaxLength(300);
            person.Property(p => p.Role).HasMaxLength(500);
            person.Property(p => p.Email).HasMaxLength(254);
            person.Property(p => p.Telephone).HasMaxLength(50);
            person.Property(p => p.Stamp).HasMaxLength(32).IsUnicode(false);
        });
        modelBuilder.Entity<CaseNotification>(notification =>
        {
            notification.ToTable("case_notification").HasKey(n => new { n.Subject, n.Notification });
            notification.Property(n => n.Reference).HasMaxLength(30);
            notification.Property(n => n.Source).HasMaxLength(100);
            notification.Property(n => n.From).HasMaxLength(400);
        });
        modelBuilder.Entity<CasePause>(pause =>
        {
            pause.ToTable("case_pause").HasKey(p => new { p.Subject, p.Number });
            pause.Property(p => p.Number).ValueGeneratedNever();
            pause.Property(p => p.Reason).HasMaxLength(40);
            pause.Property(p => p.WaitingFor).HasMaxLength(200);
            pause.Property(p => p.Words).HasMaxLength(2000);
        });
        modelBuilder.Entity<SavedFilter>(filter =>
        {
            filter.ToTable("saved_filter").HasKey(f => f.Id);
            filter.Property(f => f.Id).ValueGeneratedNever();
            filter.Property(f => f.Name).HasMaxLength(SavedFilter.LongestName);
            filter.Property(f => f.Query).HasMaxLength(SavedFilter.LongestQuery);
            filter.HasIndex(f => new { f.Person, f.Name }).IsUnique();
        });
        ShapeRequests(modelBuilder);
        modelBuilder.Entity<FormVersion>(form =>
        {
            form.ToTable("form_version").HasKey(f => f.Id);
            form.Property(f => f.Id).ValueGeneratedNever();
            form.Property(f => f.Key).HasMaxLength(FormVersion.LongestName);
            form.Property(f => f.Edition).HasMaxLength(FormVersion.LongestName);
            form.Property(f => f.Title).HasMaxLength(FormVersion.LongestTitle);
            form.Property(f => f.Json).HasMaxLength(-1);
            form.Property(f => f.State).HasConversion<string>().HasMaxLength(10);
            form.Property(f => f.Because).HasMaxLength(FormVersion.LongestReason);
            form.HasIndex(f => new { f.Key, f.Edition }).IsUnique().HasFilter("State <> 'Withdrawn'");
        });
        modelBuilder.Entity<CaseDocument>(document =>
        {
            document.ToTable("case_document").HasKey(d => d.Id);
            document.Property(d => d.Id).ValueGeneratedNever();
            document.Property(d => d.Type).HasConversion<string>().HasMaxLength(30);
            document.Property(d => d.Title).HasMaxLength(CaseDocument.LongestTitle);
            document.Property(d => d.Originator).HasMaxLength(CaseDocument.LongestOriginator);
            document.Property(d => d.Sharing).HasConversion<string>().HasMaxLength(20);
            document.Property(d => d.WithdrawnBecause).HasMaxLength(2000);
            document.Ignore(d => d.Newest);
            document.Ignore(d => d.First);
            document.Ignore(d => d.MayBeInPapers);
            document.HasOne<Case>().WithMany().HasForeignKey(d => d.Subject).OnDelete(DeleteBehavior.Cascade);
            document.HasOne<AgencyRequest>().WithMany().HasForeignKey(d => d.Request).OnDelete(DeleteBehavior.Restrict);
            document.HasMany(d => d.Versions).WithOne().HasForeignKey(v => v.Document).OnDelete(DeleteBehavior.Cascade);
            OnlyOfCasesSeen(document, d => Cases.Any(c => c.Subject == d.Subject));
        });
        modelBuilder.Entity<DocumentVersion>(version =>
        {
            version.ToTable("document_version").HasKey(v => new { v.Document, v.Number });
            version.Property(v => v.Number).ValueGeneratedNever();
            version.HasOne<StoredFile>().WithOne().HasForeignKey<DocumentVersion>(v => v.File).OnDelete(DeleteBehavior.Restrict);
            version.Property(v => v.Words).HasConversion<string>().HasMaxLength(20);
            version.HasIndex(v => new { v.Words, v.WordsTries });
            OnlyOfCasesSeen(version, v => Cases.Any(c => c.Subject == v.Subject));
        });
        modelBuilder.Entity<DocumentPage>(page =>
        {
            page.ToTable("document_page").HasKey(p => new { p.Document, p.Version, p.Number });
            page.Property(p => p.Version).ValueGeneratedNever();
            page.Property(p => p.Number).ValueGeneratedNever();
            page.HasOne<DocumentVersion>().WithMany().HasForeignKey(p => new { p.Document, p.Version }).OnDelete(DeleteBehavior.Cascade);
            page.HasIndex(p => p.Subject);
            OnlyOfCasesSeen(page, p => Cases.Any(c => c.Subject == p.Subject));
        });
        KeepsFiles(modelBuilder);
        OnlyOfCasesSeen(modelBuilder.Entity<StoredFile>(), f => Cases.Any(c => c.Subject == f.Subject));
        modelBuilder.Entity<CaseWord>(word =>
        {
            word.ToTable("case_word").HasKey(w => new { w.Subject, w.Word });
            word.Property(w => w.Word).HasMaxLength(NameWords.Longest).IsUnicode(false);
            word.HasIndex(w => new { w.Word, w.Subject });
        });
    }

    // Asking, answering and what comes back. Seen by who sees the case.
    private void ShapeRequests(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AgencyRequest>(request =>
        {
            request.ToTable("request").HasKey(r => r.Id);
            request.Property(r => r.Id).ValueGeneratedNever();
            request.Property(r => r.Reference).HasMaxLength(10).IsUnicode(false);
            request.Property(r => r.Kind).HasMaxLength(40).IsUnicode(false);
            request.Property(r => r.AgencyCode).HasMaxLength(20).IsUnicode(false);
            request.Property(r => r.Agency).HasMaxLength(200);
            request.Property(r => r.Name).HasMaxLength(200);
            request.Property(r => r.Email).HasMaxLength(254);
            request.Property(r => r.Telephone).HasMaxLength(50);
            request.Property(r => r.Words).HasMaxLength(2000);
            request.Property(r => r.State).HasConversion<string>().HasMaxLength(15);
            request.Property(r => r.Because).HasMaxLength(2000);
            request.Property(r => r.AsksBecause).HasMaxLength(2000);
            request.HasIndex(r => r.Reference).IsUnique();
            request.HasIndex(r => new { r.Subject, r.SentAt });
            request.HasIndex(r => r.NextStepOn).HasFilter("NextStepOn IS NOT NULL");

            // What needs a person is looked up by each reason for itself: the settled ones, which come to be nearly all, are not walked.
            request.HasIndex(r => r.AsksUntil).HasFilter("AsksUntil IS NOT NULL");
            request.HasIndex(r => r.SettledAt).HasFilter("SettledAt IS NOT NULL");
            request.HasIndex(r => r.State, "not_for_them").HasFilter("State = 'NotForThem'");
            request.HasIndex(r => r.DueOn, "beyond_the_ladder").HasFilter("NextStepOn IS NULL AND State IN ('Sent', 'SentBack')");
            request.Ignore(r => r.Addressee);
            request.Ignore(r => r.IsOpen);
            request.Ignore(r => r.CameInPart);
            request.Ignore(r => r.IsFrozen);
            request.HasMany(r => r.Forms).WithOne().HasForeignKey(f => f.Request);
            request.HasMany(r => r.Doors).WithOne().HasForeignKey(d => d.Request);
            OnlyOfCasesSeen(request, r => Cases.Any(c => c.Subject == r.Subject));
        });
        modelBuilder.Entity<RequestForm>(form =>
        {
            form.ToTable("request_form").HasKey(f => new { f.Request, f.Form });
            form.Property(f => f.Form).HasMaxLength(60).IsUnicode(false);
            form.Property(f => f.Version).HasMaxLength(20).IsUnicode(false);
            form.HasIndex(f => f.ReturnedAt).HasFilter("ReturnedAt IS NOT NULL"); // what came lately of a request that still waits
        });
        KeepsDoors<RequestDoor>(modelBuilder, "request_door", door =>
        {
            door.Property(d => d.Name).HasMaxLength(200);
            door.Property(d => d.Sections).HasMaxLength(4000);
            door.Ignore(d => d.ActsAs);
            door.Ignore(d => d.LastDay);
        });
        modelBuilder.Entity<AnswerDraft>(draft =>
        {
            draft.ToTable("answer_draft").HasKey(d => new { d.Request, d.Form });
            draft.Property(d => d.Form).HasMaxLength(60).IsUnicode(false);
            draft.Property(d => d.Version).HasMaxLength(20).IsUnicode(false);
            draft.Property(d => d.Kept).HasMaxLength(-1).IsUnicode(false);
            draft.Property(d => d.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<Return>(handedIn =>
        {
            handedIn.ToTable("return").HasKey(r => r.Id);
            handedIn.Property(r => r.Id).ValueGeneratedNever();
            handedIn.Property(r => r.Form).HasMaxLength(60).IsUnicode(false);
            handedIn.Property(r => r.FormVersion).HasMaxLength(20).IsUnicode(false);
            handedIn.Property(r => r.Kind).HasConversion<string>().HasMaxLength(10);
            handedIn.Property(r => r.Source).HasMaxLength(40).IsUnicode(false);
            handedIn.Property(r => r.From).HasMaxLength(500);
            handedIn.Property(r => r.Authors).HasMaxLength(-1);
            handedIn.Property(r => r.Response).HasMaxLength(-1);
            handedIn.Property(r => r.WithdrawnBecause).HasMaxLength(2000);
            handedIn.HasIndex(r => new { r.Subject, r.Form, r.At });
            handedIn.HasIndex(r => new { r.Request, r.Form, r.Number }).IsUnique().HasFilter("Request IS NOT NULL");
            handedIn.HasIndex(r => new { r.Subject, r.Form, r.Number }, "record_number").IsUnique().HasFilter("Request IS NULL");
            handedIn.HasMany(r => r.Claims).WithOne().HasForeignKey(c => c.Return);
            OnlyOfCasesSeen(handedIn, r => Cases.Any(c => c.Subject == r.Subject));
        });
        modelBuilder.Entity<Claim>(claim =>
        {
            claim.ToTable("claim").HasKey(c => new { c.Return, c.LinkId, c.Place });
            claim.Property(c => c.Form).HasMaxLength(60).IsUnicode(false);
            claim.Property(c => c.LinkId).HasMaxLength(150).IsUnicode(false);
            claim.Property(c => c.Place).HasMaxLength(40).IsUnicode(false);
            claim.Property(c => c.Value).HasMaxLength(-1);
            claim.Property(c => c.Shown).HasMaxLength(-1);
            claim.HasIndex(c => new { c.Subject, c.Form });
        });
        modelBuilder.Entity<Decision>(decision =>
        {
            decision.ToTable("decision").HasKey(d => d.Id);
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.Property(d => d.Form).HasMaxLength(60).IsUnicode(false);
            decision.Property(d => d.LinkId).HasMaxLength(150).IsUnicode(false);
            decision.Property(d => d.Place).HasMaxLength(40).IsUnicode(false);
            decision.Property(d => d.Value).HasMaxLength(-1);
            decision.Property(d => d.Shown).HasMaxLength(-1);
            decision.Property(d => d.Faced).HasMaxLength(-1);
            decision.Property(d => d.Because).HasMaxLength(2000);
            decision.Property(d => d.Told).HasMaxLength(-1).IsUnicode(false);
            decision.Ignore(d => d.ToldAt);
            decision.HasIndex(d => new { d.Subject, d.Form, d.LinkId, d.Place, d.Number }).IsUnique();
            OnlyOfCasesSeen(decision, d => Cases.Any(c => c.Subject == d.Subject));
        });
        modelBuilder.Entity<AnswerQuery>(query =>
        {
            query.ToTable("answer_query").HasKey(q => q.Id);
            query.Property(q => q.Id).ValueGeneratedNever();
            query.Property(q => q.Form).HasMaxLength(60).IsUnicode(false);
            query.Property(q => q.LinkId).HasMaxLength(150).IsUnicode(false);
            query.Property(q => q.Place).HasMaxLength(40).IsUnicode(false);
            query.Property(q => q.Text).HasMaxLength(2000);
            query.Property(q => q.Reply).HasMaxLength(4000);
            query.HasIndex(q => new { q.Request, q.Form });
            query.HasIndex(q => new { q.Subject, q.SettledAt });
            OnlyOfCasesSeen(query, q => Cases.Any(c => c.Subject == q.Subject));
        });
    }

    // What hangs on a case is there for those for whom the case is there: the filter of the case holds within this one.
    private static void OnlyOfCasesSeen<T>(EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, bool>> isOfOne)
        where T : class => entity.HasQueryFilter(NeedToKnow, isOfOne);

    private static void Has<T>(EntityTypeBuilder<Case> reviewed, System.Linq.Expressions.Expression<Func<Case, IEnumerable<T>?>> many)
        where T : class =>
        reviewed.HasMany(many).WithOne().HasForeignKey(nameof(Case.Subject)).OnDelete(DeleteBehavior.Cascade);
}
