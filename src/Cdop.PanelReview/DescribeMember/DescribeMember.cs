using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What is known of a member is put right, or they leave. The form binds to it as it stands.</summary>
internal sealed record DescribeMember : MemberFacts
{
    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

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
    public async Task<Result<string>?> Handle(Guid id, DescribeMember command, CancellationToken ct)
    {
        if (!await db.Members.AnyAsync(m => m.Id == id, ct))
        {
            return null;
        }

        try
        {
            return await db.Once($"member {id}", command.Key, Save, ct, command);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return new Problem("", "Somebody else changed this member while you had it open. What you entered is still here: look at it again, then send it again");
        }

        async Task<Result<string>> Save()
        {
            if (await accounts.Amiss(command, id, ct) is { } amiss)
            {
                return amiss;
            }

            var member = await db.Members.SingleAsync(m => m.Id == id, ct);
            var before = member.Person;
            var described = member.Describe(command, rules);
            if (described.Succeeded)
            {
                db.Expect(member, command.Version);
                await recusals.Follow(member, before, ct);
                await invitations.Follow(member, ct);
                await db.SaveChangesAsync(ct);
            }

            return described.As(_ => "/panel-members");
        }
    }
}
