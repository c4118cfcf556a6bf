using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>One's own filters of the caseload: gives the view in the address a name, and deletes what is not used.</summary>
[Needs(Permission.ReadCases)]
internal sealed class SaveFilterPage(
    SaveFilterHandler handler, DeleteFilterHandler deletion, DataCollectionDb db, IAreaDirectory areas, IRightsDirectory people, ClockRules rules, ICurrentUser user) : PageModel
{
    [BindProperty]
    public SaveFilter Form { get; set; } = new() { Name = "" };

    public IReadOnlyList<SavedFilter> Mine { get; private set; } = [];

    /// <summary>The name that the view has already; null where it has none.</summary>
    public string? SavedAs => Mine.FirstOrDefault(filter => filter.Query == View.At(""))?.Name;

    /// <summary>What was chosen in the view that would be saved.</summary>
    public IReadOnlyList<(string What, string Chosen)> Chosen { get; private set; } = [];

    /// <summary>The view that would be saved.</summary>
    public Caseload View => Caseload.From(Request.Query).FromTheStart();

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await handler.Handle(Form, View, ct);
            if (result.Succeeded)
            {
                this.SayDone("Filter saved");
            }

            if (this.Answer(result, saved => saved) is LocalRedirectResult goOn)
            {
                return goOn;
            }
        }

        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken ct)
    {
        await deletion.Handle(id, ct);
        this.SayDone("Filter deleted");
        return LocalRedirect(View.At("/cases/filters"));
    }

    private async Task Show(CancellationToken ct)
    {
        Mine = await db.FiltersByName(user.Id, ct);
        var view = View;
        var area = view.Area is { } one ? (await areas.Find(one, ct))?.Name : null;
        var owner = view.Owner is null or "me" or "nobody" ? null : await people.NameOf(new(view.Owner), ct);
        Chosen = [.. view.InWords(rules, area, owner)];
    }
}
