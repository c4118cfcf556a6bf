using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>The packs that a member may read now.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class ListPacksPage(MyPacks packs, PanelRules rules) : PageModel
{
    public IReadOnlyList<MyPack> Packs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Packs = await packs.All(ct);

    public string PanelOf(MyPack mine) => rules.Type(mine.Meeting.Panel)?.Name ?? mine.Meeting.Panel;
}
