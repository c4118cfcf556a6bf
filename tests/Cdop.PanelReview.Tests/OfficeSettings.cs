using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Cdop.PanelReview;

/// <summary>The settings of an office with an address. The next time they are asked for it they may break, as if the program had been killed there.</summary>
internal sealed class OfficeSettings : IConfiguration
{
    private readonly IConfigurationRoot kept = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Email", "office@cdop.example")]).Build();

    public bool FailsOnce { get; set; }

    public string? this[string key]
    {
        get
        {
            if (key == "Site:Email" && FailsOnce)
            {
                FailsOnce = false;
                throw new InvalidOperationException("Killed.");
            }

            return kept[key];
        }

        set => kept[key] = value;
    }

    public IEnumerable<IConfigurationSection> GetChildren() => kept.GetChildren();

    public IChangeToken GetReloadToken() => kept.GetReloadToken();

    public IConfigurationSection GetSection(string key) => kept.GetSection(key);
}
