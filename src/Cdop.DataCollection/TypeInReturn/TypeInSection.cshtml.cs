using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>One section that the office types in for an agency. Kept as it is typed, beside what others keep of the same form.</summary>
[Needs(Permission.WorkCases)]
internal sealed class TypeInSectionPage(Answering answering, SectionFilled filled, DataCollectionDb db) : TypeInOneFormPage(answering, db)
{
    private readonly Answering answering = answering;

    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public SectionFilled Filled => filled;

    public IReadOnlyList<FormItem> Sections { get; private set; } = [];

    public string Title => answering.FormOf(filled.Sheet).Title;

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken ct)
    {
        if (!await FindSection(ct))
        {
            return NotFound();
        }

        if (IsEnded)
        {
            return LocalRedirect(Overview);
        }

        await filled.Read(ModelState, check, beside: null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct) =>
        !await FindSection(ct) ? NotFound()
        : IsEnded ? filled.TooLate(this)
        : await filled.Post(this, ct)
            ?? filled.GoOn(this, go, Overview, Sections.SkipWhile(section => section != filled.Section).Skip(1).FirstOrDefault(section => filled.Answers.IsShown(section, "")) is { } next ? $"{FormHome}/{next.LinkId}" : FormHome);

    // Whether the form was handed in, or is waited for no more.
    private bool IsEnded => SheetOf(FormKey) is null;

    private async Task<bool> FindSection(CancellationToken ct)
    {
        if (!await Find(ct) || Asked.Forms.FirstOrDefault(form => form.Form == FormKey) is not { } asked)
        {
            return false;
        }

        var sheet = Sheet.For(Asked, asked);
        Sections = SectionsOf(sheet);
        if (Sections.FirstOrDefault(section => section.LinkId == SectionKey) is not { } found)
        {
            return false;
        }

        filled.Take(sheet, found, $"{FormHome}/{found.LinkId}");
        return true;
    }
}
