using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>The actions of one owner, for who holds their link: of a case they see nothing, and of the register what is theirs.</summary>
internal sealed class ActionsOfOwner : Specification<AgreedAction>
{
    public ActionsOfOwner(Guid owner) =>
        // Who comes by a link has no areas; the link was checked.
        Query.Where(a => a.Contact == owner).IgnoreQueryFilters();
}
