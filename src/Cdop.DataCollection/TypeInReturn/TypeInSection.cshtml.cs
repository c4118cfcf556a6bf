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
            return Missing;
        }

        await filled.Read(ModelState, check, beside: null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct) =>
        !await FindSection(ct) ? Missing
        : await filled.Post(this, ct)
            ?? filled.GoOn(this, go, Overview, Sections.SkipWhile(section => section != filled.Section).Skip(1).FirstOrDefault(section => filled.Answers.IsShown(section, "")) is { } next ? $"{FormHome}/{next.LinkId}" : FormHome);

    // What was handed in meanwhile leads back to the overview.
    private IActionResult Missing => Case is not null && Asked.Forms.Any(form => form.Form == FormKey) ? LocalRedirect(Overview) : NotFound();

    private async Task<bool> FindSection(CancellationToken ct)
    {
        if (!await Find(ct) || SheetOf(FormKey) is not { } sheet || (Sections = SectionsOf(sheet)).FirstOrDefault(section => section.LinkId == SectionKey) is not { } found)
        {
            return false;
        }

        filled.Take(sheet, found, $"{FormHome}/{found.LinkId}");
        return true;
    }
}
