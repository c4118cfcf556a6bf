using Ardalis.Specification;

namespace Cdop.Notifications.Domain;

/// <summary>
/// The notifications worth comparing with one: those that share its NHS number, its day of birth or of death (near, or
/// with day and month exchanged), or its name in that year. Looks past need-to-know, because the same death may have
/// been notified to another area or be restricted; whoever asks must show only what the person may see.
/// </summary>
internal sealed class MayBeSameDeath : Specification<Notification>
{
    /// <summary>More than share a key in a hundred thousand cases.</summary>
    public const int Most = 200;

    private const int DaysOfBirth = 1;
    private const int DaysOfDeath = 2;
    private const int DaysOfName = 400;

    /// <param name="but">The one that they are compared with.</param>
    /// <param name="told">What it says.</param>
    /// <param name="alsoWithdrawn">Whether those made by mistake count: they name the child too.</param>
    public MayBeSameDeath(NotificationId but, DeathAsTold told, bool alsoWithdrawn = false)
    {
        ArgumentNullException.ThrowIfNull(told);

        var number = told.NhsNumber;
        var (bornFrom, bornTo, bornExchanged) = (told.DateOfBirth.PlusDays(-DaysOfBirth), told.DateOfBirth.PlusDays(DaysOfBirth), Exchanged(told.DateOfBirth));
        var (diedFrom, diedTo, diedExchanged) = (told.DateOfDeath.PlusDays(-DaysOfDeath), told.DateOfDeath.PlusDays(DaysOfDeath), Exchanged(told.DateOfDeath));
        var (yearFrom, yearTo) = (told.DateOfDeath.PlusDays(-DaysOfName), told.DateOfDeath.PlusDays(DaysOfName));
        var name = NameKey.Of(told.GivenName, told.FamilyName ?? "");
        var exchanged = NameKey.Of(told.FamilyName, told.GivenName ?? "");
        Query
            .Where(n => n.Id != but && (alsoWithdrawn || n.State != NotificationState.Withdrawn))
            .Where(n => (number != null && n.NhsNumber == number)
                || (n.BornOn >= bornFrom && n.BornOn <= bornTo)
                || n.BornOn == bornExchanged
                || (n.DiedOn >= diedFrom && n.DiedOn <= diedTo)
                || n.DiedOn == diedExchanged
                || ((n.NameKey == name || n.NameKey == exchanged) && n.DiedOn >= yearFrom && n.DiedOn <= yearTo))
            .OrderByDescending(n => n.ReceivedAt).ThenByDescending(n => n.Id)
            .Take(Most)
            .IgnoreQueryFilters(); // another area may have had word first; the page says nothing of what its reader may not see
    }

    private static LocalDate Exchanged(LocalDate date) => date.Day <= 12 ? new(date.Year, date.Day, date.Month) : date;
}

/// <summary>
/// Notifications joined to a case that another began. Looks past need-to-know: a case that somebody else has joined to
/// must not end because the person who undoes it may not see that.
/// </summary>
internal sealed class JoinedToCase : Specification<Notification>
{
    public JoinedToCase(Guid reviewed, NotificationId but) =>
        Query.Where(n => n.Subject == reviewed && n.Id != but && n.State == NotificationState.Joined).IgnoreQueryFilters();
}
