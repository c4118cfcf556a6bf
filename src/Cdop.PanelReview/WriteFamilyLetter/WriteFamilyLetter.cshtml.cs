using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Drafts a letter beside the wishes of the family; one that breaks a wish is refused, or kept with its reason.</summary>
[Needs(Permission.FollowUp)]
internal sealed class WriteFamilyLetterPage(WriteFamilyLetterHandler handler, PanelReviewDb db, ICaseDirectory cases, IClock clock) : FamilyPage(db, cases)
{
    [BindProperty]
    public WriteFamilyLetter Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        var today = clock.GetCurrentInstant().DateIn();
        Form = new()
        {
            To = LetterTo.KeyWorker,
            Addressee = Named.KeyWorker?.Name,
            On = Enumerable.Range(1, 30).Select(days => today.PlusDays(days)).FirstOrDefault(day => Family.Wishes.BrokenBy(day, Days).Count == 0, today.PlusDays(1)),
            Text = $"""
                The panel has completed its review of the death of {FamilyLetter.Child}.{(Family.What.Length > 0 ? $"\n\n{Family.What}" : "")}

                If you have questions, please tell {Family.TellsThem switch { "" => "the key worker", var who => who }}. We will answer them.
                """,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "The letter is drafted", ct);
}
