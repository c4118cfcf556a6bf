using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection;

/// <summary>Hands the library of forms the versions that were published.</summary>
internal sealed class PublishedForms(IServiceScopeFactory scopes) : IPublishedForms
{
    // The definitions are large, so only those that are not known already are read.
    public IReadOnlyList<PublishedForm> Beside(IReadOnlyCollection<Guid> known)
    {
        using var scope = scopes.AsTheService();
        var published = scope.ServiceProvider.GetRequiredService<DataCollectionDb>().FormVersions.AsNoTracking().Where(form => form.State == FormState.Published);
        var missing = published.Select(form => form.Id).ToList().Except(known).ToList();
        return missing.Count == 0
            ? []
            : [.. published.Where(form => missing.Contains(form.Id)).Select(form => new { form.Id, form.Key, form.Edition, form.From, form.Json }).AsEnumerable()
                .Select(form => new PublishedForm(form.Id, form.Key, form.Edition, form.From!.Value, form.Json))];
    }
}
