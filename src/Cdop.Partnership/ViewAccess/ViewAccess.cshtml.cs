using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Who may see a notification or case beyond what area and role say. Works for every reference, also where nothing is kept of it yet.</summary>
[Needs(Permission.ManageAccess)]
internal sealed class ViewAccessPage(PartnershipDb db, AccessInEveryModule access, IAreaDirectory areas) : PageModel, IShows
{
    private Dictionary<Guid, string> others = [];

    public Restriction Kept { get; private set; } = null!;

    public string? Area { get; private set; }

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = null!;

    /// <summary>What is known of it where it lives; null where it is there no more.</summary>
    public SubjectFound? Found { get; private set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await access.Find(reference, ct) is not { } kept)
        {
            return NotFound();
        }

        (Kept, Shown) = (kept, access.Seen(kept, "Access"));
        Area = kept.Area is null ? null : (await areas.Find(kept.Area, ct))?.Name;
        Found = await access.Look(reference, ct);
        var people = kept.Lines.SelectMany(l => new[] { l.Person, l.By }).Concat(Found?.Owner is { } owner ? [owner] : []).Distinct().ToList();
        others = (await access.Named([.. kept.Lines.Select(l => l.AsOf).OfType<Guid>()], ct)).ToDictionary(one => one.Subject, one => one.Reference);
        Names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return Page();
    }

    public IEnumerable<AccessLine> Of(AccessKind kind) => Kept.Lines.Where(l => l.Kind == kind).OrderBy(l => NameOf(l.Person));

    /// <summary>Since when and why somebody is shut out. Of another death, which may be the same, only who looks after that too reads more than that there is one.</summary>
    public string WhyOut(AccessLine line) => line.AsOf is not { } other ? $"{InWords.Day(line.At.DateIn())} by {NameOf(line.By)}. {Wording.Of(line.Reason!.Value)}: {line.Because}"
        : others.TryGetValue(other, out var reference) ? $"{InWords.Day(line.At.DateIn())}, as of {reference}, which may be the same death, by {NameOf(line.By)}. {Wording.Of(line.Reason!.Value)}"
        : $"{InWords.Day(line.At.DateIn())}, as of another death, which may be the same";

    public string NameOf(UserId person) => Names.GetValueOrDefault(person) ?? (person == UserId.Service ? "the system" : "Somebody no longer known");
}
