using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>One case: whose, where it is, what it waits for, its clocks, people, notifications, timeline and notes.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ViewCasePage(DataCollectionDb db, IAreaDirectory areas, IRightsDirectory people, ClockRules rules, RecordBook book, CaseRecord record, SaidFacts facts, Cdop.Forms.FormLibrary library, INotificationDirectory notified, ICurrentUser user, IClock clock) : PageModel, IShows
{
    public const int PageSize = 50;

    private const int Recent = 4;

    public static readonly IReadOnlyList<(string Tab, string Name)> Tabs =
        [("overview", "Overview"), ("requests", "Agencies asked"), ("records", "Meetings and analysis"), ("people", "People"), ("notifications", "Notifications"), ("documents", "Documents"), ("timeline", "Timeline"), ("notes", "Notes")];

    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    public Case Case { get; private set; } = null!;

    public string Tab { get; private set; } = "overview";

    /// <summary>The caseload that one came from: where "next case" goes on.</summary>
    public Caseload List { get; private set; } = new();

    public CaseReference? NextCase { get; private set; }

    public IReadOnlyList<CaseClock> Clocks { get; private set; } = [];

    public IReadOnlyList<CaseTask> Tasks { get; private set; } = [];

    /// <summary>The pause it is in; null where it is in none.</summary>
    public CasePause? Pause { get; private set; }

    public IReadOnlyList<CaseStep> Steps { get; private set; } = [];

    public IReadOnlyList<CasePerson> People { get; private set; } = [];

    public IReadOnlyList<CaseNotification> Notifications { get; private set; } = [];

    /// <summary>The timeline or the notes, newest first; on the overview the last few.</summary>
    public IReadOnlyList<CaseEntry> Entries { get; private set; } = [];

    /// <summary>Where earlier entries begin; null where there are none.</summary>
    public Guid? Earlier { get; private set; }

    /// <summary>Its documents, newest first, those withdrawn last.</summary>
    public IReadOnlyList<CaseDocument> Documents { get; private set; } = [];

    /// <summary>The files of the documents' versions.</summary>
    public IReadOnlyDictionary<Guid, StoredFile> Files { get; private set; } = new Dictionary<Guid, StoredFile>();

    /// <summary>What the requests are called that documents came with.</summary>
    public IReadOnlyDictionary<Guid, string> CameWith { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>How many documents were found to be infected, and nobody has dealt with yet.</summary>
    public int Infected { get; private set; }

    public AreaFacts? Area { get; private set; }

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    /// <summary>The supplementary forms that returns call for and nobody was asked by.</summary>
    public IReadOnlyList<FormCalledFor> CalledFor { get; private set; } = [];

    /// <summary>What is to be told to the national database at once, while that was not told of the death yet.</summary>
    public IReadOnlyList<NotificationAsks> Alerts { get; private set; } = [];

    /// <summary>What notifications have said since it was decided that no joint response is needed, and calls for one.</summary>
    public IReadOnlyList<NotificationAsks> Calls { get; private set; } = [];

    /// <summary>What notifications that were joined say otherwise than the one it began with, or alone.</summary>
    public IReadOnlyList<SaidOtherwise> Otherwise { get; private set; } = [];

    /// <summary>What was decided where agencies differ, and the case does not follow yet.</summary>
    public IReadOnlyList<DecidedOtherwise> Decided { get; private set; } = [];

    /// <summary>The reference of the notification it began with.</summary>
    public string First { get; private set; } = "";

    /// <summary>Until when it is open in an emergency; null for those who see it as their work.</summary>
    public Instant? OpenedUntil { get; private set; }

    public bool MayChange { get; private set; }

    public bool MayWrite { get; private set; }

    public Instant Now { get; private set; }

    public LocalDate Today => Now.DateIn();

    /// <summary>Who was asked, the last first.</summary>
    public IReadOnlyList<AgencyRequest> Asked { get; private set; } = [];

    /// <summary>The office's own records.</summary>
    public IReadOnlyList<RecordState> Kept { get; private set; } = [];

    /// <summary>The analysis that was imported from the legacy form, and where it is from; null where none was.</summary>
    public (string Title, string From)? Legacy { get; private set; }

    /// <summary>Whether the reader keeps them.</summary>
    public bool MayKeep { get; private set; }

    /// <summary>How many were asked, and how many of them are still waited for.</summary>
    public (int All, int Open) AskedCount { get; private set; }

    public CasePerson? KeyWorker => People.FirstOrDefault(person => person.IsKeyWorker);

    public string Reader => user.Name;

    /// <summary>The number of this showing, for the mark on paper.</summary>
    public string Copy { get; } = PaperCopy.Next();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference))
        {
            return NotFound();
        }

        var me = user.Id;
        var found = await db.Cases.AsNoTracking().Where(c => c.Reference == reference)
            .Select(c => new
            {
                Case = c,
                Steps = c.Steps.OrderBy(step => step.Number).ToList(),
                IsListed = db.Access.Any(a => a.Subject == c.Subject && a.Person == me && a.Kind == AccessKind.Listed),
                Asked = db.Requests.Count(r => r.Subject == c.Subject && r.State != RequestState.Withdrawn && r.State != RequestState.NotForThem),
                Open = db.Requests.Count(r => r.Subject == c.Subject && (r.State == RequestState.Sent || r.State == RequestState.SentBack)),
                Opened = db.Access.Where(a => a.Subject == c.Subject && a.Person == me && a.Kind == AccessKind.BreakGlass).Select(a => a.Until).FirstOrDefault(),
                First = db.Set<CaseNotification>().Where(n => n.Subject == c.Subject && n.Notification == c.BeganWith).Select(n => n.Reference).FirstOrDefault(),
                IsDecided = db.Set<Decision>().Any(d => d.Subject == c.Subject && d.Form == Records.Reporting),
                Told = db.Set<CaseNotification>().Count(n => n.Subject == c.Subject && n.RemovedAt == null),
                Infected = db.Documents.Count(d => d.Subject == c.Subject && d.IsInfected && d.WithdrawnAt == null),
            })
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (Case, Steps, Infected, Now, List, AskedCount) = (found.Case, found.Steps, found.Infected, clock.GetCurrentInstant(), Caseload.From(Request.Query), (found.Asked, found.Open));
        Tab = Tabs.Any(tab => tab.Tab == Request.Query["tab"]) ? Request.Query["tab"]! : "overview";
        var isTheirs = user.Areas.Contains(Case.Area) && (!Case.IsRestricted || found.IsListed);
        OpenedUntil = isTheirs ? null : found.Opened;
        MayChange = isTheirs && Case.Stage != CaseStage.OpenedByMistake && user.AreasFor(Permission.WorkCases).Contains(Case.Area);
        MayKeep = isTheirs && Case.Stage != CaseStage.OpenedByMistake && user.AreasFor(Permission.KeepRecords).Contains(Case.Area);
        MayWrite = isTheirs && user.AreasFor(Permission.WriteNotes).Contains(Case.Area);
        Area = await areas.Find(Case.Area, ct);
        await Read(ct);
        First = found.First ?? "";
        Decided = Tab == "overview" && found.IsDecided ? await record.Decided(Case, ct) : [];
        Otherwise = Tab == "overview" && found.Told > 1 ? await record.Otherwise(Case, ct) : [];
        NextCase = await List.Next(db, Case, user.Id, Now, ct);
        Names = await DataCollection.Names.Of(
            people,
            [Case.Owner, Case.JointDecidedBy, .. Entries.Select(e => (UserId?)e.By), .. Documents.SelectMany(d => d.Versions).Select(v => (UserId?)v.AddedBy), .. Documents.Select(d => d.WithdrawnBy), .. Clocks.Select(c => c.SettledBy), .. Tasks.Select(t => t.SettledBy)],
            ct);
        Shown = (db, new("Viewed", Case.Subject, $"Case, {Tab}, copy {Copy}"));
        return Page();
    }

    /// <summary>The address of a tab, in the caseload that one came from.</summary>
    public string TabAt(string tab)
    {
        var here = List.FromTheStart().At($"/cases/{Case.Reference}");
        return tab == "overview" ? here : $"{here}{(here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}tab={tab}";
    }

    /// <summary>The clock that must be done before one starts.</summary>
    public CaseClock? After(CaseClock clock) => Clocks.FirstOrDefault(first => first.Code == rules.Find(clock.Code)?.After);

    /// <summary>What stands under a stage: when it was passed, how long it lasts, or by when it should be.</summary>
    public (string? State, string Words) Under(CaseStage stage)
    {
        if (stage == Case.Stage)
        {
            var since = Period.DaysBetween(Steps.Last(step => step.Stage == stage).On, Today);
            return (null, stage == CaseStage.Closed ? InWords.ShortDay(Steps[^1].On) : since == 0 ? "now, since today" : $"now, {InWords.Count(since, "day")}");
        }

        if (stage < Case.Stage)
        {
            var last = Steps.Last(s => s.Stage <= stage);
            return last.Stage == stage ? ("done", $"done {InWords.DayOfYear(Steps.SkipWhile(step => step.Number <= last.Number).First().On, Today)}") : (null, "passed over");
        }

        var ends = Clocks.FirstOrDefault(c => c.IsOpen && (stage == CaseStage.Reviewed ? rules.Find(c.Code)?.StopsAtClosing == true : rules.Find(c.Code)?.LeadsTo == stage + 1));
        return (null, Case.IsOpen && ends?.DueDay is { } due ? $"by {InWords.DayOfYear(due, Today)}" : "");
    }

    private async Task Read(CancellationToken ct)
    {
        var subject = Case.Subject;
        Clocks = await db.Set<CaseClock>().AsNoTracking().Where(c => c.Subject == subject).OrderBy(c => c.Order).ToListAsync(ct);
        Pause = Case.PausedOn is null ? null : await db.Set<CasePause>().AsNoTracking().SingleOrDefaultAsync(p => p.Subject == subject && p.ResumedOn == null, ct);
        if (Tab == "overview")
        {
            Tasks = await db.Set<CaseTask>().AsNoTracking().Where(t => t.Subject == subject).OrderBy(t => t.Order).ToListAsync(ct);
        }

        var toTell = Clocks.Any(one => one is { Code: "ncmd", IsOpen: true });
        if (Tab == "overview" && Case.IsOpen && (toTell || !Case.NeedsJointResponse))
        {
            var asks = await notified.AsksOf(Case.Id, Case.JointDecidedAt, ct);
            Alerts = [.. asks.Where(ask => toTell && ask.Alert is not null)];
            Calls = [.. asks.Where(ask => !Case.NeedsJointResponse && (ask.Criteria & ~Case.JointCriteria) != JointResponseCriteria.None)];
        }

        if (Tab is "overview" or "requests" && Case.IsOpen && AskedCount.All > 0)
        {
            CalledFor = await facts.FormsCalledFor(Case, ct);
        }

        if (Tab is "overview" or "people")
        {
            People = await db.Set<CasePerson>().AsNoTracking().Where(p => p.Subject == subject && p.LeftAt == null).OrderByDescending(p => p.IsKeyWorker).ThenBy(p => p.Agency).ThenBy(p => p.Name).ToListAsync(ct);
        }

        if (Tab == "requests")
        {
            Asked = await db.Requests.AsNoTracking().Include(r => r.Forms).Where(r => r.Subject == subject).OrderByDescending(r => r.SentAt).ThenBy(r => r.Agency).ToListAsync(ct);
        }

        if (Tab == "records")
        {
            (Kept, var legacy) = await book.All(Case, ct);
            Legacy = legacy is null ? null : (library.Find(ImportLegacyAnalysesHandler.Form, legacy.FormVersion)?.Title ?? ImportLegacyAnalysesHandler.Form, $"Version {legacy.Number}, {legacy.From}");
        }

        if (Tab == "notifications")
        {
            Kept = await book.Of(Case, ct);
            Notifications = await db.Set<CaseNotification>().AsNoTracking().Where(n => n.Subject == subject).OrderBy(n => n.ReceivedAt).ThenBy(n => n.Reference).ToListAsync(ct);
        }

        if (Tab == "documents")
        {
            var documents = await db.Documents.AsNoTracking().Include(d => d.Versions).Where(d => d.Subject == subject).ToListAsync(ct);
            Documents = [.. documents.OrderBy(d => d.WithdrawnAt is not null).ThenByDescending(d => d.Newest.AddedAt)];
            Files = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Subject == subject).ToDictionaryAsync(f => f.Id, ct);
            var requests = Documents.Select(d => d.Request).OfType<Guid>().ToHashSet();
            CameWith = requests.Count == 0 ? CameWith : await db.Requests.Where(r => requests.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Reference, ct);
        }

        if (Tab is "overview" or "timeline" or "notes")
        {
            await ReadEntries(Tab == "overview" ? Recent : PageSize, ct);
        }
    }

    private async Task ReadEntries(int size, CancellationToken ct)
    {
        var entries = db.Set<CaseEntry>().AsNoTracking().Where(e => e.Subject == Case.Subject);
        if (Tab == "notes")
        {
            entries = entries.Where(e => e.Kind == EntryKind.Note);
        }

        if (Guid.TryParse(Request.Query["before"], out var before)
            && await entries.Where(e => e.Id == before).Select(e => new { e.At, e.Place }).SingleOrDefaultAsync(ct) is { } place)
        {
            entries = entries.Where(e => e.At < place.At || (e.At == place.At && e.Place < place.Place));
        }

        var read = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Place).Take(size + 1).ToListAsync(ct);
        Entries = [.. read.Take(size)];
        Earlier = read.Count > size ? Entries[^1].Id : null;
    }
}
