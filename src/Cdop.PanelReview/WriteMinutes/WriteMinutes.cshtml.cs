using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Writes in one part of the minutes: what is said of a case, or of the meeting itself.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class WriteMinutesPage(WriteMinutesHandler handler, MinuteBook minutes, PanelReviewDb db, PanelRules rules) : MinutesPage(minutes, db, rules)
{
    /// <summary>The panel reference of the case; <see cref="MinuteBook.OfMeeting"/> for what is of none.</summary>
    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    [BindProperty]
    public WriteMinutes Form { get; set; } = new();

    public MinutesRead One { get; private set; } = null!;

    /// <summary>What somebody else wrote in the meantime; null where nobody did.</summary>
    public string? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Show(ct))
        {
            return NotFound();
        }

        Form = new() { Text = One.Part.Last.Text, Version = One.Part.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Show(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await handler.Handle(One.Part.Id, Form, ct) is not { } written)
        {
            return NotFound();
        }

        if (written.Succeeded)
        {
            this.SayDone("The minutes are saved");
            return LocalRedirect(MinuteBook.Address(Number));
        }

        var answer = this.Answer(written, page => page);
        await Show(ct);
        if (One.Part.Version != Form.Version)
        {
            // What was typed stays in its box; what is sent next is sent beside what is shown now.
            Meanwhile = One.Part.Last.Text;
            ModelState.Remove("Form.Version");
            Form = Form with { Version = One.Part.Version };
        }

        return answer;
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct) || Parts.SingleOrDefault(one => Label == (one.Label.Length > 0 ? one.Label : MinuteBook.OfMeeting)) is not { } found)
        {
            return false;
        }

        One = found;
        return true;
    }
}
