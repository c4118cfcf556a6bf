using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A page about one form of the request that still waits for an answer.</summary>
internal abstract class AnswerFormPage(Entrance entrance, Answering answering, DataCollectionDb db) : AnswerPage(entrance, db)
{
    [FromRoute(Name = "form")]
    public string FormKey { get; set; } = "";

    public RequestForm AskedForm { get; private set; } = null!;

    public FormDefinition Form { get; private set; } = null!;

    /// <summary>The sections that whoever is here answers.</summary>
    public IReadOnlyList<FormItem> Sections { get; private set; } = [];

    public string FormHome => $"{Link}/forms/{Form.Key}";

    /// <summary>What is answered where <see cref="Find"/> finds nothing: what was handed in leads back to the overview.</summary>
    protected IActionResult Missing => Asked.Forms.Any(form => form.Form == FormKey && form.ReturnedAt is not null) ? LocalRedirect(Home) : NotFound();

    /// <summary>Finds the form; false where it is not asked of them, or was handed in.</summary>
    protected bool Find()
    {
        if (Asked.Forms.SingleOrDefault(form => form.Form == FormKey) is not { ReturnedAt: null } found)
        {
            return false;
        }

        (AskedForm, Form) = (found, answering.FormOf(found));
        Sections = Answering.SectionsOf(Form, Asked, By);
        return Sections.Count > 0;
    }
}

/// <summary>A section to be answered: shows what is known, keeps what is typed, and goes on.</summary>
internal sealed class AnswerSectionPage(Entrance entrance, Answering answering, SectionFilled filled, KeptSections kept, DataCollectionDb db) : AnswerFormPage(entrance, answering, db)
{
    private readonly DataCollectionDb db = db;
    private readonly Answering answering = answering;

    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public FormItem Section => filled.Section;

    public SectionFilled Filled => filled;

    public FormItem? Next => Sections.SkipWhile(section => section != Section).Skip(1).FirstOrDefault(IsAsked);

    public int Number => Sections.TakeWhile(section => section != Section).Count(IsAsked) + 1;

    public int Count => Sections.Count(IsAsked);

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken ct)
    {
        if (!FindSection())
        {
            return Missing;
        }

        if (await kept.Find(Door.Id, FormKey, SectionKey, ct) is { } typed)
        {
            var section = await filled.Keep(typed, ModelState, ct, beside: await Files(ct));
            if (section is null || filled.IsKept)
            {
                await kept.Forget(Door.Id, FormKey, SectionKey, ct); // it is saved, or nothing that is asked
            }

            switch (section)
            {
                case { IsOver: true }:
                    return LocalRedirect(Home);
                case { Meanwhile: null, IsTooLong: false }:
                    this.SayDone("What you had typed and was not saved is here, and kept");
                    return LocalRedirect(filled.Address);
                default:
                    return Page();
            }
        }

        await filled.Read(ModelState, check, await Files(ct), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        if (!FindSection())
        {
            return IsHandedIn ? await TooLate(ct) : Missing;
        }

        var posted = await filled.Post(this, ct, beside: await Files(ct));
        if (filled.IsKept)
        {
            await kept.Forget(Door.Id, FormKey, SectionKey, ct); // what is saved now is what they settled on
        }

        if (posted is { } answered)
        {
            return filled.IsOver ? await TooLate(ct) : answered;
        }

        if (Request.Form[PostedSection.AttachButton] is [{ Length: > 0 } question])
        {
            return PostedSection.Attachment(filled.Answers, Section, Kind, question) is null ? BadRequest() : LocalRedirect(SendDocumentPage.AddressFor(Link, FormKey, Section, question));
        }

        if (go == "later")
        {
            await Entrance.Leave(HttpContext, Selector, Door.Id, ct);
            return LocalRedirect($"{Link}?after=left");
        }

        return filled.GoOn(this, go, Home, Next is { } next ? $"{FormHome}/{next.LinkId}" : Door.IsAddressee ? FormHome : Home);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> Settled(CancellationToken ct) =>
        HttpMethods.IsPost(Request.Method) && AsksSection(Asked.Forms.SingleOrDefault(form => form.Form == FormKey)) ? await TooLate(ct) : await base.Settled(ct);

    // What is sent once the form was handed in is not sent: whoever typed it finds it on the overview, with what to do.
    private async Task<IActionResult> TooLate(CancellationToken ct)
    {
        await kept.Keep(Door.Id, FormKey, SectionKey, Request.Form, ct);
        return Autosave.IsMeant(Request) ? Autosave.Tell(StatusCodes.Status410Gone) : LocalRedirect(Home);
    }

    private bool IsHandedIn => Asked.Forms.SingleOrDefault(form => form.Form == FormKey) is { ReturnedAt: not null } asked && AsksSection(asked);

    private bool AsksSection(RequestForm? asked) => asked is not null && Answering.SectionsOf(answering.FormOf(asked), Asked, By).Any(section => section.LinkId == SectionKey);

    private bool IsAsked(FormItem section) => filled.Answers.IsShown(section, "");

    /// <inheritdoc/>
    protected override async Task<IActionResult> SendAway(CancellationToken ct)
    {
        // Somebody was in here with this browser until it was left alone too long: what they typed is kept for whoever comes in at the same link.
        var (isLost, isTooLong) = (false, false);
        if (HttpMethods.IsPost(Request.Method) && Entrance.Given(HttpContext, Selector) is { } session)
        {
            isTooLong = await WasCutShort(session, ct) is var wasCutShort && wasCutShort && !await kept.Keep(session.Door, FormKey, SectionKey, Request.Form, ct);
            isLost = !wasCutShort || isTooLong;
        }

        return Autosave.IsMeant(Request) ? Autosave.Tell(isTooLong ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status401Unauthorized)
            : isLost ? LocalRedirect($"{Link}?after=lost")
            : await base.SendAway(ct);
    }

    // Neither who left nor whom a later code has put out writes anything, and only to a section that is asked there. Where the form was
    // handed in meanwhile they find it as what was not sent.
    private async Task<bool> WasCutShort(AnswerSession session, CancellationToken ct) =>
        await db.Set<RequestDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == session.Door, ct) is { ClosedAt: null } door
        && door.Session == session.Session
        && await db.Answered(door.Request).AsNoTracking().SingleAsync(ct) is var request
        && request.Forms.SingleOrDefault(form => form.Form == FormKey) is { } asked
        && answering.FormOf(asked).Sections.Any(section => section.LinkId == SectionKey && AnsweredBy.Through(door, request).Answers(FormKey, section));

    // A question may be answered by a file that comes with the request; whoever sent it takes it back.
    private async Task<Func<FormView, FormView>> Files(CancellationToken ct)
    {
        var theirs = Section.WithAllWithin().Any(item => item.Type == ItemType.Attachment) ? (await db.SentAt(Door, ct)).Select(sent => $"{sent.Document.Id}").ToHashSet() : [];
        return view => view with { TakesFiles = true, TakenBackAt = document => theirs.Contains(document.Address) ? $"{Link}/documents/{document.Address}/take-back" : null };
    }

    private bool FindSection()
    {
        if (!Find() || Sections.FirstOrDefault(section => section.LinkId == SectionKey) is not { } found)
        {
            return false;
        }

        filled.Take(Sheet.For(Asked, AskedForm), found, $"{FormHome}/{found.LinkId}");
        return true;
    }
}
