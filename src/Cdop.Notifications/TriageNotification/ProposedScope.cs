namespace Cdop.Notifications;

/// <summary>Walks the tree of scope with what was notified and what the postcode says: proposals for the page, and evidence for the decision.</summary>
internal sealed class ProposedScope(IAreaDirectory areas)
{
    /// <summary>What the tree asks after, as far as we were told, and which area the postcode points to.</summary>
    public async Task<(ScopeFacts Facts, AreaProposal Area)> For(Notification notification, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(notification);

        var (child, death) = (notification.Child, notification.Death);
        var residence = child.PostcodeOfResidence(death.Date);
        var area = await areas.Propose(residence, ct);
        var nation = residence is null ? Nation.NotKnown : Nations.Of(residence);
        var unattended = death.JointResponse.HasFlag(JointResponseCriteria.UnattendedStillbirth) || death.SuspectedStillbirthAtHome == YesNoNotKnown.Yes;
        ScopeFacts facts = new()
        {
            DateOfBirth = child.DateOfBirth,
            DateOfDeath = death.Date,
            BornAlive = unattended ? BornAlive.NotKnown : BornAlive.Yes,
            Attended = unattended ? false : null,
            GestationWeeks = child.GestationWeeks,
            LivedHere = (notification.Area ?? area.Area) is not null ? true
                : nation == Nation.NotKnown ? null // no postcode that we know, or one that lies on a border
                : area.IsSure || nation != Nation.England ? false : null,
            Nation = nation,
        };
        return (facts, area.Area is null && Nations.Says(residence) is { } says ? area with { Why = nation == Nation.IsleOfMan ? $"{says}. This panel does not serve it now" : says } : area);
    }
}
