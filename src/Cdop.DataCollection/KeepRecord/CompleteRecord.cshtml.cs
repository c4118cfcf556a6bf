using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>The check before a record is complete, and the clocks that a person may say are done with it.</summary>
[Needs(Permission.KeepRecords)]
internal sealed class CompleteRecordPage(
    DataCollectionDb db, RecordBook book, Answering answering, CompleteRecordHandler handler, IRightsDirectory people, ICurrentUser user) : RecordPage(db, book, people, user)
{
    private readonly RecordBook book = book;

    [BindProperty]
    public CompleteRecord Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    /// <summary>What is checked; null where there is nothing to complete.</summary>
    public FormCheck? Check { get; private set; }

    /// <summary>What the page reads back, in short.</summary>
    public string Seen { get; private set; } = "";

    public IReadOnlyList<ClockProposal> Proposals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindRecord(ct) || !IsForCase)
        {
            return NotFound();
        }

        await Read(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, FormKey, Form, ct), () => [], "Complete", Under.Tab, ct);
        if (answer is PageResult)
        {
            await Reread(ct);
            await Read(ct);
        }
        else if (answer is LocalRedirectResult && await FindRecord(ct) && await book.Last(State, ct) is { } record)
        {
            this.SayDone(
                $"{State.Form.Title} is complete, version {State.Versions[0].Number}",
                undo: null,
                [.. handler.Proposals(Case, record).Select(open => ($"{Home}/settle/{open.Clock.Code}", $"Not settled yet: {Wording.InSentence(open.Clock.Name)}"))]);
        }

        return answer;
    }

    private async Task Read(CancellationToken ct)
    {
        if (Written is { } sheet)
        {
            var whole = await answering.OpenWhole(sheet, ct);
            var answers = whole.Answers;
            Check = new(Parts, answers, sheet.Kind, Sections) { IsRecord = true, TooEarly = handler.TooEarly(answers) is { } early ? new(new(CompleteRecordHandler.MeetingOn), early) : null, Aside = whole.Aside(Sections, sheet.Kind) };
            Seen = SectionSeen.Stamp(answers);
            Proposals = [.. handler.Proposals(Case, answers)];
        }
    }
}
