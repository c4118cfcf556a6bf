using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications;

/// <summary>Answers later modules what was notified, of what the current user may see.</summary>
internal sealed class NotificationDirectory(NotificationsDb db, ICurrentUser user, IServiceScopeFactory scopes) : INotificationDirectory
{
    private static readonly Expression<Func<Professional, NotifiedProfessional>> AsNotified =
        p => new NotifiedProfessional(p.Agency ?? "", p.Name ?? "", p.Role ?? "", p.Email ?? "", p.Telephone ?? "");

    // Names are compared here, word by word: a queue longer than this is no queue that anybody works.
    private const int MostWaiting = 1000;

    // Of those decided on, no more than a person looks through.
    private const int MostDecided = 50;

    private static readonly Expression<Func<Notification, NotificationFound>> AsFound = n => new NotificationFound(
        n.Reference.ToString(), n.IsRestricted, n.Child.GivenName, n.Child.FamilyName, n.Child.AlsoKnownAs ?? "", n.Child.DateOfBirth, n.Death.Date, n.Area, Wording.Of(n.State));

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
                n.Professionals.AsQueryable().OrderBy(p => p.Place).Select(AsNotified).ToList())
            {
                Address = n.Child.Address ?? "",
                LoggedBy = n.LoggedBy,
                DiedAtHome = n.Death.Place == PlaceOfDeath.Home,
            })
            .SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<NotifiedAnswer>> Answers(NotificationId notification, CancellationToken ct) =>
        await db.Notifications.AsNoTracking().Include(n => n.Professionals).SingleOrDefaultAsync(n => n.Id == notification, ct) is { } found ? [.. AnswersInForm.Of(found)] : [];

    public async Task<ILookup<CaseId, NotificationSays>> AnswersOf(IReadOnlyCollection<CaseId> cases, CancellationToken ct)
    {
        var asked = cases.Select(one => (CaseId?)one).ToList();
        return (await db.Notifications.AsNoTracking().Include(n => n.Professionals).Where(n => asked.Contains(n.Case)).OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id).ToListAsync(ct))
            .ToLookup(n => n.Case!.Value, n => new NotificationSays(n.Id, n.Reference.ToString(), n.ReceivedAt, [.. AnswersInForm.Of(n)]));
    }

    public async Task<IReadOnlyList<NotificationReceived>> OfCase(CaseId reviewed, CancellationToken ct) =>
        await db.Notifications.AsNoTracking()
            .Where(n => n.Case == reviewed)
            .OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id)
            .Select(n => new NotificationReceived(
                n.Id,
                n.Reference.ToString(),
                n.ReceivedAt,
                Wording.Of(n.Source),
                n.Notifier.InOneLine,
                n.Professionals.AsQueryable().OrderBy(p => p.Place).Select(AsNotified).ToList())
            {
                LoggedBy = n.LoggedBy,
            })
            .ToListAsync(ct);

    public async Task<IReadOnlyList<NotificationAsks>> AsksOf(CaseId reviewed, Instant decided, CancellationToken ct) =>
        [.. (await db.Notifications.AsNoTracking()
            .Where(n => n.Case == reviewed)
            .OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id)
            .Select(n => new { n.Reference, n.Death, n.NcmdAlert, IsSince = n.Amendments.Any(a => a.At > decided) || n.Decisions.Any(d => d.At > decided) })
            .ToListAsync(ct))
            .Select(n => new NotificationAsks(n.Reference.ToString(), n.IsSince ? n.Death.Calls : JointResponseCriteria.None, n.NcmdAlert))
            .Where(n => n.Criteria != JointResponseCriteria.None || n.Alert is not null)];

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
        await using var triage = UnderTriage();
        return await Waiting(triage).CountAsync(ct);
    }

    public async Task<IReadOnlyList<NotificationFound>> Sought(string typed, CancellationToken ct)
    {
        await using var triage = UnderTriage();
        if (NotificationReference.TryRead(typed, out var reference))
        {
            return await All(triage).Where(n => n.Reference == reference).Select(AsFound).ToListAsync(ct);
        }

        if (NhsNumber.TryParse(typed, null, out var number))
        {
            // Of one that began a case the case is found.
            return await All(triage).Where(n => n.NhsNumber == number && n.State != NotificationState.Accepted).OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id).Take(MostDecided).Select(AsFound).ToListAsync(ct);
        }

        var words = NameWords.Fold(typed);
        var waiting = words.Count == 0 ? [] : await Waiting(triage).OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id).Take(MostWaiting).Select(AsFound).ToListAsync(ct);
        var decided = words.Count == 0 ? [] : await NotReviewed(triage, words).OrderByDescending(n => n.DiedOn).ThenBy(n => n.Id).Take(MostDecided).Select(AsFound).ToListAsync(ct);
        return [.. waiting.Concat(decided).Where(one => NameWords.Of($"{one.GivenName} {one.FamilyName} {one.AlsoKnownAs}") is var names && words.All(word => names.Any(name => name.StartsWith(word, StringComparison.Ordinal))))];
    }

    private static IQueryable<Notification> All(AsyncServiceScope triage) => triage.ServiceProvider.GetRequiredService<NotificationsDb>().Notifications.AsNoTracking();

    // A hospital rings about a child whose death is not reviewed here, too: found by the family name, a range of the index.
    private static IQueryable<Notification> NotReviewed(AsyncServiceScope triage, IEnumerable<string> words) =>
        words.Select(NameKey.Part).Where(word => word.Length > 0).Distinct().DefaultIfEmpty("-").Select(word => (First: word, Last: word.PadRight(NameKey.Length, 'Z')))
            .Select(range => All(triage).Where(n => (n.State == NotificationState.OutOfScope || n.State == NotificationState.PassedOn) && n.NameKey.CompareTo(range.First) >= 0 && n.NameKey.CompareTo(range.Last) <= 0))
            .Aggregate((some, others) => some.Union(others));

    private static IQueryable<Notification> Waiting(AsyncServiceScope triage) => All(triage).Where(n => n.State == NotificationState.New);

    // Every page asks, each for a permission of its own: what waits is seen under that of triage.
    private AsyncServiceScope UnderTriage()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new Under(Permission.Triage, user));
        return scope;
    }
}
