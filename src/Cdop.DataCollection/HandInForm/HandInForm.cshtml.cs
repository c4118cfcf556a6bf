using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>The check before a form is handed in: what is missing or wrong with links to it, what may be wrong, and all that was answered.</summary>
internal sealed class HandInFormPage(Entrance entrance, Answering answering, HandInFormHandler handler, DataCollectionDb db) : AnswerFormPage(entrance, answering, db)
{
    private readonly Answering answering = answering;

    [BindProperty]
    public HandInForm Sent { get; set; } = new();

    public FormAnswers Answers { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public IEnumerable<FormProblem> Amiss => Problems.Where(problem => problem.Kind != FormProblemKind.Warning);

    public IEnumerable<FormProblem> Doubts => Problems.Where(problem => problem.Kind == FormProblemKind.Warning);

    protected override bool OnlyForAddressee => true;

    /// <summary>A section as it is read back.</summary>
    public FormView View(FormItem section) => new(Answers, section, Kind, []);

    /// <summary>Where a problem is put right.</summary>
    public string AddressOf(FormProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);

        return Form.Find(problem.Place.LinkId) is { } item
            ? $"{FormHome}/{item.Section.LinkId}?check=true#{View(item.Section).Field(item, problem.Place.At).FirstControl}"
            : $"{FormHome}/{Sections[0].LinkId}?check=true";
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Find())
        {
            return Missing;
        }

        Answers = await answering.Open(Asked, AskedForm, ct);
        Problems = [.. Answers.Problems(section: null, Kind), .. await answering.ProblemsOfDocuments(Answers, Asked, ct)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Asked.Forms.All(form => form.Form != FormKey))
        {
            return NotFound();
        }

        if ((await handler.Handle(Door, FormKey, Sent, ct)).Succeeded)
        {
            return LocalRedirect($"{Link}/sent");
        }

        // Something was changed since the page was shown: it says now what is missing.
        return LocalRedirect($"{Link}/forms/{FormKey}");
    }
}
