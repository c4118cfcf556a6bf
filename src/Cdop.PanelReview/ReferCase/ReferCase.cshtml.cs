using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Refers a death to another body, those of its area by their names.</summary>
[Needs(Permission.FollowUp)]
internal sealed class ReferCasePage(ReferCaseHandler handler, PanelReviewDb db, IAreaDirectory areas, IClock clock) : PanelCasePage(db)
{
    [BindProperty]
    public ReferCase Form { get; set; } = null!;

    /// <summary>The bodies of the area, each by the name that a letter gives it.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new() { On = clock.GetCurrentInstant().DateIn() };
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "The referral is recorded", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        Bodies = await areas.Find(Case.Area, ct) is { } area
            ? [.. Enum.GetValues<ReferralTo>().Select(to => new Choice($"{to}", Wording.Of(to), ReferralBodies.Of(to, area) is var name && name != Wording.Of(to) ? name : null))]
            : [.. Enum.GetValues<ReferralTo>().Select(to => new Choice($"{to}", Wording.Of(to), null))];
        return true;
    }
}
