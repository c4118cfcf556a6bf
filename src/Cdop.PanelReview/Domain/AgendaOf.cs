using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>All cases of a meeting that it has not taken yet, whoever asks: a meeting that is cancelled gives every one of them back, and who is invited is asked of them.</summary>
internal sealed class AgendaOf : Specification<AgendaItem>
{
    public AgendaOf(Guid meeting) =>
        // A case that is left on a cancelled meeting would wait for ever, and nobody would see it.
        Query.Where(i => i.Meeting == meeting && i.Outcome == AgendaOutcome.Open).IgnoreQueryFilters();
}

/// <summary>All cases of a meeting, those it has taken too, whoever asks: a pack and what is said of the meeting are for everybody who comes.</summary>
internal sealed class WholeAgendaOf : Specification<AgendaItem>
{
    public WholeAgendaOf(Guid meeting) =>
        // Only numbers of cases leave here: who asks is shown nothing of a case that they may not see.
        Query.Where(i => i.Meeting == meeting).IgnoreQueryFilters();

    public WholeAgendaOf(IReadOnlyCollection<Guid> meetings) =>
        // Only how many there are leaves here.
        Query.Where(i => meetings.Contains(i.Meeting)).IgnoreQueryFilters();
}
