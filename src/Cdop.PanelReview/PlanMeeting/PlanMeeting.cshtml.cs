using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Fixes the day of a meeting: begun from a date that a series proposes, or blank.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class PlanMeetingPage(PlanMeetingHandler handler, PanelReviewDb db, PanelRules rules) : PageModel, IAsksWhenAndWhere
{
    private const int UsualMinutes = 180;
    private static readonly LocalTime UsualStart = new(9, 30);

    [BindProperty]
    public PlanMeeting Form { get; set; } = null!;

    MeetingFacts IAsksWhenAndWhere.Form => Form;

    /// <inheritdoc/>
    public bool Clashes { get; private set; }

    public IEnumerable<Choice> Panels => rules.Types.Select(type => new Choice(type.Code, type.Name, $"{type.Least} to {type.Most} cases; quorum of {type.Quorum.Least}"));

    /// <param name="series">The number of the series whose date it is; null for a meeting outside one.</param>
    /// <param name="on">The day it proposes.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(Guid? series, LocalDate? on, CancellationToken ct)
    {
        ModelState.Clear();
        var known = await db.Series.AsNoTracking().SingleOrDefaultAsync(s => s.Id == series, ct);
        var starts = known is null || on is not { Year: > 2000 and < 2200 } day ? UsualStart : SeriesDates.Of(known, day, day.PlusDays(1)).Select(date => date.Starts).FirstOrDefault(UsualStart);
        Form = new() { Panel = known?.Panel ?? "", On = on ?? default, Starts = starts, Minutes = known?.Minutes ?? UsualMinutes, Place = known?.Place ?? "" };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var planned = await handler.Handle(Form, ct);
        Clashes = Form.AllowsClash || planned.Problems.Any(problem => problem.Message == MeetingClash.Sentence);
        return this.Answer(planned, number => $"/meetings/{number}", number => $"Meeting {number} is planned, and its members are invited");
    }
}
