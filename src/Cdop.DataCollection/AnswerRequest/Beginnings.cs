using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What a form holds before anybody answers it.</summary>
/// <param name="Answers">The first answers.</param>
/// <param name="Known">Of those that were known, what they were and from where.</param>
/// <param name="HidesCase">Whether nothing may be told of the case.</param>
internal sealed record Beginning(FormAnswers Answers, IReadOnlyDictionary<Place, Known> Known, bool HidesCase);

/// <summary>What a form holds before anybody answers it, and where each answer is from.</summary>
internal sealed class Beginnings(DataCollectionDb db, RecordBeginnings records, NotificationForm notification)
{
    /// <summary>Where what was notified is known from.</summary>
    public const string Notified = "the notification";

    /// <summary>The first answers, and of those that were known what they were and from where.</summary>
    public async Task<Beginning> Of(Sheet sheet, FormDefinition form, CancellationToken ct)
    {
        var reviewed = await db.Cases.AsNoTracking().WithSpecification(new CaseOfRequest(sheet.Subject)).SingleAsync(ct);
        return sheet.Request is { } request ? (await Of(reviewed, request, [form], ct))[form] : Of(form, null, hidesCase: false, await notification.Whole(reviewed, ct), await records.Of(reviewed, form, ct));
    }

    /// <summary>Whether nothing may be told of the case any more to whoever fills the form in.</summary>
    public async Task<bool> HidesCase(Sheet sheet, CancellationToken ct) =>
        sheet.Request is not null && await db.Cases.WithSpecification(new CaseOfRequest(sheet.Subject)).Select(reviewed => reviewed.IsRestricted).SingleAsync(ct);

    /// <summary>Forms of a request before anybody has answered them. Never for a restricted case: there an agency says what it knows, and is told nothing.</summary>
    public async Task<IReadOnlyDictionary<FormDefinition, Beginning>> Of(Case reviewed, AgencyRequest request, IReadOnlyCollection<FormDefinition> forms, CancellationToken ct)
    {
        var told = reviewed.IsRestricted ? null : (await notification.Told([reviewed], ct)).GetValueOrDefault(reviewed.Subject);
        return forms.ToDictionary(form => form, form => Of(form, Answering.KindOf(request), reviewed.IsRestricted, told, Reporter(request)));
    }

    private static Beginning Of(FormDefinition form, AskedKind? kind, bool hidesCase, FormAnswers? notified, IEnumerable<(Place Place, Known First)> firsts)
    {
        var (answers, blank) = (new FormAnswers(form), new FormAnswers(form));
        answers.Prefill(notified, kind);
        blank.Prefill(null, kind);
        var known = answers.Walk()
            .Where(place => place.Item.IsQuestion)
            .Select(place => new Place(place.Item.LinkId, place.At))
            .Where(place => answers.Of(place).Count > 0 && blank.Of(place).Count == 0)
            .ToDictionary(place => place, place => new Known(answers.Of(place), Notified));
        foreach (var (place, first) in firsts.Where(one => form.Find(one.Place.LinkId) is { IsQuestion: true }))
        {
            answers.Set(place, first.Answers);
            known[place] = first;
        }

        return new(answers, known, hidesCase);
    }

    private static IEnumerable<(Place Place, Known First)> Reporter(AgencyRequest request) =>
        from one in new[] { ("reporter.name", request.Name), ("reporter.agency", request.Agency), ("reporter.email", request.Email), ("reporter.telephone", request.Telephone) }
        where one.Item2.Length > 0
        select (new Place(one.Item1), new Known([new Answer.Words(one.Item2)], "our request to you"));
}
