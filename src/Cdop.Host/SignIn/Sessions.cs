using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Cdop.Host;

/// <summary>One browser in which somebody is signed in.</summary>
/// <param name="Number">By which its person may end it; says nothing of the cookie.</param>
/// <param name="Began">When they signed in.</param>
/// <param name="LastUsed">When it last asked for something.</param>
/// <param name="Browser">What the browser calls itself, in a few words.</param>
internal sealed record Session(Guid Number, Instant Began, Instant LastUsed, string Browser);

/// <summary>
/// The sessions, kept by us and not in the cookie, so that one can be ended: after 20 idle minutes, after 10 hours, or by
/// its person. Every server of the site knows them, within a few seconds; they outlive a restart.
/// </summary>
internal sealed class Sessions(IKeptForAWhile kept, IDataProtectionProvider protection, IClock clock) : ITicketStore
{
    /// <summary>How long a session lasts after its last request.</summary>
    public static readonly Duration Idle = Duration.FromMinutes(20);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly Duration AtMost = Duration.FromHours(10);

    private const string NumberItem = "session";
    private const string BeganItem = "began";
    private static readonly Duration Trusted = Duration.FromSeconds(5);
    private readonly IDataProtector protector = protection.CreateProtector("Cdop.Sessions");
    private readonly ConcurrentDictionary<string, Entry> seen = new();

    /// <summary>The number of the session that a request came in; null for a visitor.</summary>
    public static Guid? NumberOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(NumberItem, out var text) == true && Guid.TryParse(text, out var number) ? number : null;

    /// <summary>When the session began that a request came in; null for a visitor.</summary>
    public static Instant? BeganAt(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(BeganItem, out var text) == true && long.TryParse(text, CultureInfo.InvariantCulture, out var ticks) ? Instant.FromUnixTimeTicks(ticks) : null;

    /// <summary>Somebody's sessions, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> Of(Person person, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return [.. (await EntriesOf(person, ct)).Where(e => e.LastsAt(now)).Select(e => new Session(e.Number, e.Began, e.LastUsed, e.Browser)).OrderByDescending(s => s.LastUsed)];
    }

    /// <summary>Ends one of somebody's sessions; somebody else's stays.</summary>
    public async Task End(Person person, Guid number, CancellationToken ct)
    {
        foreach (var entry in (await EntriesOf(person, ct)).Where(e => e.Number == number))
        {
            await Forget(entry.Place, ct);
        }
    }

    public Task<string> StoreAsync(AuthenticationTicket ticket) => Store(ticket, "", CancellationToken.None);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        Store(ticket, Browser(httpContext.Request.Headers.UserAgent.ToString()), cancellationToken);

    public Task RenewAsync(string key, AuthenticationTicket ticket) => RenewAsync(key, ticket, CancellationToken.None);

    public async Task RenewAsync(string key, AuthenticationTicket ticket, CancellationToken cancellationToken)
    {
        if (await Find(Place(key), cancellationToken) is { } entry)
        {
            entry.Take(ticket);

            // A session that was ended meanwhile stays ended.
            await kept.Change(entry.Place, Seal(entry), entry.Until, cancellationToken);
        }
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await Find(Place(key), cancellationToken) is not { } entry || !entry.LastsAt(now))
        {
            return null;
        }

        entry.LastUsed = now;
        return entry.Ticket.Clone();
    }

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) => Forget(Place(key), cancellationToken);

    private async Task<string> Store(AuthenticationTicket ticket, string browser, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var (place, ended) in seen)
        {
            if (!ended.LastsAt(now))
            {
                seen.TryRemove(place, out _);
            }
        }

        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var entry = new Entry(Place(key), Guid.NewGuid(), now, browser, ticket) { LastUsed = now, Trusted = now };
        var person = Person.Of(ticket.Principal) ?? throw new InvalidOperationException("A session needs an issuer and a subject.");
        await kept.Keep(entry.Place, Owner(person), Seal(entry), entry.Until, ct);
        seen[entry.Place] = entry;
        return key;
    }

    private async Task<Entry?> Find(string place, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (seen.TryGetValue(place, out var entry) && now - entry.Trusted < Trusted)
        {
            return entry;
        }

        if (await kept.Find(place, ct) is not { } content || Open(content) is not { } found)
        {
            seen.TryRemove(place, out _);
            return null;
        }

        (found.LastUsed, found.Trusted) = (Instant.Max(found.LastUsed, entry?.LastUsed ?? found.LastUsed), now);
        seen[place] = found;
        return found;
    }

    private async Task Forget(string place, CancellationToken ct)
    {
        await kept.Forget(place, ct);
        seen.TryRemove(place, out _);
    }

    private async Task<List<Entry>> EntriesOf(Person person, CancellationToken ct)
    {
        var entries = (await kept.Of(Owner(person), ct)).Select(Open).OfType<Entry>().ToList();
        foreach (var entry in entries)
        {
            entry.LastUsed = Instant.Max(entry.LastUsed, seen.TryGetValue(entry.Place, out var here) ? here.LastUsed : entry.LastUsed);
        }

        return entries;
    }

    private byte[] Seal(Entry entry) =>
        protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Written(
            entry.Place, entry.Number, entry.Began.ToUnixTimeTicks(), entry.LastUsed.ToUnixTimeTicks(), entry.Browser, TicketSerializer.Default.Serialize(entry.Ticket))));

    private Entry? Open(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<Written>(protector.Unprotect(content)) is { } written && TicketSerializer.Default.Deserialize(written.Ticket) is { } ticket
                ? new(written.Place, written.Number, Instant.FromUnixTimeTicks(written.Began), written.Browser, ticket) { LastUsed = Instant.FromUnixTimeTicks(written.LastUsed) }
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Who reads the table finds no key that a cookie could carry, and nobody's name.
    private static string Place(string key) => Hash($"session {key}");

    private static string Owner(Person person) => Hash($"sessions of {person.Issuer} {person.Subject}");

    private static string Hash(string text) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Browser(string agent)
    {
        string? Named(params (string Sign, string Name)[] names) => names.FirstOrDefault(n => agent.Contains(n.Sign, StringComparison.Ordinal)).Name;

        var browser = Named(("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")) ?? "A browser";
        var system = Named(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"));
        return system is null ? browser : $"{browser} on {system}";
    }

    private sealed record Written(string Place, Guid Number, long Began, long LastUsed, string Browser, byte[] Ticket);

    private sealed class Entry
    {
        private long lastUsed;
        private long trusted;

        public Entry(string place, Guid number, Instant began, string browser, AuthenticationTicket ticket)
        {
            (Place, Number, Began, Browser) = (place, number, began, browser);
            Ticket = Take(ticket);
        }

        public string Place { get; }

        public Guid Number { get; }

        public Instant Began { get; }

        public string Browser { get; }

        public AuthenticationTicket Ticket { get; private set; }

        public Instant LastUsed
        {
            get => Instant.FromUnixTimeTicks(Interlocked.Read(ref lastUsed));
            set => Interlocked.Exchange(ref lastUsed, value.ToUnixTimeTicks());
        }

        /// <summary>When it was last read from where every server keeps it.</summary>
        public Instant Trusted
        {
            get => Instant.FromUnixTimeTicks(Interlocked.Read(ref trusted));
            set => Interlocked.Exchange(ref trusted, value.ToUnixTimeTicks());
        }

        public Instant Until => Instant.FromDateTimeOffset(Ticket.Properties.ExpiresUtc!.Value);

        public bool LastsAt(Instant now) => now < Until;

        public AuthenticationTicket Take(AuthenticationTicket ticket)
        {
            var copy = ticket.Clone();
            var last = (Began + AtMost).ToDateTimeOffset();
            copy.Properties.Items[NumberItem] = Number.ToString();
            copy.Properties.Items[BeganItem] = Began.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);
            copy.Properties.ExpiresUtc = copy.Properties.ExpiresUtc is { } idle && idle < last ? idle : last;
            return Ticket = copy;
        }
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
