using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>The check before a form is handed in.</summary>
internal sealed class HandInFormPage(Entrance entrance, Answering answering, HandInFormHandler handler, DataCollectionDb db) : AnswerFormPage(entrance, answering, db)
{
    private readonly Answering answering = answering;

    [BindProperty]
    public HandInForm Sent { get; set; } = new();

    public FormCheck Check { get; private set; } = null!;

    protected override bool OnlyForAddressee => true;

    // The same form sent again, after the first has settled the request, has the same answer.
    protected override bool OnlyWhileOpen => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Find())
        {
            return Missing;
        }

        var whole = await answering.OpenWhole(Sheet.For(Asked, AskedForm), ct);
        Check = new(FormHome, whole.Answers, Kind, Sections)
        {
            Changed = whole.ChangedIn(whole.Answers),
            OfDocuments = await answering.ProblemsOfDocuments(whole.Answers, Asked, ct),
            TypedIn = [.. Sections.Where(whole.IsOfOffice)],
            NotLookedAt = answering.NotLookedAt(whole),
            Aside = whole.Aside(Sections, Kind),
            WaitsFor = whole.WaitsFor(Asked, Sections),
            SaysNothing = answering.SaysNothing(whole),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Asked.Forms.All(form => form.Form != FormKey))
        {
            return NotFound();
        }

        if ((await handler.Handle(Door, FormKey, Sent, ct)).Succeeded)
        {
            return LocalRedirect($"{Link}/sent");
        }

        // Something was changed since the page was shown: it says now what is missing.
        return LocalRedirect($"{Link}/forms/{FormKey}");
    }
}
