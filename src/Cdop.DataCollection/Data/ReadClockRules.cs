using Microsoft.Extensions.Configuration;

namespace Cdop.DataCollection;

/// <summary>The limits as the product comes with them, and as an installation's settings change them: Clocks:returns:Amount=28.</summary>
internal static class ReadClockRules
{
    public static ClockRules From(IConfiguration settings)
    {
        var rules = RulesAsData.Read<ClockRules>("clock-rules.json");
        var changed = settings.GetSection("Clocks").GetChildren().ToDictionary(section => section.Key);
        rules = rules with { Clocks = [.. rules.Clocks.Select(rule => changed.Remove(rule.Code, out var section) ? Changed(rule, section) : rule)] };

        List<string> faults = [.. changed.Keys.Select(code => $"Clocks:{code} names no clock; they are {string.Join(", ", rules.Clocks.Select(rule => rule.Code))}."), .. rules.Faults()];
        return faults.Count == 0 ? rules : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static ClockRule Changed(ClockRule rule, IConfigurationSection section) => rule with
    {
        Name = section["Name"] ?? rule.Name,
        WaitingFor = section["WaitingFor"] ?? rule.WaitingFor,
        Amount = section.GetValue("Amount", rule.Amount),
        Unit = section.GetValue("Unit", rule.Unit),
        When = section.GetValue("When", rule.When),
        OnWorkingDay = section.GetValue("OnWorkingDay", rule.OnWorkingDay),
        Pauses = section.GetValue("Pauses", rule.Pauses),
        PauseSource = section["PauseSource"] ?? (section["Pauses"] is null ? rule.PauseSource : "Set by this installation"),
        Sure = section["Sure"] ?? "Set by this installation",
        Source = section["Source"] ?? rule.Source,
    };
}
