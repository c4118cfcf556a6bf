using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>How many differences there are of each kind, as people say it.</summary>
internal static class ComparisonInWords
{
    public static string Count(FormChangeKind kind, int n) => kind switch
    {
        FormChangeKind.Added => $"{n} new",
        FormChangeKind.Removed => $"{n} not asked any more",
        FormChangeKind.Moved => $"{n} moved",
        FormChangeKind.Reworded => $"{n} reworded",
        FormChangeKind.TypeChanged => $"{n} of another type",
        FormChangeKind.OptionsChanged => InWords.Count(n, "change") + " of options",
        FormChangeKind.ConditionChanged => InWords.Count(n, "change") + " of conditions",
        FormChangeKind.AskedOfChanged => InWords.Count(n, "change") + " of who is asked",
        FormChangeKind.RequiredChanged => InWords.Count(n, "change") + " of what must be answered",
        FormChangeKind.UseChanged => InWords.Count(n, "change") + " of what the answers are for",
        FormChangeKind.LimitChanged => InWords.Count(n, "change") + " of limits",
        FormChangeKind.RuleChanged => InWords.Count(n, "change") + " of rules",
        _ => InWords.Count(n, "change") + " of how it begins",
    };
}
