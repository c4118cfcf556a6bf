using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the addressee asks for more time.</summary>
internal sealed class AskForTimePage(Entrance entrance, AskForTimeHandler handler, DataCollectionDb db) : AnswerPage(entrance, db)
{
    [BindProperty]
    public AskForTime Form { get; set; } = null!;

    public Guid Key => Form is not { Key: var key } || key == Guid.Empty ? Guid.NewGuid() : key;

    protected override bool OnlyForAddressee => true;

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var asked = await handler.Handle(Door, Form, ct);
        return this.Answer(asked, _ => Home, _ => "The office has been asked for more time, and will tell you what it decides");
    }
}
