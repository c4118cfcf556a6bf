using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Something that turned up where it should not be. The form binds to it as it stands.</summary>
internal sealed record TraceCopy
{
    [Display(Name = "What was found", Description = "Words copied from it, or the eight letters and numbers after “Copy”"), StringLength(TraceCopyPage.Longest), Required(ErrorMessage = "Enter what was found")]
    public string? Words { get; init; }
}

/// <summary>Says from whose copy of the papers something was taken. It changes nothing; that somebody asked is in the audit.</summary>
[Needs(Permission.ChairPanels), StepUp]
internal sealed class TraceCopyPage(PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules), IShows
{
    /// <summary>More than anybody puts in.</summary>
    public const int Longest = 100_000;

    private readonly PanelReviewDb db = db;

    [BindProperty]
    public TraceCopy Form { get; set; } = new();

    /// <summary>What is said; null before anything was asked.</summary>
    public string? Found { get; private set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Show(ct))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            Found = await Trace(Form.Words!, ct);
        }

        return Page();
    }

    private async Task<string> Trace(string words, CancellationToken ct)
    {
        if ((OfflineFile.CopyOf(words) ?? TakeAway.NumberIn(words)) is not { } copy)
        {
            return "These words say of no copy. Try a longer passage as it was copied, or the eight letters and numbers after “Copy” on a sheet";
        }

        var taken = await db.TakeAways.AsNoTracking().Where(one => one.Meeting == Meeting.Id).ToListAsync(ct);
        return taken.Find(one => one.Copy == copy) is { } found && Meeting.Invitations.FirstOrDefault(one => one.Member == found.Member) is { } invitation
            ? $"It is from the copy of {invitation.Name}"
            : $"It is from copy {copy}, which is of nobody who may take the papers of this meeting away now: look for it in the audit";
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        Shown = (db, new("Viewed", Guid.Empty, $"Whose copy of the papers of meeting {At} it is"));
        return true;
    }
}
