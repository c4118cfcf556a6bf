using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Cdop.DataCollection;

/// <summary>A form as the letter lists it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Stands">What came of it and when, and what is open; empty where nothing of the whole request came.</param>
internal sealed record FormInLetter(string Title, string Stands);

/// <summary>The formal request for information under section 16N of the Children Act 2004, to print and sign, where reminders did not help.</summary>
[Needs(Permission.WorkCases)]
internal sealed class WriteRequestLetterPage(DataCollectionDb db, FormLibrary library, IAreaDirectory areas, ICurrentUser user, IConfiguration settings, IClock clock) : ChangeRequestPage(db)
{
    private readonly DataCollectionDb db = db;

    public AreaFacts? Area { get; private set; }

    public string From => user.Name;

    public string Panel => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public string Reach => string.Join(", ", new[] { settings["Site:Telephone"], settings["Site:Email"] }.Where(given => !string.IsNullOrEmpty(given)));

    public LocalDate Today => clock.GetCurrentInstant().DateIn();

    /// <summary>Whether they still have time: the letter is not forbidden then, only seldom right.</summary>
    public bool IsBeforeTime => Asked.DueOn >= Today;

    /// <summary>How often they themselves were reminded; with a link that is closed none is sure to have reached them.</summary>
    public int TimesReminded => Asked.IsFrozen ? 0 : Asked.TimesReminded;

    /// <summary>The last day of the link that they have; null where it opens no more.</summary>
    public LocalDate? LinkWorksUntil => Asked.Doors.FirstOrDefault(door => door.IsAddressee && door.Opens(clock.GetCurrentInstant()))?.LastDay;

    /// <summary>Whether anything came, be it that it went back with a question.</summary>
    public bool HasCome { get; private set; }

    /// <summary>What was asked, form by form, and how it stands.</summary>
    public IReadOnlyList<FormInLetter> Forms { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Area = await areas.Find(Case.Area, ct);
        var handed = await db.Returns.AsNoTracking().Where(r => r.Request == Asked.Id && r.WithdrawnAt == null).Select(r => new { r.Form, r.At }).ToListAsync(ct);
        var open = await db.Set<AnswerQuery>().AsNoTracking().Where(q => q.Request == Asked.Id && q.SettledAt == null).Select(q => new { q.Form, q.AskedAt }).ToListAsync(ct);
        HasCome = handed.Count > 0 || Asked.Forms.Any(form => form.ReturnedAt is not null);
        Forms = [.. Asked.Forms.OrderBy(form => form.Order).Select(form => new FormInLetter(
            library.Find(form.Form, form.Version)?.Title ?? form.Form,
            !HasCome ? "" : Stands(form, handed.Where(one => one.Form == form.Form).Max(one => (Instant?)one.At), open.Where(one => one.Form == form.Form).Max(one => (Instant?)one.AskedAt))))];
        return Page();
    }

    private static string Stands(RequestForm form, Instant? came, Instant? askedBack) =>
        form.ReturnedAt is { } at ? $"{(form.IsNothing ? $"{form.NilInWords}, told us" : "came")} on {Day(at)}"
        : came is { } handedIn && askedBack is { } back ? $"came on {Day(handedIn)}, went back to you with a question on {Day(back)}, and is still open"
        : "still open";

    private static string Day(Instant at) => InWords.Day(at.DateIn());
}
