using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Cdop.DataCollection;

/// <summary>The formal request for information under section 16N of the Children Act 2004, to print and sign, where reminders did not help.</summary>
[Needs(Permission.WorkCases)]
internal sealed class WriteRequestLetterPage(DataCollectionDb db, IAreaDirectory areas, ICurrentUser user, IConfiguration settings, IClock clock) : ChangeRequestPage(db)
{
    public AreaFacts? Area { get; private set; }

    public string From => user.Name;

    public string Panel => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public string Reach => string.Join(", ", new[] { settings["Site:Telephone"], settings["Site:Email"] }.Where(given => !string.IsNullOrEmpty(given)));

    public LocalDate Today => clock.GetCurrentInstant().DateIn();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Area = await areas.Find(Case.Area, ct);
        return Page();
    }
}
