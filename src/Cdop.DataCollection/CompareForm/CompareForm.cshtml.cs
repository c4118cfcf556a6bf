using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>What differs between two versions of a form: drafts too, for those who may draft.</summary>
[Needs(Permission.ReadCases)]
internal sealed class CompareFormPage(FormLibrary library, FormDrafts drafts) : FormPage(library, drafts)
{
    /// <summary>The versions that it can be compared with, the newest first, and whether each is a draft.</summary>
    public IReadOnlyList<(string Version, bool IsDraft)> Others { get; private set; } = [];

    /// <summary>The difference; none where there is no other version.</summary>
    public FormComparison? Comparison { get; private set; }

    // A draft follows the latest version in use, any other the one before it.
    private FormDefinition? Before() => IsDraft ? Library.Latest(Form.Key) : Library.All.Where(other => other.Key == Form.Key && other.ValidFrom < Form.ValidFrom).MaxBy(other => other.ValidFrom);

    public async Task<IActionResult> OnGetAsync(string? with, CancellationToken ct)
    {
        if (!await Find(null, ct))
        {
            return NotFound();
        }

        var inUse = Library.All.Where(other => other.Key == Form.Key && other.Version != Form.Version).Select(other => (other.Version, IsDraft: false));
        var waiting = (await Drafts.All(ct)).Where(other => other.Key == Form.Key && other.Edition != Form.Version).Select(other => (Version: other.Edition, IsDraft: true));
        Others = [.. waiting, .. inUse];
        var asked = with ?? Before()?.Version ?? Others.Select(other => other.Version).LastOrDefault();
        var other = Others.Any(one => one.Version == asked) ? Library.Find(Form.Key, asked) ?? await Drafts.Definition(Form.Key, asked, ct) : null;
        Comparison = other is null ? null : FormComparison.Of(other, Form);
        return other is null && with is not null ? NotFound() : Page();
    }
}
