namespace Cdop.PanelReview;

/// <summary>Somebody comes to the panel. The form binds to it as it stands.</summary>
internal sealed record AddMember : MemberFacts
{
    /// <summary>Sent twice, it is one member.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

internal sealed class AddMemberHandler(PanelReviewDb db, MemberAccounts accounts, RecusalsOfAccounts recusals, PanelRules rules)
{
    public Task<Result<string>> Handle(AddMember command, CancellationToken ct) =>
        db.Once(
            "a member",
            command.Key,
            async () =>
            {
                if (await accounts.Amiss(command, default, ct) is { } amiss)
                {
                    return amiss;
                }

                var added = PanelMember.Add(command, rules);
                if (added.Succeeded)
                {
                    db.Add(added.Value);
                    await recusals.Follow(added.Value, before: null, ct);
                    await db.SaveChangesAsync(ct);
                }

                return added.As(_ => "/panel-members");
            },
            ct,
            command);
}
