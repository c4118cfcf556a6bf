using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What the office's own records hold before anybody writes: facts that the case knows already, each with where it is from. Never a judgement and never a grade.</summary>
internal sealed class RecordBeginnings(DataCollectionDb db, RecordBook book, CaseRecord collated, NotificationForm notification, IRightsDirectory people)
{
    private const string TheCase = "the case", TheMeeting = "the record of the review meeting", TheJointResponse = "the record of the joint response", TheReturns = "the returns, as collated";

    // Questions of the review meeting's record that the analysis asks too.
    private static readonly (string From, string To)[] SameQuestions =
    [
        ("meeting.on", "head.review-meeting-on"),
        ("discussion.cause", "case.cause.in-words"),
        ("discussion.good-practice", "service.positive"),
        ("outcome.learning.what", "learning.point.what"),
        ("outcome.learning.domain", "learning.point.domain"),
        ("outcome.learning.kind", "learning.point.kind"),
        ("outcome.action.what", "actions.action.what"),
        ("outcome.action.who", "actions.action.owner"),
        ("outcome.action.due", "actions.action.due"),
        ("after.feedback-by", "follow-up.feedback-by"),
        ("after.feedback-on", "follow-up.feedback-on"),
        ("parents.asked", "quality.parents-invited"),
    ];

    /// <summary>The first answers of a record.</summary>
    public async Task<IReadOnlyList<(Place Place, Known First)>> Of(Case reviewed, FormDefinition form, CancellationToken ct)
    {
        if (form.Key == Records.Notification)
        {
            return await notification.Of(reviewed, form, ct);
        }

        var first = new Firsts(form);
        switch (form.Key)
        {
            case Records.JointResponse:
                first.Add("family.key-worker", Words(await KeyWorker(reviewed, ct)), TheCase);
                await BeginJointResponse(reviewed, first, ct);
                break;
            case Records.ReviewMeeting:
                first.Add("papers.available", Words(await Papers(reviewed, ct)), "the documents of the case");
                break;
            default:
                await BeginAnalysis(reviewed, first, ct);
                break;
        }

        return first.All;
    }

    private static Answer.Words? Words(string text) => text.Length == 0 ? null : new(text);

    // What was settled at triage, or since on the case, is not asked again. Whether one was held where it was needed is another question.
    private async Task BeginJointResponse(Case reviewed, Firsts first, CancellationToken ct)
    {
        var met = Enum.GetValues<JointResponseCriteria>().Where(one => one != JointResponseCriteria.None && reviewed.JointCriteria.HasFlag(one)).Select(one => CodeOf($"{one}")).ToList();
        var decided = TheDecision(reviewed);
        first.Choose("decision.criteria", met, decided);
        first.Add("decision.decided-at", new Answer.Moment(reviewed.JointDecidedAt.DateIn(), new(reviewed.JointDecidedAt.TimeIn().Hour, reviewed.JointDecidedAt.TimeIn().Minute)), decided);
        first.Add("decision.decided-by", Words(await people.NameOf(reviewed.JointDecidedBy, ct) ?? ""), decided);
    }

    private static string TheDecision(Case reviewed) => $"the decision of {InWords.Day(reviewed.JointDecidedAt.DateIn())} on whether one was needed";

    // As the form writes them: external-cause.
    private static string CodeOf(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private async Task BeginAnalysis(Case reviewed, Firsts first, CancellationToken ct)
    {
        var (born, died) = (reviewed.Child.DateOfBirth, reviewed.DateOfDeath);
        var days = Period.DaysBetween(born, died);
        first.Add("head.case-number", new Answer.Words(reviewed.Reference.ToString()), TheCase);
        if (days < 28)
        {
            first.Add("head.age-days", new Answer.Whole(days), TheCase);
        }
        else
        {
            first.Add("head.age-years", new Answer.Whole(Age.Years(born, died)), TheCase);
            first.Add("head.age-months", new Answer.Whole(Age.MonthsBeyondYears(born, died)), TheCase);
        }

        first.Add("case.documents", Words(await Papers(reviewed, ct)), "the documents of the case");
        if (await KeyWorker(reviewed, ct) is { Length: > 0 })
        {
            first.Choose("follow-up.key-worker", "yes", TheCase);
            first.Choose("quality.key-worker", "yes", TheCase);
        }

        var states = await book.Of(reviewed, ct);
        if (await book.Last(states.Single(state => state.Form.Key == Records.JointResponse), ct) is { } joint && joint.Of("decision.held") is [Answer.Chosen held])
        {
            first.Choose("head.joint-response", held.Code, TheJointResponse);
        }
        else if (!reviewed.NeedsJointResponse)
        {
            first.Choose("head.joint-response", "no", TheDecision(reviewed));
        }

        if (await book.Last(states.Single(state => state.Form.Key == Records.ReviewMeeting), ct) is { } meeting)
        {
            first.Choose("quality.meeting-held", "yes", TheMeeting);
            foreach (var (item, at) in meeting.Walk().Where(place => place.Item.IsQuestion && meeting.IsShown(place.Item, place.At)))
            {
                foreach (var to in SameQuestions.Where(same => same.From == item.LinkId).Select(same => same.To))
                {
                    foreach (var answer in meeting.Of(new Place(item.LinkId, at)).Where(answer => answer is not Answer.Unread))
                    {
                        first.Same(to, at, answer, TheMeeting);
                    }
                }
            }

            var unanswered = meeting.Walk().Where(place => place.Item.LinkId == "parents.question.what" && meeting.Of(new Place("parents.question.answer", place.At)).Count == 0)
                .SelectMany(place => meeting.Of(new Place(place.Item.LinkId, place.At))).Select(answer => answer.Shown);
            first.Add("follow-up.questions", Words(string.Join('\n', unanswered)), TheMeeting);
        }

        if (await collated.Collate(reviewed, Records.Reporting, await collated.Returns(reviewed.Subject, ct), ct) is { } returns)
        {
            foreach (var line in new[] { "line-1a", "line-1b", "line-1c", "line-2" })
            {
                first.Add($"case.cause.{line}", Words(returns.Of($"cause.{line}") is { IsOpen: false, Standing: not Standing.NotKnown } answer ? answer.Shown : ""), TheReturns);
            }
        }
    }

    private async Task<string> KeyWorker(Case reviewed, CancellationToken ct) =>
        await db.Set<CasePerson>().AsNoTracking().Where(person => person.Subject == reviewed.Subject && person.IsKeyWorker && person.LeftAt == null).Select(person => person.Name).FirstOrDefaultAsync(ct) ?? "";

    private async Task<string> Papers(Case reviewed, CancellationToken ct) =>
        string.Join('\n', (await db.Documents.AsNoTracking().Where(document => document.Subject == reviewed.Subject && document.WithdrawnAt == null && !document.IsInfected).OrderBy(document => document.Id)
            .Select(document => new { document.Type, document.Title }).ToListAsync(ct)).Select(document => $"{Wording.Of(document.Type)}: {document.Title}"));

    // Only what the form in this version asks, and takes as an answer.
    private sealed class Firsts(FormDefinition form)
    {
        private readonly List<(Place, Known)> all = [];

        public IReadOnlyList<(Place Place, Known First)> All => all;

        public void Add(string linkId, Answer? answer, string from, string at = "")
        {
            if (answer is not null && form.Find(linkId) is { IsQuestion: true })
            {
                all.Add((new(linkId, at), new([answer], from)));
            }
        }

        public void Choose(string linkId, string code, string from, string at = "") =>
            Add(linkId, form.Find(linkId)?.Options.FirstOrDefault(option => option.Code == code)?.Answer, from, at);

        public void Choose(string linkId, IReadOnlyCollection<string> codes, string from)
        {
            if (form.Find(linkId)?.Options.Where(option => codes.Contains(option.Code)).Select(option => (Answer)option.Answer).ToList() is { Count: > 0 } chosen)
            {
                all.Add((new(linkId), new(chosen, from)));
            }
        }

        public void Same(string linkId, string at, Answer answer, string from)
        {
            if (answer is Answer.Chosen chosen)
            {
                Choose(linkId, chosen.Code, from, at);
            }
            else
            {
                Add(linkId, answer, from, at);
            }
        }
    }
}
