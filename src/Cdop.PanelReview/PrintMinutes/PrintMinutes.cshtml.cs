using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>The minutes of a meeting on paper.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class PrintMinutesPage(MinuteBook minutes, PanelReviewDb db, PanelRules rules, IConfiguration settings) : MinutesPage(minutes, db, rules)
{
    /// <summary>Whose panel it is.</summary>
    public string Office => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) && Parts.Count > 0 ? Page() : NotFound();
}
