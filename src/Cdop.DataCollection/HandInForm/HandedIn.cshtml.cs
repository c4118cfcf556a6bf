using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The receipt: what the request is called, when the answer came, and for an hour what was sent, to be printed.</summary>
internal sealed class HandedInPage(Entrance entrance, DataCollectionDb db, FormLibrary library) : AnswerPage(entrance, db)
{
    private static readonly Duration CopyFor = Duration.FromHours(1);

    private readonly DataCollectionDb db = db;

    /// <summary>What was handed in by this person within the hour, the last first.</summary>
    public IReadOnlyList<Return> Returns { get; private set; } = [];

    /// <summary>The files that they sent along.</summary>
    public IReadOnlyList<SentDocument> Documents { get; private set; } = [];

    public Instant At => Returns.Count > 0 ? Returns[0].At : Asked.SettledAt ?? Now;

    public Instant CopyUntil => At + CopyFor;

    protected override bool OnlyWhileOpen => false;

    protected override bool OnlyForAddressee => true;

    /// <summary>A return as it is read back: the sections in which something was answered.</summary>
    public IEnumerable<FormView> Copy(Return handedIn)
    {
        ArgumentNullException.ThrowIfNull(handedIn);

        if (handedIn.Response.Length == 0 || library.Find(handedIn.Form, handedIn.FormVersion) is not { } form)
        {
            return [];
        }

        var answers = Responses.Read(form, handedIn.Response).Value;
        return form.Sections
            .Where(section => answers.Walk(section).Any(place => place.Item.IsQuestion && answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0))
            .Select(section => new FormView(answers, section, Kind, []) { GroupLevel = 5 });
    }

    /// <summary>The forms that still wait for an answer, in their order.</summary>
    public IEnumerable<string> Open => Asked.Forms.Where(form => form.ReturnedAt is null).OrderBy(form => form.Order).Select(form => library.Find(form.Form, form.Version)?.Title ?? form.Form);

    public string TitleOf(Return handedIn) => library.Find(handedIn.Form, handedIn.FormVersion)?.Title ?? handedIn.Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (me, since) = (Door.ActsAs, Now - CopyFor);
        Returns = await db.Returns.AsNoTracking().WithSpecification(new ReturnsOf(Asked.Id)).Where(r => r.By == me && r.At > since).OrderByDescending(r => r.At).ThenBy(r => r.Form).ToListAsync(ct);
        Documents = [.. (await db.SentAt(Door, ct)).Where(sent => sent.Document.WithdrawnAt is null)];
        return Returns.Count == 0 && Asked.State != RequestState.NotForThem ? LocalRedirect(Home) : Page();
    }
}
