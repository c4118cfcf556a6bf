namespace Cdop.PanelReview.Domain;

/// <summary>Questions with a name.</summary>
internal static class PanelQuestions
{
    /// <summary>Who sits on a panel on a day.</summary>
    public static IQueryable<PanelMember> Sitting(this IQueryable<PanelMember> members, string panel, LocalDate on) =>
        members.Where(m => (m.LeftOn == null || m.LeftOn >= on) && (" " + m.Panels + " ").Contains(" " + panel + " ")).OrderBy(m => m.Name).ThenBy(m => m.Id);

    /// <summary>The meeting to which a link invites.</summary>
    public static IQueryable<Meeting> OfLink(this IQueryable<Meeting> meetings, string link)
    {
        var hash = SecretLink.HashOf(link);
        return meetings.Where(m => m.Invitations.Any(i => i.LinkHash == hash));
    }
}
