namespace Cdop.PanelReview;

/// <summary>Somebody comes to the panel. The form binds to it as it stands.</summary>
internal sealed record AddMember : MemberFacts, IChange
{
    /// <summary>Sent twice, it is one member.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class AddMemberHandler(PanelReviewDb db, MemberAccounts accounts, RecusalsOfAccounts recusals, PanelRules rules)
{
    public async Task<Result<string>> Handle(AddMember command, CancellationToken ct)
    {
        return (await db.Change("the panel", command, Add, ct))!;

        async Task<Result<string>?> Add()
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
            }

            return added.As(_ => "/panel-members");
        }
    }
}
