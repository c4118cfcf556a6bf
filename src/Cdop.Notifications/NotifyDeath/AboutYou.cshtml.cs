namespace Cdop.Notifications;

/// <summary>Page 1 of the public form: what it is, and who tells us.</summary>
internal sealed class AboutYouPage(Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site)
    : NotifyPage(Screen.AboutYou, drafts, cookie, reader, clock, site);
