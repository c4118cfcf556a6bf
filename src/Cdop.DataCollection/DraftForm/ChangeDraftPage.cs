using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>A page that settles a draft: there while there is a draft.</summary>
internal abstract class ChangeDraftPage(FormDrafts drafts) : PageModel
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [FromRoute(Name = "version")]
    public string Edition { get; set; } = "";

    public FormVersion Draft { get; private set; } = null!;

    public string Home => $"/forms/{Draft.Key}/{Draft.Edition}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Show(ct) ? Page() : NotFound();

    /// <summary>Reads what else the page shows; false where the draft cannot be settled so.</summary>
    protected virtual bool Read() => true;

    /// <summary>Settles the draft and goes on, or shows the form again with its problems.</summary>
    protected async Task<IActionResult> Settle(Func<Task<Result<string>?>> act, string done, CancellationToken ct)
    {
        var wasThere = false;
        if (ModelState.IsValid)
        {
            if (await act() is not { } settled)
            {
                return NotFound();
            }

            var answer = this.Answer(settled, goTo: page => page);
            if (settled.Succeeded)
            {
                this.SayDone(done);
                return answer;
            }

            wasThere = true;
        }

        if (await Show(ct))
        {
            return Page();
        }

        if (!wasThere)
        {
            return NotFound();
        }

        // Somebody else settled it while it was open here.
        this.SayDone(ChangeDraftHandler.Overtaken);
        return LocalRedirect("/forms");
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (await drafts.Find(Key, Edition, ct) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        return Read();
    }
}
