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
        $"We are very sorry that {FamilyLetter.Child} died.",
        "When a child dies, people from health, social care, the police and other services come together to look at what happened, and at what could be changed so that other children live. They have now completed their review.",
        .. What,
        $"If there is anything that you would like to ask or to tell us, please talk to {KeyWorker}, or write to us. We will answer you.",
        $"You may want somebody to talk to. {char.ToUpperInvariant(KeyWorker[0])}{KeyWorker[1..]} can tell you who supports families after the death of a child.",
    ];

    private IEnumerable<string> ToKeyWorker =>
    [
        $"The panel has completed its review of the death of {FamilyLetter.Child}. You are the family’s key worker: please tell them, in the way that they wish, which stands below.",
        .. What,
        "Please tell us the day on which you told them, and what they ask. We will answer their questions through you.",
    ];

    // As it stands in the middle of a sentence.
    private string KeyWorker => Family.TellsThem is not { Length: > 0 } tells ? "your key worker" : tells.StartsWith("The ", StringComparison.Ordinal) ? $"the {tells[4..]}" : tells;

    private IReadOnlyList<string> What => Family.What.Length > 0 ? [Family.What] : [];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "The letter is drafted", ct);
}
