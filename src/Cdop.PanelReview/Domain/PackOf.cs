using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>The versions of the pack of a meeting with all their cases, whoever asks: the next version is for everybody who comes, and not for its issuer alone.</summary>
internal sealed class PackOf : Specification<Pack>
{
    public PackOf(Guid meeting) =>
        // What the issuer may not see would be missing for every reader. It is compared by numbers, and nothing of it is shown.
        Query.Where(p => p.Meeting == meeting).IgnoreQueryFilters();
}

/// <summary>What was certified of cases of a meeting, whoever issues its pack.</summary>
internal sealed class PapersToTakeAlong : Specification<CertifiedPapers>
{
    public PapersToTakeAlong(IReadOnlyCollection<Guid> subjects) =>
        // Taken along by their numbers: who issues the pack is shown nothing of a case that they may not see.
        Query.Where(c => subjects.Contains(c.Subject)).IgnoreQueryFilters();
}
