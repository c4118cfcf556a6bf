using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Where the office withdraws a notification that was made by mistake.</summary>
[Needs(Permission.Triage)]
internal sealed class WithdrawNotificationPage(WithdrawNotificationHandler handler, NotificationsDb db) : PageModel, IShows
{
    [BindProperty]
    public WithdrawNotification Form { get; set; } = null!;

    public NotificationReference Reference { get; private set; } = null!;

    public Guid Version { get; private set; }

    /// <summary>The one-use key: a second post of this page is given the first answer.</summary>
    public Guid Key => Form?.Key ?? Guid.NewGuid();

    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(reference, ct);
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!ModelState.IsValid || !NotificationReference.TryParse(reference, null, out var written))
        {
            return await Show(reference, ct);
        }

        try
        {
            if (await handler.Handle(written, Form, ct) is not { } withdrawn)
            {
                return NotFound();
            }

            if (!withdrawn.Succeeded)
            {
                this.Answer(withdrawn, goTo: _ => "");
                return await Show(reference, ct);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            ModelState.AddModelError("", "Somebody else has changed this notification meanwhile. Look at it again before you withdraw it");
            return await Show(reference, ct);
        }

        this.SayDone($"{written} is withdrawn.");
        return LocalRedirect("/notifications");
    }

    private async Task<IActionResult> Show(string reference, CancellationToken ct)
    {
        if (!NotificationReference.TryParse(reference, null, out var written)
            || await db.Notifications.AsNoTracking().Where(n => n.Reference == written).Select(n => new { n.Version, n.Subject }).SingleOrDefaultAsync(ct) is not { } found)
        {
            return NotFound();
        }

        (Reference, Version) = (written, found.Version);
        Shown = (db, new AuditNote("Viewed", found.Subject, $"notification {written}, to withdraw it"));
        return Page();
    }
}
