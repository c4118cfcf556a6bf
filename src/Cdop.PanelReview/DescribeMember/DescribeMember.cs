using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What is known of a member is put right, or they leave. The form binds to it as it stands.</summary>
internal sealed record DescribeMember : MemberFacts, IChangeSeen
{
    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    /// <summary>As the member stands.</summary>
    public static DescribeMember Of(PanelMember member) => new()
    {
        Name = member.Name,
        Email = member.Email,
        Seat = member.Seat,
        Employer = member.Employer,
        Site = member.Site,
        HomePostcode = member.HomePostcode,
        Panels = member.Panels.Split(' '),
        LeftOn = member.LeftOn,
        Person = member.Person?.Value,
        Version = member.Version,
    };
}

internal sealed class DescribeMemberHandler(PanelReviewDb db, MemberAccounts accounts, PanelRules rules, MemberInvitations invitations, RecusalsOfAccounts recusals)
{
    /// <summary>Null where there is no such member.</summary>
    public Task<Result<string>?> Handle(Guid id, DescribeMember command, CancellationToken ct)
    {
        return db.Change($"member {id}", command, Describe, ct);

        async Task<Result<string>?> Describe()
        {
            if (await db.Members.SingleOrDefaultAsync(m => m.Id == id, ct) is not { } member)
            {
                return null;
            }

            if (await accounts.Amiss(command, id, ct) is { } amiss)
            {
                return amiss;
            }

            var before = member.Person;
            var described = member.Describe(command, rules);
            if (described.Succeeded)
            {
                db.Expect(member, command.Version);
                await recusals.Follow(member, before, ct);
                await invitations.Follow(member, ct);
            }

            return described.As(_ => "/panel-members");
        }
    }
}
