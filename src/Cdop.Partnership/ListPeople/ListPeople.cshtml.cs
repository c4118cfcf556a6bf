using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>The people of the manager's areas and what they may do. The find box posts: a name is never in an address.</summary>
[Needs(Permission.ManagePeople)]
internal sealed class ListPeoplePage(PartnershipDb db, PeopleInReach reach) : PageModel, IShows
{
    private const int PageLength = 50;

    [BindProperty]
    public FindPerson Form { get; set; } = new();

    public IReadOnlyList<Row> People { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Whether more people bear what was typed than are shown. The words are never in an address, so there is no next page of them.</summary>
    public bool HasMore { get; private set; }

    public bool IsFirst { get; private set; } = true;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken ct)
    {
        IsFirst = after is null;
        var me = await reach.Me(ct);
        var all = reach.All(me).AsNoTracking();
        if (after is not null && await all.Where(p => p.Id == new UserId(after)).Select(p => new { p.SortedAs, p.Subject }).SingleOrDefaultAsync(ct) is { } last)
        {
            all = all.Where(p => p.SortedAs.CompareTo(last.SortedAs) > 0 || (p.SortedAs == last.SortedAs && p.Subject.CompareTo(last.Subject) > 0));
        }

        await Show(all, me, "", ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(Form.Words) || Form.Words.Length > 200)
        {
            return LocalRedirect("/people");
        }

        var words = LikeWords.Holding(Form.Words);
        var me = await reach.Me(ct);
        await Show(reach.All(me).AsNoTracking().Where(p => EF.Functions.Like(p.Name, words, LikeWords.Escape)), me, Form.Words, ct);
        return Page();
    }

    private async Task Show(IQueryable<Person> people, Giver me, string words, CancellationToken ct)
    {
        var (everywhere, areas) = (me.IsEverywhere, me.Areas);
        var rows = await people.OrderBy(p => p.SortedAs).ThenBy(p => p.Subject).Take(PageLength + 1)
            .Select(p => new Row(
                p.Id,
                p.Name,
                p.DisabledAt != null,
                p.Roles.Where(r => r.TakenAt == null && (everywhere || r.Area == null || areas.Contains(r.Area))) // what they do elsewhere is not this manager's to know
                    .OrderBy(r => r.GivenAt)
                    .Select(r => new Held(r.Role, db.Areas.Where(a => a.Area == r.Area).Select(a => a.Name).FirstOrDefault()))
                    .ToList()))
            .ToListAsync(ct);
        People = [.. rows.Take(PageLength)];
        var (isCut, isSearch) = (rows.Count > PageLength, words.Length > 0);
        (Next, HasMore) = (isCut && !isSearch ? People[^1].Id.Value : null, isCut && isSearch);
        Shown = (db, new(words.Length == 0 ? "Listed" : "Searched", Guid.Empty, "People", Payload: $"{words}: {string.Join(' ', People.Select(p => p.Id))}"));
    }

    internal sealed record FindPerson
    {
        [Display(Name = "Find by name"), StringLength(200)]
        public string? Words { get; init; }
    }

    internal sealed record Row(UserId Id, string Name, bool IsDisabled, IReadOnlyList<Held> Roles)
    {
        /// <summary>The roles in words, each with what it sees: "CDOP administrator: Sefton, Wirral", "IT operator: no case".</summary>
        public IEnumerable<string> InWords => Roles.GroupBy(r => r.Role).Select(r => $"{Wording.Of(r.Key)}: {Seen(r.Key, [.. r.Select(held => held.Area)])}");

        // An area says little of who sees no case of it.
        private static string Seen(Role role, IReadOnlyCollection<string?> areas)
        {
            var within = areas.Contains(null) ? "" : string.Join(", ", areas.Order());
            var sees = role switch
            {
                Role.ItOperator => "no case",
                Role.Auditor => "the audit, and no case",
                Role.CaldicottGuardian => "the audit and emergency access, and no case",
                Role.PanelMember or Role.PanelChair => "cases of meetings they accepted",
                Role.GuestExpert => "the papers of a case they are asked about",
                _ => "",
            };
            return sees.Length == 0 ? within.Length == 0 ? "all areas" : within : within.Length == 0 ? sees : $"{sees} ({within})";
        }
    }

    internal sealed record Held(Role Role, string? Area);
}
