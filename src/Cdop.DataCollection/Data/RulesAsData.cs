using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdop.DataCollection;

/// <summary>Rules that come with the product as files, read strictly: a word that stands for nothing stops the start.</summary>
internal static class RulesAsData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The rules of one file.</summary>
    public static T Read<T>(string file)
    {
        using var stream = typeof(RulesAsData).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }

    /// <summary>Who is asked about which child.</summary>
    public static WhoToAsk WhoToAsk() => Sound(Read<WhoToAsk>("who-to-ask.json"), rules => rules.Faults([.. Forms.AskedKind.All.Select(kind => kind.Code)], [.. new Forms.FormLibrary().All]));

    /// <summary>Whose word is proposed where agencies differ.</summary>
    public static Precedence Precedence() => Sound(Read<Precedence>("precedence.json"), rules => rules.Faults([.. Forms.AskedKind.All.Select(kind => kind.Code)], [.. new Forms.FormLibrary().All]));

    /// <summary>The timed steps of a joint agency response.</summary>
    public static JointSteps JointSteps() => Sound(Read<JointSteps>("joint-steps.json"), steps => steps.Faults([.. new Forms.FormLibrary().All]));

    /// <summary>Which questions bear on which factor of the analysis.</summary>
    public static EvidenceRules Evidence() => Sound(Read<EvidenceRules>("evidence.json"), rules => rules.Faults([.. new Forms.FormLibrary().All]));

    private static T Sound<T>(T rules, Func<T, IEnumerable<string>> faults) =>
        faults(rules).ToList() is { Count: > 0 } wrong ? throw new InvalidOperationException(string.Join(Environment.NewLine, wrong)) : rules;
}
