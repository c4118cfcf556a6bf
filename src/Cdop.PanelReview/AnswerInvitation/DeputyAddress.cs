namespace Cdop.PanelReview;

/// <summary>Looks at the address of a deputy before anybody is written to at it, as at the address of a colleague who is asked to answer a part of a request.</summary>
internal sealed class DeputyAddress(IAgencyDirectory agencies, IAreaDirectory areas)
{
    /// <summary>What is wrong with that of somebody newly named; null where nothing is, or there is none.</summary>
    public async Task<Problem?> Amiss(Invitation invitation, AnswerInvitation command, CancellationToken ct)
    {
        var (email, isChecked) = (command.Named().Email, command.IsChecked);
        if (command.Reply != Reply.NotComing || command.Named() == Deputy.Of(invitation) || !PlainAddress.Is(email))
        {
            return null; // that it is no address is said with what else is missing
        }

        var domain = PlainAddress.DomainOf(email);
        return PlainAddress.IsOpenToAnybody(domain) ? new Problem(nameof(AnswerInvitation.StandInEmail), $"Enter the work email of your deputy: anybody can have an address at {domain}")
            : isChecked || domain == PlainAddress.DomainOf(invitation.Email) || await IsKnown(email, ct) ? null
            : new Problem(nameof(AnswerInvitation.IsChecked), $"We do not know {email} as an address of an agency. Check that it is their work email, then tick that you did");
    }

    private async Task<bool> IsKnown(string email, CancellationToken ct)
    {
        foreach (var area in await areas.All(ct))
        {
            if (await agencies.Knows(email, code: null, area.Area, ct))
            {
                return true;
            }
        }

        return false;
    }
}
