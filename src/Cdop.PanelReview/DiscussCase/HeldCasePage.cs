using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A page about one case of a meeting that is being held.</summary>
internal abstract class HeldCasePage(HeldCases held, PanelReviewDb db, PanelRules rules) : PageModel, IShows
{
    private const string Viewed = "Viewed";

    [FromRoute(Name = "number")]
    public string At { get; set; } = "";

    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    public HeldCase Held { get; private set; } = null!;

    /// <summary>The cases of the meeting, in their order.</summary>
    public IReadOnlyList<TurnOfCase> Order => Held.Order;

    /// <summary>Which of them this one is, counted from 0.</summary>
    public int Turn => Order.TakeWhile(one => one.Label != Label).Count();

    /// <summary>The next case that is still to be taken, after this one or else before it; null where none is left.</summary>
    public string? Next => Order.Skip(Turn + 1).Concat(Order.Take(Turn)).FirstOrDefault(one => one.IsOpen)?.Label;

    public PanelType Panel => rules.Type(Held.Meeting.Panel)!;

    /// <summary>What is missing for a quorum on this case.</summary>
    public IReadOnlyList<string> Missing => Held.Part.Missing(Panel);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected PanelReviewDb Db => db;

    /// <summary>False where there is no such case that the person may see.</summary>
    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await held.Of(At, Label, ct) is not { } found)
        {
            return false;
        }

        Held = found;
        Shown = (db, new(Viewed, found.Case.Subject, $"{Label} at meeting {At}"));
        return true;
    }

    /// <summary>The page stays open and is renewed in place: for whoever looked at it today that is the same view. For anybody else it is one.</summary>
    protected async Task StaysOpen(UserId person, Instant now, CancellationToken ct)
    {
        var (subject, what, today) = (Held.Case.Subject, Shown!.Value.Note.What, now.DateIn().AtStartOfDayInZone(London.Zone).ToInstant());
        if (await db.Audit.AnyAsync(line => line.Subject == subject && line.Actor == person && line.Action == Viewed && line.What == what && line.At >= today, ct))
        {
            Shown = null;
        }
    }
}
