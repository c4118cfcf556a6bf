using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Says which members may take the papers away, and shows the chair the passphrases to tell them by voice.</summary>
[Needs(Permission.ChairPanels), StepUp]
internal sealed class AllowTakeAwayPage(AllowTakeAwayHandler handler, PanelReviewDb db, PanelRules rules, Passphrases passphrases) : ChangeMeetingPage(db, rules), IShows
{
    private readonly PanelReviewDb db = db;

    private List<TakeAway> allowed = [];

    [BindProperty]
    public AllowTakeAway Form { get; set; } = new();

    /// <summary>Members who are coming.</summary>
    public IReadOnlyList<Choice> Coming => [.. Meeting.Invitations.Where(one => one.Reply == Reply.Coming).OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => new Choice($"{one.Member}", one.Name))];

    /// <summary>The passphrase of each who may.</summary>
    public IReadOnlyList<(string Name, string Passphrase)> Told { get; private set; } = [];

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Show(ct))
        {
            return NotFound();
        }

        Form = Form with { Members = allowed.ConvertAll(one => one.Member) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(() => handler.Handle(At, Form, ct), number => $"/meetings/{number}/take-away", _ => "It is saved. Tell each member their passphrase by voice, never in writing", () => Show(ct));

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        allowed = await db.TakeAways.AsNoTracking().Where(one => one.Meeting == Meeting.Id).ToListAsync(ct);
        Told = [.. from one in allowed
                   let invitation = Meeting.Invitations.FirstOrDefault(invited => invited.Member == one.Member)
                   where invitation is { Reply: Reply.Coming }
                   orderby invitation.Name
                   select (invitation.Name, passphrases.Of(one))];
        Shown = (db, new("Viewed", Guid.Empty, $"Passphrases of the packs of meeting {At}", Payload: string.Join(' ', allowed.Select(one => one.Member))));
        return true;
    }
}
