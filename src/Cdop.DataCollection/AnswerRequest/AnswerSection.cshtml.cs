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

/// <summary>One answer that two people gave at once.</summary>
internal sealed record TwoAnswers(string Question, string Theirs, string Yours);

/// <summary>A section to be answered: shows what is known, keeps what is typed, and goes on.</summary>
internal sealed class AnswerSectionPage(Entrance entrance, Answering answering, KeptSections kept, DataCollectionDb db) : AnswerFormPage(entrance, answering, db)
{
    private readonly Answering answering = answering;
    private readonly DataCollectionDb db = db;

    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public FormItem Section { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    /// <summary>What the section holds, as this page has it: nothing is written over that was not seen.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>Where somebody else answered meanwhile, both answers; what was typed is not kept yet.</summary>
    public IReadOnlyList<TwoAnswers> Both { get; private set; } = [];

    public string Address => $"{FormHome}/{Section.LinkId}";

    public FormItem? Next => Sections.SkipWhile(section => section != Section).Skip(1).FirstOrDefault();

    public int Number => Sections.TakeWhile(section => section != Section).Count() + 1;

    // A script that keeps what is typed asks for no page.
    private bool IsAutosave => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken ct)
    {
        if (!FindSection())
        {
            return Missing;
        }

        if (await kept.Take(Door.Id, FormKey, SectionKey, ct) is { } typed)
        {
            return await Take(typed, ct) is { Meanwhile: null, IsTooLong: false } ? Stay("What you had typed when your session ended is here, and kept") : Page();
        }

        var whole = await answering.OpenWhole(Asked, AskedForm, ct);
        await Show(whole, whole.Answers, check, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        if (!FindSection())
        {
            return Missing;
        }

        if (await Take(Request.Form, ct) is not { } section)
        {
            return BadRequest();
        }

        if (section.Meanwhile is not null || section.IsTooLong)
        {
            return IsAutosave ? Tell(section.IsTooLong ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status409Conflict) : Page();
        }

        if (IsAutosave)
        {
            return new JsonResult(new { at = InWords.Time(Now.TimeIn().TimeOfDay), seen = section.Stamp });
        }

        if ((Pressed(PostedSection.AddButton) ?? Pressed(PostedSection.RemoveButton)) is { } group)
        {
            return LocalRedirect($"{Address}#{group.Split('#')[0]}");
        }

        if (Pressed(PostedSection.AttachButton) is { } question)
        {
            return PostedSection.Attachment(section.Answers, Section, Kind, question) is null ? BadRequest() : LocalRedirect(SendDocumentPage.AddressFor(Link, FormKey, Section, question));
        }

        return await GoOn(go, section.Answers, ct);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> SendAway(CancellationToken ct)
    {
        // Somebody was in here with this browser: what they typed is kept for whoever comes in at the same link.
        if (HttpMethods.IsPost(Request.Method) && Entrance.Given(HttpContext, Selector) is { } session)
        {
            await kept.Keep(session.Door, FormKey, SectionKey, Request.Form, ct);
        }

        return IsAutosave ? Tell(StatusCodes.Status401Unauthorized) : await base.SendAway(ct);
    }

    // With a body, so that no page for people takes its place.
    private static JsonResult Tell(int status) => new(new { }) { StatusCode = status };

    private async Task<IActionResult> GoOn(string? go, FormAnswers answers, CancellationToken ct)
    {
        switch (go)
        {
            case "later":
                await Entrance.Leave(HttpContext, Selector, Door.Id, ct);
                return LocalRedirect($"{Link}?after=left");
            case "overview":
                return LocalRedirect(Home);
            case "next" when answers.Problems(Section, Kind).Any(problem => problem.Kind == FormProblemKind.Wrong):
                return LocalRedirect($"{Address}?check=true");
            case "next":
                return LocalRedirect(Next is { } next ? $"{FormHome}/{next.LinkId}" : Door.IsAddressee ? FormHome : Home);
            default:
                return Stay($"Saved at {InWords.Time(Now.TimeIn().TimeOfDay)}");
        }
    }

    private bool FindSection()
    {
        if (!Find() || Sections.FirstOrDefault(section => section.LinkId == SectionKey) is not { } found)
        {
            return false;
        }

        Section = found;
        return true;
    }

    // Keeps what was typed and shows what came of it; null where something in it was never asked.
    private async Task<SectionKept?> Take(IFormCollection typed, CancellationToken ct)
    {
        var section = await answering.Keep(Asked, AskedForm, Section, typed["seen"].ToString(), typed, ct);
        ModelState.Clear(); // the partials show the answers themselves
        var whole = await answering.OpenWhole(Asked, AskedForm, ct);
        await Show(whole, section?.Answers ?? whole.Answers, check: false, ct);
        if (section is null)
        {
            return null;
        }

        Seen = section.Stamp;
        if (section.IsTooLong)
        {
            ModelState.AddModelError("", "This is too much to be kept. Shorten it, and save again");
        }

        if (section.Meanwhile is { } theirs)
        {
            Both = [.. section.Answers.Walk(Section).Concat(theirs.Walk(Section)).Where(place => place.Item.IsQuestion && place.Item.IsSeenBy(Kind))
                .Select(place => (place.Item, Place: new Place(place.Item.LinkId, place.At))).DistinctBy(place => place.Place)
                .Where(place => !section.Answers.Of(place.Place).SequenceEqual(theirs.Of(place.Place)))
                .Select(place => new TwoAnswers(place.Item.Text, Words(theirs.Of(place.Place)), Words(section.Answers.Of(place.Place))))];
        }

        return section;

        static string Words(IReadOnlyList<Answer> given) => given.Count == 0 ? "No answer" : string.Join(", ", given.Select(answer => answer.Shown));
    }

    private async Task Show(Answered whole, FormAnswers answers, bool check, CancellationToken ct)
    {
        Seen = Answering.Stamp(answers, Section);
        View = new(answers, Section, Kind, check ? answers.Problems(Section, Kind) : [])
        {
            Known = whole.Known.ToDictionary(known => known.Key, known => known.Value.Answers.SequenceEqual(answers.Of(known.Key))
                ? $"Known from {known.Value.From}. Change it if you know better"
                : $"{Wording.AtStart(known.Value.From)} says: {string.Join(", ", known.Value.Answers.Select(answer => answer.Shown))}"),
            AskedBack = await AskedBack(whole, ct),
            TakesFiles = true,
            TakenBackAt = await TakenBack(ct),
        };
        foreach (var problem in View.Problems.Where(problem => problem.Kind != FormProblemKind.Warning))
        {
            ModelState.AddModelError(Form.Find(problem.Place.LinkId) is { } item ? View.Field(item, problem.Place.At).Name : "", problem.Sentence);
        }
    }

    private async Task<Func<Answer.Document, string?>> TakenBack(CancellationToken ct)
    {
        var theirs = Form.All.Any(item => item.Type == ItemType.Attachment && item.Section == Section) ? (await db.SentAt(Door, ct)).Select(sent => $"{sent.Document.Id}").ToHashSet() : [];
        return document => theirs.Contains(document.Address) ? $"{Link}/documents/{document.Address}/take-back" : null;
    }

    private async Task<IReadOnlyDictionary<Place, AskedBack>> AskedBack(Answered whole, CancellationToken ct) =>
        Asked.State != RequestState.SentBack
            ? new Dictionary<Place, AskedBack>()
            : (await db.Set<AnswerQuery>().AsNoTracking().WithSpecification(new OpenQueriesOf(Asked.Id)).Where(query => query.Form == FormKey).OrderBy(query => query.AskedAt).ToListAsync(ct))
                .DistinctBy(query => (query.LinkId, query.Place))
                .ToDictionary(
                    query => new Place(query.LinkId, query.Place),
                    query => new AskedBack($"{Answering.ReplyPrefix}{query.Id}", query.Text, whole.Replies.GetValueOrDefault(query.Id, "")));

    private string? Pressed(string button) => Request.Form[button] is [{ Length: > 0 } place] ? place : null;

    private LocalRedirectResult Stay(string done)
    {
        this.SayDone(done);
        return LocalRedirect(Address);
    }
}
