using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What a form holds before anybody answers it, and where each answer is from.</summary>
internal sealed class Beginnings(DataCollectionDb db, FormLibrary library, RecordBeginnings records)
{
    /// <summary>The first answers, and of those that were known what they were and from where.</summary>
    public async Task<(FormAnswers Answers, IReadOnlyDictionary<Place, Known> Known)> Of(Sheet sheet, FormDefinition form, CancellationToken ct)
    {
        var reviewed = await db.Cases.AsNoTracking().WithSpecification(new CaseOfRequest(sheet.Subject)).SingleAsync(ct);
        var (answers, blank) = (new FormAnswers(form), new FormAnswers(form));

        // Never to an agency for a restricted case: there it says what it knows, and is told nothing.
        answers.Prefill(reviewed.IsRestricted && sheet.Request is not null ? null : CaseAsNotified.Of(reviewed, library), sheet.Kind);
        blank.Prefill(null, sheet.Kind);
        var known = answers.Walk()
            .Where(place => place.Item.IsQuestion)
            .Select(place => new Place(place.Item.LinkId, place.At))
            .Where(place => answers.Of(place).Count > 0 && blank.Of(place).Count == 0)
            .ToDictionary(place => place, place => new Known(answers.Of(place), "the notification"));
        foreach (var (place, first) in sheet.Request is { } request ? Reporter(request) : await records.Of(reviewed, form, ct))
        {
            if (form.Find(place.LinkId) is { IsQuestion: true })
            {
                answers.Set(place, first.Answers);
                known[place] = first;
            }
        }

        return (answers, known);
    }

    private static IEnumerable<(Place Place, Known First)> Reporter(AgencyRequest request) =>
        from one in new[] { ("reporter.name", request.Name), ("reporter.agency", request.Agency), ("reporter.email", request.Email), ("reporter.telephone", request.Telephone) }
        where one.Item2.Length > 0
        select (new Place(one.Item1), new Known([new Answer.Words(one.Item2)], "our request to you"));
}
