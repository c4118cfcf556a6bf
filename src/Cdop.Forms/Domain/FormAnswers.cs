namespace Cdop.Forms;

/// <summary>Where an answer stands: the question, and within which of the groups that repeat ("0", "2-1"), counted from nought.</summary>
public readonly record struct Place(string LinkId, string At = "");

/// <summary>
/// The answers to one form. What is asked follows from them; an answer whose question is not asked any more is kept aside:
/// it comes back when the question does, counts for nothing until then and is never handed on.
/// </summary>
public sealed class FormAnswers(FormDefinition form)
{
    /// <summary>How often a group can be filled in, and a question answered.</summary>
    public const int MostTimes = 100;

    private readonly Dictionary<Place, IReadOnlyList<Answer>> answers = [];
    private readonly Dictionary<Place, int> times = [];
    private readonly Dictionary<Place, bool> shown = [];

    /// <summary>The form in the version that was asked.</summary>
    public FormDefinition Form { get; } = form;

    /// <summary>What was answered there, whether it is asked now or not; empty where nobody has answered.</summary>
    public IReadOnlyList<Answer> Of(Place place) => answers.GetValueOrDefault(place, []);

    /// <summary>What was answered to a question that does not repeat.</summary>
    public IReadOnlyList<Answer> Of(string linkId) => Of(new Place(linkId));

    /// <summary>Answers a question there, in place of what was answered before; with nothing, takes the answer back.</summary>
    public void Set(Place place, params IReadOnlyList<Answer> given)
    {
        var question = Form.Find(place.LinkId) is { IsQuestion: true } found ? found : throw new ArgumentException($"{Form.Key} has no question {place.LinkId}", nameof(place));
        for (var depth = 0; depth < question.RepeatedIn.Count; depth++)
        {
            var group = new Place(question.RepeatedIn[depth].LinkId, Prefix(place.At, depth));
            times[group] = Math.Max(Times(group), Number(place.At, depth) + 1);
        }

        shown.Clear();
        if (given.Count == 0)
        {
            answers.Remove(place);
        }
        else
        {
            answers[place] = question.Type == ItemType.Line ? [.. given.Select(OnOneLine)] : given;
        }
    }

    /// <summary>What another holds of a question or of a group, rows and all, in place of what is here.</summary>
    internal void Take(FormItem part, FormAnswers other)
    {
        var within = part.WithAllWithin().Select(item => item.LinkId).ToHashSet();
        shown.Clear();
        Exchange(answers, other.answers);
        Exchange(times, other.times);

        void Exchange<T>(Dictionary<Place, T> mine, Dictionary<Place, T> theirs)
        {
            mine.Keys.Where(place => within.Contains(place.LinkId)).ToList().ForEach(place => mine.Remove(place));
            foreach (var (place, value) in theirs.Where(entry => within.Contains(entry.Key.LinkId)))
            {
                mine[place] = value;
            }
        }
    }

    /// <summary>How often a group is filled in there; at least once.</summary>
    public int Times(Place group) => times.GetValueOrDefault(group, 1);

    /// <summary>Whether one more can be added to a group that repeats.</summary>
    public bool CanAdd(Place group) => Times(group) < MostTimes;

    /// <summary>Adds one to a group that repeats.</summary>
    public void Add(Place group)
    {
        shown.Clear();
        times[group] = Math.Min(MostTimes, Times(group) + 1);
    }

    /// <summary>Takes one of a group that repeats away, with what was answered in it; those after it move up.</summary>
    public void Remove(Place group, int number)
    {
        shown.Clear();
        var depth = group.At.Length == 0 ? 0 : group.At.Split('-').Length;
        var within = Form.Find(group.LinkId)!.WithAllWithin().Skip(1).Select(item => item.LinkId).ToHashSet();
        Move(answers);
        Move(times);
        times[group] = Math.Max(1, Times(group) - 1);

        void Move<T>(Dictionary<Place, T> places)
        {
            var moved = places.Where(entry => within.Contains(entry.Key.LinkId) && Prefix(entry.Key.At, depth) == group.At && Number(entry.Key.At, depth) >= number).ToList();
            moved.ForEach(entry => places.Remove(entry.Key));
            foreach (var (place, value) in moved.Where(entry => Number(entry.Key.At, depth) > number))
            {
                var parts = place.At.Split('-');
                parts[depth] = $"{Number(place.At, depth) - 1}";
                places[place with { At = string.Join('-', parts) }] = value;
            }
        }
    }

    /// <summary>The same answers, to be changed apart from these.</summary>
    public FormAnswers Copy()
    {
        var copy = new FormAnswers(Form);
        foreach (var (place, given) in answers)
        {
            copy.answers[place] = given;
        }

        foreach (var (group, number) in times)
        {
            copy.times[group] = number;
        }

        return copy;
    }

    /// <summary>Whether the item is asked there: its group is, and its conditions are met by answers that count.</summary>
    public bool IsShown(FormItem item, string at)
    {
        ArgumentNullException.ThrowIfNull(item);

        var place = new Place(item.LinkId, at);
        if (shown.TryGetValue(place, out var known))
        {
            return known;
        }

        var asked = (item.Parent is not { } parent || IsShown(parent, Prefix(at, parent.RepeatedIn.Count)))
            && (item.Conditions.Count == 0
                || (item.AnyCondition ? item.Conditions.Any(condition => IsMet(condition, item, at)) : item.Conditions.All(condition => IsMet(condition, item, at))));
        return shown[place] = asked;
    }

    /// <summary>What keeps an item from being asked there: itself or the outermost group around it whose conditions are not met; null where it is asked.</summary>
    public FormItem? ClosedBy(FormItem item, string at)
    {
        ArgumentNullException.ThrowIfNull(item);

        return IsShown(item, at) ? null : (item.Parent is { } parent ? ClosedBy(parent, Prefix(at, parent.RepeatedIn.Count)) : null) ?? item;
    }

    /// <summary>Whether one condition of an item is met there.</summary>
    internal bool IsMet(FormCondition condition, FormItem item, string at) => condition.IsMetBy([.. Counting(condition.Question, item, at)]);

    /// <summary>The items of the form or of a part of it with their places, in order; a group that repeats stands before what is in it.</summary>
    public IEnumerable<(FormItem Item, string At)> Walk(FormItem? part = null) =>
        part is null ? Form.Sections.SelectMany(section => Walk(section, "")) : Walk(part, "");

    /// <summary>The places within a group: one, or as many as it is filled in.</summary>
    public IEnumerable<string> Within(FormItem group, string at)
    {
        ArgumentNullException.ThrowIfNull(group);

        return group.Repeats ? Enumerable.Range(0, Times(new(group.LinkId, at))).Select(number => Join(at, number)) : [at];
    }

    /// <summary>
    /// Gives questions that nobody has answered what they hold before: fixed values, and what the notification says. For an agency
    /// of a kind, only what it is asked, and of the notification only what the form lets that kind be shown.
    /// </summary>
    public void Prefill(FormAnswers? notification, AskedKind? kind = null) => Prefilling.Fill(this, notification, kind);

    internal static string Join(string at, int number) => at.Length == 0 ? $"{number}" : $"{at}-{number}";

    private IEnumerable<(FormItem Item, string At)> Walk(FormItem item, string at) =>
        Within(item, at).SelectMany(within => item.Items.SelectMany(child => Walk(child, within))).Prepend((item, at));

    /// <summary>Where a question is asked that somebody's condition looks at: in the same group where they share one, else in all.</summary>
    internal IEnumerable<Place> Near(FormItem question, FormItem asker, string at)
    {
        var shared = 0;
        while (shared < Math.Min(question.RepeatedIn.Count, asker.RepeatedIn.Count) && question.RepeatedIn[shared] == asker.RepeatedIn[shared])
        {
            shared++;
        }

        return Places(question, Prefix(at, shared), shared);
    }

    // What is kept aside or cannot be read is no answer.
    private IEnumerable<Answer> Counting(FormItem question, FormItem asker, string at) =>
        Near(question, asker, at).Where(place => IsShown(question, place.At)).SelectMany(Of).Where(answer => answer is not Answer.Unread);

    private IEnumerable<Place> Places(FormItem question, string at, int depth) =>
        depth == question.RepeatedIn.Count ? [new(question.LinkId, at)]
        : Within(question.RepeatedIn[depth], at).SelectMany(within => Places(question, within, depth + 1));

    // A box of one line cannot hold a line break, and a browser runs the lines together: what was written in lines stands in it as on an envelope.
    private static Answer OnOneLine(Answer answer)
    {
        if (answer is not Answer.Words(var text) || !text.AsSpan().ContainsAny('\r', '\n'))
        {
            return answer;
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Answer.Words(string.Concat(lines.Select((line, at) => at == lines.Length - 1 ? line : char.IsPunctuation(line[^1]) ? $"{line} " : $"{line}, ")));
    }

    private static string Prefix(string at, int depth) => depth == 0 ? "" : string.Join('-', at.Split('-').Take(depth));

    private static int Number(string at, int depth) => int.Parse(at.Split('-')[depth], System.Globalization.CultureInfo.InvariantCulture);
}
