using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>One section of a record. Kept as it is typed, beside what others keep of the same record.</summary>
[Needs(Permission.KeepRecords)]
internal sealed class RecordSectionPage(
    DataCollectionDb db, RecordBook book, SectionFilled filled, EvidenceBook evidence, IRightsDirectory people, ICurrentUser user) : RecordPage(db, book, people, user)
{
    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public SectionFilled Filled => filled;

    /// <summary>What the returns and the review meeting say to this section of the analysis.</summary>
    public SectionEvidence Evidence { get; private set; } = SectionEvidence.None;

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken ct)
    {
        if (!await FindSection(ct))
        {
            return NotFound();
        }

        if (Written is null)
        {
            return LocalRedirect(FormHome);
        }

        await filled.Read(ModelState, check, Evidence.Beside, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        if (!await FindSection(ct))
        {
            return NotFound();
        }

        if (Written is null)
        {
            return filled.TooLate(this);
        }

        var taken = Request.Form[SectionEvidence.Box].OfType<string>().ToList();
        if (await filled.Post(this, ct, answers => Evidence.Take(answers, taken), Evidence.Beside) is { } answered)
        {
            return answered;
        }

        var next = Sections.Where(section => filled.Answers.IsShown(section, "")).SkipWhile(section => section != filled.Section).Skip(1).FirstOrDefault();
        return filled.GoOn(this, go, FormHome, next is null ? $"{FormHome}/complete" : $"{Parts}/{next.LinkId}");
    }

    private async Task<bool> FindSection(CancellationToken ct)
    {
        if (!await FindRecord(ct) || Sections.FirstOrDefault(section => section.LinkId == SectionKey) is not { } found)
        {
            return false;
        }

        filled.Take(Written ?? Sheet.OfCase(Case.Subject, FormKey, State.Form.Version), found, $"{Parts}/{found.LinkId}");
        Evidence = await evidence.Of(Case, found, ct);
        return true;
    }
}
