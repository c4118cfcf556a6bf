using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdop.PanelReview;

/// <summary>The panels as they come with the product, read strictly: a word that stands for nothing stops the start.</summary>
internal static class PanelRulesAsData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static PanelRules Read()
    {
        using var stream = typeof(PanelRulesAsData).Assembly.GetManifestResourceStream("panel-rules.json")!;
        var rules = JsonSerializer.Deserialize<PanelRules>(stream, Json)!;
        return rules.Faults().Concat(rules.Series.SelectMany(series => SeriesDates.Faults(series.Rules))).ToList() is { Count: > 0 } wrong
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, wrong))
            : rules;
    }
}
