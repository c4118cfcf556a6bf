using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Writes what the family is told and who tells them, beside their wishes.</summary>
[Needs(Permission.FollowUp)]
internal sealed class PlanFamilyFeedbackPage(PlanFamilyFeedbackHandler handler, PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    [BindProperty]
    public PlanFamilyFeedback Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { What = Family.What, TellsThem = Family.TellsThem.Length > 0 ? Family.TellsThem : Named.KeyWorker is { } worker ? $"{worker.Name}, {worker.Role}" : "" };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "It is written what they are told", ct);
}
