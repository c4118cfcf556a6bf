using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>A blank form to be filled in by hand, whole or as one kind of agency is asked it.</summary>
[Needs(Permission.ReadCases)]
internal sealed class PrintFormPage(FormLibrary library, FormDrafts drafts) : FormPage(library, drafts)
{
    public async Task<IActionResult> OnGetAsync(string? kind, CancellationToken ct) => await Find(kind, ct) ? Page() : NotFound();

    public FieldView Blank(FormItem section) => new FormView(new(Form), section, Kind, []).Field(section, "");
}
