using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>Takes whose word is taken where agencies differ; with a problem, the record is shown again with what was chosen.</summary>
[Needs(Permission.WorkCases)]
internal sealed class DecideAnswersPage(
    DecideAnswersHandler handler, DataCollectionDb db, CaseRecord record, FormLibrary library, Precedence precedence, IRightsDirectory people, ICurrentUser user)
    : CollatedRecordPage(db, record, library, precedence, people, user)
{
    /// <summary>Whoever comes back to the address finds the record.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) && await Read(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, Form, ct), () => [], "What you chose is saved", "", ct);
        return answer switch
        {
            LocalRedirectResult => LocalRedirect($"/cases/{At}/record?form={Uri.EscapeDataString(Form.Of)}"),
            PageResult when !await Read(ct) => NotFound(),
            _ => answer,
        };
    }
}
