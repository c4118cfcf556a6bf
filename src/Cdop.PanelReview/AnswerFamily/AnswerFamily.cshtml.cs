using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Records what the family asks, and what they were answered.</summary>
[Needs(Permission.FollowUp)]
internal sealed class AnswerFamilyPage(AnswerFamilyHandler handler, PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    /// <summary>The number of a question; "new" for one that is not recorded yet.</summary>
    [FromRoute(Name = "question")]
    public string Which { get; set; } = "";

    [BindProperty]
    public AnswerFamily Form { get; set; } = new();

    /// <summary>The question that is answered; null where one is added.</summary>
    public FamilyQuestion? Question { get; private set; }

    private int? Number => int.TryParse(Which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Shows(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await Find(ct) ? await Change(() => handler.Handle(Label, Number, Form, ct), Number is null ? "Their question is recorded" : "The answer is recorded", ct) : NotFound();

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        Question = Family.Questions.SingleOrDefault(one => one.Number == Number);
        return Which == "new" || Question is { AnsweredOn: null };
    }
}
