using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Asks for emergency access, and shows what the person has asked for and still may read, if there is such a case.</summary>
[Needs(Permission.BreakGlass), StepUp]
internal sealed class UseEmergencyAccessPage(UseEmergencyAccessHandler handler, PartnershipDb db, ICurrentUser user, IClock clock) : PageModel
{
    [BindProperty]
    public UseEmergencyAccess Form { get; set; } = null!;

    public Guid Key { get; private set; } = Guid.CreateVersion7();

    public IReadOnlyList<(string Reference, Instant Until)> Open { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var answer = this.Answer(await handler.Handle(Form, ct), goTo: _ => "/break-glass");
            if (answer is not PageResult)
            {
                return answer;
            }
        }

        Key = Form?.Key ?? Key;
        await Show(ct);
        return Page();
    }

    private async Task Show(CancellationToken ct)
    {
        var open = await db.EmergencyUses.AsNoTracking().WithSpecification(new OpenUsesOf(user.Id, clock.GetCurrentInstant()))
            .OrderByDescending(u => u.Until).Select(u => new { u.Reference, u.Until }).Take(20).ToListAsync(ct);
        Open = [.. open.DistinctBy(u => u.Reference).Select(u => (u.Reference, u.Until))];
    }
}
