using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>How the claims to one question stand.</summary>
internal enum Standing
{
    /// <summary>Nobody has said anything.</summary>
    Silent,

    /// <summary>Whoever has answered says that it is not known.</summary>
    NotKnown,

    /// <summary>One, or all who know it, say the same.</summary>
    Agreed,

    /// <summary>Two or more say different things, and nobody has decided.</summary>
    Differs,

    /// <summary>A person has decided.</summary>
    Decided,

    /// <summary>A person has decided, and since then somebody says something else.</summary>
    DecideAgain,

    /// <summary>Narrative, or a list: what each agency says stands beside the others’.</summary>
    Gathered,
}

/// <summary>A claim that counts, whose it is, and the day it was handed in.</summary>
internal sealed record Said(Guid Return, string Kind, string From, LocalDate On, string LinkId, string Place, string Value, string Shown, bool IsNotKnown);

/// <summary>One value, and all who say it, the first in precedence first.</summary>
/// <param name="Value">The value.</param>
/// <param name="Shown">The value as a person reads it.</param>
/// <param name="By">Who says it.</param>
/// <param name="Fits">Whether it keeps to what the question itself asks of an answer; one that does not is never proposed.</param>
internal sealed record Version(string Value, string Shown, IReadOnlyList<Said> By, bool Fits = true);

/// <summary>One question of the collated record.</summary>
/// <param name="Item">The question.</param>
/// <param name="At">Within which repetition; each row of a list stands for itself.</param>
/// <param name="Standing">How the claims stand.</param>
/// <param name="Versions">The different values, the one that precedence proposes first.</param>
/// <param name="NotKnown">Who says that it is not known.</param>
/// <param name="Decision">The decision that counts: the last whose value somebody still says.</param>
/// <param name="Last">The last decision, though it may not count any more.</param>
internal sealed record CollatedAnswer(FormItem Item, string At, Standing Standing, IReadOnlyList<Version> Versions, IReadOnlyList<Said> NotKnown, Decision? Decision, Decision? Last)
{
    /// <summary>The list that it stands in a row of, the outer one where a list holds another, and which row; null where it stands in none.</summary>
    public (string List, int Number)? Row => RowNames.Of(Item, At);

    /// <summary>The claims that a decision for a value is taken on, those that say it first: by them it is found again in whichever row they stand.</summary>
    public IEnumerable<(Guid Return, string Place)> ToldFor(Version taken) =>
        taken.By.Concat(Versions.SelectMany(version => version.By)).Concat(NotKnown).Select(said => (said.Return, said.Place));

    /// <summary>Whether a person has to decide.</summary>
    public bool IsOpen => Standing is Standing.Differs or Standing.DecideAgain;

    /// <summary>What the record says now: what was decided, agreed or, until a person decides, nothing.</summary>
    public string Shown => Standing switch
    {
        Standing.Decided or Standing.DecideAgain => Decision!.Shown,
        Standing.Agreed => Versions[0].Shown,
        Standing.NotKnown => "Not known",
        _ => "",
    };
}

/// <summary>What returns said that count no more, and the return of the same request and form that counts in the place of each.</summary>
internal sealed record SaidBefore(IReadOnlyList<Said> Claims, IReadOnlyDictionary<Guid, Guid> Counting)
{
    public static SaidBefore Nothing { get; } = new([], new Dictionary<Guid, Guid>());
}

/// <summary>
/// The composite form of a case: made of what every counting return says, whatever the order in which they came. Nothing is
/// overwritten: what two agencies say differently stands side by side until a person decides, and the decision is a claim too.
/// </summary>
internal sealed class Collation
{
    private readonly Dictionary<(string LinkId, string At), CollatedAnswer> answers;
    private readonly Rows rows;

    private Collation(FormDefinition form, Rows rows, IReadOnlyList<CollatedAnswer> all)
    {
        (Form, this.rows, All) = (form, rows, all);
        answers = all.ToDictionary(answer => (answer.Item.LinkId, answer.At));
        Answers = Answered();
    }

    public FormDefinition Form { get; }

    /// <summary>Every question of the form outside the sections that stand apart, in its order; of a list one row after the other, each whole.</summary>
    public IReadOnlyList<CollatedAnswer> All { get; }

    /// <summary>What agencies differ about, and nobody has decided.</summary>
    public IReadOnlyList<CollatedAnswer> Open => [.. All.Where(answer => answer.IsOpen)];

    /// <summary>The record as answers to the form: what is agreed, decided or gathered. What is open counts as not answered.</summary>
    public FormAnswers Answers { get; }

    /// <summary>What a row is called: its list and number, and whose it is where the list is one of people. Null outside of a list.</summary>
    public string? RowOf(CollatedAnswer answer) => RowNames.Name(answer.Item, answer.At, place => Of(place.LinkId, place.At)?.Shown);

    /// <summary>What stands over the answers of a section that follow a list, and are about none of its rows.</summary>
    public static string RestOf(FormItem section) => $"The rest of “{section.Text}”";

    /// <summary>Who says anything in the row that an answer stands in, each once.</summary>
    public IReadOnlyList<Said> ToldRowOf(CollatedAnswer answer) =>
        [.. All.Where(other => other.Row == answer.Row && other.Item.Section == answer.Item.Section).SelectMany(other => other.Versions.SelectMany(version => version.By).Concat(other.NotKnown)).DistinctBy(said => (said.Return, said.From))];

    public CollatedAnswer? Of(string linkId, string at = "") => answers.GetValueOrDefault((linkId, at));

    /// <summary>The same, in a list by claims that were shown of it: of the row in which the first of them stands that counts still. Null where none does.</summary>
    public CollatedAnswer? Meant(string linkId, IEnumerable<(Guid Return, string Place)> told) =>
        Form.Find(linkId) is { } item && rows.At(item, "", told) is { } at ? Of(linkId, at) : null;

    /// <summary>Collates one form.</summary>
    /// <param name="form">The form; claims of other versions are taken by their linkIds.</param>
    /// <param name="said">The claims that count.</param>
    /// <param name="decisions">What was decided, all of it.</param>
    /// <param name="precedence">Whose word is proposed.</param>
    /// <param name="before">What returns said that count no more, where a decision was taken on that alone.</param>
    public static Collation Of(FormDefinition form, IEnumerable<Said> said, IEnumerable<Decision> decisions, Precedence precedence, SaidBefore? before = null)
    {
        var byQuestion = said.ToLookup(claim => claim.LinkId);
        var rows = new Rows(form, byQuestion, before ?? SaidBefore.Nothing);
        var decided = decisions.ToLookup(decision => (decision.LinkId, form.Find(decision.LinkId) is { } item ? rows.At(item, decision.Place, decision.ToldAt) : decision.Place));
        var all = form.All.Where(item => item.IsQuestion && item.Type != ItemType.Display && !precedence.Apart.Contains(item.Section.LinkId))
            .SelectMany(item => rows.Of(item).Select(row => Collate(form, item, row.At, row.Claims, [.. decided[(item.LinkId, row.At)].OrderBy(decision => decision.At).ThenBy(decision => decision.Number)], precedence)));
        return new(form, rows, [.. all.GroupBy(answer => (RowNames.ListOf(answer.Item) ?? answer.Item).LinkId).SelectMany(list => list.OrderBy(answer => answer.Row?.Number))]);
    }

    private static CollatedAnswer Collate(FormDefinition form, FormItem item, string at, IReadOnlyList<Said> claims, IReadOnlyList<Decision> decisions, Precedence precedence)
    {
        var ordered = claims.OrderBy(claim => precedence.RankOf(claim.Kind, item.LinkId)).ThenBy(claim => claim.Return != CaseRecord.Notified).ThenBy(claim => claim.From, StringComparer.Ordinal).ThenBy(claim => claim.Value, StringComparer.Ordinal).ThenBy(claim => claim.Return).ToList();
        var versions = ordered.Where(claim => !claim.IsNotKnown).GroupBy(claim => claim.Value).Select(same => new Version(same.Key, same.First().Shown, [.. same])).ToList();
        if (versions.Count > 1 && !IsGathered(item))
        {
            versions = [.. versions.Select(version => version with { Fits = form.Fits(item, Claims.Read(item, version.Value, version.Shown)) }).OrderByDescending(version => version.Fits)];
        }

        var notKnown = ordered.FindAll(claim => claim.IsNotKnown);

        // What nobody says any more was decided in the face of a return that was withdrawn: it is as if neither had come.
        var decision = decisions.LastOrDefault(one => versions.Exists(version => version.Value == one.Value));
        var standing =
            decision is not null ? versions.TrueForAll(version => decision.Faced.Split('\n').Contains(Faced(version.Value))) ? Standing.Decided : Standing.DecideAgain
            : IsGathered(item) && versions.Count > 0 ? Standing.Gathered
            : versions.Count > 1 ? Standing.Differs
            : versions.Count == 1 ? Standing.Agreed
            : notKnown.Count > 0 ? Standing.NotKnown
            : Standing.Silent;
        return new(item, at, standing, versions, notKnown, decision, decisions is [.., var last] ? last : null);
    }

    /// <summary>A value as a decision remembers that it was faced: on one line.</summary>
    public static string Faced(string value) => value.ReplaceLineEndings("\u001f");

    // Narratives do not contradict each other, and a row of a list within a list is one agency's.
    private static bool IsGathered(FormItem item) => item.Type is ItemType.Text or ItemType.Attachment || ListsAround(item) > 1;

    private static int ListsAround(FormItem item) => item.Parent is { } parent ? (parent.Repeats ? 1 : 0) + ListsAround(parent) : 0;

    private FormAnswers Answered()
    {
        var record = new FormAnswers(Form);
        foreach (var answer in All)
        {
            IReadOnlyList<Answer> given = answer.Standing switch
            {
                Standing.Decided or Standing.DecideAgain => Claims.Read(answer.Item, answer.Decision!.Value, answer.Decision.Shown),
                Standing.Agreed => Claims.Read(answer.Item, answer.Versions[0].Value, answer.Versions[0].Shown),
                Standing.NotKnown => Claims.Read(answer.Item, answer.NotKnown[0].Value, answer.NotKnown[0].Shown),
                Standing.Gathered when answer.Item.Type == ItemType.Text => [new Answer.Words(string.Join("\n\n", answer.Versions.Select(version => $"{version.By[0].From}: {version.Shown}")))],
                Standing.Gathered => [.. answer.Versions.SelectMany(version => Claims.Read(answer.Item, version.Value, version.Shown)).Take(answer.Item.Repeats ? FormAnswers.MostTimes : 1)],
                _ => [],
            };
            if (given.Count > 0)
            {
                record.Set(new(answer.Item.LinkId, answer.At), given);
            }
        }

        return record;
    }

    // The rows of lists are numbered anew over all returns: rows of different returns that say the same, or mean the same person, are one; those of the same kind stand together, and their order does not depend on which return came first.
    private sealed class Rows
    {
        private readonly ILookup<string, Said> claims;
        private readonly SaidBefore before;
        private readonly Dictionary<(string Group, Guid Return, string Place), string> numbers = [];
        private readonly Dictionary<string, List<string>> places = [];

        public Rows(FormDefinition form, ILookup<string, Said> claims, SaidBefore before)
        {
            (this.claims, this.before) = (claims, before);
            foreach (var group in form.All.Where(item => item is { Type: ItemType.Group, Repeats: true } && ListsAround(item) == 0))
            {
                Number(group);
            }
        }

        public IEnumerable<(string At, IReadOnlyList<Said> Claims)> Of(FormItem item)
        {
            if (RowNames.ListOf(item) is not { } list)
            {
                return [("", [.. claims[item.LinkId].Where(claim => claim.Place.Length == 0)])];
            }

            var known = claims[item.LinkId].ToLookup(claim => Now(list, claim.Return, claim.Place) ?? "");
            return places.GetValueOrDefault(list.LinkId, []).SelectMany(at => known.Where(row => row.Key == at || row.Key.StartsWith($"{at}-", StringComparison.Ordinal)).Select(row => (row.Key, (IReadOnlyList<Said>)[.. row])));
        }

        /// <summary>Where what claims were told of stands now: with the first of them that counts still, or what came in its place. Null where none does; outside of lists it stands where it stood.</summary>
        public string? At(FormItem item, string place, IEnumerable<(Guid Return, string Place)> told) =>
            RowNames.ListOf(item) is not { } list ? place
            : told.Select(one => Now(list, one.Return, one.Place)).FirstOrDefault(at => at is not null) ?? told.Select(one => Followed(list, one.Return, one.Place)).FirstOrDefault(at => at is not null);

        private string? Now(FormItem list, Guid told, string place) =>
            numbers.TryGetValue((list.LinkId, told, place.Split('-')[0]), out var number) ? string.Join('-', place.Split('-').Skip(1).Prepend(number)) : null;

        // The row that says the same in the return that counts in the place of one that does not, or else the one of its kind there, where each has one.
        private string? Followed(FormItem list, Guid told, string place)
        {
            if (!before.Counting.TryGetValue(told, out var counting))
            {
                return null;
            }

            var (were, are) = (RowsOf(list, before.Claims.Where(claim => claim.Return == told)), RowsOf(list, list.WithAllWithin().SelectMany(item => claims[item.LinkId]).Where(claim => claim.Return == counting)));
            if (were.Find(one => one.Number == place.Split('-')[0]) is not { } row)
            {
                return null;
            }

            var (same, alike) = (are.FindAll(one => one.Says == row.Says), are.FindAll(one => one.IsOf == row.IsOf));
            var found = same.Find(one => one.Number == row.Number) ?? same.FirstOrDefault() ?? (alike.Count == 1 && were.Count(one => one.IsOf == row.IsOf) == 1 ? alike[0] : null);
            return found is null ? null : Now(list, counting, string.Join('-', place.Split('-').Skip(1).Prepend(found.Number)));
        }

        private static List<Row> RowsOf(FormItem list, IEnumerable<Said> claims)
        {
            var within = list.WithAllWithin().Where(item => item.IsQuestion).Select(item => item.LinkId).ToList();
            var kind = new SamePerson(list).Relationship?.LinkId ?? within.FirstOrDefault();
            return
            [
                .. claims.Where(claim => claim.Place.Length > 0 && within.Contains(claim.LinkId)).GroupBy(claim => (claim.Return, Row: claim.Place.Split('-')[0]))
                    .Select(row => new Row(row.Key.Return, row.Key.Row, [.. row], row.FirstOrDefault(claim => claim.LinkId == kind)?.Shown ?? "")),
            ];
        }

        private void Number(FormItem list)
        {
            var people = new SamePerson(list);
            var rows = RowsOf(list, list.WithAllWithin().SelectMany(item => claims[item.LinkId]))
                .OrderBy(row => row.From, StringComparer.Ordinal).ThenBy(row => row.Number.Length).ThenBy(row => row.Number, StringComparer.Ordinal).ThenBy(row => row.Says, StringComparer.Ordinal).ThenBy(row => row.Return)
                .GroupBy(row => row.IsOf).OrderBy(alike => people.PlaceOf(alike.First().Claims)).SelectMany(alike => alike)
                .ToList();

            var alike = rows.CountBy(row => (row.Return, row.IsOf)).ToDictionary();
            var ofAge = rows.CountBy(row => (row.Return, row.IsOf, people.AgeOf(row.Claims))).ToDictionary();

            // Two rows of one return are two, equal or not: only rows of different returns are the same.
            var same = new List<List<Row>>();
            foreach (var row in rows)
            {
                var others = same.FindAll(known => !known.Exists(one => one.Return == row.Return));
                if ((others.Find(known => known.Exists(one => one.Says == row.Says)) ?? others.Find(known => IsSamePerson(row, known))) is { } found)
                {
                    found.Add(row);
                }
                else
                {
                    same.Add([row]);
                }
            }

            for (var at = 0; at < same.Count; at++)
            {
                same[at].ForEach(row => numbers[(list.LinkId, row.Return, row.Number)] = $"{at}");
            }

            places[list.LinkId] = [.. Enumerable.Range(0, Math.Min(same.Count, FormAnswers.MostTimes)).Select(at => $"{at}")];

            bool IsSamePerson(Row row, List<Row> known) =>
                people.Is(
                    row.Claims,
                    [.. known.SelectMany(one => one.Claims)],
                    isOnly: known.Append(row).All(one => alike.GetValueOrDefault((one.Return, row.IsOf)) == 1),
                    isOnlyOfAge: known.Append(row).All(one => ofAge.GetValueOrDefault((one.Return, row.IsOf, people.AgeOf(row.Claims))) <= 1));
        }

        private sealed record Row(Guid Return, string Number, IReadOnlyList<Said> Claims, string IsOf)
        {
            public string From => Claims[0].From;

            public string Says { get; } = string.Join('\n', Claims.OrderBy(claim => claim.LinkId, StringComparer.Ordinal).ThenBy(claim => claim.Place, StringComparer.Ordinal).Select(claim => $"{claim.LinkId}@{string.Join('-', claim.Place.Split('-').Skip(1))}={claim.Value}"));
        }
    }
}
