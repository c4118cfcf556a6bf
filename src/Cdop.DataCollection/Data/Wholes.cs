using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Cases as they are changed: with all their parts but the timeline, which is only added to.</summary>
internal static class Wholes
{
    public static IQueryable<Case> Whole(this DataCollectionDb db, CaseId reviewed) => db.Whole().Where(c => c.Subject == reviewed.Value);

    /// <summary>Cases with all that belongs to them.</summary>
    public static IQueryable<Case> Whole(this DataCollectionDb db, IReadOnlyCollection<Guid> subjects) => db.Whole().Where(c => subjects.Contains(c.Subject));

    public static IQueryable<Case> Whole(this DataCollectionDb db, CaseReference reference) => db.Whole().Where(c => c.Reference == reference);

    /// <summary>A request with its forms and links, for who holds one of them.</summary>
    public static IQueryable<AgencyRequest> Answered(this DataCollectionDb db, Guid request) =>
        db.Requests.WithSpecification(new RequestByNumber(request)).Include(r => r.Forms).Include(r => r.Doors).AsSplitQuery();

    /// <summary>Whether somebody may change a case that they see: it is of their areas and, where it is restricted, they are on its list. An emergency opening only reads.</summary>
    public static async Task<bool> IsWorkedBy(this DataCollectionDb db, Case reviewed, ICurrentUser user, CancellationToken ct)
    {
        var (subject, me) = (reviewed.Subject, user.Id);
        return user.AreasFor(Permission.WorkCases).Contains(reviewed.Area)
            && (!reviewed.IsRestricted || await db.Access.AnyAsync(a => a.Subject == subject && a.Person == me && a.Kind == AccessKind.Listed, ct));
    }

    private static IQueryable<Case> Whole(this DataCollectionDb db) =>
        db.Cases.Include(c => c.Steps).Include(c => c.Clocks).Include(c => c.Tasks).Include(c => c.People).Include(c => c.Notifications).Include(c => c.Words).Include(c => c.Pauses).AsSplitQuery();
}
