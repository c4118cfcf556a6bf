namespace Cdop.Notifications;

/// <summary>Page 3 of the public form: when, where and how.</summary>
internal sealed class TheDeathPage(Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site)
    : NotifyPage(Screen.TheDeath, drafts, cookie, reader, clock, site);
