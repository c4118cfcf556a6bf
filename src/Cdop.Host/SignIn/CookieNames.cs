namespace Cdop.Host;

/// <summary>
/// What our cookies are called. Over https the prefix has the browser see to it that no other site of the same domain can
/// set them; plain http is for a developer's own machine only.
/// </summary>
internal sealed record CookieNames(bool AlwaysSecure)
{
    public string Session => Name("cdop");

    public string Form => Name("cdop-form");

    public string Kept => Name("cdop-kept");

    public string Done => Name("cdop-done");

    public CookieSecurePolicy Secure => AlwaysSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private string Name(string name) => AlwaysSecure ? $"__Host-{name}" : name;
}
