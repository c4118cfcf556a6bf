using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>A form as an agency sees it, section by section. Answers can be tried: they travel with the page and are stored nowhere.</summary>
[Needs(Permission.ReadCases)]
internal sealed class PreviewFormPage(FormLibrary library, FormDrafts drafts) : FormPage(library, drafts)
{
    public FormAnswers Answers { get; private set; } = null!;

    public FormItem Section { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Whether the section was checked and nothing stands in the way.</summary>
    public bool IsRight { get; private set; }

    public FormItem? Next => Sections.SkipWhile(section => section != Section).Skip(1).FirstOrDefault();

    public FormView View => new(Answers, Section, Kind, Problems);

    public async Task<IActionResult> OnGetAsync(string? kind, string? section, CancellationToken ct)
    {
        if (!await Find(kind, ct))
        {
            return NotFound();
        }

        Answers = new(Form);
        Answers.Prefill(null);
        Section = SectionCalled(section);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? kind, string? section, string? carried, string? go, CancellationToken ct)
    {
        if (!await Find(kind, ct))
        {
            return NotFound();
        }

        Section = SectionCalled(section);
        if (Responses.Read(Form, carried ?? "") is not { Succeeded: true, Value: var answers } || !PostedSection.TryRead(answers, Section, Kind, Request.Form))
        {
            return BadRequest();
        }

        Answers = answers;
        ModelState.Clear(); // the partials show the answers themselves
        if (go == "check")
        {
            Check();
        }
        else if (go is not null)
        {
            Section = SectionCalled(go);
        }

        return Page();
    }

    private void Check()
    {
        Problems = Answers.Problems(Section, Kind);
        foreach (var problem in Problems.Where(problem => problem.Kind != FormProblemKind.Warning))
        {
            ModelState.AddModelError(Form.Find(problem.Place.LinkId) is { } item ? View.Field(item, problem.Place.At).Name : "", problem.Sentence);
        }

        IsRight = ModelState.IsValid;
    }

    private FormItem SectionCalled(string? linkId) => Sections.FirstOrDefault(section => section.LinkId == linkId) ?? Sections.First();
}
