using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Asks somebody who was asked already by further forms.</summary>
[Needs(Permission.WorkCases)]
internal sealed class AskAnotherFormPage(AskAnotherFormHandler handler, DataCollectionDb db, FormLibrary library, IClock clock) : ChangeRequestPage(db)
{
    [BindProperty]
    public AskAnotherForm Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>The forms to choose from, each with when it is meant.</summary>
    public IEnumerable<Choice> Forms =>
        AskAnotherForm.Left(Asked, Case, library).Select(form => new Choice(form.Key, form.Title, string.Join(' ', form.Triggers.Select(trigger => trigger.Words))));

    public async Task<IActionResult> OnGetAsync(string? form, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var usual = clock.GetCurrentInstant().DateIn().PlusDays(AgencyRequest.UsualDays);
        Form = new() { Forms = form is null ? [] : [form], DueOn = Asked.IsOpen ? LocalDate.Max(Asked.DueOn, usual) : usual, Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "The form is asked for", ct);
}
