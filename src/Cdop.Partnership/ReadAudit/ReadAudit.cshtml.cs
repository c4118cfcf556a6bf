using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Who saw and changed what, by case or by person. Reading it is itself recorded.</summary>
[Needs(Permission.ReadAudit)]
internal sealed class ReadAuditPage(AuditReader reader, PartnershipDb db, PeopleInReach reach, IRightsDirectory names, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ReadAudit Form { get; set; } = new();

    public AuditPage? Audit { get; private set; }

    public bool IsAsked => Form.Reference is not null || Form.Person is not null;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    /// <summary>The address of the next page.</summary>
    public string Further => $"/audit?{string.Join('&', Request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value.Select(v => $"{q.Key}={Uri.EscapeDataString(v ?? "")}")))}&after={Audit!.Next}";

    /// <summary>Who did it: one without an account is told apart by the end of their link.</summary>
    public string Name(UserId actor) => Names.GetValueOrDefault(actor) ?? (actor.IsByLink ? $"By a link that was mailed, {actor.Value[^4..]}" : actor.Value);

    public async Task OnGetAsync(string? after, CancellationToken ct)
    {
        // Whoever manages people sees those in reach; an auditor and a guardian, whose office covers all, see all.
        var people = user.May(Permission.ManagePeople) ? reach.All(await reach.Me(ct)) : db.People;
        People = await people.AsNoTracking().OrderBy(p => p.SortedAs).Select(p => new Choice(p.Id.Value, p.Name, null)).ToListAsync(ct);
        if (Form.Person is { } person && !People.Any(p => p.Value == person))
        {
            ModelState.AddModelError("Form.Person", "Choose a person from the list");
        }

        if (!ModelState.IsValid || !IsAsked)
        {
            return;
        }

        Audit = await reader.Read(Form, after, ct) ?? new([], new Dictionary<Guid, string>(), null);
        var told = Audit.Lines.SelectMany(l => l.Sealed?.Values.Values ?? []).SelectMany(AuditWords.People);
        Names = await names.NamesOf([.. Audit.Lines.Select(l => l.Entry.Actor).Concat(told).Distinct()], ct);
    }
}
