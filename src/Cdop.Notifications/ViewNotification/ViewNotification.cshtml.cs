using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>The whole of what was notified, to read and to print.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ViewNotificationPage(NotificationsDb db, ICurrentUser user, IClock clock) : PageModel, IShows
{
    public Notification Notification { get; private set; } = null!;

    public LogNotification Told { get; private set; } = null!;

    /// <summary>Who printed it, and when.</summary>
    public string Mark => $"Official-Sensitive. Printed by {user.Name}, {clock.GetCurrentInstant().TimeIn().ToString("d MMMM uuuu HH:mm", null)}";

    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        // While nobody has settled whose it is, it is for those who triage, and not for the readers of every area.
        var triages = user.AreasFor(Permission.Triage).Count > 0;
        if (!NotificationReference.TryParse(reference, null, out var written)
            || await db.Notifications.AsNoTracking().Include(n => n.Professionals.OrderBy(p => p.Place)).SingleOrDefaultAsync(n => n.Reference == written && (n.Area != null || triages), ct) is not { } found)
        {
            return NotFound();
        }

        (Notification, Told) = (found, found.AsTold());
        Shown = (db, new AuditNote("Viewed", found.Subject, $"Form of {found.Reference}"));
        return Page();
    }
}
