using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;

namespace Cdop.Host;

/// <summary>One browser in which somebody is signed in.</summary>
/// <param name="Number">By which its person may end it; says nothing of the cookie.</param>
/// <param name="Began">When they signed in.</param>
/// <param name="LastUsed">When it last asked for something.</param>
/// <param name="Browser">What the browser calls itself, in a few words.</param>
internal sealed record Session(Guid Number, Instant Began, Instant LastUsed, string Browser);

/// <summary>
/// The sessions, kept here and not in the cookie, so that one can be ended: after 20 idle minutes, after 10 hours,
/// or by its person. A restart ends them all; what is typed meanwhile is kept (see <see cref="KeptPosts"/>).
/// </summary>
internal sealed class Sessions(IClock clock) : ITicketStore
{
    /// <summary>How long a session lasts after its last request.</summary>
    public static readonly Duration Idle = Duration.FromMinutes(20);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly Duration AtMost = Duration.FromHours(10);

    private const string NumberItem = "session";
    private readonly ConcurrentDictionary<string, Entry> entries = new();

    /// <summary>The number of the session that a request came in; null for a visitor.</summary>
    public static Guid? NumberOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(NumberItem, out var text) == true && Guid.TryParse(text, out var number) ? number : null;

    /// <summary>Somebody's sessions, the last used first.</summary>
    public IReadOnlyList<Session> Of(Person person)
    {
        var now = clock.GetCurrentInstant();
        return [.. entries.Values.Where(e => e.Person == person && e.LastsAt(now)).Select(e => e.Seen()).OrderByDescending(s => s.LastUsed)];
    }

    /// <summary>Ends one of somebody's sessions; somebody else's stays.</summary>
    public void End(Person person, Guid number)
    {
        foreach (var (key, entry) in entries)
        {
            if (entry.Person == person && entry.Number == number)
            {
                entries.TryRemove(key, out _);
            }
        }
    }

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, "");

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        StoreAsync(ticket, Browser(httpContext.Request.Headers.UserAgent.ToString()));

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // A session that was ended meanwhile stays ended.
        if (entries.TryGetValue(key, out var entry))
        {
            entry.Ticket = Copy(ticket, entry);
        }

        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var now = clock.GetCurrentInstant();
        if (!entries.TryGetValue(key, out var entry))
        {
            return Task.FromResult<AuthenticationTicket?>(null);
        }

        if (!entry.LastsAt(now))
        {
            entries.TryRemove(key, out _);
            return Task.FromResult<AuthenticationTicket?>(null);
        }

        entry.LastUsed = now;
        return Task.FromResult<AuthenticationTicket?>(entry.Ticket.Clone());
    }

    public Task RemoveAsync(string key)
    {
        entries.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    private Task<string> StoreAsync(AuthenticationTicket ticket, string browser)
    {
        var now = clock.GetCurrentInstant();
        foreach (var (old, ended) in entries)
        {
            if (!ended.LastsAt(now))
            {
                entries.TryRemove(old, out _);
            }
        }

        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var entry = new Entry(Person.Of(ticket.Principal) ?? throw new InvalidOperationException("A session needs an issuer and a subject."), Guid.NewGuid(), now, browser);
        entry.Ticket = Copy(ticket, entry);
        entry.LastUsed = now;
        entries[key] = entry;
        return Task.FromResult(key);
    }

    private static AuthenticationTicket Copy(AuthenticationTicket ticket, Entry entry)
    {
        var copy = ticket.Clone();
        var last = (entry.Began + AtMost).ToDateTimeOffset();
        copy.Properties.Items[NumberItem] = entry.Number.ToString();
        copy.Properties.ExpiresUtc = copy.Properties.ExpiresUtc is { } idle && idle < last ? idle : last;
        return copy;
    }

    private static string Browser(string agent)
    {
        string? Named(params (string Sign, string Name)[] names) => names.FirstOrDefault(n => agent.Contains(n.Sign, StringComparison.Ordinal)).Name;

        var browser = Named(("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")) ?? "A browser";
        var system = Named(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"));
        return system is null ? browser : string.Create(CultureInfo.InvariantCulture, $"{browser} on {system}");
    }

    private sealed class Entry(Person person, Guid number, Instant began, string browser)
    {
        private long lastUsed;

        public Person Person => person;

        public Guid Number => number;

        public Instant Began => began;

        public AuthenticationTicket Ticket { get; set; } = null!;

        public Instant LastUsed
        {
            get => Instant.FromUnixTimeTicks(Interlocked.Read(ref lastUsed));
            set => Interlocked.Exchange(ref lastUsed, value.ToUnixTimeTicks());
        }

        public bool LastsAt(Instant now) =>
            now < began + AtMost && Ticket.Properties.ExpiresUtc is { } ends && now < Instant.FromDateTimeOffset(ends);

        public Session Seen() => new(number, began, LastUsed, browser);
    }
}

/// <summary>A sign-in never goes on with the session that was there before: that one ends and a new one begins.</summary>
internal sealed class NewSessionAtSignIn(PathString callback) : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) =>
        context.Request.Path == callback ? null : cookies.GetRequestCookie(context, key);

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, key, value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, key, options);

    /// <summary>Ends the session that the browser had before this sign-in.</summary>
    public async Task EndEarlier(HttpContext http, CookieAuthenticationOptions options)
    {
        if (options.SessionStore is { } sessions
            && cookies.GetRequestCookie(http, options.Cookie.Name!) is { } earlier
            && options.TicketDataFormat.Unprotect(earlier)?.Principal.FindFirst(SessionKeyClaim) is { } key)
        {
            await sessions.RemoveAsync(key.Value, http.RequestAborted);
        }
    }

    // What the framework's cookie calls the key of a stored session.
    private const string SessionKeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";
}
