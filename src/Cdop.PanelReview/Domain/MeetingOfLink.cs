using Ardalis.Specification;

namespace Cdop.PanelReview.Domain;

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
