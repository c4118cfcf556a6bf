using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;
using Status = Hl7.Fhir.Model.QuestionnaireResponse.QuestionnaireResponseStatus;

namespace Cdop.Forms;

/// <summary>Answers as a FHIR R4 QuestionnaireResponse, there and back.</summary>
public static class Responses
{
    private const string Ucum = "http://unitsofmeasure.org";

    // In a draft alone: what was typed and could not be read.
    private const string AsTyped = "urn:cdop:extension:as-typed";

    // More than any form asks; a stranger's response of ten thousand items is not walked through.
    private const int MostItems = 5_000;

    /// <summary>The largest draft that is stored: more than anybody types. What is larger is shown again, and not kept.</summary>
    public const int LargestDraft = 4 * 1024 * 1024;

    private static readonly FhirJsonSerializer Serializer = new();

    /// <summary>All of it as it stands, with what is kept aside and what could not be read: to be stored, never to be handed on.</summary>
    public static string ToDraft(this FormAnswers answers, Func<FormItem, bool>? leavesOut = null) => Serializer.SerializeToString(Write(answers, shownOnly: false, leavesOut).Response);

    /// <summary>What was asked and answered, and nothing else.</summary>
    public static string ToResponse(this FormAnswers answers, Func<FormItem, bool>? leavesOut = null) => Serializer.SerializeToString(Write(answers, shownOnly: true, leavesOut).Response);

    /// <summary>Reads a response, or says what in it is not of this form: each problem names its linkId.</summary>
    public static Result<FormAnswers> Read(FormDefinition form, string json)
    {
        ArgumentNullException.ThrowIfNull(form);

        Resource? resource;
        IEnumerable<CodedException> issues;
        try
        {
            FhirJsonDeserializer.STRICT.TryDeserializeResource(json, out resource, out issues);
        }
        catch (JsonException)
        {
            return new Problem("", "This is not JSON");
        }

        return issues.FirstOrDefault(issue => !IsInAnswer(issue)) is { } issue ? new Problem("", $"FHIR does not take what stands at {(issue as ExtendedCodedException)?.InstancePath} ({issue.ErrorCode})")
            : resource is not QuestionnaireResponse response ? new Problem("", $"This is a {resource?.TypeName} and not a QuestionnaireResponse")
            : response.Questionnaire != form.Canonical ? new Problem("", $"This answers {response.Questionnaire} and not {form.Canonical}")
            : new Reading(form).Of(response);
    }

    // What an answer may be its question says, at its field; how long, the form. A string of FHIR ends after 1,048,576 characters.
    private static bool IsInAnswer(CodedException issue) =>
        issue is CodedValidationException { ErrorCode: CodedValidationException.LITERAL_INVALID_CODE, InstancePath: { } path } && path.Contains(".answer[", StringComparison.Ordinal);

    /// <summary>The response, and where in it each place is.</summary>
    internal static (QuestionnaireResponse Response, IReadOnlyDictionary<Place, QuestionnaireResponse.ItemComponent> Places) Write(FormAnswers answers, bool shownOnly, Func<FormItem, bool>? leavesOut = null)
    {
        var places = new Dictionary<Place, QuestionnaireResponse.ItemComponent>();
        var response = new QuestionnaireResponse { Questionnaire = answers.Form.Canonical, Status = shownOnly ? Status.Completed : Status.InProgress };
        response.Item.AddRange(answers.Form.Sections.SelectMany(section => Items(section, "")));
        return (response, places);

        IEnumerable<QuestionnaireResponse.ItemComponent> Items(FormItem item, string at)
        {
            if (item.Type == ItemType.Display || (shownOnly && !answers.IsShown(item, at)) || leavesOut?.Invoke(item) == true)
            {
                yield break;
            }

            if (item.IsQuestion)
            {
                var given = answers.Of(new Place(item.LinkId, at)).Where(answer => !shownOnly || answer is not Answer.Unread).ToList();
                if (given.Count > 0)
                {
                    var question = new QuestionnaireResponse.ItemComponent { LinkId = item.LinkId, Text = item.Text };
                    question.Answer.AddRange(given.Select(Component));
                    places[new(item.LinkId, at)] = question;
                    yield return question;
                }

                yield break;
            }

            foreach (var within in answers.Within(item, at))
            {
                var group = new QuestionnaireResponse.ItemComponent { LinkId = item.LinkId, Text = item.Text };
                group.Item.AddRange(item.Items.SelectMany(child => Items(child, within)));
                if (group.Item.Count > 0 || (!shownOnly && item.Repeats))
                {
                    places[new(item.LinkId, within)] = group;
                    yield return group;
                }
            }
        }
    }

    private static QuestionnaireResponse.AnswerComponent Component(Answer answer)
    {
        var component = new QuestionnaireResponse.AnswerComponent { Value = ValueOf(answer) };
        if (answer is Answer.Unread(var typed))
        {
            component.AddExtension(AsTyped, new FhirString(typed));
        }

        return component;
    }

    private static DataType? ValueOf(Answer answer) => answer switch
    {
        Answer.YesNo(var yes) => new FhirBoolean(yes),
        Answer.Chosen(var system, var code, var display) => new Coding(system, code, display),
        Answer.Words(var words) => new FhirString(words),
        Answer.Whole(var whole) => new Integer(whole),
        Answer.Number(var number) => new FhirDecimal(number),
        Answer.Day(var day) => new Date(Iso(day)),
        Answer.Moment(var day, { } time) => new FhirDateTime(NodaTime.Text.OffsetDateTimePattern.Rfc3339.Format((day + time).InZoneLeniently(London.Zone).ToOffsetDateTime())),
        Answer.Moment(var day, _) => new FhirDateTime(Iso(day)),
        Answer.Hour(var time) => new Time(time.ToString("HH:mm:ss", null)),
        Answer.Amount(var amount, var unit) => new Quantity { Value = amount, Unit = unit.Display, System = Ucum, Code = unit.Code },
        Answer.Document(var title, var type, var address) => new Attachment { Title = title, ContentType = type, Url = address },
        _ => null,
    };

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);

    private sealed class Reading(FormDefinition form)
    {
        private readonly FormAnswers answers = new(form);
        private readonly Problems problems = new();
        private int items;

        public Result<FormAnswers> Of(QuestionnaireResponse response)
        {
            Items(response.Item, null, "");
            return problems.Any ? problems : answers;
        }

        private void Items(List<QuestionnaireResponse.ItemComponent> given, FormItem? parent, string at)
        {
            foreach (var same in given.GroupBy(item => item.LinkId!))
            {
                if (form.Find(same.Key) is not { } item || item.Parent != parent || item.Type == ItemType.Display)
                {
                    problems.When(true, same.Key, $"This form does not ask “{same.Key}” here");
                }
                else if (item.IsQuestion)
                {
                    Question(item, at, [.. same]);
                }
                else
                {
                    Group(item, at, [.. same]);
                }
            }
        }

        private void Group(FormItem group, string at, List<QuestionnaireResponse.ItemComponent> given)
        {
            var most = group.Repeats ? FormAnswers.MostTimes : 1;
            items += given.Count;
            problems.When(given.Exists(one => one.Answer.Count > 0), group.LinkId, "A group has no answer of its own");
            problems.When(given.Count > most, group.LinkId, $"It is filled in {given.Count} times, and can be {most} {(most == 1 ? "time" : "times")}");
            if (given.Count > most || items > MostItems)
            {
                problems.When(given.Count <= most, group.LinkId, "There are more answers than any form has questions");
                return;
            }

            for (var number = 0; number < given.Count; number++)
            {
                if (number > 0)
                {
                    answers.Add(new(group.LinkId, at));
                }

                Items(given[number].Item, group, group.Repeats ? FormAnswers.Join(at, number) : at);
            }
        }

        private void Question(FormItem question, string at, List<QuestionnaireResponse.ItemComponent> given)
        {
            var most = question.Repeats ? FormAnswers.MostTimes : 1;
            var all = given.SelectMany(item => item.Answer).ToList();
            if (all.Count > most || given.Exists(item => item.Item.Count > 0 || item.Answer.Exists(answer => answer.Item.Count > 0)))
            {
                problems.When(true, question.LinkId, all.Count > most ? $"It is answered {all.Count} times, and can be {most} {(most == 1 ? "time" : "times")}" : "Nothing is asked within this question");
                return;
            }

            var read = all.ConvertAll(answer => answer.GetExtension(AsTyped)?.Value is FhirString typed ? new Answer.Unread(typed.Value ?? "") : Fitting(question, answer.Value));
            if (read.Contains(null))
            {
                problems.When(true, question.LinkId, $"“{question.Text}” does not take such an answer");
                return;
            }

            answers.Set(new(question.LinkId, at), [.. read.OfType<Answer>()]);
        }

        // The words beside a code are the form's, whatever a stranger wrote there.
        private static Answer? Fitting(FormItem question, DataType? value) => (question.Type, value is null ? null : DefinitionReader.Answered(value)) switch
        {
            (ItemType.Choice or ItemType.OpenChoice, Answer.Chosen chosen) => question.Options.Select(option => option.Answer).FirstOrDefault(option => option.IsSameAs(chosen)),
            (ItemType.Quantity, Answer.Amount amount) => question.Units.FirstOrDefault(unit => unit.Code == amount.Unit.Code) is { } unit ? amount with { Unit = unit } : null,
            (ItemType.OpenChoice or ItemType.Line or ItemType.Text, Answer.Words words) => words.Value.Length == 0 ? null : words,
            (ItemType.Boolean, Answer.YesNo yes) => yes,
            (ItemType.Date, Answer.Day day) => day,
            (ItemType.DateTime, Answer.Moment moment) => moment,
            (ItemType.Time, Answer.Hour hour) => hour,
            (ItemType.Whole, Answer.Whole whole) => whole,
            (ItemType.Number, Answer.Number number) => number,
            (ItemType.Attachment, Answer.Document { Title.Length: > 0 } document) => document,
            _ => null,
        };
    }
}
