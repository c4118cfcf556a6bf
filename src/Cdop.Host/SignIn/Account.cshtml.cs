using Cdop.Partnership.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>One's own account: who one is here, what one may do, where one is signed in.</summary>
[Needs(Permission.OwnAccount)]
internal sealed class AccountPage(Sessions sessions, IRightsDirectory rights, IAreaDirectory areas, ICurrentUser user, ISignInDirectory log, CookieNames names, IClock clock) : PageModel
{
    // Read by the layout.
    private const string KeysCookie = "cdop-keys";

    public Person Who => Person.Of(User)!;

    public string Name => user.Name;

    public IReadOnlyList<(string Role, string Places)> Roles { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid? Here { get; private set; }

    public bool KeysAreOn => Request.Cookies[KeysCookie] == "on";

    public static int IdleMinutes => (int)Host.Sessions.Idle.TotalMinutes;

    public static int LongestHours => (int)Host.Sessions.AtMost.TotalHours;

    public string Time(Instant at) =>
        at.TimeIn().ToString(at.DateIn() == clock.GetCurrentInstant().DateIn() ? "'today at' HH:mm" : "d MMMM uuuu 'at' HH:mm", null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var held = (await rights.Find(Who.Issuer, Who.Subject, ct))?.Roles ?? [];
        var places = new List<(string, string)>();
        foreach (var role in held.GroupBy(r => r.Role))
        {
            var named = new List<string>();
            foreach (var area in role.Select(r => r.Area).OfType<Area>())
            {
                named.Add((await areas.Find(area, ct))?.Name ?? area.ToString());
            }

            places.Add((Wording.Of(role.Key), Reach(role.Key, role.Any(r => r.Area is null) ? "all areas" : string.Join(", ", named.Order(StringComparer.Ordinal)))));
        }

        Roles = places;
        Sessions = await sessions.Of(Who, ct);
        Here = await ThisSession();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken ct)
    {
        if (session != await ThisSession())
        {
            await sessions.End(Who, session, ct);
            await log.Note(SignInAct.SessionEnded, Who.Issuer, Who.Subject, ct);
            this.SayDone("That session is ended");
        }

        return LocalRedirect("/account");
    }

    public IActionResult OnPostKeys(bool on)
    {
        if (on)
        {
            Response.Cookies.Append(KeysCookie, "on", new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = names.AlwaysSecure || Request.IsHttps,
            });
        }
        else
        {
            Response.Cookies.Delete(KeysCookie);
        }

        this.SayDone(on ? "Keyboard shortcuts are on" : "Keyboard shortcuts are off");
        return LocalRedirect("/account");
    }

    private async Task<Guid?> ThisSession() => Host.Sessions.NumberOf((await HttpContext.AuthenticateAsync()).Properties);

    // Who sees no case must not read that they do.
    private static string Reach(Role role, string where) => role switch
    {
        Role.PanelChair or Role.PanelMember => $"{where}: sees the cases of their meetings alone",
        Role.GuestExpert => $"{where}: sees the papers of the one case they are asked about",
        Role.Auditor => $"reads the audit of {where}, and sees no case",
        Role.CaldicottGuardian => $"reviews emergency access and reads the audit of {where}, and sees no case",
        Role.ItOperator => "looks after the running of the system, and sees no case",
        _ => where,
    };
}
