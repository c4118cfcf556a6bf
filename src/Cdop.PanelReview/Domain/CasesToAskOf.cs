using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>The cases of which members are asked whether they had a part in them: those that more than a closed list may see.</summary>
internal sealed class CasesToAskOf : Specification<PanelCase>
{
    public CasesToAskOf(IReadOnlyCollection<Guid> subjects) =>
        // Who is asked by a link is nobody to the need to know: they learn place, month and age, so that they can say that they must not see it.
        Query.Where(c => subjects.Contains(c.Subject) && !c.IsRestricted && c.ReadySince != null).IgnoreQueryFilters();
}
