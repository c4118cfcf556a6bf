using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Net.Http.Headers;

namespace Cdop.Host.Tests;

/// <summary>A page as a browser without script sees it.</summary>
public sealed record PageSeen(Uri Address, HttpStatusCode Status, HttpResponseMessage Answer, string Text)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Text));

    public IHtmlDocument Document => document.Value;

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The form with a button of these words.</summary>
    public IHtmlFormElement FormWith(string button) => Button(button).Form ?? throw new InvalidOperationException($"{button} is in no form.");

    public IHtmlButtonElement Button(string words) =>
        Document.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(b => b.TextContent.Contains(words, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{Address} ({Heading}) has no button {words}: {Document.QuerySelector("main")?.TextContent}");

    /// <summary>What pressing a button would send, with other words in some fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filled(string button, params (string Name, string Value)[] typed)
    {
        var pressed = Button(button);
        var fields = FormWith(button).Elements.Select(Sent).OfType<KeyValuePair<string, string>>()
            .Where(field => typed.All(t => t.Name != field.Key))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        return [.. pressed.Name is { Length: > 0 } name ? fields.Append(KeyValuePair.Create(name, pressed.Value)) : fields];
    }

    private static KeyValuePair<string, string>? Sent(IElement control) => control switch
    {
        IHtmlInputElement { Name.Length: > 0, IsDisabled: false } input when input.Type is not ("checkbox" or "radio") || input.IsChecked => new(input.Name, input.Value),
        IHtmlTextAreaElement { Name.Length: > 0 } text => new(text.Name, text.Value),
        IHtmlSelectElement { Name.Length: > 0 } select => new(select.Name, select.Value ?? ""),
        _ => null,
    };
}

/// <summary>
/// A browser over HTTP alone: it follows redirects, keeps cookies by the test's clock (of localhost, for all ports, as
/// browsers do) and says where a request comes from. Several requests may be on their way at once.
/// </summary>
/// <param name="home">Where it begins.</param>
/// <param name="clock">By which its cookies end.</param>
/// <param name="ct">Gives up.</param>
public sealed class Browser(Uri home, TimeProvider clock, CancellationToken ct) : IDisposable
{
    // It waits for the answer to "may I send this?" as long as that takes: what is refused unread is never half sent.
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
    private ImmutableDictionary<string, (string Value, DateTimeOffset? Until)> cookies = ImmutableDictionary<string, (string Value, DateTimeOffset? Until)>.Empty;

    /// <summary>What the browser calls itself.</summary>
    public string UserAgent { get; set; } = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    /// <summary>Whether the provider's own session is kept, so that it signs the same person in again without asking.</summary>
    public bool ProviderRemembers { get; set; }

    /// <summary>Is told of every answer, redirects too.</summary>
    public Action<PageSeen>? Seen { get; set; }

    /// <summary>The addresses passed on the way to the last page.</summary>
    public IReadOnlyList<Uri> Way { get; private set; } = [];

    /// <summary>Cookies by name, which a test may read, plant or drop.</summary>
    public IEnumerable<string> Cookies => Kept().Select(c => c.Key);

    public string? Cookie(string name) => cookies.TryGetValue(name, out var cookie) ? cookie.Value : null;

    public void Plant(string name, string value) => Keep(name, value, null);

    public void Drop(string name) => ImmutableInterlocked.TryRemove(ref cookies, name, out _);

    public void Forget() => ImmutableInterlocked.Update(ref cookies, kept => kept.Clear());

    public Task<PageSeen> Get(string address, bool follow = true) => Go(HttpMethod.Get, new(home, address), null, follow, "none");

    /// <summary>Follows a link of a page of ours, or goes back to one.</summary>
    public Task<PageSeen> Follow(string address) => Go(HttpMethod.Get, new(home, address), null, follow: true, "same-origin");

    /// <summary>Asks another server of the same site, in the same browser.</summary>
    public Task<PageSeen> GetFrom(Uri server, string address, bool follow = true) => Go(HttpMethod.Get, new(server, address), null, follow, "none");

    /// <summary>Presses a button of a page.</summary>
    public Task<PageSeen> Press(PageSeen page, string button, params (string Name, string Value)[] typed) =>
        Post(page, ActionOf(page, button), page.Filled(button, typed));

    /// <summary>Presses a button of a page with a file chosen in it; without one, as a browser sends a box that was left empty.</summary>
    public async Task<PageSeen> Attach(PageSeen page, string button, (string Name, byte[] Content)? file, params (string Name, string Value)[] typed)
    {
        var fields = page.Filled(button, typed).Where(field => field.Key != "Form.File");
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        var content = new ByteArrayContent(file?.Content ?? []);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Form.File\"; filename=\"{file?.Name}\"");
        content.Headers.ContentType = new("application/octet-stream");
        form.Add(content);
        return await Go(HttpMethod.Post, ActionOf(page, button), form, follow: true, "same-origin", page.Address);
    }

    /// <summary>Sends fields as a form of a page would.</summary>
    public Task<PageSeen> Post(PageSeen page, Uri address, IEnumerable<KeyValuePair<string, string>> fields, bool follow = true) =>
        Go(HttpMethod.Post, address, new FormUrlEncodedContent(fields), follow, page.Address.Authority == address.Authority ? "same-origin" : "same-site", page.Address);

    /// <summary>Chooses a file in a form of a page and presses its button.</summary>
    public Task<PageSeen> Upload(PageSeen page, string button, string field, string file, byte[] content, params (string Name, string Value)[] typed)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in page.Filled(button, typed))
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(new ByteArrayContent(content), field, file);
        return Go(HttpMethod.Post, ActionOf(page, button), body, follow: true, "same-origin", page.Address);
    }

    /// <summary>Sends fields from some other site, or from a program that names none.</summary>
    public Task<PageSeen> PostFrom(string? site, string address, params (string Name, string Value)[] fields) =>
        Go(HttpMethod.Post, new(home, address), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), follow: false, site);

    /// <summary>Sends what no page of ours would, from this site.</summary>
    public Task<PageSeen> PostRaw(string address, string kind, string body)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(kind);
        return Go(HttpMethod.Post, new(home, address), content, follow: false, "same-origin", home);
    }

    /// <summary>Signs in with one of the ready accounts; the page that follows.</summary>
    public async Task<PageSeen> SignIn(string subject, string from = "/account") => await Choose(await Get(from), subject);

    /// <summary>Chooses who to be on the provider's page.</summary>
    public Task<PageSeen> Choose(PageSeen provider, string subject, bool follow = true) =>
        provider.Heading == "Choose who to be"
            ? Post(provider, new(provider.Address, "/connect/authorize"), provider.Filled(provider.Document.QuerySelector("button[name=who] strong")!.TextContent).Where(f => f.Key != "who").Append(new("who", subject)), follow)
            : throw new InvalidOperationException($"{provider.Address} is not the provider's page: {provider.Text}");

    public void Dispose() => http.Dispose();

    private static Uri ActionOf(PageSeen page, string button) => new(page.Address, page.FormWith(button).GetAttribute("action") is { Length: > 0 } action ? action : page.Address.PathAndQuery);

    private async Task<PageSeen> Go(HttpMethod method, Uri address, HttpContent? body, bool follow, string? site, Uri? from = null)
    {
        var way = new List<Uri>();
        while (true)
        {
            way.Add(address);
            using var request = new HttpRequestMessage(method, address) { Content = body };
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
            request.Headers.ExpectContinue = body is MultipartFormDataContent || body?.Headers.ContentLength > 1024 * 1024; // a large one is not sent to a server that does not want it
            if (site is not null)
            {
                request.Headers.Add("Sec-Fetch-Site", site);
                request.Headers.Add("Sec-Fetch-Mode", "navigate");
            }

            if (from is not null)
            {
                request.Headers.Add("Origin", from.GetLeftPart(UriPartial.Authority));
            }

            if (string.Join("; ", Kept().Select(c => $"{c.Key}={c.Value.Value}")) is { Length: > 0 } sent)
            {
                request.Headers.Add("Cookie", sent);
            }

            var answer = await http.SendAsync(request, ct);
            Take(answer);
            var page = new PageSeen(address, answer.StatusCode, answer, await answer.Content.ReadAsStringAsync(ct));
            Seen?.Invoke(page);
            if (follow && (int)answer.StatusCode is 301 or 302 or 303 && answer.Headers.Location is { } next && way.Count < 15)
            {
                var ours = address;
                (method, address, body, from) = (HttpMethod.Get, new(address, next), null, null);
                site = ours.Authority == address.Authority ? site : "same-site";
                continue;
            }

            Way = way;
            return page;
        }
    }

    private void Take(HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? SetCookieHeaderValue.ParseList([.. set]) : [])
        {
            var until = cookie.MaxAge is { } age ? clock.GetUtcNow() + age : cookie.Expires;
            if (!ProviderRemembers && cookie.Name == "cdop-development-sign-in")
            {
                continue;
            }

            if (until <= clock.GetUtcNow())
            {
                Drop(cookie.Name.ToString());
            }
            else
            {
                Keep(cookie.Name.ToString(), cookie.Value.ToString(), until);
            }
        }
    }

    private IEnumerable<KeyValuePair<string, (string Value, DateTimeOffset? Until)>> Kept() => cookies.Where(c => c.Value.Until is null || c.Value.Until > clock.GetUtcNow());

    private void Keep(string name, string value, DateTimeOffset? until) => ImmutableInterlocked.Update(ref cookies, kept => kept.SetItem(name, (value, until)));
}
