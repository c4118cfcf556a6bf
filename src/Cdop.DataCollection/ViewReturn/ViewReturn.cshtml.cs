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
internal sealed class ViewReturnPage(DataCollectionDb db, FormLibrary library, ICurrentUser user) : ChangeRequestPage(db)
{
    private const string ReporterName = "reporter.name";

    private readonly DataCollectionDb db = db;

    public Return Handed { get; private set; } = null!;

    public FormAnswers Answers { get; private set; } = null!;

    public bool MayChange { get; private set; }

    /// <summary>Whether it is what counts of its form: not withdrawn, and no later one has taken its place.</summary>
    public bool Counts { get; private set; }

    /// <summary>Who handed it in, by the name they gave in it; null where they gave none, or it stands beside already.</summary>
    public string? By => Answers.Form.Find(ReporterName) is not null && Answers.Of(ReporterName) is [var name] && !Handed.From.Contains(name.Shown, StringComparison.OrdinalIgnoreCase) ? name.Shown : null;

    public async Task<IActionResult> OnGetAsync(Guid handed, CancellationToken ct)
    {
        if (!await Find(ct)
            || await db.Returns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == handed && r.Request == Asked.Id && r.Response != "", ct) is not { } found
            || library.Find(found.Form, found.FormVersion) is not { } form)
        {
            return NotFound();
        }

        Counts = found.WithdrawnAt is null && !await db.Returns.AnyAsync(r => r.Request == Asked.Id && r.Form == found.Form && r.Number > found.Number && r.WithdrawnAt == null, ct);
        (Handed, Answers, MayChange) = (found, Responses.Read(form, found.Response).Value, Case.IsOpen && await db.IsWorkedBy(Case, user, ct));
        return Page();
    }
}
