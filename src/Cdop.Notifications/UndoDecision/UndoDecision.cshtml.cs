using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

[Needs(Permission.Triage)]
internal sealed class UndoDecisionPage(NotificationsDb db, UndoDecisionHandler handler, IRightsDirectory people, IClock clock) : PageModel, IShows
{
    [BindProperty]
    public UndoDecision Form { get; set; } = new();

    public NotificationReference Reference { get; private set; } = null!;

    public Decision Standing { get; private set; } = null!;

    public string By { get; private set; } = "";

    /// <summary>What was joined to the case that this one began, and has to be undone first.</summary>
    public IReadOnlyList<NotificationReference> First { get; private set; } = [];

    /// <summary>What waited too and was joined by this decision, and goes back with it.</summary>
    public IReadOnlyList<NotificationReference> With { get; private set; } = [];

    /// <summary>Until when; null once it is too late.</summary>
    public Instant? Until { get; private set; }

    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await Show(reference, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        // The green line's button posts no reason: the page asks for it.
        if (Form.Version == default)
        {
            return await Show(reference, ct) ? LocalRedirect($"/notifications/{Reference}/undo") : NotFound();
        }

        if (ModelState.IsValid && NotificationReference.TryParse(reference, null, out var written))
        {
            if (await handler.Handle(written, Form, ct) is not { } undone)
            {
                return NotFound();
            }

            if (undone.Succeeded)
            {
                this.SayDone(undone.Value);
                return LocalRedirect($"/notifications/{written}");
            }

            this.Answer(undone, _ => "");
        }

        return await Show(reference, ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(string written, CancellationToken ct)
    {
        if (!NotificationReference.TryParse(written, null, out var reference)
            || await db.Notifications.AsNoTracking().Include(n => n.Decisions).SingleOrDefaultAsync(n => n.Reference == reference, ct) is not { Standing: { } standing } notification)
        {
            return false;
        }

        (Reference, Standing) = (reference, standing);
        Shown = (db, new AuditNote("Viewed", notification.Subject, $"notification {reference}, to undo its decision"));
        By = await people.NameOf(standing.By, ct) ?? "somebody who has left";
        Until = standing.At + Notification.UndoFor is var until && clock.GetCurrentInstant() <= until ? until : null;
        if (standing.Kind == DecisionKind.Accepted)
        {
            var joined = await db.Notifications
                .Where(n => n.Case == notification.Case && n.State == NotificationState.Joined)
                .OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id)
                .Select(n => new { n.Reference, n.Decisions.OrderByDescending(d => d.Place).First().Kind })
                .ToListAsync(ct);
            (First, With) = ([.. joined.Where(j => j.Kind == DecisionKind.Joined).Select(j => j.Reference)], [.. joined.Where(j => j.Kind == DecisionKind.TakenAlong).Select(j => j.Reference)]);
        }

        if (HttpMethods.IsGet(Request.Method))
        {
            Form = new() { Version = notification.Version };
        }

        return true;
    }
}
