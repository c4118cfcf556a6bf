using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cdop.PanelReview;

/// <summary>
/// What a panel might find of a death of one kind, as it is typed into the analysis form: each answer by the name of its question, a day
/// as so many days after the meeting. It says nothing of anybody.
/// </summary>
internal sealed record InventedFinding(bool IsSudden, bool IsInfant, Dictionary<string, string> Said, params string[] Themes)
{
    private const int FirstYear = 365; // days

    public static IReadOnlyList<InventedFinding> All { get; } =
    [
        new(IsSudden: true, IsInfant: true, new()
        {
            ["case.cause.line-1a"] = "Unascertained",
            ["case.summary"] = "A healthy infant, well the evening before, was found lifeless in the morning after a night in an adult bed. The family began resuscitation, and the crew and the hospital went on with it. The post-mortem examination found no cause.",
            ["social.household-smoking.present"] = "yes",
            ["social.household-smoking.grade"] = "1",
            ["social.household-smoking.modifiable"] = "false",
            ["social.household-smoking.narrative"] = "Outside the home only.",
            ["physical.unsafe-sleep.present"] = "yes",
            ["physical.unsafe-sleep.grade"] = "2",
            ["physical.unsafe-sleep.modifiable"] = "true",
            ["physical.unsafe-sleep.narrative"] = "Not planned: it followed several nights with little rest. Safer sleep had been talked about once, soon after the birth.",
            ["service.positive"] = "The joint agency response began the same day, and one person stayed the contact of the family throughout.",
            ["category.ticked"] = "10",
            ["modifiability.judgement"] = "identified",
            ["learning.point.what@0"] = "Safer sleep is talked about soon after the birth, and seldom again when the nights of a family change.",
            ["learning.point.domain@0"] = "physical",
            ["learning.point.kind@0"] = "negative",
            ["learning.point.level@0"] = "regional",
            ["learning.point.share@0"] = "true",
            ["learning.point.what@1"] = "Police and a health professional visited together on the same day, and the family was told what would follow.",
            ["learning.point.domain@1"] = "service",
            ["learning.point.kind@1"] = "positive",
            ["learning.point.level@1"] = "local",
            ["recommendations.recommendation.what@0"] = "Ask about sleep at each contact of the first six months, and plan with the family for nights without rest or away from home.",
            ["recommendations.recommendation.to@0"] = "Health visiting services",
            ["recommendations.recommendation.level@0"] = "regional",
            ["actions.action.what@0"] = "Put a question on sleep, and a plan for hard nights, into the record of the review at six to eight weeks.",
            ["actions.action.owner@0"] = "Health visiting services",
            ["actions.action.due@0"] = "10",
            ["actions.action.what@1"] = "Take the learning into the next training on safer sleep for everybody who visits homes.",
            ["actions.action.owner@1"] = "Safeguarding partnership",
            ["actions.action.due@1"] = "70",
            ["follow-up.key-worker"] = "yes",
            ["follow-up.feedback-by"] = "The designated doctor, with the key worker",
            ["follow-up.questions"] = "Could anything have been done in the night?",
            ["follow-up.screening"] = "next-infant",
        }, "safer-sleep", "bereavement"),
        new(IsSudden: true, IsInfant: false, new()
        {
            ["case.cause.line-1a"] = "Sudden unexpected death in epilepsy",
            ["case.summary"] = "A child whose epilepsy had been hard to treat was found unresponsive in bed in the morning. Two clinic appointments had been put off in the half year before. The family knew the child’s seizures well, and had not been told that they can be fatal.",
            ["child.epilepsy.present"] = "yes",
            ["child.epilepsy.grade"] = "2",
            ["child.epilepsy.modifiable"] = "false",
            ["service.follow-up.present"] = "yes",
            ["service.follow-up.grade"] = "2",
            ["service.follow-up.modifiable"] = "true",
            ["service.follow-up.narrative"] = "Both appointments were put off by the service, and nobody saw that the second had not been made anew.",
            ["service.communication-between.present"] = "yes",
            ["service.communication-between.grade"] = "1",
            ["service.communication-between.modifiable"] = "false",
            ["service.positive"] = "The school had a plan for seizures and kept to it.",
            ["category.ticked"] = "5",
            ["category.in-words"] = "Sudden unexpected death in epilepsy",
            ["category.check.sudep"] = "yes",
            ["modifiability.judgement"] = "identified",
            ["learning.point.what@0"] = "Families are not always told that epilepsy can be fatal, and what makes that less likely.",
            ["learning.point.domain@0"] = "service",
            ["learning.point.kind@0"] = "negative",
            ["learning.point.level@0"] = "national",
            ["learning.point.share@0"] = "true",
            ["recommendations.recommendation.what@0"] = "Make a new appointment before one is put off, so that no child is lost to follow-up.",
            ["recommendations.recommendation.to@0"] = "Hospital trusts",
            ["recommendations.recommendation.level@0"] = "regional",
            ["actions.action.what@0"] = "Tell the panel how many children with epilepsy have waited longer than was planned for their clinic.",
            ["actions.action.owner@0"] = "Children’s hospital, neurology",
            ["actions.action.due@0"] = "12",
            ["follow-up.key-worker"] = "yes",
            ["follow-up.feedback-by"] = "The consultant who knew the child",
        }, "epilepsy"),
        new(IsSudden: false, IsInfant: true, new()
        {
            ["case.cause.line-1a"] = "Heart failure",
            ["case.cause.line-1b"] = "Congenital heart disease",
            ["case.summary"] = "An infant whose heart condition was known before birth became unwell over some days and died with the family present. The plan for the end of life had been made with them early, and was followed.",
            ["child.congenital.present"] = "yes",
            ["child.congenital.grade"] = "2",
            ["child.congenital.modifiable"] = "false",
            ["service.positive"] = "One plan, known to every team that came.",
            ["category.ticked"] = "7",
            ["modifiability.judgement"] = "none",
            ["learning.point.what@0"] = "A plan for the end of life that is made early, with the family, spares them from saying everything again to each team.",
            ["learning.point.domain@0"] = "service",
            ["learning.point.kind@0"] = "positive",
            ["learning.point.level@0"] = "regional",
            ["actions.action.what@0"] = "Show the plan that was used, without what tells of whom it was, to the other units as an example.",
            ["actions.action.owner@0"] = "Children’s palliative care network",
            ["actions.action.due@0"] = "49",
            ["follow-up.key-worker"] = "yes",
            ["follow-up.feedback-by"] = "The consultant who knew the infant",
            ["follow-up.screening"] = "genetic",
        }, "palliative"),
        new(IsSudden: false, IsInfant: false, new()
        {
            ["case.cause.line-1a"] = "Pneumonia",
            ["case.cause.line-1b"] = "Neuromuscular condition",
            ["case.summary"] = "A child with a long-term condition of nerves and muscles became unwell over some days and died in hospital with the family present. At the first visit breathing looked as in a healthy child, and was not compared with what was usual for this one.",
            ["child.chronic-illness.present"] = "yes",
            ["child.chronic-illness.grade"] = "2",
            ["child.chronic-illness.modifiable"] = "false",
            ["service.deterioration.present"] = "yes",
            ["service.deterioration.grade"] = "2",
            ["service.deterioration.modifiable"] = "true",
            ["service.deterioration.narrative"] = "The family said that this was not as usual. The passport with the usual values was in the bag, and nobody asked for it.",
            ["service.communication-within.present"] = "yes",
            ["service.communication-within.grade"] = "1",
            ["service.communication-within.modifiable"] = "false",
            ["category.ticked"] = "6",
            ["modifiability.judgement"] = "identified",
            ["learning.point.what@0"] = "With a child who has complex needs, compare with what is usual for that child, and believe those who know it.",
            ["learning.point.domain@0"] = "service",
            ["learning.point.kind@0"] = "negative",
            ["learning.point.level@0"] = "national",
            ["learning.point.share@0"] = "true",
            ["recommendations.recommendation.what@0"] = "Show the passport of a child with complex needs on the first screen of the emergency department.",
            ["recommendations.recommendation.to@0"] = "Hospital trusts with an emergency department",
            ["recommendations.recommendation.level@0"] = "local",
            ["actions.action.what@0"] = "Find out with the supplier of the record whether the passport can be shown there, and by when.",
            ["actions.action.owner@0"] = "Children’s hospital, emergency department",
            ["actions.action.due@0"] = "56",
            ["follow-up.key-worker"] = "yes",
            ["follow-up.feedback-by"] = "The community paediatrician",
            ["follow-up.questions"] = "Why did nobody ask for the passport?",
        }, "deterioration"),
    ];

    /// <summary>Whether it could have been found of that death.</summary>
    public bool Fits(PanelCase reviewed, IReadOnlyCollection<string> facts) => IsInfant == reviewed.Days < FirstYear && IsSudden == facts.Contains("sudden-unexpected");

    /// <summary>What is typed into one section by a meeting of that day; null where nothing is.</summary>
    public IFormCollection? Typed(FormItem section, FormDefinition form, LocalDate on)
    {
        var typed = Said.Where(said => said.Key.StartsWith($"{section.LinkId}.", StringComparison.Ordinal)).SelectMany(said => Fields($"{FieldView.Prefix}{said.Key}", form.Find(said.Key.Split('@')[0])!, said.Value, on)).ToDictionary();
        return typed.Count == 0 ? null : new FormCollection(typed);
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Fields(string name, FormItem question, string said, LocalDate on)
    {
        if (question.Type != ItemType.Date)
        {
            return [new(name, said)];
        }

        var day = on.PlusDays(int.Parse(said, null));
        return [new($"{name}:day", $"{day.Day}"), new($"{name}:month", $"{day.Month}"), new($"{name}:year", $"{day.Year}")];
    }
}
