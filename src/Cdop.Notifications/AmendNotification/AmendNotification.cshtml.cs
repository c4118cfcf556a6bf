using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Where the office corrects what was notified. What two people changed at once is shown side by side.</summary>
[Needs(Permission.Triage)]
internal sealed class AmendNotificationPage(AmendNotificationHandler handler, NotificationsDb db, IRightsDirectory people) : PageModel, IAsksOfADeath, IShows
{
    private const int SpareRows = 2;

    [BindProperty]
    public LogNotification Form { get; set; } = null!;

    [BindProperty]
    public AmendNotification Change { get; set; } = null!;

    public NotificationReference Reference { get; private set; } = null!;

    /// <summary>The version that the next post goes on from.</summary>
    public Guid Version { get; private set; }

    /// <summary>The one-use key: a second post of this page is given the first answer.</summary>
    public Guid Key => Change?.Key ?? Guid.NewGuid();

    /// <summary>What the page shows of what stands, in short.</summary>
    public string Seen { get; private set; } = "";

    public int Rows { get; private set; }

    /// <summary>What somebody else wrote meanwhile, beside what this person wrote.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        ModelState.Clear();
        if (await Load(reference, ct) is not { } notification)
        {
            return NotFound();
        }

        Form = notification.AsTold();
        Rows = Form.People.Professionals.Count + SpareRows;
        Form = Form with { People = Form.People with { Professionals = [.. Form.People.Professionals, .. Enumerable.Range(0, SpareRows).Select(_ => new Professional())] } };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (Form is not { Notifier: not null, Child: not null, Death: not null })
        {
            // Not this form, or a part of it; and of what one may not see, nothing is said.
            return await Load(reference, ct) is null ? NotFound() : BadRequest();
        }

        if (!ModelState.IsValid)
        {
            return await Again(reference, ct);
        }

        if (!NotificationReference.TryParse(reference, null, out var written))
        {
            return NotFound();
        }

        try
        {
            if (await handler.Handle(written, Change, Form, ct) is not { } amended)
            {
                return NotFound();
            }

            if (!amended.Succeeded)
            {
                this.Answer(amended, goTo: _ => "");
                db.Forget();
                return await Again(reference, ct);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return await Compare(reference, ct);
        }

        this.SayDone($"{written} is corrected.");
        return LocalRedirect($"/notifications/{written}");
    }

    // What is wrong is shown as it was typed, beside what the page showed first: what somebody else changed is put together once it is right.
    private async Task<IActionResult> Again(string reference, CancellationToken ct)
    {
        if (await Load(reference, ct) is not { } stored)
        {
            return NotFound();
        }

        (Version, Seen) = (Change.Version, Change.Seen ?? "");
        Rows = Math.Clamp(Form.People.Professionals.Count + 1, stored.Professionals.Count + 1, People.Most);
        return Page();
    }

    // What the person changed stays in the fields, and the rest shows what stands now. What both changed stands side by side.
    private async Task<IActionResult> Compare(string reference, CancellationToken ct)
    {
        if (await Load(reference, ct) is not { } stored)
        {
            return NotFound();
        }

        var merged = AnswersSeen.Merge(AnswersSeen.Read(Change.Seen), Form, stored.AsTold());
        Differences = Difference.Between(stored.AsTold(), Form, merged.Both);
        Form = merged.Told;
        ModelState.Clear();
        var (who, when) = stored.Amendments.MaxBy(amendment => amendment.Place) is { } last
            ? (await people.NameOf(last.By, ct) ?? "Somebody else", $" ({DecisionWords.At(last.At)})")
            : ("Somebody else", "");
        ModelState.AddModelError("", $"{who} corrected this while you were writing{when}. Compare below what you both changed, then send again what should stand");
        Rows = Math.Clamp(Form.People.Professionals.Count + 1, stored.Professionals.Count + 1, People.Most);
        Form = Form with { People = Form.People with { Professionals = [.. Form.People.Professionals, .. Enumerable.Range(0, Math.Max(0, Rows - Form.People.Professionals.Count)).Select(_ => new Professional())] } };
        return Page();
    }

    private async Task<Notification?> Load(string reference, CancellationToken ct)
    {
        var found = NotificationReference.TryParse(reference, null, out var written)
            ? await db.Notifications.AsNoTracking().AsSplitQuery().Include(n => n.Professionals.OrderBy(p => p.Place)).Include(n => n.Amendments).SingleOrDefaultAsync(n => n.Reference == written, ct)
            : null;
        if (found is not null)
        {
            (Reference, Version, Seen) = (found.Reference, found.Version, AnswersSeen.Of(found.AsTold()));
            Shown = (db, new AuditNote("Viewed", found.Subject, $"Correction of {found.Reference}"));
        }

        return found;
    }

    /// <summary>One answer in two versions.</summary>
    internal sealed record Difference(string Label, string? Stored, string? Typed)
    {
        /// <summary>Those of these answers that differ, in the order of the form.</summary>
        public static IReadOnlyList<Difference> Between(LogNotification stored, LogNotification typed, IReadOnlySet<string> answers) =>
            [.. Screen.All.SelectMany(screen => Pairs(Answer.Of(screen, stored, answers), Answer.Of(screen, typed, answers))).Where(d => d.Stored != d.Typed)];

        private static IEnumerable<Difference> Pairs(IReadOnlyList<Answer> stored, IReadOnlyList<Answer> typed) =>
            stored.Concat(typed).Select(answer => answer.Label).Distinct()
                .Select(label => new Difference(label, stored.FirstOrDefault(a => a.Label == label)?.Value, typed.FirstOrDefault(a => a.Label == label)?.Value));
    }
}
