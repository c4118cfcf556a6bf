using Cdop.Forms;

namespace Cdop.PanelReview;

/// <summary>The analysis form that the review meeting completed, as the papers show it: the panel's own form begins with what was certified, and with nothing else.</summary>
internal sealed class AnalysisInPapers(FormLibrary library, ICaseDirectory cases, PaperDesk desk)
{
    /// <summary>Null where none was completed, or the papers are not there for the person.</summary>
    public async Task<DraftOfAnalysis?> Of(PanelCase reviewed, Redaction? redaction, CancellationToken ct)
    {
        if (await cases.Analysis(reviewed.Id, ct) is not { } completed
            || Responses.Read(library.AnalysisOf(completed.Version), completed.Response) is not { Succeeded: true, Value: var answers }
            || await desk.ForScreen(reviewed, redaction, ct) is not { } shown)
        {
            return null;
        }

        foreach (var place in answers.Walk().Where(place => place.Item.IsQuestion).Select(place => new Place(place.Item.LinkId, place.At)).ToList())
        {
            answers.Set(place, [.. answers.Of(place).Where(answer => answer is not (Answer.Unread or Answer.Document)).Select(answer => answer is Answer.Words(var words) ? new Answer.Words(shown(words)) : answer)]);
        }

        return completed with { Response = answers.ToResponse() };
    }
}
