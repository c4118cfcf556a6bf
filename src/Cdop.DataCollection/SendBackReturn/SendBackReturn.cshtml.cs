using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Sends a return back with a question on one answer.</summary>
[Needs(Permission.WorkCases)]
internal sealed class SendBackReturnPage(SendBackReturnHandler handler, DataCollectionDb db, FormLibrary library, IClock clock) : ChangeRequestPage(db)
{
    private readonly DataCollectionDb db = db;

    [BindProperty]
    public SendBackReturn Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>The questions that the agency was asked, to choose from: with what it said.</summary>
    public IReadOnlyList<Choice> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid handed, string? about, CancellationToken ct)
    {
        if (!await Find(ct) || await Read(handed, ct) is not { } form)
        {
            return NotFound();
        }

        Form = new() { Of = form, Question = about ?? "", Text = "", DueOn = LocalDate.Max(Asked.DueOn, clock.GetCurrentInstant().DateIn().PlusDays(14)), Version = Asked.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid handed, CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, Which, Form, ct), "Sent back", ct);
        return answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult && await Read(handed, ct) is null ? NotFound() : answer;
    }

    private async Task<string?> Read(Guid handed, CancellationToken ct)
    {
        if (await db.Returns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == handed && r.Request == Asked.Id && r.WithdrawnAt == null && r.Response != "", ct) is not { } found
            || library.Find(found.Form, found.FormVersion) is not { } form)
        {
            return null;
        }

        var (answers, kind) = (Responses.Read(form, found.Response).Value, Answering.KindOf(Asked));
        Questions =
        [
            .. from place in SendBackReturn.Askable(answers, kind)
               let item = form.Find(place.LinkId)!
               select new Choice(place.At.Length == 0 ? place.LinkId : $"{place.LinkId}@{place.At}", $"{item.Section.Text}: {RowOf(answers, item, place.At)}{item.Text} {Said(answers, item, place.At)}"),
        ];
        return found.Form;
    }

    private static string RowOf(FormAnswers answers, FormItem item, string at) => RowNames.Name(item, at, place => Given(answers, place)) is { } row ? $"{row}. " : "";

    private static string Said(FormAnswers answers, FormItem item, string at) =>
        Given(answers, new(item.LinkId, at)) is { Length: > 0 } said ? $"({(said.Length > 60 ? $"{said[..60]}…" : said)})" : "(no answer)";

    private static string Given(FormAnswers answers, Place place) => string.Join(", ", answers.Of(place).Select(answer => answer.Shown));
}
