using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where an agency attaches a file: to the request, or to a question that asks for one.</summary>
[OnlyWhoIsIn]
[TakesFile]
internal sealed class SendDocumentPage(Entrance entrance, SendDocumentHandler handler, Answering answering, DataCollectionDb db) : AnswerPage(entrance, db)
{
    private readonly DataCollectionDb db = db;

    [BindProperty]
    public SendDocument Form { get; set; } = new() { Title = "" };

    /// <summary>The form with the question; null where the file goes with the request as a whole.</summary>
    [FromQuery(Name = "form")]
    public string? FormKey { get; set; }

    [FromQuery(Name = "section")]
    public string? SectionKey { get; set; }

    /// <summary>The name of the question on its page.</summary>
    [FromQuery(Name = "question")]
    public string? QuestionName { get; set; }

    public QuestionOfFile? Question { get; private set; }

    public Guid Key => Form.Key == Guid.Empty ? Guid.NewGuid() : Form.Key;

    /// <summary>The page that one came from, and goes back to.</summary>
    public string From => Question is null ? Home : $"{Link}/forms/{Question.Form}/{Question.Item.Section.LinkId}";

    public string Address => Question is null ? $"{Link}/documents" : AddressFor(Link, Question.Form, Question.Item.Section, QuestionName!);

    /// <summary>Where a file is attached for a question.</summary>
    public static string AddressFor(string link, string form, FormItem section, string question) =>
        $"{link}/documents?form={Uri.EscapeDataString(form)}&section={Uri.EscapeDataString(section.LinkId)}&question={Uri.EscapeDataString(question)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Title = Question?.Item.Text is { Length: <= CaseDocument.LongestTitle } text ? text : "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var sent = await handler.Handle(Door, Question, Form, ct);
        return this.Answer(sent, _ => From, _ => "File attached");
    }

    // False where the address names a question that is not asked of them now.
    private async Task<bool> Find(CancellationToken ct)
    {
        if (FormKey is null)
        {
            return true;
        }

        if (Asked.Forms.SingleOrDefault(form => form.Form == FormKey) is not { ReturnedAt: null } asked
            || Answering.SectionsOf(answering.FormOf(asked), Asked, By).SingleOrDefault(section => section.LinkId == SectionKey) is not { } section
            || PostedSection.Attachment(await answering.Open(Sheet.For(Asked, asked), ct), section, Kind, QuestionName) is not var (item, at))
        {
            return false;
        }

        Question = new(FormKey, item, at);
        return true;
    }
}
