using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case waits for a themed panel, or does so no more. The form binds to it as it stands.</summary>
internal sealed record HoldPanelCase : IChangeSeen
{
    /// <summary>The code of the themed panel; "none" for none.</summary>
    [Display(Name = "Which panel does it wait for?", ShortName = "Which panel it waits for")]
    public required string Panel { get; init; }

    [Display(Name = "Why does it wait for this panel?", ShortName = "Why it waits"), StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>The version of the case that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";
}

internal sealed class HoldPanelCaseHandler(PanelReviewDb db, PanelRules rules)
{
    /// <summary>What stands for no panel.</summary>
    public const string None = "none";

    /// <summary>Null where there is no such case that the person may see.</summary>
    public Task<Result<string>?> Handle(string label, HoldPanelCase command, CancellationToken ct)
    {
        return db.Change($"case {label}", command, Hold, ct);

        async Task<Result<string>?> Hold()
        {
            if (await db.Cases.SingleOrDefaultAsync(c => c.Label == label, ct) is not { } held)
            {
                return null;
            }

            if (rules.Type(command.Panel) is null && command.Panel != None)
            {
                return new Problem(nameof(command.Panel), "Select the panel that it waits for, or that it waits for none");
            }

            if (command.Panel != None && await db.Agenda.AnyAsync(i => i.Subject == held.Subject && i.Outcome == AgendaOutcome.Open, ct))
            {
                return new Problem("", "It is listed for a meeting: take it off first");
            }

            var changed = held.HoldFor(rules.Type(command.Panel), command.Because?.Trim() ?? "");
            if (changed.Succeeded)
            {
                db.Expect(held, command.Version);
            }

            return changed.As(_ => "/panel-cases");
        }
    }
}
