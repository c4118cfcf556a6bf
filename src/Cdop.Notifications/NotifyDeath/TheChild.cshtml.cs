namespace Cdop.Notifications;

/// <summary>Page 2 of the public form: who died.</summary>
internal sealed class TheChildPage(Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site)
    : NotifyPage(Screen.TheChild, drafts, cookie, reader, clock, site);
