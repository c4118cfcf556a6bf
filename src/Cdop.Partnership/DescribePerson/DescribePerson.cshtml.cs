using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Puts right what to call a person, and where notices go. Where two do it at once, both versions are shown and neither is lost.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class DescribePersonPage(DescribePersonHandler handler, PeopleInReach reach) : PageModel
{
    [BindProperty]
    public DescribePerson Form { get; set; } = null!;

    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    /// <summary>What is kept now, where somebody else has changed it since the form was shown.</summary>
    public DescribePerson? Theirs { get; private set; }

    /// <summary>The version of what is shown.</summary>
    public Guid Version { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        var shown = await Show(id, ct);
        Form = shown ?? Form;
        return shown is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(id, Form, ct) is not { } changed)
            {
                return NotFound();
            }

            var answer = this.Answer(changed, goTo: page => page);
            if (changed.Succeeded)
            {
                return answer;
            }
        }

        var kept = await Show(id, ct);
        Theirs = kept?.Version == Form?.Version ? null : kept;
        return kept is null ? NotFound() : Page();
    }

    private async Task<DescribePerson?> Show(string id, CancellationToken ct)
    {
        var found = await reach.All(await reach.Me(ct)).AsNoTracking().Where(p => p.Id == new UserId(id)).Select(p => new { p.Name, p.WorkEmail, p.Version }).SingleOrDefaultAsync(ct);
        (Name, Back, Version) = (found?.Name ?? "", $"/people/{id}", found?.Version ?? Guid.Empty);
        return found is null ? null : new() { Name = found.Name, WorkEmail = found.WorkEmail, Version = found.Version };
    }
}
