using Cdop.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection;

/// <summary>What notifications give to the notification form of a case.</summary>
/// <param name="First">What the one gives that the case began with.</param>
/// <param name="Joined">What each that was joined to it gives.</param>
internal sealed record GivenToForm(IReadOnlyList<(Place Place, Known First)> First, IReadOnlyList<(NotificationSays Notification, IReadOnlyList<(Place Place, Known First)> Given)> Joined);

/// <summary>
/// What the notification form holds that nobody answers in it: the core of a notification, which stands with the notification and
/// is put right there. The form is filled from it whenever it is read, and keeps none of it.
/// </summary>
internal sealed class NotificationForm(INotificationDirectory notified, IAreaDirectory areas, WhoToAsk who, FormLibrary library, IServiceScopeFactory scopes)
{
    private const string Row = "people.professional", Agency = $"{Row}.agency", Role = $"{Row}.role", Kind = $"{Row}.type", AnotherAgency = "other";

    /// <summary>Whether the notification gives a form what that item asks, all that is in it for a group.</summary>
    public static bool Gives(string form, FormItem item) =>
        form == Records.Notification && (item.Items.Any(within => within.Type != ItemType.Display) ? item.Items.All(within => Gives(form, within)) : item.ReadOnly);

    /// <summary>What is given, each answer in its place. Where the reader may not read the notification, what the case knows of it.</summary>
    public async Task<IReadOnlyList<(Place Place, Known First)>> Of(Case reviewed, FormDefinition form, CancellationToken ct) =>
        await Given(reviewed, form, await notified.Answers(reviewed.BeganWith, ct), ct);

    /// <summary>All that was notified, as answers to the form of the day on which the case began: more than the case keeps of it. Null where there is no such form.</summary>
    public async Task<FormAnswers?> Whole(Case reviewed, CancellationToken ct) =>
        CaseAsNotified.Of(reviewed, library) is { } told ? With(told, await Of(reviewed, told.Form, ct)) : null;

    /// <summary>
    /// The same of several cases, each under its subject, for whoever sees a case and not its notification, such as an agency that is asked:
    /// their form says which of it they are shown, and the record is the same for everybody who reads it.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, FormAnswers>> Told(IReadOnlyCollection<Case> cases, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var said = await scope.ServiceProvider.GetRequiredService<INotificationDirectory>().AnswersOf([.. cases.Select(one => one.Id)], ct);
        return (from reviewed in cases
                let told = CaseAsNotified.Of(reviewed, library)
                where told is not null
                let began = said[reviewed.Id].Where(one => one.Notification == reviewed.BeganWith).SelectMany(one => one.Answers).ToList()
                select (reviewed.Subject, Told: With(told, InForm(told.Form, began)))).ToDictionary(one => one.Subject, one => one.Told);
    }

    private static FormAnswers With(FormAnswers told, IEnumerable<(Place Place, Known First)> given)
    {
        foreach (var (place, first) in given.Where(one => told.Of(one.Place).Count == 0))
        {
            told.Set(place, first.Answers);
        }

        return told;
    }

    /// <summary>The same of several cases, in one question, and what each notification joined to one says of the child and the death: who told it, when and how is its own, and says nothing against another.</summary>
    public async Task<IReadOnlyDictionary<Guid, GivenToForm>> Of(IReadOnlyCollection<(Case Case, FormDefinition Form)> cases, CancellationToken ct)
    {
        var given = new Dictionary<Guid, GivenToForm>();
        if (cases.Count == 0)
        {
            return given;
        }

        var said = await notified.AnswersOf([.. cases.Select(one => one.Case.Id)], ct);
        foreach (var (reviewed, form) in cases)
        {
            var began = said[reviewed.Id].Where(one => one.Notification == reviewed.BeganWith).SelectMany(one => one.Answers).ToList();
            given[reviewed.Subject] = new(
                await Given(reviewed, form, began, ct),
                [.. from joined in said[reviewed.Id]
                    where joined.Notification != reviewed.BeganWith
                    select (joined, (IReadOnlyList<(Place, Known)>)InForm(form, [.. joined.Answers.Where(one => form.Find(one.LinkId)?.Section.LinkId is not ("receipt" or "notifier"))]))]);
        }

        return given;
    }

    private async Task<IReadOnlyList<(Place Place, Known First)>> Given(Case reviewed, FormDefinition form, IReadOnlyList<NotifiedAnswer> said, CancellationToken ct)
    {
        if (said.Count == 0)
        {
            return CaseAsNotified.Of(reviewed, library) is { } told
                ? [.. told.Walk().Where(place => place.Item.IsQuestion && told.Of(place.Item.LinkId).Count > 0 && form.Find(place.Item.LinkId) is { ReadOnly: true })
                    .Select(place => (new Place(place.Item.LinkId), new Known(told.Of(place.Item.LinkId), Beginnings.Notified)))]
                : [];
        }

        IEnumerable<NotifiedAnswer> ofTheCase =
        [
            new("receipt.case-number", null, reviewed.Reference.ToString()),
            new("receipt.area-of-residence", null, (await areas.Find(reviewed.Area, ct))?.Name ?? reviewed.Area.ToString()),
        ];
        return InForm(form, [.. ofTheCase, .. said]);
    }

    private List<(Place Place, Known First)> InForm(FormDefinition form, IReadOnlyList<NotifiedAnswer> said)
    {
        var kinds = said.Where(one => one is { Row: not null, LinkId: Agency or Role }).GroupBy(one => one.Row)
            .Select(row => (row.Key, Kind: who.KindOf(row.FirstOrDefault(cell => cell.LinkId == Agency)?.Value ?? "", row.FirstOrDefault(cell => cell.LinkId == Role)?.Value ?? "")))
            .Where(row => row.Kind is not null).Select(row => new NotifiedAnswer(Kind, row.Key, form.Find(Kind)?.Options.Any(option => option.Code == row.Kind!.Kind) == true ? row.Kind!.Kind : AnotherAgency));
        return [.. from one in said.Concat(kinds)
                   where form.Find(one.LinkId) is { ReadOnly: true }
                   group one by (one.LinkId, one.Row) into same
                   let answers = same.Select(one => Read(form.Find(one.LinkId)!, one.Value)).OfType<Answer>().ToList()
                   where answers.Count > 0
                   select (new Place(same.Key.LinkId, $"{same.Key.Row}"), new Known(answers, Beginnings.Notified))];
    }

    // What an earlier version of the form did not offer yet is no answer to it.
    private static Answer? Read(FormItem question, string value) => question.Type is ItemType.Choice or ItemType.OpenChoice
        ? question.Options.FirstOrDefault(option => option.Code == value)?.Answer
        : Claims.Read(question, value, value) is [var answer, ..] ? answer : null;
}
