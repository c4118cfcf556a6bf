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

    public static PanelRules Read() => Read<PanelRules>("panel-rules.json", rules => rules.Faults().Concat(rules.Series.SelectMany(series => SeriesDates.Faults(series.Rules))));

    /// <summary>The themes that learning is sorted by.</summary>
    public static LearningThemes Themes() => Read<LearningThemes>("learning-themes.json", themes => themes.Faults());

    private static T Read<T>(string file, Func<T, IEnumerable<string>> faults)
    {
        using var stream = typeof(PanelRulesAsData).Assembly.GetManifestResourceStream(file)!;
        var read = JsonSerializer.Deserialize<T>(stream, Json)!;
        return faults(read).ToList() is { Count: > 0 } wrong ? throw new InvalidOperationException(string.Join(Environment.NewLine, wrong)) : read;
    }
}
