using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Finds drafts of forms, for those who may draft: for anybody else there are none.</summary>
internal sealed class FormDrafts(DataCollectionDb db, ICurrentUser user)
{
    /// <summary>Those that wait to be published, by title.</summary>
    public async Task<IReadOnlyList<FormVersion>> All(CancellationToken ct) =>
        user.May(Permission.DraftForms)
            ? await db.FormVersions.AsNoTracking().Where(form => form.State == FormState.Draft).OrderBy(form => form.Title).ThenBy(form => form.Edition).ToListAsync(ct)
            : [];

    /// <summary>The draft of a version, if there is one.</summary>
    public async Task<FormVersion?> Find(string? key, string? edition, CancellationToken ct) =>
        user.May(Permission.DraftForms)
            ? await db.FormVersions.AsNoTracking().SingleOrDefaultAsync(form => form.Key == key && form.Edition == edition && form.State == FormState.Draft, ct)
            : null;

    /// <summary>The definition of a draft, where it is still right: what was right for an older product need not be for this one.</summary>
    public async Task<FormDefinition?> Definition(string? key, string? edition, CancellationToken ct) =>
        await Find(key, edition, ct) is { } draft && FormDefinition.Read(draft.Json) is { Succeeded: true, Value: var form } ? form : null;
}
