using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A family that is still to be told or answered, by the panel reference of the case.</summary>
internal sealed record FamilyToTell(string Label, Area Area, Instant OpenedAt, string TellsThem, bool Waits, bool IsWritten, bool WantsNoLetters, int OpenQuestions, bool IsAnew)
{
    /// <summary>What is to be done.</summary>
    public string ToDo => !Waits ? "To be answered" : IsAnew ? FamilyFollowUp.ToDecide : IsWritten ? "It is written what they are told" : "To be written";
}

/// <summary>The families that are still to be told what the panel found, or to be answered, who has waited longest first.</summary>
[Needs(Permission.FollowUp)]
internal sealed class ListFamiliesPage(PanelReviewDb db, IAreaDirectory areas, IClock clock) : PageModel, IShows
{
    private const int PageSize = 25;

    private IReadOnlyDictionary<Area, string> names = new Dictionary<Area, string>();

    public IReadOnlyList<FamilyToTell> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="after">The panel reference of the last case on the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? after, CancellationToken ct)
    {
        names = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);
        var waiting = from family in db.Set<FamilyFollowUp>().AsNoTracking()
                      where family.OpenSince != null
                      join one in db.Cases on family.Subject equals one.Subject
                      select new { Family = family, one.Label, one.Area };
        if (after is not null && await waiting.Where(one => one.Label == after).Select(one => one.Family.OpenSince).SingleOrDefaultAsync(ct) is { } edge)
        {
            waiting = waiting.Where(one => one.Family.OpenSince > edge || (one.Family.OpenSince == edge && one.Label.CompareTo(after) > 0));
        }

        var rows = await waiting.OrderBy(one => one.Family.OpenSince).ThenBy(one => one.Label).Take(PageSize + 1)
            .Select(one => new FamilyToTell(one.Label, one.Area, one.Family.OpenSince!.Value, one.Family.TellsThem, one.Family.ToldOn == null && one.Family.LeftOn == null, one.Family.What != "", one.Family.Wishes.WantsNoLetters, one.Family.Questions.Count(question => question.AnsweredOn == null), one.Family.Earlier.Any())).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        Shown = (db, new("Listed", Guid.Empty, "Families to tell", Payload: string.Join(' ', Rows.Select(row => row.Label))));
    }

    public string NameOf(Area area) => names.GetValueOrDefault(area, area.Code);
}
