using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Changes a case that is listed for a meeting, or what hangs on it, once for each form.</summary>
internal sealed class ChangeListedCase(PanelReviewDb db, PaperDesk desk)
{
    /// <summary>Null where the meeting lists no such case that the person may see.</summary>
    /// <param name="number">Which meeting.</param>
    /// <param name="label">The panel reference of the case.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; a refused one is not saved.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version.</param>
    public Task<Result<string>?> Make(string number, string label, IChangeSeen form, Func<ListedCase, Task<Result<string>>> act, CancellationToken ct, bool onlyAdds = false) =>
        db.Change(
            $"case {label} of meeting {number}",
            form,
            async () =>
            {
                if (await db.Listed(number, label).SingleOrDefaultAsync(ct) is not { } listed)
                {
                    return null;
                }

                if (await desk.Amiss(listed.Case.Id, form, ct) is { Any: true } amiss)
                {
                    return amiss;
                }

                var changed = await act(listed);
                if (changed.Succeeded && !onlyAdds)
                {
                    db.Expect(listed.Item, form.Version);
                }

                return changed;
            },
            ct);
}

/// <summary>A case on the agenda of a meeting.</summary>
internal sealed record ListedCase(Meeting Meeting, AgendaItem Item, PanelCase Case)
{
    /// <summary>Its page.</summary>
    public string Address => $"/meetings/{Meeting.Number}/cases/{Case.Label}";
}

/// <summary>The cases of a meeting in their order, of what the person who acts may see.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Recused">The members who take no part in each, or in whose place somebody comes who takes none, by the case's subject.</param>
/// <param name="Places">The place of each of its agenda items, from nought, by the item's number: those that the person does not see take their part of its time too.</param>
internal sealed record MeetingAgenda(IReadOnlyList<(AgendaItem Item, PanelCase Case)> Cases, ILookup<Guid, Guid> Recused, IReadOnlyDictionary<Guid, int> Places)
{
    /// <summary>Who sits on each of the cases.</summary>
    public IReadOnlyList<CaseSitting> Sittings(Meeting meeting, Quorum quorum) => CaseSitting.Of(meeting, quorum, [.. Cases.Select(one => one.Item)], Recused, Places);

    /// <summary>At which places of the meeting the cases are taken.</summary>
    public Slots Slots => new([.. Cases.Select(one => Places[one.Item.Id])], Places.Count);
}

/// <summary>Somebody who takes no part in a case, by their address.</summary>
internal sealed record RecusedAddress
{
    public required Guid Subject { get; init; }

    /// <summary>In small letters.</summary>
    public required string Email { get; init; }
}

/// <summary>Finds cases by the meeting that lists them.</summary>
internal static class ListedCases
{
    /// <summary>All cases of a meeting that the person who acts may see, in as many questions however many they are. Who takes no part is said as it was on its day: what was said later is of a later meeting.</summary>
    public static async Task<MeetingAgenda> AgendaOf(this PanelReviewDb db, Meeting at, CancellationToken ct)
    {
        var (meeting, over) = (at.Id, at.On.EndInLondon());
        var cases = await (
            from item in db.Agenda.AsNoTracking()
            where item.Meeting == meeting
            join one in db.Cases on item.Subject equals one.Subject
            orderby item.Position, item.Id
            select new { Item = item, Case = one }).ToListAsync(ct);
        var recused = await db.Recusals.AsNoTracking().Holding(over).Where(r => db.Agenda.Any(i => i.Meeting == meeting && i.Subject == r.Subject)).Select(r => new { r.Subject, r.Member }).ToListAsync(ct);
        var deputies = await db.RecusedByAddress(over).Where(r => db.Agenda.Any(i => i.Meeting == meeting && i.Subject == r.Subject)).ToListAsync(ct);
        var standing = deputies.Count == 0 ? [] : (await db.Set<Invitation>().AsNoTracking().Where(i => i.Meeting == meeting && i.StandIn != "").ToListAsync(ct)).ConvertAll(i => (i.Member, Deputy.Of(i)!.Key));
        recused.AddRange(from deputy in deputies from one in standing where one.Key == deputy.Email select new { deputy.Subject, one.Member });
        var order = await db.Agenda.AsNoTracking().WithSpecification(new WholeAgendaOf(meeting)).OrderBy(i => i.Position).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
        return new(cases.ConvertAll(one => (one.Item, one.Case)), recused.ToLookup(one => one.Subject, one => one.Member), order.Select((item, place) => (item, place)).ToDictionary(one => one.item, one => one.place));
    }

    /// <summary>The addresses of all who take no part in cases at an instant, in small letters: a member who is recused takes none as somebody's deputy either.</summary>
    public static IQueryable<RecusedAddress> RecusedByAddress(this PanelReviewDb db, Instant at) =>
        db.DeputyRecusals.Holding(at).Select(r => new RecusedAddress { Subject = r.Subject, Email = r.Email })
            .Concat(from recusal in db.Recusals.Holding(at)
                    join member in db.Members on recusal.Member equals member.Id
                    select new RecusedAddress { Subject = recusal.Subject, Email = member.Email });

    // Those that were said before an instant, and not taken back before it.
    private static IQueryable<T> Holding<T>(this IQueryable<T> recusals, Instant at)
        where T : TakesNoPart => recusals.Where(r => r.At < at && (r.TakenBackAt == null || r.TakenBackAt >= at));

    /// <summary>The case that a meeting lists under a panel reference, of what the person who acts may see.</summary>
    public static IQueryable<ListedCase> Listed(this PanelReviewDb db, string number, string label) =>
        from meeting in db.Meetings
        where meeting.Number == number
        join item in db.Agenda on meeting.Id equals item.Meeting
        join reviewed in db.Cases on item.Subject equals reviewed.Subject
        where reviewed.Label == label
        select new ListedCase(meeting, item, reviewed);
}

/// <summary>A page about a case that is listed for a meeting: keeps what was typed, and shows how the case stands now.</summary>
internal abstract class ChangeListedCasePage(PanelReviewDb db, PanelRules rules) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    public ListedCase Listed { get; private set; } = null!;

    public PanelType Panel => rules.Type(Listed.Meeting.Panel)!;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected PanelRules Rules => rules;

    /// <summary>Finds what the page is about; false where there is nothing that the person may see.</summary>
    protected virtual async Task<bool> Find(CancellationToken ct)
    {
        if (await db.Listed(Number, Label).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return false;
        }

        Listed = found;
        Shown = (db, new("Viewed", found.Case.Subject, $"{GetType().Name} of meeting {Number}"));
        return true;
    }

    /// <summary>Makes the change and goes where it leads, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, page => page, _ => done, () => Find(ct));
}
