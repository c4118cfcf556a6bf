using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Tells Partnership which notification stands behind a reference, and nothing of the child.</summary>
internal sealed class NotificationSubjects(NotificationsDb db) : ISubjectDirectory
{
    public async Task<SubjectFound?> Find(string reference, CancellationToken ct) =>
        NotificationReference.TryParse(reference, null, out var written)
            ? await db.Notifications.AsNoTracking().WithSpecification(new SubjectOfReference(written))
                .Select(n => new SubjectFound(n.Subject, n.Reference.ToString(), n.Area, n.IsRestricted))
                .SingleOrDefaultAsync(ct)
            : null;

    public async Task<IReadOnlyList<SubjectFound>> Find(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Notifications.AsNoTracking().WithSpecification(new SubjectsOfNumbers(subjects))
            .Select(n => new SubjectFound(n.Subject, n.Reference.ToString(), n.Area, n.IsRestricted))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<(Guid Number, Guid Case)>> Joined(IReadOnlyCollection<Guid> numbers, CancellationToken ct) =>
        [.. (await db.Notifications.AsNoTracking().WithSpecification(new JoinedOfNumbers(numbers)).Select(n => new { n.Id, n.Subject }).ToListAsync(ct))
            .Where(n => n.Id.Value != n.Subject).Select(n => (n.Id.Value, n.Subject))];

    public async Task<IReadOnlyList<Guid>> Seen(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        await db.Notifications.Where(n => subjects.Contains(n.Subject)).Select(n => n.Subject).ToListAsync(ct);
}
