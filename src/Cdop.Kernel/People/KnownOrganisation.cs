namespace Cdop.Kernel;

/// <summary>
/// An organisation whose own sign-in is taken as proof that somebody has an email address there, and of nothing else:
/// nobody has an account or a right by it.
/// </summary>
/// <param name="Key">What the settings call it.</param>
/// <param name="Name">What its people call it.</param>
/// <param name="Domains">The domains of mail that it speaks for; an address in any other it cannot prove.</param>
public sealed record KnownOrganisation(string Key, string Name, IReadOnlyList<string> Domains)
{
    /// <summary>What the state of a sign-in holds the number of the link by, sealed: it is none of the provider's business.</summary>
    public const string LinkItem = "link";

    /// <summary>The one page for whoever did not come in by it, whatever the reason.</summary>
    public const string NotLetIn = "/sign-in/failed?why=organisation";

    /// <summary>The scheme of its sign-in.</summary>
    public string Scheme => $"organisation {Key}";

    /// <summary>Whether it may prove an address: a plain one, in a domain that is its own.</summary>
    public bool SpeaksFor(string email) =>
        PlainAddress.Is(email) && Domains.Contains(PlainAddress.DomainOf(email), StringComparer.OrdinalIgnoreCase);
}
