using Ardalis.Specification;

namespace Cdop.Notifications.Domain;

/// <summary>The notification of a reference, whoever asks: Partnership keeps closed lists of what it need not see.</summary>
internal sealed class SubjectOfReference : Specification<Notification>
{
    public SubjectOfReference(NotificationReference reference) => Query.IgnoreQueryFilters().Where(n => n.Reference == reference);
}

/// <summary>Notifications by their numbers, whoever asks: Partnership decides who may read of them in the audit.</summary>
internal sealed class SubjectsOfNumbers : Specification<Notification>
{
    public SubjectsOfNumbers(IReadOnlyCollection<Guid> subjects) => Query.IgnoreQueryFilters().Where(n => subjects.Contains(n.Subject));
}

/// <summary>Notifications by their own number, or by the number of the case that they belong to now, whoever asks: Partnership decides who may read of them in the audit.</summary>
internal sealed class JoinedOfNumbers : Specification<Notification>
{
    public JoinedOfNumbers(IReadOnlyCollection<Guid> numbers)
    {
        var own = numbers.Select(number => new NotificationId(number)).ToList();
        Query.IgnoreQueryFilters().Where(n => n.State == NotificationState.Joined && (numbers.Contains(n.Subject) || own.Contains(n.Id))); // numbers alone: Partnership decides who may read of them
    }
}
