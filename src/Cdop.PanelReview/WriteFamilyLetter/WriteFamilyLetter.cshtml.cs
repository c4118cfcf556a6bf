using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Drafts a letter beside the wishes of the family; one that breaks a wish is refused, or kept with its reason.</summary>
[Needs(Permission.FollowUp)]
internal sealed class WriteFamilyLetterPage(WriteFamilyLetterHandler handler, PanelReviewDb db, ICaseDirectory cases, IClock clock) : FamilyPage(db, cases)
{
    [BindProperty]
    public WriteFamilyLetter Form { get; set; } = null!;

    /// <param name="to">To whom it is drafted; the key worker where nobody says.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(LetterTo? to, CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        var today = clock.GetCurrentInstant().DateIn();
        Form = new()
        {
            To = to == LetterTo.Family ? LetterTo.Family : LetterTo.KeyWorker,
            Addressee = to == LetterTo.Family ? "" : Named.KeyWorker?.Name,
            On = Enumerable.Range(1, 30).Select(days => today.PlusDays(days)).FirstOrDefault(day => Family.Wishes.BrokenBy(day, Days).Count == 0, today.PlusDays(1)),
            Text = string.Join("\n\n", to == LetterTo.Family ? ToFamily : ToKeyWorker),
        };
        return Page();
    }

    private IEnumerable<string> ToFamily =>
    [
        $"The panel has completed its review of the death of {FamilyLetter.Child}.",
        .. What,
        $"If you have questions, please tell {(Family.TellsThem.Length > 0 ? Family.TellsThem : "the key worker")}. We will answer them.",
    ];

    private IEnumerable<string> ToKeyWorker =>
    [
        $"The panel has completed its review of the death of {FamilyLetter.Child}. You are the family’s key worker: please tell them, in the way that they wish, which stands below.",
        .. What,
        "Please tell us the day on which you told them, and what they ask. We will answer their questions through you.",
    ];

    private IReadOnlyList<string> What => Family.What.Length > 0 ? [Family.What] : [];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "The letter is drafted", ct);
}
