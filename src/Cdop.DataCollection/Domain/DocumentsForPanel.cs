using Ardalis.Specification;

namespace Cdop.DataCollection.Domain;

/// <summary>The documents of these cases that stand, and that their originators let the panel read.</summary>
internal sealed class DocumentsForPanel : Specification<CaseDocument>
{
    public DocumentsForPanel(IReadOnlyCollection<Guid> subjects) =>
        Query.Where(document => subjects.Contains(document.Subject) && document.Sharing == OnwardSharing.WithPanel && document.WithdrawnAt == null);
}
