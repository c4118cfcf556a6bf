using System.Text;

namespace Cdop.PanelReview;

/// <summary>A case as it was taken at a meeting, for its minutes.</summary>
/// <param name="Case">The case.</param>
/// <param name="Item">What became of it.</param>
/// <param name="Sitting">Who sat on it, and who left.</param>
/// <param name="Discussion">Its discussion; null where it never opened.</param>
/// <param name="Finding">What was ratified; null where it was put off.</param>
/// <param name="NotSaid">Who sat on it and never said whether they had a part in it.</param>
internal sealed record CaseTaken(PanelCase Case, AgendaItem Item, CaseSitting Sitting, Discussion? Discussion, FoundAtMeeting? Finding, IReadOnlyList<string> NotSaid)
{
    /// <summary>Who was there for it as a guest expert.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>All that was ratified of it at the meeting, the first version first.</summary>
    public IReadOnlyList<Finding> Versions { get; init; } = [];

    /// <summary>To whom its death was referred, the first referral first.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];
}

/// <summary>A finding and what it says.</summary>
/// <param name="Finding">The finding, with who was there and what was doubted.</param>
/// <param name="Judged">What its answers say.</param>
/// <param name="By">Who ratified it.</param>
internal sealed record FoundAtMeeting(Finding Finding, Judgement Judged, string By);

/// <summary>The minutes of a meeting as they follow from what was recorded at it: a draft, in plain lines, by panel references alone.</summary>
internal static class MinutesDraft
{
    /// <summary>What is said of the meeting itself: who was there and who was not.</summary>
    public static string OfMeeting(Meeting meeting, PanelRules rules)
    {
        var lines = new StringBuilder();
        lines.AppendLine(Line($"{rules.Type(meeting.Panel)!.Name}, {InWords.Weekday(meeting.On)}, {InWords.Time(meeting.Starts)} to {InWords.Time(meeting.Ends.TimeIn().TimeOfDay)}{(meeting.Place.Length > 0 ? $", {meeting.Place}" : "")}"));
        var invited = meeting.Invited.OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        Listed(lines, "Present", invited.Where(one => one.WasThere).Select(one => $"{one.NameAtMeeting}, {SeatOf(one)}"), "Nobody was ticked as there");
        Listed(lines, "Apologies", invited.Where(one => !one.WasThere && one.Reply == Reply.NotComing).Select(one => $"{one.Name}, {SeatOf(one)}"), "None");
        Listed(lines, "Not there, without apologies", invited.Where(one => !one.WasThere && one.Reply != Reply.NotComing).Select(one => $"{one.Name}, {SeatOf(one)}"));
        Listed(lines, "Written by", meeting.RecorderName.Length > 0 ? [meeting.RecorderName] : []);
        Listed(lines, "Interests", ["Who declared an interest, and left, is said with each case"]);
        return lines.ToString().Trim();

        string SeatOf(Invitation one) => Wording.InSentence(rules.Seat(one.Seat)?.Name ?? one.Seat);
    }

    /// <summary>What is said of one case.</summary>
    public static string OfCase(CaseTaken taken, PanelRules rules)
    {
        var lines = new StringBuilder();
        lines.AppendLine(Line($"{Wording.AtStart(taken.Case.Age)}, died {Wording.InSentence(Wording.Of(taken.Case.Place))}"));
        Listed(lines, "Present for this case", taken.Guests);
        Listed(lines, "Interests", [
            .. taken.Sitting.Out.Select(one => $"{one.NameAtMeeting}, {Wording.InSentence(rules.Seat(one.Seat)?.Name ?? one.Seat)}, takes no part in this case and left for it"),
            .. taken.NotSaid.Count > 0 ? [$"Not said by: {string.Join("; ", taken.NotSaid)}"] : Array.Empty<string>(),
        ], "None declared for this case");
        Listed(lines, "Quorum", [
            taken.Finding is null && !taken.Sitting.IsQuorate ? $"Not quorate: {string.Join("; ", taken.Sitting.Missing)} missing" : "Quorate for this case",
            $"There: {string.Join("; ", taken.Finding is { } found ? found.Finding.Present.Where(one => one.Seat != GuestExpert.Seat).Select(one => one.Name) : taken.Sitting.There.Select(one => one.NameAtMeeting))}",
            .. taken.Item.IsFastTrack ? [$"On the fast track: {taken.Item.FastTrackBecause}"] : Array.Empty<string>(),
        ]);
        if (taken.Finding is { } ratified)
        {
            Ratified(lines, ratified);
        }
        else
        {
            Listed(lines, "Put off to a later meeting", taken.Discussion is { AskedBy: { } by } asked ? [$"{asked.AskedOf} is asked: {asked.Asked}", $"By {InWords.Day(by)}"] : ["No request was recorded"]);
        }

        Listed(lines, "Taken up again", [
            .. taken.Versions.Where(one => one.TakenUpBecause.Length > 0).Select(one => $"Version {one.Number - 1} of the finding: {one.TakenUpBecause.TrimEnd('.')}. Version {one.Number} was ratified on {InWords.Moment(one.RatifiedAt)}"),
            .. taken is { Finding: { } now, Discussion.TakenUpBecause: { Length: > 0 } because } ? [$"Version {now.Finding.Number} of the finding: {because.TrimEnd('.')}. No new version is ratified yet"] : Array.Empty<string>(),
        ]);
        Listed(lines, "Referred to another body", taken.Referrals.Select(one => $"{one.Body}, on {InWords.Day(one.On)}: {one.Because.TrimEnd('.')}. {DecisionOn(one)}"));
        return lines.ToString().Trim();
    }

    private static string DecisionOn(Referral referral) =>
        referral is { Decision: { } decided, DecidedOn: { } on }
            ? $"{Wording.Of(decided)}, {InWords.Day(on)}{(referral.DecisionWords.Length > 0 ? $": {referral.DecisionWords.TrimEnd('.')}" : "")}{(referral.Outcome.Length > 0 ? $". What came of it: {referral.Outcome}" : "")}"
            : "They have not decided yet";

    private static void Ratified(StringBuilder lines, FoundAtMeeting found)
    {
        var (finding, judged) = (found.Finding, found.Judged);
        Listed(lines, "Ratified", [$"By {found.By} on {InWords.Moment(finding.RatifiedAt)}{(finding.Number > 1 ? $", as version {finding.Number}" : "")}"]);
        Listed(lines, "Category", judged.Categories.Select((one, at) => at == 0 ? one.Name : $"Could also apply: {one.Name}"));
        Listed(lines, "Modifiability", [Wording.Of(finding.Modifiability)]);
        Listed(lines, "Factors that may have contributed (grade 2)", finding.Factors.Where(one => one.Grade == 2).OrderBy(one => one.Line).Select(one => $"Domain {one.Domain}: {one.Name}{(one.IsModifiable ? ", modifiable" : "")}"), "None");
        Listed(lines, "Decided in spite of a warning", finding.Doubts.OrderBy(one => one.Line).Select(one => $"{one.Sentence}. {(one.Because.Length > 0 ? $"The panel’s reason: {one.Because}" : "The panel gave no reason")}"));
        Listed(lines, "Learning", judged.Learning.Select(one => $"{one.What}{InBrackets(one.Kind, one.Level)}"), "None");
        Listed(lines, "Recommendations", judged.Recommendations.Select(one => $"{(one.To.Length > 0 ? $"To {one.To}: " : "")}{one.What}{InBrackets(one.Level)}"), "None");
        Listed(lines, "Actions", judged.Actions.Select(one => $"{(one.Owner.Length > 0 ? $"{one.Owner}: " : "")}{one.What.TrimEnd('.')}{(one.Due is { } due ? $", by {InWords.Day(due)}" : "")}"), "None");
    }

    private static void Listed(StringBuilder lines, string heading, IEnumerable<string> all, string none = "")
    {
        var listed = all.Select(one => one.ReplaceLineEndings(" ").Trim().TrimEnd('.')).DefaultIfEmpty(none).Where(one => one.Length > 0).ToList();
        if (listed.Count > 0)
        {
            lines.AppendLine().AppendLine(heading);
            listed.ForEach(one => lines.AppendLine(Line($"– {one}")));
        }
    }

    private static string InBrackets(params string[] words) => words.Where(one => one.Length > 0).Select(Wording.InSentence).ToList() is { Count: > 0 } said ? $" ({string.Join("; ", said)})" : "";

    private static string Line(FormattableString words) => FormattableString.Invariant(words);
}
