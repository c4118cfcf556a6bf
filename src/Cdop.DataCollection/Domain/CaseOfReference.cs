using Ardalis.Specification;

namespace Cdop.DataCollection.Domain;

/// <summary>The case of that reference, whoever asks: for Partnership, which keeps the closed lists and decides what they may learn.</summary>
internal sealed class CaseOfReference : Specification<Case>
{
    public CaseOfReference(CaseReference reference) =>
        // Who keeps the lists of a case need not be on them.
        Query.Where(c => c.Reference == reference).IgnoreQueryFilters();
}
