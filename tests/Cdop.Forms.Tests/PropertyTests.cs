using CsCheck;

namespace Cdop.Forms.Tests;

/// <summary>What holds for every form and all answers to it.</summary>
public sealed class PropertyTests
{
    private static readonly Gen<(int Form, int Answers)> Seeds = Gen.Select(Gen.Int, Gen.Int);

    [Fact]
    public void A_draft_read_again_asks_the_same_and_hands_on_the_same() =>
        Seeds.Sample(seed =>
        {
            var answers = RandomForms.Answered(RandomForms.Form(seed.Form), seed.Answers);
            var back = Responses.Read(answers.Form, answers.ToDraft()).Value;
            return back.ToDraft() == answers.ToDraft() && back.ToResponse() == answers.ToResponse()
                && answers.Walk().All(place => back.IsShown(place.Item, place.At) == answers.IsShown(place.Item, place.At));
        });

    [Fact]
    public void What_is_handed_on_holds_nothing_that_is_not_asked_and_is_asked_again_the_same() =>
        Seeds.Sample(seed =>
        {
            var answers = RandomForms.Answered(RandomForms.Form(seed.Form), seed.Answers);
            var handed = Responses.Read(answers.Form, answers.ToResponse()).Value;
            return handed.Walk().Where(place => place.Item.IsQuestion && handed.Of(new Place(place.Item.LinkId, place.At)).Count > 0).All(place => handed.IsShown(place.Item, place.At))
                && handed.ToResponse() == answers.ToResponse();
        });

    [Fact]
    public void A_question_that_is_not_asked_and_then_is_has_its_answer_again() =>
        Seeds.Sample(seed =>
        {
            var answers = RandomForms.Answered(RandomForms.Form(seed.Form), seed.Answers);
            var before = answers.ToDraft();
            foreach (var (item, at) in answers.Walk().Where(place => place.Item.IsQuestion && place.Item.Parent!.Parent is null).ToList())
            {
                var place = new Place(item.LinkId, at);
                var said = answers.Of(place);
                answers.Set(place);
                answers.Set(place, said);
            }

            return answers.ToDraft() == before;
        });

    [Fact]
    public void A_reader_written_from_the_standard_alone_asks_the_same() =>
        Seeds.Sample(seed =>
        {
            var answers = RandomForms.Answered(RandomForms.Form(seed.Form), seed.Answers);
            var places = answers.Walk().ToLookup(place => place.Item, place => place.At);
            foreach (var (item, at) in answers.Walk())
            {
                var standard = Standard(answers, places, item, at);
                Assert.True(standard == answers.IsShown(item, at), $"{item.LinkId} at “{at}” is {(standard ? "" : "not ")}asked by the standard (form {seed.Form}, answers {seed.Answers})");
            }
        });

    // The words of the standard, without a memory: asked where its parent is and its conditions hold of the nearest answers that are asked themselves.
    private static bool Standard(FormAnswers answers, ILookup<FormItem, string> places, FormItem item, string at)
    {
        bool Holds(FormCondition condition)
        {
            var shared = condition.Question.RepeatedIn.Zip(item.RepeatedIn).TakeWhile(pair => pair.First == pair.Second).Count();
            var near = places[condition.Question]
                .Where(place => Start(place, shared) == Start(at, shared))
                .Where(place => Standard(answers, places, condition.Question, place))
                .SelectMany(place => answers.Of(new Place(condition.Question.LinkId, place)))
                .Where(answer => answer is not Answer.Unread)
                .Select(InOrder)
                .ToList();
            var wanted = InOrder(condition.Value);
            return condition.Comparison switch
            {
                Comparison.Exists => (near.Count > 0) == (wanted == "true"),
                Comparison.Equal => near.Exists(answer => Compared(answer, wanted) == 0),
                Comparison.NotEqual => !near.Exists(answer => Compared(answer, wanted) == 0),
                Comparison.Greater => near.Exists(answer => Compared(answer, wanted) > 0),
                Comparison.Less => near.Exists(answer => Compared(answer, wanted) < 0),
                Comparison.GreaterOrEqual => near.Exists(answer => Compared(answer, wanted) >= 0),
                _ => near.Exists(answer => Compared(answer, wanted) <= 0),
            };
        }

        return (item.Parent is null || Standard(answers, places, item.Parent, Start(at, item.Parent.RepeatedIn.Count)))
            && (item.Conditions.Count == 0 || (item.AnyCondition ? item.Conditions.Any(Holds) : item.Conditions.All(Holds)));
    }

    // As texts that order as the answers do: the random numbers have one digit.
    private static string InOrder(Answer answer) => answer switch
    {
        Answer.YesNo(var yes) => yes ? "true" : "false",
        Answer.Chosen chosen => $"option {chosen.Code}",
        Answer.Amount(var amount, _) => $"{amount}",
        Answer.Day(var day) => $"{day:uuuu-MM-dd}",
        Answer.Moment(var day, var time) => $"{day:uuuu-MM-dd}{(time is { } known ? $"T{known:HH:mm}" : "")}",
        _ => answer.Shown,
    };

    // A day without its time lies neither before nor after a time of that day.
    private static int? Compared(string answer, string wanted) =>
        answer != wanted && answer.Length >= 10 && wanted.Length >= 10 && (answer.StartsWith(wanted, StringComparison.Ordinal) || wanted.StartsWith(answer, StringComparison.Ordinal)) ? null : string.CompareOrdinal(answer, wanted);

    private static string Start(string at, int depth) => string.Join('-', at.Split('-').Take(depth));
}
