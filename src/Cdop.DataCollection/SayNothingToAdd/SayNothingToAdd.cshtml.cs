using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Asks once more before a nil return.</summary>
internal sealed class SayNothingToAddPage(Entrance entrance, SayNothingToAddHandler handler, Answering answering, DataCollectionDb db) : AnswerPage(entrance, db)
{
    [BindProperty]
    public SayNothingToAdd Sent { get; set; } = new();

    /// <summary>Whether something was entered that goes with it.</summary>
    public bool IsBegun { get; private set; }

    protected override bool OnlyForAddressee => true;

    protected override bool OnlyWhileOpen => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Asked.IsOpen)
        {
            return LocalRedirect(Home);
        }

        IsBegun = await answering.HoldsUnsent(Asked, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => this.Answer(await handler.Handle(Door, Sent, ct), _ => $"{Link}/sent");
}
