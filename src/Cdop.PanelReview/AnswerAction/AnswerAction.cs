using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The owner of an action says how far it is, by their link. The form binds to it as it stands.</summary>
internal sealed record AnswerAction : IChange
{
    [Display(Name = "How far have you got?", ShortName = "How far you have got")]
    public required OwnerSays Says { get; init; }

    [Display(Name = "What has been done, and where can it be seen? Or why not?", ShortName = "What has been done, or why not", Description = "This is your evidence, or your reason. Name no child, no family and no member of staff."), StringLength(4000)]
    public string? Words { get; init; }

    /// <summary>Sent twice, it is one answer.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

/// <summary>Takes the answer of who holds a link, about an action that is theirs and no other.</summary>
internal sealed class AnswerActionHandler(PanelReviewDb db, ActionMail mail, Acting acting, IClock clock)
{
    /// <summary>Null where the link leads to no such action.</summary>
    public async Task<Result<string>?> Handle(string link, string reference, AnswerAction command, CancellationToken ct)
    {
        if (await db.ActionOwners.AsNoTracking().OfLink(link).Select(owner => (Guid?)owner.Id).SingleOrDefaultAsync(ct) is not { } owner)
        {
            return null;
        }

        acting.As(new ByLink(owner, "By the link of an owner of actions"));
        return await db.Change($"action {reference}", command, () => Answer(owner, reference, command, ct), ct);
    }

    // The office that changes something at this moment changes nothing of what was said: it is said again on what is there then.
    private async Task<Result<string>?> Answer(Guid owner, string reference, AnswerAction command, CancellationToken ct)
    {
        if (await db.Actions.WithSpecification(new ActionsOfOwner(owner)).SingleOrDefaultAsync(action => action.Reference == reference, ct) is not { } action)
        {
            return null;
        }

        var answered = action.Answer(command.Says, (command.Words ?? "").Trim(), acting.Id, clock.GetCurrentInstant());
        if (answered.Succeeded && action.TellsOffice(clock.GetCurrentInstant().DateIn()))
        {
            mail.TellOffice(db, action, "An owner has answered");
        }

        return answered.As(_ => reference);
    }
}
