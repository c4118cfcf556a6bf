using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The panel cannot decide yet: the chair puts the case off, and says what is asked of whom. The form binds to it as it stands.</summary>
internal sealed record DeferCase : DeferredFor, IChange
{
    /// <summary>Sent twice, it is one.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class DeferCaseHandler(PanelReviewDb db, HeldCases held, PaperDesk desk, MeetingMail mail, IClock clock)
{
    /// <summary>Null where there is no such case on that meeting.</summary>
    public Task<Result<string>?> Handle(string number, string label, DeferCase command, CancellationToken ct) =>
        db.Change($"{label} at {number}", command, async () => await held.Of(number, label, ct) is { } one ? await Defer(one, command, ct) : null, ct);

    private async Task<Result<string>> Defer(HeldCase one, DeferCase command, CancellationToken ct)
    {
        if (one.Discussion is null)
        {
            return new Problem("", "Open the discussion of this case first");
        }

        // Members read it, and whoever is asked.
        if (await desk.Amiss(one.Case.Id, [(nameof(DeferCase.Of), command.Of), (nameof(DeferCase.What), command.What)], ct) is { Any: true } amiss)
        {
            return amiss;
        }

        var item = await db.Agenda.SingleAsync(listed => listed.Id == one.Item.Id, ct);
        var deferred = (await db.Discussions.SingleAsync(open => open.Item == item.Id, ct)).Defer(item, command, one.Part.RefusesChair, clock.GetCurrentInstant());
        if (deferred.Succeeded)
        {
            mail.TellDeferred(db, one.Meeting);
        }

        return deferred.As(_ => one.Case.Label);
    }
}
