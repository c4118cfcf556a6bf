namespace Cdop.Notifications;

/// <summary>Walks the tree of scope with what was notified and what the postcode says: proposals for the page, and evidence for the decision.</summary>
internal sealed class ProposedScope(IAreaDirectory areas)
{
    /// <summary>What the tree makes of a notification, and which area the postcode points to.</summary>
    public async Task<(Scope Scope, AreaProposal Area)> For(Notification notification, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(notification);

        var (child, death) = (notification.Child, notification.Death);
        var residence = child.PostcodeOfResidence(death.Date);
        var area = await areas.Propose(residence, ct);
        var nation = residence is null ? Nation.NotKnown : Nations.Of(residence);
        var elsewhere = nation is not (Nation.EnglandOrWales or Nation.NotKnown);
        var unattended = death.JointResponse.HasFlag(JointResponseCriteria.UnattendedStillbirth) || death.SuspectedStillbirthAtHome == YesNoNotKnown.Yes;
        var scope = Scope.Of(new()
        {
            DateOfBirth = child.DateOfBirth,
            DateOfDeath = death.Date,
            BornAlive = unattended ? BornAlive.NotKnown : BornAlive.Yes,
            Attended = unattended ? false : null,
            GestationWeeks = child.GestationWeeks,
            LivedHere = (notification.Area ?? area.Area) is not null ? true : residence is not null && (area.IsSure || elsewhere) ? false : null,
            Nation = nation,
        });
        return (scope, area.Area is null && Nations.Says(residence) is { } says ? area with { Why = nation == Nation.IsleOfMan ? $"{says}. This panel does not serve it now" : says } : area);
    }
}
