using Hl7.Fhir.FhirPath;
using Hl7.Fhir.Model;
using Hl7.FhirPath;

namespace Cdop.Forms;

/// <summary>Something about the answers that a person should look at.</summary>
/// <param name="Place">Where.</param>
/// <param name="Sentence">What to do, in plain words without a full stop.</param>
/// <param name="Kind">How much it weighs.</param>
public sealed record FormProblem(Place Place, string Sentence, FormProblemKind Kind = FormProblemKind.Wrong);

/// <summary>How much a problem weighs.</summary>
public enum FormProblemKind
{
    /// <summary>It cannot stay so.</summary>
    Wrong,

    /// <summary>A required answer is not there yet.</summary>
    Missing,

    /// <summary>It may be right: it is said and does not stop anybody.</summary>
    Warning,
}

/// <summary>What answers must keep to: what is required, types, ranges, lengths, options, and the rules in FHIRPath.</summary>
public static class FormChecks
{
    private const int LongestLine = 500;
    private const int LongestText = 20_000;

    /// <summary>The longest text that a draft keeps: far more than a question takes, so that whoever pasted too much can shorten it later.</summary>
    public const int LongestKept = 200_000;

    /// <summary>That all answers together are more than a draft keeps.</summary>
    public static readonly FormProblem TooMuch = new(new(""), "This is too much to be kept. Shorten it, and save again");

    /// <summary>What is to be put right in the whole form or in one section, as an agency of that kind is asked it, in the order of the form.</summary>
    public static IReadOnlyList<FormProblem> Problems(this FormAnswers answers, FormItem? section = null, AskedKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(answers);

        var asked = answers.Walk(section).Where(place => place.Item.IsSeenBy(kind) && answers.IsShown(place.Item, place.At)).ToList();
        var found = asked.Where(place => place.Item.IsQuestion).SelectMany(place => OfQuestion(answers, place.Item, new(place.Item.LinkId, place.At))).ToList();
        found.AddRange(new Rules(answers).Broken(asked, section, kind));
        return [.. found.Distinct().OrderBy(problem => answers.Form.Find(problem.Place.LinkId)?.Position ?? -1).ThenBy(problem => problem.Place.At, StringComparer.Ordinal)];
    }

    /// <summary>
    /// What in a section is too long to be kept even in a draft, each at its field; or, with no place, that all answers together are
    /// more than anybody types.
    /// </summary>
    public static IReadOnlyList<FormProblem> TooLongToKeep(this FormAnswers answers, FormItem section)
    {
        ArgumentNullException.ThrowIfNull(answers);

        List<FormProblem> found =
            [.. from asked in answers.Walk(section)
                where asked.Item.IsQuestion
                let place = new Place(asked.Item.LinkId, asked.At)
                where answers.Of(place).Any(answer => answer.Shown.Length > Math.Max(LongestKept, LongestOf(asked.Item)))
                select new FormProblem(place, $"{SubjectOf(asked.Item)} is too long to be saved: it must be {LongestOf(asked.Item):N0} characters or fewer. Nothing on this page is saved until you shorten it")];
        var all = answers.Walk().Where(asked => asked.Item.IsQuestion).SelectMany(asked => answers.Of(new Place(asked.Item.LinkId, asked.At)));
        return found.Count == 0 && all.Sum(answer => (long)answer.Shown.Length) > Responses.LargestDraft ? [TooMuch] : found;
    }

    /// <summary>Whether an answer, alone, keeps to what its question asks of it: type, range, length, options and the rules that stand at it.</summary>
    public static bool Fits(this FormDefinition form, FormItem question, IReadOnlyList<Answer> given)
    {
        ArgumentNullException.ThrowIfNull(question);

        var (alone, place) = (new FormAnswers(form), new Place(question.LinkId, string.Join('-', question.RepeatedIn.Select(_ => "0"))));
        alone.Set(place, given);
        return !OfQuestion(alone, question, place).Any() && !new Rules(alone, shownOnly: false).Broken([(question, place.At)], question, kind: null).Any();
    }

    /// <summary>What to say of a question that is required and not answered.</summary>
    internal static string Ask(FormItem question) => question switch
    {
        _ when question.Text.EndsWith('?') => $"Answer “{question.Text}”",
        { Type: ItemType.Choice or ItemType.OpenChoice or ItemType.Boolean } => $"Select {Wording.InSentence(question.Text)}",
        _ => $"Enter {Wording.InSentence(question.Text)}",
    };

    private static IEnumerable<FormProblem> OfQuestion(FormAnswers answers, FormItem question, Place place)
    {
        var given = answers.Of(place);
        return given.Count == 0
            ? question is { Required: true, ReadOnly: false } ? [new(place, Ask(question), FormProblemKind.Missing)] : []
            : given.Select(answer => Fault(question, answer)).Append(NotAlone(question, given)).OfType<string>().Take(1).Select(sentence => new FormProblem(place, sentence));
    }

    private static string? NotAlone(FormItem question, IReadOnlyList<Answer> given) =>
        given.Count > 1 && question.Options.FirstOrDefault(option => option.IsExclusive && given.Any(option.Answer.IsSameAs)) is { } alone ? $"“{alone.Display}” cannot stand beside another answer to “{question.Text}”" : null;

    private static string? Fault(FormItem question, Answer answer)
    {
        var (subject, longest) = (SubjectOf(question), LongestOf(question));
        return answer is Answer.Unread(var typed) ? Unread(question, typed, subject)
            : IsTooLong(question, answer) ? $"{subject} must be {longest:N0} characters or fewer"
            : question.MaxDecimalPlaces is { } places && NumberIn(answer) is { } number && decimal.Round(number, places) != number ? $"{subject} must have no more than {places} decimal places"
            : question.Min is { } min && Compared(answer, min) < 0 ? $"{subject} must be {Bound(min, answer)} or {(answer is Answer.Day or Answer.Moment or Answer.Hour ? "later" : "more")}"
            : question.Max is { } max && Compared(answer, max) > 0 ? $"{subject} must be {Bound(max, answer)} or {(answer is Answer.Day or Answer.Moment or Answer.Hour ? "earlier" : "less")}"
            : answer is Answer.Chosen && !question.Options.Any(option => option.Answer.IsSameAs(answer)) ? $"Select one of the answers to “{question.Text}”"
            : null;
    }

    private static string SubjectOf(FormItem question) => question.Text.EndsWith('?') ? $"The answer to “{question.Text}”" : Wording.AtStart(question.Text);

    private static int LongestOf(FormItem question) => question.MaxLength ?? (question.Type == ItemType.Text ? LongestText : LongestLine);

    private static bool IsTooLong(FormItem question, Answer answer) => answer is Answer.Words(var words) && words.Length > LongestOf(question);

    private static string Unread(FormItem question, string typed, string subject) => question.Type switch
    {
        ItemType.Whole => $"{subject} must be a whole number",
        ItemType.Number => $"{subject} must be a number",
        ItemType.Quantity when typed.EndsWith('/') && decimal.TryParse(Boxes.Of(typed, 2)[0], System.Globalization.CultureInfo.InvariantCulture, out _) => $"Select the unit of {Wording.InSentence(question.Text)}",
        ItemType.Quantity => $"{subject} must be a number",
        ItemType.Time => $"{subject} must be a real time, like 06:50 or 18:05",
        ItemType.Date or ItemType.DateTime => Boxes.Date(typed).Problem(subject) ?? NoTime(typed, subject),
        ItemType.Line or ItemType.Text or ItemType.OpenChoice => $"Delete the hidden character shown as \uFFFD in “{question.Text}”",
        _ => $"Select one of the answers to “{question.Text}”",
    };

    private static string NoTime(string typed, string subject) =>
        Boxes.Date(typed).Value is { } day && LocalTimeBinder.Read(Boxes.Of(typed, 4)[3]) is { } time && Boxes.LeftOut(day, time) is var (from, to)
            ? $"{subject} must have another time: on {InWords.Day(day)} the clocks went forward from {from:HH:mm} to {to:HH:mm}"
            : $"{subject} must have a real time, like 06:50 or 18:05";

    private static decimal? NumberIn(Answer answer) => answer switch { Answer.Whole(var whole) => whole, Answer.Number(var number) => number, Answer.Amount(var amount, _) => amount, _ => null };

    // A bound of a quantity may be a bare number: it is meant in whatever unit the answer has.
    private static int? Compared(Answer answer, Answer bound) =>
        answer is Answer.Amount(var amount, _) && bound is not Answer.Amount ? new Answer.Number(amount).ComparedWith(bound) : answer.ComparedWith(bound);

    private static string Bound(Answer bound, Answer answer) => answer is Answer.Amount(_, var unit) && bound is not Answer.Amount ? $"{bound.Shown} {unit.Display}" : bound.Shown;

    /// <summary>The rules in FHIRPath, asked of the answers that count.</summary>
    internal sealed class Rules
    {
        private readonly FormAnswers answers;
        private readonly Lazy<HashSet<Place>> tooLong;
        private readonly Lazy<(PocoNode Root, IReadOnlyDictionary<Place, QuestionnaireResponse.ItemComponent> Places)> written;

        public Rules(FormAnswers answers, bool shownOnly = true)
        {
            this.answers = answers;
            tooLong = new(() =>
            [
                .. from asked in answers.Walk()
                   where asked.Item.IsQuestion
                   let place = new Place(asked.Item.LinkId, asked.At)
                   where answers.Of(place).Any(answer => IsTooLong(asked.Item, answer))
                   select place,
            ]);
            written = new(() => Responses.Write(Shortened(), shownOnly) is var (response, places) ? (response.ToPocoNode(), places) : default);
        }

        public IEnumerable<FormProblem> Broken(IEnumerable<(FormItem Item, string At)> asked, FormItem? section, AskedKind? kind)
        {
            var ofForm =
                from rule in answers.Form.Rules
                let named = Expressions.Named(rule.Expression).Select(answers.Form.Find).OfType<FormItem>().ToList()
                let last = named.MaxBy(item => item.Position)
                where section is null || last?.Section == section
                where named.All(item => item.IsSeenBy(kind))
                where named.Count == 0 || named.Exists(item => !item.ReadOnly) // what is only read is put right elsewhere
                where !named.Exists(item => tooLong.Value.Any(place => place.LinkId == item.LinkId))
                where !IsKept(rule, written.Value.Root)
                select Said(rule, new(FieldOf([.. named.Where(item => section is null || item.Section == section)])?.LinkId ?? ""));
            var ofItems =
                from place in asked
                from rule in place.Item.Rules
                where !tooLong.Value.Contains(new(place.Item.LinkId, place.At))
                from within in answers.Within(place.Item, place.At)
                let item = written.Value.Places.GetValueOrDefault(new(place.Item.LinkId, place.Item.IsQuestion ? place.At : within))
                where item is not null && !IsKept(rule, item.ToPocoNode())
                select Said(rule, new(place.Item.LinkId, place.Item.IsQuestion ? place.At : within));
            return ofForm.Concat(ofItems);
        }

        // How long a rule takes depends on how long a text is. Of one that is too long for its field nothing is asked before it is shortened;
        // what looks through others beside it finds its beginning.
        private FormAnswers Shortened()
        {
            if (tooLong.Value.Count == 0)
            {
                return answers;
            }

            var shortened = answers.Copy();
            foreach (var place in tooLong.Value)
            {
                var longest = LongestOf(answers.Form.Find(place.LinkId)!);
                shortened.Set(place, [.. answers.Of(place).Select(answer => answer is Answer.Words(var words) && words.Length > longest ? new Answer.Words(words[..longest]) : answer)]);
            }

            return shortened;
        }

        // Where the person has something to do: the first of its questions that waits for an answer, else the last, which the rule was met by; what stands in a list cannot be told row from row.
        private FormItem? FieldOf(IReadOnlyList<FormItem> named)
        {
            var fields = named.Where(item => item is { IsQuestion: true, ReadOnly: false, RepeatedIn.Count: 0 } && answers.IsShown(item, "")).ToList();
            return fields.Find(item => answers.Of(item.LinkId).Count == 0) ?? fields.MaxBy(item => item.Position) ?? (named.Count > 0 ? named[0] : null);
        }

        /// <summary>Asks every rule; throws where the engine cannot answer one.</summary>
        public void AskAll()
        {
            foreach (var rule in answers.Form.Rules)
            {
                Ask(rule, written.Value.Root);
            }

            foreach (var (place, item) in written.Value.Places)
            {
                foreach (var rule in answers.Form.Find(place.LinkId)!.Rules)
                {
                    Ask(rule, item.ToPocoNode());
                }
            }
        }

        private bool Ask(FormRule rule, PocoNode of) => Expressions.Compile(rule.Expression).Predicate(of, new FhirEvaluationContext { Resource = written.Value.Root, RootResource = written.Value.Root });

        // A rule that the engine cannot answer is a fault of the definition, and no reason to stop a person: whoever keeps the forms is told.
        private bool IsKept(FormRule rule, PocoNode of)
        {
            try
            {
                return Ask(rule, of);
            }
            catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException or InvalidCastException)
            {
                answers.Form.Unanswered?.Invoke(rule, wrong);
                return true;
            }
        }

        private static FormProblem Said(FormRule rule, Place place) => new(place, rule.Sentence, rule.IsWarning ? FormProblemKind.Warning : FormProblemKind.Wrong);
    }
}
