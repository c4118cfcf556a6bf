using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One section of the analysis form while the meeting fills it in, for the big screen. Kept as it is typed, by who writes for the meeting.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class FillAnalysisPage(
    FindingBook book, TellingWords telling, WriteForMeetingHandler writer, HeldCases held, PanelReviewDb db, PanelRules rules, FormLibrary library, ICurrentUser user, IClock clock) : HeldCasePage(held, db, rules)
{
    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public FormItem Section { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    /// <summary>How far the whole form has come, as it is kept.</summary>
    public CaseStands Stands { get; private set; } = null!;

    /// <summary>The grades that a factor may have, each with what it means; none where the section holds no factors.</summary>
    public IReadOnlyList<string> Grades => Lines is [var line, ..] ? [.. line.Items.Single(item => item.LinkId == $"{line.LinkId}.grade").Options.Select(option => option.Display)] : [];

    /// <summary>What the section holds as the page has it.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>Where somebody else answered meanwhile, both answers.</summary>
    public IReadOnlyList<TwoAnswers> Both { get; private set; } = [];

    /// <summary>When it was saved as it was typed; null where the page is opened.</summary>
    public string? SavedAt { get; private set; }

    public string Address => $"{Held.Address}/form/{SectionKey}";

    /// <summary>Whether whoever looks writes for this meeting.</summary>
    public bool Writes => Held.Meeting.Recorder == user.Id;

    private IReadOnlyList<FormItem> Lines => [.. Judgement.LinesOf(Stands.Answers.Form).Where(line => line.Section.LinkId == SectionKey)];

    private string TimeNow => InWords.Time(clock.GetCurrentInstant().TimeIn().TimeOfDay);

    public async Task<IActionResult> OnGetAsync(bool check, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        if (!Held.IsWritten)
        {
            return LocalRedirect(Held.Address);
        }

        var answers = await book.Open(Held, ct);
        return await Show(answers, answers, answers.Form.Find(SectionKey) is { } found ? SectionSeen.Of(answers, found) : "", check, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        var isAutosave = Autosave.IsMeant(Request);
        if (!await Find(ct))
        {
            return NotFound();
        }

        if (go == "take" && Held.IsWritten && !Writes)
        {
            // Where it is refused, nothing is saved, and what was typed is shown again below.
            if (await writer.Handle(At, new() { Version = Held.Meeting.Version }, ct) is null || !await Find(ct))
            {
                return NotFound();
            }

            go = "stay";
        }

        var stored = await book.Open(Held, ct);
        if (PanelSections.Of(stored.Form).FirstOrDefault(one => one.LinkId == SectionKey) is not { } section)
        {
            return NotFound();
        }

        ModelState.Clear(); // the partials show the answers themselves
        if (!Held.IsWritten || !Writes)
        {
            var typed = stored.Copy();
            PostedSection.MakeRoom(typed, section, Request.Form);
            if (!PostedSection.TryRead(typed, section, kind: null, Request.Form))
            {
                return BadRequest();
            }

            ModelState.AddModelError("", Held.IsWritten
                ? $"Not saved: {(Held.Meeting.RecorderName.Length > 0 ? $"{Held.Meeting.RecorderName} writes" : "nobody writes")} for this meeting now. What you typed is still here: take over and save below"
                : "Not saved: meanwhile the finding of this case was ratified, or the case was put off. What you typed is still here, so that you can copy it");
            return isAutosave ? Autosave.Tell(StatusCodes.Status409Conflict) : await Show(typed, stored, SectionSeen.Of(stored, section), check: false, ct) ? Page() : NotFound();
        }

        if (await book.Keep(Held, section, Request.Form["seen"].ToString(), Request.Form, ct) is not { } kept)
        {
            return BadRequest();
        }

        if (kept.Meanwhile is not null || kept.TooLong.Count > 0)
        {
            if (isAutosave)
            {
                return Autosave.Tell(kept.TooLong.Count > 0 ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status409Conflict);
            }

            Both = kept.Meanwhile is { } theirs ? TwoAnswers.Between(kept.Answers, theirs, section, kind: null, kept.Both) : [];
            return await Show(kept.Answers, kept.Meanwhile ?? stored, kept.Stamp, check: false, ct, kept.TooLong) ? Page() : NotFound();
        }

        return isAutosave ? await Renewed(kept, ct) : GoOn(kept.Answers, section, go);
    }

    // The page says beside the section what all that is kept comes to: with the save it is answered as it stands now, so that nobody asks for it again.
    private async Task<IActionResult> Renewed(FindingKept kept, CancellationToken ct)
    {
        var now = await book.Open(Held, ct);
        SavedAt = TimeNow;
        await StaysOpen(user.Id, clock.GetCurrentInstant(), ct);
        return await Show(now, now, kept.Stamp, check: false, ct) ? Page() : NotFound();
    }

    private LocalRedirectResult GoOn(FormAnswers answers, FormItem section, string? go)
    {
        if ((Pressed(PostedSection.AddButton) ?? Pressed(PostedSection.RemoveButton)) is { } group)
        {
            return LocalRedirect($"{Address}#{group.Split('#')[0]}");
        }

        var sections = PanelSections.Of(answers.Form);
        var chosen = sections.FirstOrDefault(one => one.LinkId == go);
        if ((chosen is not null || go is "next" or "overview") && answers.Problems(section).Any(problem => problem.Kind == FormProblemKind.Wrong))
        {
            return LocalRedirect($"{Address}?check=true");
        }

        if (go == "next")
        {
            chosen = sections.SkipWhile(one => one != section).Skip(1).FirstOrDefault();
        }

        if (chosen is not null || go is "next" or "overview")
        {
            return LocalRedirect(chosen is null ? Held.Address : $"{Held.Address}/form/{chosen.LinkId}");
        }

        this.SayDone($"Saved at {TimeNow}");
        return LocalRedirect(Address);

        string? Pressed(string button) => Request.Form[button] is [{ Length: > 0 } place] ? place : null;
    }

    // What may be wrong is said from the start; what is wrong or missing, once somebody goes on.
    private async Task<bool> Show(FormAnswers answers, FormAnswers kept, string seen, bool check, CancellationToken ct, IReadOnlyList<FormProblem>? tooLong = null)
    {
        if (PanelSections.Of(answers.Form).FirstOrDefault(one => one.LinkId == SectionKey) is not { } section)
        {
            return false;
        }

        (Section, Seen, Stands) = (section, seen, await CaseStands.Of(Held, kept, telling, ct));
        var problems = answers.Problems(section).Where(problem => check || problem.Kind == FormProblemKind.Warning);
        var judged = answers == kept ? Stands.Judged : Judgement.Of(answers);
        var toSay = check ? judged.Amiss.Concat(judged.Unexplained).Where(problem => answers.Form.Find(problem.Place.LinkId)?.Section == section) : [];
        View = new(answers, section, Kind: null, [.. problems.Concat(toSay).Concat(tooLong ?? []).Distinct()])
        {
            DrawnBy = Lines.ToDictionary(line => line.LinkId, _ => "/FillAnalysis/_FactorLine.cshtml"),
            Known = await Scored(ct),
        };
        foreach (var problem in View.Problems.Where(problem => problem.Kind != FormProblemKind.Warning))
        {
            ModelState.AddModelError(answers.Form.Find(problem.Place.LinkId) is { } item ? View.Field(item, problem.Place.At).Name : "", problem.Sentence);
        }

        return true;
    }

    // How the members graded each factor before they talked: never who did.
    private async Task<IReadOnlyDictionary<Place, string>> Scored(CancellationToken ct)
    {
        var spread = Held.Discussion is { } open && Lines.Count > 0 ? ScoreSpread.Of(await Db.Scores.AsNoTracking().Counting(open, Db.Recusals).ToListAsync(ct), library.AnalysisOf) : null;
        return (
            from factor in spread?.Factors ?? []
            join line in Lines on (factor.Letter, factor.Name) equals (Factor.LetterOf(line.Domain!.Value), line.Text)
            select (Place: new Place(line.LinkId), Words: ScoreWords.Before(factor))).ToDictionary(one => one.Place, one => one.Words);
    }
}

/// <summary>The sections that a meeting fills in. What stands at the head of the form, the case and the meeting say themselves.</summary>
internal static class PanelSections
{
    private const string Head = "head";

    public static IReadOnlyList<FormItem> Of(FormDefinition form) => [.. form.Sections.Where(section => section.LinkId != Head)];
}
