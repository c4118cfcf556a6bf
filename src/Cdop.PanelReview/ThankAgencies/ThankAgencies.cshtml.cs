using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>An agency that answered, what it is told, and when it was.</summary>
internal sealed record AgencyToThank(AgencyAnswered Agency, AgencyNote? Note, MailState? Mail);

/// <summary>What each agency that answered is told of what its return led to: drafted, written in, and sent in one step to all that are ticked.</summary>
[Needs(Permission.FollowUp)]
internal sealed class ThankAgenciesPage(ThankAgenciesHandler handler, PanelReviewDb db, ICaseDirectory cases) : PanelCasePage(db)
{
    [BindProperty]
    public ThankAgencies Form { get; set; } = new();

    /// <summary>Those still to be told, in the order of the form.</summary>
    public IReadOnlyList<AgencyToThank> ToTell { get; private set; } = [];

    /// <summary>Those who were told.</summary>
    public IReadOnlyList<AgencyToThank> Told { get; private set; } = [];

    /// <summary>In which words the learning of this case goes out.</summary>
    public IReadOnlyList<string> Published { get; private set; } = [];

    /// <summary>Whether the panel has ratified what it found.</summary>
    public bool IsRatified { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Notes = [.. ToTell.Select(Drafted)] };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), Form.Send ? "The agencies that you ticked are told" : "What you wrote is saved", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var subject = Case.Subject;
        IsRatified = await Db.Findings.AnyAsync(finding => finding.Subject == subject, ct);
        Published = await Db.Library.Where(point => point.Subject == subject && point.ReplacedAt == null && point.PublishedWords != "").OrderBy(point => point.Line).Select(point => point.PublishedWords).ToListAsync(ct);
        var notes = await Db.AgencyNotes.AsNoTracking().Where(note => note.Subject == subject).ToDictionaryAsync(note => note.Request, ct);
        var ids = notes.Values.Select(note => (Guid?)note.Id).ToList();
        var mails = (await Db.Mail.AsNoTracking().Where(mail => ids.Contains(mail.About)).Select(mail => new { mail.About, mail.State }).ToListAsync(ct)).ToDictionary(mail => mail.About!.Value, mail => mail.State);
        var all = IsRatified
            ? (await cases.Answered(Case.Id, ct)).Select(agency => (agency, note: notes.GetValueOrDefault(agency.Request))).Select(one => new AgencyToThank(one.agency, one.note, one.note is { } note && mails.TryGetValue(note.Id, out var state) ? state : null)).ToList()
            : [];
        (ToTell, Told) = (all.FindAll(one => one.Note?.SentAt is null), all.FindAll(one => one.Note?.SentAt is not null));
        if (Form.Notes.Count > 0 && !Form.Notes.Select(note => note.Request).SequenceEqual(ToTell.Select(one => one.Agency.Request)))
        {
            // An agency answered or was told since the page was opened: what was typed goes with its agency, and not with its place.
            foreach (var typed in ModelState.Keys.Where(key => key.StartsWith("Form.Notes", StringComparison.Ordinal)).ToList())
            {
                ModelState.Remove(typed);
            }

            Form = Form with { Notes = [.. ToTell.Select(one => Form.Notes.FirstOrDefault(note => note.Request == one.Agency.Request) ?? Drafted(one))] };
        }

        return true;
    }

    private NoteWritten Drafted(AgencyToThank one) => new() { Request = one.Agency.Request, Text = one.Note?.Text ?? NoteDraft.Of(one.Agency, Published), IsTicked = one.Agency.Email.Length > 0 };
}
