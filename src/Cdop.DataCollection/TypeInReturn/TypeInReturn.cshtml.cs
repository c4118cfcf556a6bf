using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>What is typed in for an agency: its forms with how far each is, and the other ways to answer.</summary>
[Needs(Permission.WorkCases)]
internal sealed class TypeInReturnPage(Answering answering, DataCollectionDb db) : TypeInPage(answering, db)
{
    private readonly Answering answering = answering;

    public IReadOnlyList<(RequestForm Asked, string Title, IReadOnlyList<SectionProgress> Sections)> Forms { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var open = Asked.IsOpen ? await answering.OpenAll(Case, Asked, ct) : new Dictionary<string, Answered>();
        Forms = [.. from asked in Asked.Forms
                    orderby asked.Order
                    select (asked, answering.FormOf(asked).Title, SheetOf(asked.Form) is { } sheet ? SectionProgress.Of(open[asked.Form], Kind, SectionsOf(sheet)) : [])];
        return Page();
    }
}
