using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>One version of a record as it was completed, in the version of the form that it was written in: to read and to print.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ViewRecordPage(DataCollectionDb db, RecordBook book, NotificationForm notification, FormLibrary library, IRightsDirectory people, ICurrentUser user, IClock clock) : RecordPage(db, book, people, user)
{
    private readonly DataCollectionDb db = db;
    private readonly ICurrentUser user = user;

    public Return Handed { get; private set; } = null!;

    public FormAnswers Answers { get; private set; } = null!;

    public string Reader => user.Name;

    public Instant Now => clock.GetCurrentInstant();

    public bool MayKeep => user.AreasFor(Permission.KeepRecords).Contains(Case.Area);

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (!await FindRecord(ct)
            || await db.Returns.AsNoTracking().SingleOrDefaultAsync(r => r.Subject == Case.Subject && r.Request == null && r.Form == FormKey && r.Number == number, ct) is not { } found
            || library.Find(found.Form, found.FormVersion) is not { } form)
        {
            return NotFound();
        }

        (Handed, Answers) = (found, Responses.Read(form, found.Response).Value);
        foreach (var (place, given) in FormKey == Records.Notification ? await notification.Of(Case, form, ct) : [])
        {
            Answers.Set(place, given.Answers);
        }

        return Page();
    }
}
