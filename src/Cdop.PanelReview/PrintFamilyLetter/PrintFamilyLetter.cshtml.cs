using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>A letter to the key worker, or through them to the family, to print. Only here it names the child.</summary>
[Needs(Permission.FollowUp)]
internal sealed class PrintFamilyLetterPage(PanelReviewDb db, ICaseDirectory cases, IConfiguration settings) : FamilyPage(db, cases)
{
    [FromRoute(Name = "letter")]
    public int Number { get; set; }

    public FamilyLetter Letter { get; private set; } = null!;

    public string Text => Letter.Text.Replace(FamilyLetter.Child, Named.Child, StringComparison.Ordinal);

    public string Office => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public string Reach => string.Join(", ", new[] { settings["Site:Telephone"], settings["Site:Email"] }.Where(given => !string.IsNullOrEmpty(given)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct) || Family.Letters.SingleOrDefault(one => one.Number == Number) is not { } found)
        {
            return NotFound();
        }

        Letter = found;
        return Page();
    }
}
