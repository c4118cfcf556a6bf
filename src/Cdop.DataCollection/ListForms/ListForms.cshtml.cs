using Cdop.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>The statutory forms in every version; and the drafts of new ones, for those who may draft.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ListFormsPage(FormLibrary library, FormDrafts drafts, IRightsDirectory people, ICurrentUser user) : PageModel
{
    public IReadOnlyList<FormDefinition> Forms { get; } = library.All;

    /// <summary>Published versions that cannot be read any more.</summary>
    public IReadOnlyList<FormFault> Faults { get; } = library.Faults;

    public IReadOnlyList<FormVersion> Drafts { get; private set; } = [];

    /// <summary>What those who loaded the drafts are called.</summary>
    public IReadOnlyDictionary<UserId, string> LoadedBy { get; private set; } = new Dictionary<UserId, string>();

    public bool MayDraft => user.May(Permission.DraftForms);

    public static string Day(LocalDate day) => new Answer.Day(day).Shown;

    public string UsedUntil(FormDefinition form) => library.LastDay(form) is { } last ? Day(last) : "";

    /// <summary>Whether there is another version to compare it with.</summary>
    public bool HasOthers(FormDefinition form) => Forms.Any(other => other.Key == form.Key && other != form);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Drafts = await drafts.All(ct);
        LoadedBy = await Names.Of(people, Drafts.Select(draft => (UserId?)draft.LoadedBy), ct);
    }
}
