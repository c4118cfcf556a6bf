using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>Plans the review meeting: when, where, who leads it and who is invited.</summary>
[Needs(Permission.KeepRecords)]
internal sealed class PlanReviewMeetingPage(DataCollectionDb db, PlanReviewMeetingHandler handler, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public PlanReviewMeeting Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public MeetingHindrance Hindrance { get; private set; } = new(false, false);

    /// <summary>The plan as the record has it; null where the meeting is recorded as held.</summary>
    public PlanReviewMeeting? Plan { get; private set; }

    /// <summary>Whether the day that was sent, or that is planned, is one on which nobody works: it can be kept.</summary>
    public bool IsDayOff => Plan is not null && Form.On != default && !Form.On.IsWorkingDay();

    /// <summary>What the record held when the form was first shown.</summary>
    public string Seen { get; private set; } = "";

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>How many days of notice the planned day gives, where that is less than a month.</summary>
    public int? ShortNotice => Plan is not null && Form.On != default ? handler.ShortNotice(Form.On) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        await Read(ct);
        Form = Plan ?? new() { On = default };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, Form, ct), () => [new("Day", Case.ReviewMeetingOn is { } day ? InWords.Day(day) : "", InWords.Day(Form.On))], handler.ShortNotice(Form.On) is { } days ? $"The review meeting is planned, with {InWords.Count(days, "day")} of notice. Guidance asks for a month: make sure that those who matter can come" : "The review meeting is planned", "records", ct);
        if (answer is PageResult)
        {
            await Read(ct);
        }

        return answer;
    }

    private async Task Read(CancellationToken ct)
    {
        Hindrance = await handler.Hindrance(Case, ct);
        Plan = await handler.Read(Case, ct);
        People = [.. (await handler.Invitees(Case, ct)).Select(one => new Choice($"{one.Id}", one.Name, one.Role.Length > 0 && one.Role != one.Name ? one.Role : null))];
        Seen = Plan?.Seen ?? "";
    }
}
