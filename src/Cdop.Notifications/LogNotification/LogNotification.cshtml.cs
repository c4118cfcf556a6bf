using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>The desk's one page for what came by telephone, mail, registrar (Children and Young Persons Act 2008, section 31) or coroner.</summary>
[Needs(Permission.LogNotifications)]
internal sealed class LogNotificationPage(LogNotificationHandler handler, NotificationsDb db) : PageModel, IAsksOfADeath
{
    [BindProperty]
    public LogNotification Form { get; set; } = null!;

    /// <summary>The one-use key: a second post of this page is given the first answer.</summary>
    [BindProperty]
    public Guid Key { get; set; } = Guid.NewGuid();

    public static IEnumerable<Choice> Sources => Choice.Of<Source>().Where(choice => choice.Value != nameof(Source.WebForm));

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form is not { Notifier: not null, Child: not null, Death: not null })
        {
            return BadRequest(); // not this form, or a part of it
        }

        if (Form.Source == Source.WebForm)
        {
            ModelState.AddModelError("Form.Source", "Select how it reached the office");
        }

        if (!ModelState.IsValid)
        {
            // All that is wrong at once; of an unknown source nothing is asked that only the web form must give.
            var checkedAs = Form.Source == Source.WebForm ? Form with { Source = Source.Telephone } : Form;
            foreach (var problem in handler.Check(checkedAs).Found.Where(p => ModelState.GetFieldValidationState($"Form.{p.Field}") != ModelValidationState.Invalid))
            {
                ModelState.AddModelError($"Form.{problem.Field}", problem.Message);
            }

            return Page();
        }

        var logged = await handler.Handle(Form, Key, ct);
        if (!logged.Succeeded)
        {
            return this.Answer(logged, goTo: _ => "");
        }

        // Restricted, or of another area: then who logged it does not see it again.
        var seen = await db.Notifications.AnyAsync(n => n.Reference == logged.Value, ct);
        var says = Nations.Says(Form.Child.PostcodeOfResidence(Form.Death.Date));
        this.SayDone(seen ? $"Logged as {logged.Value}.{(says is null ? "" : $" {says}.")}" : $"Logged as {logged.Value}. It is kept for those who may see it.");
        return LocalRedirect(seen ? $"/notifications/{logged.Value}" : "/notifications");
    }
}
