using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>The find box: it posts, so that neither a name nor an NHS number stands in an address.</summary>
[Needs(Permission.ReadCases)]
internal sealed class FindCasePage(FindCaseHandler handler, INotificationDirectory notified, DataCollectionDb db, IAreaDirectory areas, ICurrentUser user, IClock clock) : PageModel, IShows
{
    private const string Typed = "Typed";
    private static readonly Duration Kept = Duration.FromMinutes(30);

    [BindProperty]
    public FindCase Form { get; set; } = null!;

    /// <summary>What was looked for; null where nothing was, or long ago.</summary>
    public string? Words { get; private set; }

    public IReadOnlyList<FoundCase> Found { get; private set; } = [];

    /// <summary>Whether what was found is only near to what was typed.</summary>
    public bool IsNear { get; private set; }

    /// <summary>Of the notifications, for whoever triages.</summary>
    public IReadOnlyList<NotificationFound> Notified { get; private set; } = [];

    public bool Triages => user.May(Permission.Triage);

    public IReadOnlyDictionary<Area, string> Areas { get; private set; } = new Dictionary<Area, string>();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await handler.Handle(Form, ct) is { } found)
        {
            return LocalRedirect(found);
        }

        // In a cookie that only the server can read, for as long as one looks through a list, and for this person alone:
        // the next at a shared computer must not be shown it.
        TempData[Typed] = $"{clock.GetCurrentInstant().ToUnixTimeSeconds()} {user.Id} {Form.Words}";
        return LocalRedirect("/find");
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (TempData.Peek(Typed) is string typed
            && typed.Split(' ', 3) is [var at, var by, var words]
            && by == user.Id.Value
            && long.TryParse(at, CultureInfo.InvariantCulture, out var seconds)
            && clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(seconds) < Kept)
        {
            Words = words;
            (Found, Notified) = LooseReference.TryParse(words, null, out _) ? ([], []) : (await handler.Named(words, ct), await notified.Sought(words, ct));
            if (Found.Count == 0 && Notified.Count == 0)
            {
                (Found, IsNear) = (await handler.Near(words, ct), true);
            }

            Areas = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);
            Shown = (db, new("Listed", Guid.Empty, "Find a case", Payload: string.Join(' ', [.. Found.Select(row => row.Reference.ToString()), .. Notified.Select(row => row.Reference)])));
        }
    }
}
