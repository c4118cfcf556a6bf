using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>A letter under section 16M(5) of the Children Act 2004 as it was written, to print and sign.</summary>
[Needs(Permission.FollowActions)]
internal sealed class PrintActionLetterPage(PanelReviewDb db, IAreaDirectory areas, IConfiguration settings) : ChangeRecommendationPage(db)
{
    [FromRoute(Name = "letter")]
    public int Number { get; set; }

    public ActionLetter Letter { get; private set; } = null!;

    public AreaFacts? Area { get; private set; }

    /// <summary>Whether it is an area of England, where the Children Act binds the partners.</summary>
    public bool IsInEngland => Area?.IsInNcmd != false;

    public string Panel => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public string Reach => string.Join(", ", new[] { settings["Site:Telephone"], settings["Site:Email"] }.Where(given => !string.IsNullOrEmpty(given)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct) || Recommendation.Letters.SingleOrDefault(one => one.Number == Number) is not { } letter)
        {
            return NotFound();
        }

        Letter = letter;
        Area = await areas.Find(Case.Area, ct);
        return Page();
    }
}
