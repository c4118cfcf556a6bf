using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>One record of a case: how far it is, its versions, and for the joint response its timed steps.</summary>
[Needs(Permission.KeepRecords)]
internal sealed class KeepRecordPage(
    DataCollectionDb db, RecordBook book, Answering answering, CompleteRecordHandler handler, JointSteps steps, IRightsDirectory people, ICurrentUser user, IClock clock) : RecordPage(db, book, people, user)
{
    private readonly RecordBook book = book;

    [BindProperty]
    public OpenRecordAgain Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    public IReadOnlyList<SectionProgress> Progress { get; private set; } = [];

    /// <summary>How many answers were filled in from what the case knows.</summary>
    public int FilledIn { get; private set; }

    public IReadOnlyList<JointStepShown> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindRecord(ct))
        {
            return NotFound();
        }

        await Read(ct);
        return Page();
    }

    /// <summary>Opens a complete record again.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, FormKey, Form, ct), () => [], "Opened again: the next version begins from the last", Under.Tab, ct);
        if (answer is LocalRedirectResult)
        {
            return LocalRedirect($"/cases/{At}/forms/{FormKey}");
        }

        if (answer is PageResult)
        {
            await Reread(ct);
            await Read(ct);
        }

        return answer;
    }

    private async Task Read(CancellationToken ct)
    {
        var record = await book.Last(State, ct);
        if (Written is { } sheet)
        {
            var whole = await answering.OpenWhole(sheet, ct);
            Progress = SectionProgress.Of(whole, sheet.Kind, Sections.Where(section => whole.Answers.IsShown(section, "")));
            FilledIn = whole.Known.Count(known => known.Value.Answers.SequenceEqual(whole.Answers.Of(known.Key)));
            record = whole.Answers;
        }

        Steps = FormKey == Records.JointResponse && IsForCase && record is not null ? steps.Of(Case, record, clock.GetCurrentInstant()) : [];
    }
}
