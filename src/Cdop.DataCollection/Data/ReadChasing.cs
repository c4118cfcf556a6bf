using Microsoft.Extensions.Configuration;

namespace Cdop.DataCollection;

/// <summary>
/// The ladders of reminders as the product comes with them, and as an installation's settings change them, each as a whole: of an area
/// Chasing:Areas:E08000011:0:Day=5 and Chasing:Areas:E08000011:0:To=Addressee, and so on; of all others Chasing:Steps:0:Day=5.
/// </summary>
internal static class ReadChasing
{
    private const string Steps = "Steps", Areas = "Areas";

    public static Chasing From(IConfiguration settings)
    {
        var (rules, changed) = (RulesAsData.Read<Chasing>("chasing.json"), settings.GetSection("Chasing"));
        var areas = changed.GetSection(Areas).GetChildren().ToLookup(section => Area.TryParse(section.Key, null, out var area) ? area.Code : null);
        rules = rules with
        {
            Steps = changed.GetSection(Steps).Exists() ? Ladder(changed.GetSection(Steps)) : rules.Steps,
            Areas = rules.Areas.Where(ladder => !areas.Contains(ladder.Key))
                .Concat(areas.Where(area => area.Key is not null).Select(area => KeyValuePair.Create(area.Key!, Ladder(area.First())))).ToDictionary(),
        };

        List<string> faults =
        [
            .. changed.GetChildren().Where(section => section.Key is not (Steps or Areas)).Select(section => $"{section.Path} changes nothing; what can be set is {Steps} and {Areas}."),
            .. areas[null].Select(section => $"{section.Path} names no area: an area is written as its ONS code, such as E08000011."),
            .. rules.Faults(),
        ];
        return faults.Count == 0 ? rules : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static IReadOnlyList<ChaseStep> Ladder(IConfigurationSection section) =>
        [.. section.GetChildren().Select(step => new ChaseStep(step.GetValue<int>(nameof(ChaseStep.Day)), step.GetValue(nameof(ChaseStep.To), ChaseTo.Addressee)))];
}
