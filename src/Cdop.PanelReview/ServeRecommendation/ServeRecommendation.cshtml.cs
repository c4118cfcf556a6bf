using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Says what an action serves.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ServeRecommendationPage(ServeRecommendationHandler handler, PanelReviewDb db) : ChangeActionPage(db)
{
    [BindProperty]
    public ServeRecommendation Form { get; set; } = new();

    /// <summary>The recommendations of the case that stand, then the factors of its finding.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Serves = Now, Version = Action.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "It is kept what the action serves", ct);

    private string Now { get; set; } = "";

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var (subject, finding) = (Action.Subject, Action.Finding);
        var recommendations = await Db.Recommendations.AsNoTracking().Where(one => one.Subject == subject && one.WithdrawnAt == null).OrderBy(one => one.Id).Select(one => new { one.Id, one.Reference, one.What }).ToListAsync(ct);
        var factors = await Db.Findings.AsNoTracking().Where(one => one.Id == finding).SelectMany(one => one.Factors).OrderBy(one => one.Line).ToListAsync(ct);
        Choices =
        [
            .. recommendations.Select(one => new Choice(one.Reference, $"Recommendation: {Judgement.InShort(one.What)}")),
            .. factors.Select(one => new Choice(one.Line.ToString(CultureInfo.InvariantCulture), $"Factor {ServeRecommendationHandler.NameOf(one)}")),
        ];
        Now = recommendations.Find(one => one.Id == Action.Recommendation)?.Reference
            ?? factors.Find(one => ServeRecommendationHandler.NameOf(one) == Action.Factor)?.Line.ToString(CultureInfo.InvariantCulture) ?? "";
        return true;
    }
}
