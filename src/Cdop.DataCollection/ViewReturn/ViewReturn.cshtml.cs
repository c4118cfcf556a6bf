using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Answers that were handed in about a case, to be read; its documents are opened where the office opens them.</summary>
internal sealed record HandedAnswers(FormAnswers Answers, CaseReference Of)
{
    /// <summary>Who answered the sections that others filled in than whoever handed in.</summary>
    public IReadOnlyDictionary<string, SectionAuthors> Authors { get; init; } = new Dictionary<string, SectionAuthors>();

    public string OpenedAt(Answer.Document document) => $"/cases/{Of}/documents/{Uri.EscapeDataString(document.Address)}/versions/1";
}

/// <summary>One return as it was handed in, in the version of the form that was asked: to read and to print.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ViewReturnPage(DataCollectionDb db, FormLibrary library) : ChangeRequestPage(db)
{
    private readonly DataCollectionDb db = db;

    public Return Handed { get; private set; } = null!;

    public FormAnswers Answers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid handed, CancellationToken ct)
    {
        if (!await Find(ct)
            || await db.Returns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == handed && r.Request == Asked.Id && r.Response != "", ct) is not { } found
            || library.Find(found.Form, found.FormVersion) is not { } form)
        {
            return NotFound();
        }

        (Handed, Answers) = (found, Responses.Read(form, found.Response).Value);
        return Page();
    }
}
