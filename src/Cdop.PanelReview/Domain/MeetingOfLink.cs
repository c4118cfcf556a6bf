using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

/// <summary>The meeting of an invitation, for whoever has shown that it is theirs.</summary>
internal sealed class MeetingOfInvitation : Specification<Meeting>
{
    public MeetingOfInvitation(Guid invitation) =>
        // Who came in by a code acts as the invitation and as no member: the meeting is there for them all the same.
        Query.Where(m => m.Invitations.Any(i => i.Id == invitation)).IgnoreQueryFilters();
}

/// <summary>The meeting to which a link invites.</summary>
internal sealed class MeetingOfLink : Specification<Meeting>
{
    public MeetingOfLink(string link)
    {
        // Who holds a link of an invitation is nobody yet: they learn when and where the meeting is, and nothing of any case.
        var hash = SecretLink.HashOf(link);
        Query.Where(m => m.Invitations.Any(i => i.LinkHash == hash)).IgnoreQueryFilters();
    }
}
