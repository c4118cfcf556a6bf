using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the addressee says that somebody else should be asked.</summary>
internal sealed class SayNotForUsPage(Entrance entrance, SayNotForUsHandler handler, DataCollectionDb db) : AnswerPage(entrance, db)
{
    [BindProperty]
    public SayNotForUs Form { get; set; } = new();

    public Guid Key => Form.Key == Guid.Empty ? Guid.NewGuid() : Form.Key;

    protected override bool OnlyForAddressee => true;

    protected override bool OnlyWhileOpen => false;

    public IActionResult OnGet()
    {
        ModelState.Clear();
        return Asked is { IsOpen: true, HasAnswered: false } ? Page() : LocalRedirect(Home);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => ModelState.IsValid ? this.Answer(await handler.Handle(Door, Form, ct), _ => $"{Link}/sent") : Page();
}
