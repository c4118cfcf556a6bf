using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A ratified finding is taken up again: a new version begins from it, and the old one stays. The form binds to it as it stands.</summary>
internal sealed record TakeUpAgain : IChange
{
    [Display(Name = "Why is it taken up again?", ShortName = "Why it is taken up again"), StringLength(2000)]
    public required string Because { get; init; }

    /// <summary>Sent twice, it is one.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because;
}

internal sealed class TakeUpAgainHandler(PanelReviewDb db, HeldCases held, PaperDesk desk, IClock clock)
{
    /// <summary>Null where there is no such case on that meeting.</summary>
    public Task<Result<string>?> Handle(string number, string label, TakeUpAgain command, CancellationToken ct) =>
        db.Change($"{label} at {number}", command, async () => await held.Of(number, label, ct) is { } one ? await TakeUp(one, command, ct) : null, ct);

    private async Task<Result<string>> TakeUp(HeldCase one, TakeUpAgain command, CancellationToken ct)
    {
        if (one.Discussion is null)
        {
            return new Problem("", "Open the discussion of this case first");
        }

        // It is read on the screen of the meeting.
        if (await desk.Amiss(one.Case.Id, [(nameof(command.Because), command.Because)], ct) is { Any: true } amiss)
        {
            return amiss;
        }

        var item = await db.Agenda.SingleAsync(listed => listed.Id == one.Item.Id, ct);
        var taken = (await db.Discussions.SingleAsync(open => open.Item == item.Id, ct)).TakeUp(item, one.Meeting, command.Because, one.Part.RefusesChair, clock.GetCurrentInstant());
        return taken.As(_ => one.Case.Label);
    }
}
