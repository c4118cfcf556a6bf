using Ardalis.Specification;

namespace Cdop.DataCollection.Domain;

/// <summary>The case of that reference, whoever asks: for Partnership, which keeps the closed lists and decides what they may learn, and for the audit of who was refused.</summary>
internal sealed class CaseOfReference : Specification<Case>
{
    public CaseOfReference(CaseReference reference) =>
        // Who keeps the lists of a case need not be on them.
        Query.Where(c => c.Reference == reference).IgnoreQueryFilters();
}

/// <summary>Cases by their numbers, whoever asks: Partnership decides who may read of them in the audit, and whose lists shut an owner out.</summary>
internal sealed class CasesOfNumbers : Specification<Case>
{
    public CasesOfNumbers(IReadOnlyCollection<Guid> subjects) => Query.Where(c => subjects.Contains(c.Subject)).IgnoreQueryFilters();
}
