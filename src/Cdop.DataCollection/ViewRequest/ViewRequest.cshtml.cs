using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A return as the request lists it; what it says is read on its own page.</summary>
internal sealed record ReturnListed(Guid Id, string Form, string FormVersion, int Number, ReturnKind Kind, string From, Instant At, Instant? WithdrawnAt, string WithdrawnBecause)
{
    public bool SaysSomething => !Kind.IsNil();
}

/// <summary>One request: whom, what, by when, what became of it, and what can be done about it.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ViewRequestPage(DataCollectionDb db, FormLibrary library, Chasing chasing, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeRequestPage(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Every return of it, the last first; those withdrawn among them.</summary>
    public IReadOnlyList<ReturnListed> Returns { get; private set; } = [];

    /// <summary>What the agency sent along, the last first.</summary>
    public IReadOnlyList<SentDocument> Documents { get; private set; } = [];

    public IReadOnlyList<AnswerQuery> Queries { get; private set; } = [];

    /// <summary>How many mails about it the mail server would not take, by address; what went to a link that is closed since needs nobody.</summary>
    public IReadOnlyDictionary<string, int> Refused { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public bool MayChange { get; private set; }

    /// <summary>Whether there is a form that they can be asked by and were not.</summary>
    public bool MayAskAnother => MayChange && AskAnotherForm.Left(Asked, Case, library).Any();

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Until when a link works, or worked.</summary>
    public string WorksUntil(RequestDoor door) => $"{(door.OpensUntil > Now ? "works" : "worked")} until {InWords.Day(door.LastDay)}";

    /// <summary>Whether a question can be asked on a return: it says something, and no later one has taken its place.</summary>
    public bool MaySendBack(ReturnListed handed) => handed.SaysSomething && Returns.First(other => other.Form == handed.Form && other.WithdrawnAt is null) == handed;

    public string Title(string form, string version) => library.Find(form, version)?.Title ?? form;

    /// <summary>The parts that a link is for.</summary>
    public string PartsOf(RequestDoor door) =>
        string.Join(", ", Asked.Forms.Select(form => library.Find(form.Form, form.Version)).OfType<FormDefinition>()
            .SelectMany(form => form.Sections.Where(section => AnsweredBy.Through(door, Asked).Answers(form.Key, section))).Select(section => section.Text));

    public string Question(AnswerQuery query) => Asked.Forms.FirstOrDefault(form => form.Form == query.Form) is { } asked ? library.Find(asked.Form, asked.Version)?.Find(query.LinkId)?.Text ?? query.LinkId : query.LinkId;

    /// <summary>What happens by itself next, and when.</summary>
    public string? Next => !Asked.IsOpen || Asked.NextStepOn is not { } day ? null
        : $"{(chasing.StepAfter(Case.Area, Asked.StepsTaken).To == ChaseTo.LineLead ? "Goes to the line lead" : "Reminded")} on {InWords.Day(day)} unless answered";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        MayChange = Case.IsOpen && await db.IsWorkedBy(Case, user, ct);
        Returns = await db.Returns.AsNoTracking().Where(r => r.Request == Asked.Id).OrderByDescending(r => r.At).ThenByDescending(r => r.Number).ThenBy(r => r.Form)
            .Select(r => new ReturnListed(r.Id, r.Form, r.FormVersion, r.Number, r.Kind, r.From, r.At, r.WithdrawnAt, r.WithdrawnBecause)).ToListAsync(ct);
        Queries = await db.Set<AnswerQuery>().AsNoTracking().Where(q => q.Request == Asked.Id).OrderByDescending(q => q.AskedAt).ThenBy(q => q.Id).ToListAsync(ct);
        var documents = await db.Documents.AsNoTracking().Include(d => d.Versions).Where(d => d.Request == Asked.Id).ToListAsync(ct);
        var files = documents.ConvertAll(document => document.First.File);
        var kept = files.Count == 0 ? [] : await db.Set<StoredFile>().AsNoTracking().Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        Documents = [.. documents.OrderByDescending(document => document.First.AddedAt).Select(document => new SentDocument(document, kept[document.First.File]))];
        var closed = Asked.Doors.Where(door => door.ClosedAt is not null).Select(door => door.Email).Except(Asked.Doors.Where(door => door.ClosedAt is null).Select(door => door.Email)).ToList();
        Refused = await db.Mail.Where(m => m.About == Asked.Id && m.State == MailState.Refused && !closed.Contains(m.To))
            .GroupBy(m => m.To).Select(same => new { To = same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.To, same => same.Count, ct);
        Names = await DataCollection.Names.Of(people, [Asked.SentBy, .. Queries.Select(q => (UserId?)q.AskedBy)], ct);
        return Page();
    }
}
