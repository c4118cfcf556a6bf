using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case as one member scores it: categories, judgement and factors on one page. Nobody else sees what is on it.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class GiveScorePage(GiveScoreHandler handler, CasesToScore cases, PanelReviewDb db, FormLibrary library, IClock clock) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string At { get; set; } = "";

    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    [BindProperty]
    public GiveScore Form { get; set; } = null!;

    public CaseToScore Wanted { get; private set; } = null!;

    /// <summary>What is still to be scored after this one, and how many there are with it.</summary>
    public int Left { get; private set; }

    /// <summary>The categories to tick, each with its rule.</summary>
    public IEnumerable<Choice> Categories => Analysis.Find(Judgement.Ticked)!.Options.Select(option => new Choice(option.Code, option.Display, Analysis.Find(Judgement.Ticked)!.Explains(option)));

    /// <summary>The factors that can be graded, by domain.</summary>
    public IEnumerable<IGrouping<FormItem, FormItem>> Domains => Judgement.LinesOf(Analysis).Where(line => !line.Repeats).GroupBy(line => line.Section);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    // As they were asked first, where they have scored it before.
    private FormDefinition Analysis => field ??= Wanted.FormVersion is { } version ? library.AnalysisOf(version) : library.AnalysisOn(clock.GetCurrentInstant());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        var subject = Wanted.Case.Subject;
        var given = await db.Scores.AsNoTracking().SingleOrDefaultAsync(one => one.Meeting == Wanted.MeetingId && one.Subject == subject && one.Member == Wanted.Member, ct);
        Form = given is null ? new() : new() { Categories = [.. given.Categories.Split(' ')], Modifiability = given.Modifiability, Grades = [.. given.Grades.Split(' ')] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(At, Label, Form, ct) is not { } given)
            {
                return NotFound();
            }

            var next = (await cases.All(ct)).FirstOrDefault(one => one is { GivenAt: null, IsOpened: false });
            var answer = this.Answer(given, _ => next?.Address ?? "/scores");
            if (given.Succeeded)
            {
                this.SayDone($"Your score of {Label} is saved. You can change it until its discussion opens");
                return answer;
            }
        }

        return await Find(ct) ? Page() : NotFound();
    }

    /// <summary>The grade of a line as it is shown.</summary>
    public string GradeOf(FormItem line) => Form.Grades.FirstOrDefault(one => one.StartsWith($"{line.LinkId}=", StringComparison.Ordinal)) ?? "";

    private async Task<bool> Find(CancellationToken ct)
    {
        var all = await cases.All(ct);
        if (all.FirstOrDefault(one => one.Meeting == At && one.Case.Label == Label) is not { } wanted)
        {
            return false;
        }

        (Wanted, Left) = (wanted, all.Count(one => one is { GivenAt: null, IsOpened: false }));
        Shown = (db, new("Viewed", wanted.Case.Subject, $"Score of {Label} before meeting {At}"));
        return true;
    }
}
