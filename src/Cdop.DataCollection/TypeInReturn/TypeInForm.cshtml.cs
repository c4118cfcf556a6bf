using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>The check before the office hands in what it typed in, and who of the agency said it.</summary>
[Needs(Permission.WorkCases)]
internal sealed class TypeInFormPage(Answering answering, TypeInReturnHandler handler, DataCollectionDb db) : TypeInOneFormPage(answering, db)
{
    private readonly Answering answering = answering;

    [BindProperty]
    public TypeInReturn Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public FormCheck? Check { get; private set; }

    public string Title => answering.FormOf(Asked.Forms.Single(form => form.Form == FormKey)).Title;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct) || !await Read(ct))
        {
            return NotFound();
        }

        Form = new() { Who = Check is { } check && check.Sections.Any(section => section.LinkId == "reporter") && check.Answers.Of("reporter.name") is [var name, ..] ? name.Shown : Asked.Name, Version = Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await Change(reference => handler.Handle(reference, Which, FormKey, Form, ct), "Handed in", ct) is var answer && answer is PageResult && !await Read(ct) ? NotFound() : answer;

    private async Task<bool> Read(CancellationToken ct)
    {
        if (SheetOf(FormKey) is { } sheet)
        {
            var whole = await answering.OpenWhole(sheet, ct);
            var sections = SectionsOf(sheet);
            Check = new(FormHome, whole.Answers, Kind, [.. sections.Where(section => !whole.IsOfAgency(section))])
            {
                Changed = whole.ChangedIn(whole.Answers),
                Unseen = [.. sections.Where(section => whole.IsOfAgency(section) && whole.Answers.IsShown(section, ""))],
                OfDocuments = await answering.ProblemsOfDocuments(whole.Answers, Asked, ct),
                NotLookedAt = answering.NotLookedAt(whole),
                Aside = whole.Aside(sections.Where(section => !whole.IsOfAgency(section)), Kind),
                WaitsFor = whole.WaitsFor(Asked, sections),
                SaysNothing = answering.SaysNothing(whole),
            };
        }

        return Asked.Forms.Any(form => form.Form == FormKey);
    }
}
