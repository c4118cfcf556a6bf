using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>Gives up what was opened again of a complete record.</summary>
[Needs(Permission.KeepRecords)]
internal sealed class GiveUpVersionPage(DataCollectionDb db, RecordBook book, CompleteRecordHandler handler, IRightsDirectory people, ICurrentUser user) : RecordPage(db, book, people, user)
{
    [BindProperty]
    public GiveUpVersion Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindRecord(ct) && IsForCase ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, FormKey, Form, ct), () => [], "The new version was given up", Under.Tab, ct);
        if (answer is PageResult)
        {
            await Reread(ct);
        }

        return answer;
    }
}
