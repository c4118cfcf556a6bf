using Ardalis.Specification;

namespace Cdop.Notifications.Domain;

/// <summary>The notification of a reference, whoever asks: Partnership keeps closed lists of what it need not see.</summary>
internal sealed class SubjectOfReference : Specification<Notification>
{
    public SubjectOfReference(NotificationReference reference) => Query.IgnoreQueryFilters().Where(n => n.Reference == reference);
}
