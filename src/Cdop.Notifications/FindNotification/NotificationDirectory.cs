using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications;

/// <summary>Answers later modules what was notified, of what the current user may see.</summary>
internal sealed class NotificationDirectory(NotificationsDb db, ICurrentUser user, IServiceScopeFactory scopes) : INotificationDirectory
{
    private static readonly Expression<Func<Professional, NotifiedProfessional>> AsNotified =
        p => new NotifiedProfessional(p.Agency ?? "", p.Name ?? "", p.Role ?? "", p.Email ?? "", p.Telephone ?? "");

    public async Task<NotifiedDeath?> Find(NotificationId notification, CancellationToken ct) =>
        await db.Notifications.AsNoTracking()
            .Where(n => n.Id == notification)
            .Select(n => new NotifiedDeath(
                n.Child.GivenName,
                n.Child.FamilyName,
                n.Child.AlsoKnownAs ?? "",
                n.Child.DateOfBirth,
                n.Death.Date,
                n.Death.Time,
                n.Child.Sex,
                n.NhsNumber,
                n.Child.Postcode,
                n.Death.PlaceInOneLine,
                n.Death.Circumstances,
                n.ReceivedAt,
                n.Notifier.InOneLine,
                n.Professionals.AsQueryable().OrderBy(p => p.Place).Select(AsNotified).ToList()))
            .SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<NotificationReceived>> OfCase(CaseId reviewed, CancellationToken ct) =>
        await db.Notifications.AsNoTracking()
            .Where(n => n.Case == reviewed)
            .OrderBy(n => n.ReceivedAt)
            .Select(n => new NotificationReceived(
                n.Id,
                n.Reference.ToString(),
                n.ReceivedAt,
                Wording.Of(n.Source),
                n.Notifier.InOneLine,
                n.Professionals.AsQueryable().OrderBy(p => p.Place).Select(AsNotified).ToList()))
            .ToListAsync(ct);

    public async Task<string> WhyDecided(NotificationId notification, int decision, CancellationToken ct) =>
        await db.Notifications.AsNoTracking()
            .Where(n => n.Id == notification)
            .SelectMany(n => n.Decisions.Where(d => d.Place == decision).Select(d => d.Reason))
            .SingleAsync(ct) ?? "";

    public async Task<string> WhyAmended(NotificationId notification, int amendment, CancellationToken ct) =>
        await db.Notifications.AsNoTracking()
            .Where(n => n.Id == notification)
            .SelectMany(n => n.Amendments.Where(a => a.Place == amendment).Select(a => a.Because))
            .SingleAsync(ct);

    public async Task<int> CountNew(CancellationToken ct)
    {
        // Every page asks, each for a permission of its own: what waits is seen under that of triage.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new Under(Permission.Triage, user));
        return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Notifications.CountAsync(n => n.State == NotificationState.New, ct);
    }
}
