using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>
/// Writes what was collated of a case down as papers. Of the forms it takes what their definitions keep; of dates the day; and of what
/// they redact the narratives, which a person anonymises: names, numbers and other short answers stay out.
/// </summary>
internal static class PapersAsTold
{
    private static readonly string[] Records = [DataCollection.Records.ReviewMeeting, DataCollection.Records.Analysis];

    // What the summary takes from the notification.
    private static readonly string[] Notified = ["child.ethnic-group", "child.gestation.weeks", "child.birth-weight", "death.place", "death.hospital-unit", "death.elsewhere", "death.expected", "death.joint-response"];

    private const string Circumstances = "death.circumstances";

    // What the office plans, or when it was told, is no event of the child's life; nor is the birth of a parent.
    private static readonly string[] NoEvents = ["family.person.date-of-birth", "receipt.", "decision.", "head.", ".due", "plan.", "quality.", "follow-up.", "after.", "reporter."];

    // No, and the three that are no answer, in the order in which a section ends with them. A panel reads what is there before what is not.
    private static readonly string[] Nothing = ["No", "Not known", "Not asked", "Not applicable"];

    public static IReadOnlyList<Paper> Of(Case reviewed, IReadOnlyList<Collation> collated, IReadOnlyList<string> unanswered)
    {
        var notified = collated.SingleOrDefault(form => form.Form.Key == DataCollection.Records.Notification);
        List<Paper> papers = [Summary(reviewed, notified, unanswered)];
        papers.AddRange(collated.Where(form => form != notified && form.Form.Key != DataCollection.Records.JointResponse && !Records.Contains(form.Form.Key)).Select(Form));
        papers.AddRange(Records.SelectMany(key => collated.Where(form => form.Form.Key == key)).Select(Form));
        papers.Add(Investigations(reviewed, collated));
        papers.Add(Timeline(reviewed, collated));
        return [.. papers.Where(paper => paper.Parts.Count > 0)];
    }

    /// <summary>Who was asked and has not answered, by their kinds: the panel is told that the police have not, and not which school.</summary>
    public static IReadOnlyList<string> Unanswered(IEnumerable<AgencyRequest> requests) =>
    [
        .. requests.Where(request => request.State == RequestState.Sent).GroupBy(request => (request.Kind, request.Agency))
            .Select(same => $"{AskedKind.Find(same.Key.Kind)?.Name ?? "Agency"}{(same.Any(request => request.CameInPart is not null) ? " (answered in part)" : "")}").Order(StringComparer.Ordinal),
    ];

    /// <summary>How the papers tell the answer to a question, in words; null where they leave it out.</summary>
    public static string? Tells(FormDefinition form, FormItem question, Precedence precedence) =>
        form.Key == DataCollection.Records.Notification && question.LinkId != Circumstances ? Notified.Contains(question.LinkId) ? "As answered, in the case summary" : null
        : precedence.Apart.Contains(question.Section.LinkId) || !IsTold(question) ? null
        : question.Type switch
        {
            ItemType.Text => "The words, anonymised",
            ItemType.Date or ItemType.DateTime => "The child’s age on that day",
            _ => "As answered",
        };

    private static Paper Summary(Case reviewed, Collation? notified, IReadOnlyList<string> unanswered)
    {
        List<PaperPart> parts =
        [
            Answer("Age at death", Age.InWords(reviewed.Child.DateOfBirth, reviewed.DateOfDeath)),
            Answer("Sex", Wording.Of(reviewed.Child.Sex)),
            .. Notified.Select(linkId => notified?.Of(linkId)).OfType<CollatedAnswer>().Where(answer => answer.Shown.Length > 0).Select(answer => Answer(answer.Item.Text, answer.Shown)),
            Answer("Joint agency response", reviewed.NeedsJointResponse ? "Needed" : "Not needed"),
        ];
        var told = notified?.Of(Circumstances)?.Versions.Select(version => version.Shown).ToList() ?? [];
        foreach (var circumstances in told.Append(reviewed.Circumstances).Where(text => text.Length > 0).Distinct())
        {
            parts.Add(new(PaperPartKind.Narrative, ["What happened, as it was notified", circumstances]));
        }

        if (unanswered.Count > 0)
        {
            parts.Add(Answer("Not answered when the papers were made", string.Join("; ", unanswered)));
        }

        return new("summary", "Case summary", parts);
    }

    private static Paper Form(Collation collated)
    {
        var parts = new List<PaperPart>();
        foreach (var section in collated.All.Where(answer => IsTold(answer.Item)).GroupBy(answer => answer.Item.Section))
        {
            var told = section.GroupBy(answer => answer.Row, (row, ofRow) => (Row: row, Head: ofRow.First(), Parts: NothingLast([.. ofRow.SelectMany(Told)]))).Where(one => one.Parts.Count > 0).ToList();
            if (told.Count > 0)
            {
                parts.Add(new(PaperPartKind.Heading, [section.Key.Text]));
                parts.AddRange(told.SelectMany((one, at) =>
                    one.Row is not null ? [new(PaperPartKind.Subheading, [RowIn(collated, one.Head)]), .. one.Parts]
                    : at > 0 ? [new(PaperPartKind.Subheading, [Collation.RestOf(section.Key)]), .. one.Parts]
                    : one.Parts));
            }
        }

        return new(collated.Form.Key, collated.Form.Title, parts);
    }

    // Whom a row is about, and which kinds of agency told it: never by name.
    private static string RowIn(Collation collated, CollatedAnswer answer)
    {
        var kinds = collated.ToldRowOf(answer).Select(said => said.Return == CaseRecord.Notified ? "Notification" : AskedKind.Find(said.Kind)?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return $"{collated.RowOf(answer)}{(kinds.Count == 0 ? "" : $", told by {string.Join("; ", kinds)}")}";
    }

    // What there is, then the questions that were answered with nothing, each kind of it together.
    private static IReadOnlyList<PaperPart> NothingLast(IReadOnlyList<PaperPart> parts)
    {
        static int Of(PaperPart part) => part.Kind == PaperPartKind.Answer ? Array.IndexOf(Nothing, part.Texts[1]) : -1;
        return
        [
            .. parts.Where(part => Of(part) < 0),
            .. parts.Where(part => Of(part) >= 0).OrderBy(Of).GroupBy(part => part.Texts[1]).Select(same => new PaperPart(PaperPartKind.Alike, [same.Key, .. same.Select(part => part.Texts[0])])),
        ];
    }

    private static Paper Investigations(Case reviewed, IReadOnlyList<Collation> collated)
    {
        List<PaperPart> parts = [.. collated.Where(form => form.Form.Key == DataCollection.Records.JointResponse).SelectMany(form => Form(form).Parts)];
        if (reviewed.Pauses.Count > 0)
        {
            parts.Add(new(PaperPartKind.Heading, ["What the review waited for"]));
            parts.Add(new(PaperPartKind.Heads, ["Investigation", "From", "To"]));
            parts.AddRange(reviewed.Pauses.Select(pause => new PaperPart(PaperPartKind.Row, [pause.WaitingFor, InWords.Day(pause.On), pause.ResumedOn is { } resumed ? InWords.Day(resumed) : "Still waiting"])));
        }

        return new("investigations", "Investigations", parts);
    }

    private static Paper Timeline(Case reviewed, IReadOnlyList<Collation> collated)
    {
        var events = collated.SelectMany(form => form.All.Where(answer => answer.Item.Panel != PanelUse.Redact && answer.Item.Type is ItemType.Date or ItemType.DateTime && !NoEvents.Any(part => answer.Item.LinkId.Contains(part, StringComparison.Ordinal)))
            .SelectMany(answer => answer.Versions.SelectMany(version => Claims.Read(answer.Item, version.Value, version.Shown)).Select(DayOf).OfType<LocalDate>().Select(on => (On: on, What: $"{Within(answer)}{answer.Item.Text}", From: form.Form.Title))))
            .Where(one => one.On != reviewed.Child.DateOfBirth && one.On != reviewed.DateOfDeath)
            .Append((On: reviewed.Child.DateOfBirth, What: "Born", From: "")).Append((On: reviewed.DateOfDeath, What: "Died", From: ""))
            .Distinct().OrderBy(one => one.On).ThenBy(one => one.What, StringComparer.Ordinal);
        return new("timeline", "Timeline", [new(PaperPartKind.Heads, ["When", "What", "From"]), .. events.Select(one => new PaperPart(PaperPartKind.Row, [InWords.Day(one.On), one.What, one.From]))]);
    }

    private static bool IsTold(FormItem item) =>
        item.Type is not (ItemType.Attachment or ItemType.Time) && !Identifying.Asks(item) && (item.Panel != PanelUse.Redact || item.Type == ItemType.Text);

    private static IEnumerable<PaperPart> Told(CollatedAnswer answer)
    {
        var question = answer.Item.Text;
        if (answer.Item.Type == ItemType.Text)
        {
            return answer.Versions.Select(version => new PaperPart(PaperPartKind.Narrative, [version.By[0].Kind.Length > 0 && AskedKind.Find(version.By[0].Kind) is { } kind ? $"{question} ({kind.Name})" : question, version.Shown]));
        }

        var shown = answer.Standing is Standing.Differs ? string.Join("; or: ", answer.Versions.Select(version => Shown(answer.Item, version.Value, version.Shown)))
            : answer.Standing is Standing.Gathered ? string.Join("; ", answer.Versions.Select(version => Shown(answer.Item, version.Value, version.Shown)))
            : answer.Decision is { } decided ? Shown(answer.Item, decided.Value, decided.Shown)
            : answer.Versions.Count > 0 ? Shown(answer.Item, answer.Versions[0].Value, answer.Versions[0].Shown)
            : answer.Shown;
        return shown.Length > 0 ? [Answer(question, shown)] : [];
    }

    // Of a moment the day is told, never the hour.
    private static string Shown(FormItem item, string value, string shown) =>
        item.Type is ItemType.Date or ItemType.DateTime && Claims.Read(item, value, shown) is [var said] && DayOf(said) is { } day ? InWords.Day(day) : shown;

    private static LocalDate? DayOf(Answer answer) => answer switch
    {
        Answer.Day(var day) => day,
        Answer.Moment(var day, _) => day,
        _ => null,
    };

    private static string Within(CollatedAnswer answer) => answer.Row is var (list, number) ? $"{list} {number}: " : "";

    private static PaperPart Answer(string question, string answer) => new(PaperPartKind.Answer, [question, answer]);
}
