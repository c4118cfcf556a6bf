using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the addressee asks a colleague to answer a part.</summary>
internal sealed class ShareRequestPage(Entrance entrance, ShareRequestHandler handler, DataCollectionDb db) : AnswerPage(entrance, db)
{
    [BindProperty]
    public ShareRequest Form { get; set; } = null!;

    public Guid Key => Form is not { Key: var key } || key == Guid.Empty ? Guid.NewGuid() : key;

    /// <summary>What can be given to a colleague.</summary>
    public IEnumerable<Choice> Parts => handler.Offered(Asked, By).Select(part => new Choice(part.Code, part.Name, part.OnlyIf.Length == 0 ? null : $"Asked only if {part.OnlyIf}"));

    protected override bool OnlyForAddressee => true;

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var shared = await handler.Handle(Door, Form, ct);
        return this.Answer(shared, _ => Home, _ => "We have written to your colleague");
    }
}
