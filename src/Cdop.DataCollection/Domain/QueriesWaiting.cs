using Ardalis.Specification;

namespace Cdop.DataCollection.Domain;

/// <summary>The questions to agencies on answers about these cases that wait for a reply, whoever asks.</summary>
internal sealed class QueriesWaiting : Specification<AnswerQuery>
{
    public QueriesWaiting(IReadOnlyCollection<Guid> subjects) =>
        // Only how many there are leaves here: who issues the pack of a meeting is shown nothing of a case that they may not see.
        Query.Where(query => subjects.Contains(query.Subject) && query.SettledAt == null).IgnoreQueryFilters();
}
