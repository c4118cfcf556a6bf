using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>The actions of one owner, for who holds their link: of a case they see nothing, and of the register what is theirs.</summary>
internal sealed class ActionsOfOwner : Specification<AgreedAction>
{
    public ActionsOfOwner(Guid owner) =>
        // Who comes by a link has no areas; the link was checked.
        Query.Where(a => a.Contact == owner).IgnoreQueryFilters();
}

/// <summary>The files of answers to actions that were found for who holds their link.</summary>
internal sealed class FilesByNumber : Specification<StoredFile>
{
    public FilesByNumber(IReadOnlyCollection<Guid> files) =>
        // As above: the rows that name these files were found by the link.
        Query.Where(f => files.Contains(f.Id)).IgnoreQueryFilters();
}
