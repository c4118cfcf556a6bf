using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>One section while somebody fills it in: what its page shows, and what comes of a post. The page has decided who may.</summary>
internal sealed class SectionFilled(Answering answering, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock)
{
    public Sheet Sheet { get; private set; } = null!;

    public FormItem Section { get; private set; } = null!;

    /// <summary>What the page shows; nothing where what was sent was kept, since another page follows.</summary>
    public FormView View { get; private set; } = null!;

    /// <summary>The answers: as read, or as kept.</summary>
    public FormAnswers Answers { get; private set; } = null!;

    /// <summary>What the section holds, as the page has it: nothing is written over that was not seen.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>Where somebody else answered meanwhile, both answers; what was typed is not kept yet.</summary>
    public IReadOnlyList<TwoAnswers> Both { get; private set; } = [];

    /// <summary>Whether the answers call for it.</summary>
    public bool IsAsked => Answers.IsShown(Section, "");

    /// <summary>What was answered in it while it is not asked.</summary>
    public IReadOnlyList<SetAside> Aside { get; private set; } = [];

    /// <summary>Whether the form was handed in meanwhile, and nothing was kept.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether what was sent is kept.</summary>
    public bool IsKept { get; private set; }

    /// <summary>What stood on a page that came too late to be kept, question by question: it is shown, so that nobody has to type it again.</summary>
    public IReadOnlyList<(string Question, string Words)> NotKept { get; private set; } = [];

    /// <summary>Whether somebody of the agency has kept it.</summary>
    public bool IsOfAgency { get; private set; }

    /// <summary>Whether the office has kept it.</summary>
    public bool IsOfOffice { get; private set; }

    /// <summary>Where the page posts to.</summary>
    public string Address { get; private set; } = "";

    private string TimeNow => InWords.Time(clock.GetCurrentInstant().TimeIn().TimeOfDay);

    /// <summary>Takes up a section of a form.</summary>
    public SectionFilled Take(Sheet sheet, FormItem section, string address)
    {
        (Sheet, Section, Address) = (sheet, section, address);
        return this;
    }

    /// <summary>Reads what was answered so far.</summary>
    public async Task Read(ModelStateDictionary state, bool check, Func<FormView, FormView>? beside, CancellationToken ct)
    {
        var whole = await answering.OpenWhole(Sheet, ct);
        await Show(whole, whole.Answers, null, state, check ? whole.Answers.Problems(Section, Sheet.Kind) : [], beside, ct);
    }

    /// <summary>
    /// Keeps what was typed, and shows it where it could not be kept; null where something in it was never asked. A script keeps
    /// every few seconds, and asks for no page: so none is made.
    /// </summary>
    public async Task<SectionKept?> Keep(IFormCollection typed, ModelStateDictionary state, CancellationToken ct, Action<FormAnswers>? more = null, Func<FormView, FormView>? beside = null)
    {
        var section = await answering.Keep(Sheet, Section, typed["seen"].ToString(), typed, ct, more);
        IsKept = section is { Meanwhile: null, IsTooLong: false, IsOver: false, IsTheirs: false };
        state.Clear(); // the partials show the answers themselves
        if (section is { IsOver: true } or { IsTheirs: true } or { Meanwhile: null, IsTooLong: false })
        {
            (Answers, Seen, IsOver) = (section.Answers, section.Stamp, section.IsOver);
            return section;
        }

        var whole = await answering.OpenWhole(Sheet, ct);
        await Show(whole, section?.Answers ?? whole.Answers, typed, state, section?.TooLong ?? [], beside, ct);
        if (section is null)
        {
            return null;
        }

        Seen = section.Stamp;
        if (section.Meanwhile is { } theirs)
        {
            Both = TwoAnswers.Between(section.Answers, theirs, Section, Sheet.Kind, section.Both);
        }

        return section;
    }

    /// <summary>Keeps what a page sent and answers it; null where it goes on to where its button leads.</summary>
    public async Task<IActionResult?> Post(PageModel page, CancellationToken ct, Action<FormAnswers>? more = null, Func<FormView, FormView>? beside = null)
    {
        var putBack = Pressed(PostedSection.PutBackButton);
        if ((putBack is not null && (more = await PutBack(putBack, more, ct)) is null) || await Keep(page.Request.Form, page.ModelState, ct, more, beside) is not { } section)
        {
            return page.BadRequest();
        }

        var isAutosave = Autosave.IsMeant(page.Request);
        if (section.IsOver || section.IsTheirs)
        {
            IsOfAgency = section.IsTheirs;
            return TooLate(page);
        }

        if (section.Meanwhile is not null || section.IsTooLong)
        {
            page.ViewData["AnsweredBySelf"] = section.By == user.Id;
            page.ViewData["AnsweredBy"] = section.By is not { } by ? null
                : Sheet.Request?.Doors.FirstOrDefault(door => door.ActsAs == by) is { Name.Length: > 0 } door ? door.Name
                : await people.NameOf(by, ct);
            return isAutosave ? Autosave.Tell(section.IsTooLong ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status409Conflict) : page.Page();
        }

        if (isAutosave)
        {
            return Autosave.Kept(TimeNow, section.Stamp);
        }

        return (Pressed(PostedSection.AddButton) ?? Pressed(PostedSection.RemoveButton) ?? putBack) is { } group ? page.LocalRedirect($"{Address}#{group.Split('#')[0]}") : null;

        string? Pressed(string button) => page.Request.Form[button] is [{ Length: > 0 } place] ? place : null;
    }

    /// <summary>Answers a page that was sent to a section that takes no more: shows what stood on it, or leads to its address where nothing did.</summary>
    public IActionResult TooLate(PageModel page)
    {
        if (Autosave.IsMeant(page.Request))
        {
            return Autosave.Tell(StatusCodes.Status409Conflict);
        }

        page.ModelState.Clear();
        NotKept = [.. answering.Typed(Sheet, Section, page.Request.Form).Select(one => (one.Item.Text, string.Join(", ", one.Given.Select(answer => answer.Shown))))];
        return NotKept.Count == 0 ? page.LocalRedirect(Address) : page.Page();
    }

    /// <summary>Goes to where the button leads: on to the next section, to the overview, or back here.</summary>
    public IActionResult GoOn(PageModel page, string? go, string overview, string next)
    {
        switch (go)
        {
            case "overview":
                return page.LocalRedirect(overview);
            case "next" when Answers.Problems(Section, Sheet.Kind).Any(problem => problem.Kind == FormProblemKind.Wrong):
                return page.LocalRedirect($"{Address}?check=true");
            case "next":
                return page.LocalRedirect(next);
            default:
                page.SayDone($"Saved at {TimeNow}");
                return page.LocalRedirect(Address);
        }
    }

    // What was known takes the place of an answer again, in the same act in which the rest is kept; null where nothing was known of it.
    private async Task<Action<FormAnswers>?> PutBack(string name, Action<FormAnswers>? more, CancellationToken ct)
    {
        var whole = await answering.OpenWhole(Sheet, ct);
        return PostedSection.Question(whole.Answers, Section, Sheet.Kind, name) is { } place && whole.Known.TryGetValue(place, out var known)
            ? answers =>
            {
                more?.Invoke(answers);
                answers.Set(place, known.Answers);
            }
        : null;
    }

    private async Task Show(Answered whole, FormAnswers answers, IFormCollection? typed, ModelStateDictionary state, IReadOnlyList<FormProblem> problems, Func<FormView, FormView>? beside, CancellationToken ct)
    {
        (Answers, Seen, IsOfAgency, IsOfOffice) = (answers, SectionSeen.Of(answers, Section), whole.IsOfAgency(Section), whole.IsOfOffice(Section));
        Aside = IsAsked ? [] : whole.Aside([Section], Sheet.Kind);
        var view = new FormView(answers, Section, Sheet.Kind, problems)
        {
            Known = whole.Known.ToDictionary(known => known.Key, known => answers.Form.Find(known.Key.LinkId) is { ReadOnly: true }
                ? $"From {known.Value.From}"
                : $"From {known.Value.From}: {known.Value.Shown}. Leave it if you agree, or change it"),
            Changed = whole.ChangedIn(answers),
            AskedBack = await AskedBack(whole, typed, ct),
        };
        View = beside?.Invoke(view) ?? view;
        foreach (var problem in View.Problems.Where(problem => problem.Kind != FormProblemKind.Warning))
        {
            state.AddModelError(answers.Form.Find(problem.Place.LinkId) is { } item ? View.Field(item, problem.Place.At).Name : "", problem.Sentence);
        }
    }

    private async Task<IReadOnlyDictionary<Place, AskedBack>> AskedBack(Answered whole, IFormCollection? typed, CancellationToken ct) =>
        Sheet.Request is not { } request
            ? new Dictionary<Place, AskedBack>()
            : (await db.Set<AnswerQuery>().AsNoTracking().WithSpecification(new OpenQueriesOf(request.Id)).Where(query => query.Form == Sheet.Form).ToListAsync(ct))
                .ToDictionary(
                    query => new Place(query.LinkId, query.Place),
                    query => new AskedBack($"{Answering.ReplyPrefix}{query.Id}", query.Text, (typed is null ? null : Answering.ReplyTo(query.Id, typed)) ?? whole.Replies.GetValueOrDefault(query.Id, "")));
}
