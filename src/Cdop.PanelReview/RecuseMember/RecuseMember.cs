using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The chair or the office says that a member, or who comes in their place, takes no part in a case. The form binds to it as it stands.</summary>
internal sealed record RecuseMember : IChangeSeen, IReadByOthers
{
    /// <summary>The member; of who comes in their place, their number at the invitation.</summary>
    [Display(Name = "Which member, or who comes in their place?", ShortName = "Member")]
    public Guid Member { get; init; }

    [Display(Name = "What part did they, or those they work with, have in the case?", ShortName = "What part they had"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class RecuseMemberHandler(ChangeListedCase change, PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, RecuseMember command, CancellationToken ct) =>
        change.Make(number, label, command, listed => Recuse(listed, command, ct), ct, onlyAdds: true);

    private async Task<Result<string>> Recuse(ListedCase listed, RecuseMember command, CancellationToken ct)
    {
        var deputy = (await db.Set<Invitation>().Where(i => i.Meeting == listed.Meeting.Id && i.StandIn != "").ToListAsync(ct)).Find(i => Deputy.Of(i)!.NumberAt(i) == command.Member) is { } invitation ? Deputy.Of(invitation) : null;

        // A deputy who is a member of the panel takes no part as either.
        var member = await db.Members.SingleOrDefaultAsync(m => deputy == null ? m.Id == command.Member : (m.Email == deputy.Key && m.LeftOn == null), ct);
        if (member is null && deputy is not null)
        {
            return await Recuse(listed, deputy, command, ct);
        }

        if (member is null)
        {
            return new Problems().When(true, nameof(command.Member), command.Member == default ? "Select the member" : "Who you selected is not named any more. Look at who comes, and select them").When(string.IsNullOrEmpty(command.Because), nameof(command.Because), Recusal.Unsaid);
        }

        if (await db.Recusals.AnyAsync(r => r.Subject == listed.Case.Subject && r.Member == member.Id && r.TakenBackAt == null, ct))
        {
            return new Problem(nameof(command.Member), $"{member.Name} takes no part in this case already");
        }

        // Who says it of themselves no longer sees the case, and goes back to the meeting.
        var recused = Recusal.Of(listed.Case, member, command.Because ?? "", user.Id, clock.GetCurrentInstant());
        if (recused.Succeeded)
        {
            db.Add(recused.Value);
            listed.Meeting.WhoSitsChanged();
        }

        return recused.As(_ => member.Person == user.Id ? $"/meetings/{listed.Meeting.Number}" : listed.Address);
    }

    private async Task<Result<string>> Recuse(ListedCase listed, Deputy deputy, RecuseMember command, CancellationToken ct)
    {
        if (await db.DeputyRecusals.AnyAsync(r => r.Subject == listed.Case.Subject && r.Email == deputy.Key && r.TakenBackAt == null, ct))
        {
            return new Problem(nameof(command.Member), $"{deputy.Name} takes no part in this case already");
        }

        var recused = DeputyRecusal.Of(listed.Case, deputy, command.Because ?? "", user.Id, clock.GetCurrentInstant());
        if (recused.Succeeded)
        {
            db.Add(recused.Value);
            listed.Meeting.WhoSitsChanged();
        }

        return recused.As(_ => listed.Address);
    }
}
