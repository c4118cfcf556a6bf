using System.Net;

namespace Cdop.Host;

/// <summary>How people sign in here: which OpenID Connect provider, and what it must have seen for a weighty act.</summary>
internal sealed record SignInSettings
{
    /// <summary>The provider of people with an account.</summary>
    public required SignInProvider Accounts { get; init; }

    /// <summary>The providers of people without one, who answer what their organisation was asked.</summary>
    public required IReadOnlyList<(KnownOrganisation Organisation, SignInProvider Provider)> Organisations { get; init; }

    /// <summary>The claim by which the provider says that a second factor was used, such as <c>amr</c>.</summary>
    public required string MfaClaim { get; init; }

    /// <summary>What that claim must hold, such as <c>mfa</c>.</summary>
    public required string MfaValue { get; init; }

    /// <summary>How long ago a sign-in may lie when something weighty is asked for.</summary>
    public required Duration StepUp { get; init; }

    /// <summary>The address people reach this site by.</summary>
    public required Uri Site { get; init; }

    /// <summary>The proxies in front of this program, addresses or networks, whose word is taken on who asks and whether by https.</summary>
    public required IReadOnlyList<IPNetwork> Proxies { get; init; }

    /// <summary>The settings, once they have been found in order.</summary>
    public static SignInSettings Read(IConfiguration given) => new()
    {
        Accounts = SignInProvider.Read(given.GetSection("SignIn")),
        Organisations = [.. OrganisationsOf(given).Select(one => (new KnownOrganisation(one.Key, one["Name"]!.Trim(), DomainsOf(one)), SignInProvider.Read(one)))],
        MfaClaim = Mfa(given).Split('=')[0],
        MfaValue = Mfa(given).Split('=')[1],
        StepUp = Duration.FromMinutes(int.Parse(Minutes(given))),
        Site = new(given["Site:Address"]!),
        Proxies = [.. ProxiesOf(given).Select(proxy => proxy ?? default)],
    };

    /// <summary>Whether a claim of a second factor and its value are named.</summary>
    public static bool NamesMfa(IConfiguration given) => Mfa(given).Split('=') is [{ Length: > 0 }, { Length: > 0 }];

    /// <summary>Whether the minutes of a fresh proof make sense.</summary>
    public static bool NamesStepUp(IConfiguration given) => int.TryParse(Minutes(given), out var minutes) && minutes is >= 1 and <= 60;

    /// <summary>Whether the proxies in front are named by addresses or networks.</summary>
    public static bool NamesProxies(IConfiguration given) => ProxiesOf(given).All(proxy => proxy is not null);

    /// <summary>What is wrong with the organisations: each is named, has a provider, and speaks for domains that no other speaks for.</summary>
    public static Problems CheckOrganisations(Problems problems, IConfiguration given, bool development)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in OrganisationsOf(given))
        {
            var domains = DomainsOf(one);
            SignInProvider.Check(problems, one, "the organisation’s", development)
                .When(!one.Key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')), one.Path, "Call it by small letters and figures, such as SignIn:Organisations:trust")
                .When(string.IsNullOrWhiteSpace(one["Name"]), $"{one.Path}:Name", "Set it to what the organisation’s people call it")
                .When(domains.Length == 0 || !domains.All(domain => PlainAddress.Is($"a@{domain}")), $"{one.Path}:Domains", "Set it to the domains of the organisation’s email, with spaces between them, such as trust.example")
                .When(!domains.All(taken.Add), $"{one.Path}:Domains", "Name each domain once, under the organisation that gives out its addresses");
        }

        return problems;
    }

    private static IEnumerable<IConfigurationSection> OrganisationsOf(IConfiguration given) => given.GetSection("SignIn:Organisations").GetChildren();

    private static string[] DomainsOf(IConfigurationSection organisation) =>
        (organisation["Domains"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<IPNetwork?> ProxiesOf(IConfiguration given) =>
        (given["Site:Proxies"] ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text =>
                IPNetwork.TryParse(text, out var network) ? network
                : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                : (IPNetwork?)null);

    private static string Mfa(IConfiguration given) => given["SignIn:MfaClaim"] is { Length: > 0 } claim ? claim : "amr=mfa";

    private static string Minutes(IConfiguration given) => given["SignIn:StepUpMinutes"] is { Length: > 0 } minutes ? minutes : "5";
}
