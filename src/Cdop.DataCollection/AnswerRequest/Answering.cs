using System.Text.Json;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Who answers: the addressee or a colleague through a link, or the office for them.</summary>
/// <param name="From">Who says so, in one line: name and agency.</param>
/// <param name="Sections">The sections they may answer, as form/linkId; none means all.</param>
/// <param name="Kind">How the return comes.</param>
internal sealed record AnsweredBy(string From, IReadOnlyCollection<string> Sections, ReturnKind Kind)
{
    /// <summary>Who answers through a link.</summary>
    public static AnsweredBy Through(RequestDoor door, AgencyRequest request) => new(
        door.Name.Length == 0 ? request.Agency : $"{door.Name}, {request.Agency}",
        door.Sections.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ReturnKind.Answered);

    /// <summary>Whether they answer a section.</summary>
    public bool Answers(string form, FormItem section) => Sections.Count == 0 || Sections.Contains($"{form}/{section.LinkId}");
}

/// <summary>What became of a section that was sent.</summary>
/// <param name="Answers">The answers: as kept, or as they would be.</param>
/// <param name="Stamp">What the section held when it was kept; a page carries it, so that nobody writes over what they have not seen.</param>
/// <param name="Meanwhile">What somebody else kept in the meantime; null where it was kept.</param>
/// <param name="Both">The questions and lists that both changed.</param>
/// <param name="By">Who kept it last.</param>
/// <param name="IsOver">Whether the form was handed in meanwhile, and nothing was kept.</param>
/// <param name="IsTheirs">Whether the agency itself has begun the section that the office would type in, and nothing was kept.</param>
internal sealed record SectionKept(FormAnswers Answers, string Stamp, FormAnswers? Meanwhile = null, IReadOnlyList<FormItem>? Both = null, UserId? By = null, bool IsOver = false, bool IsTheirs = false)
{
    /// <summary>What is longer than is kept, each at its field; nothing of the page was kept then.</summary>
    public IReadOnlyList<FormProblem> TooLong { get; init; } = [];

    /// <summary>Whether it is more than anybody types, and was not kept.</summary>
    public bool IsTooLong => TooLong.Count > 0;
}

/// <summary>What is known of a question before anybody answers it, and where from, in words.</summary>
internal sealed record Known(IReadOnlyList<Answer> Answers, string From)
{
    /// <summary>What it is, in words.</summary>
    public string Shown => string.Join(", ", Answers.Select(answer => answer.Shown));
}

/// <summary>An answer whose question is not asked.</summary>
/// <param name="Question">The question.</param>
/// <param name="Words">The answer.</param>
/// <param name="OnlyIf">When it would be asked, in words.</param>
internal sealed record SetAside(FormItem Question, string Words, string OnlyIf);

/// <summary>A form as it is being answered.</summary>
/// <param name="Answers">What was answered so far; at first, what is known already.</param>
/// <param name="Known">What was known already and may be shown, question by question.</param>
/// <param name="Replies">What was written to the office's questions so far, by their numbers.</param>
/// <param name="Draft">What is kept of it; null where nobody has kept anything.</param>
internal sealed record Answered(FormAnswers Answers, IReadOnlyDictionary<Place, Known> Known, IReadOnlyDictionary<Guid, string> Replies, AnswerDraft? Draft)
{
    /// <summary>Whether somebody has kept anything of it.</summary>
    public bool IsBegun => Draft is not null;

    /// <summary>What was known before and is answered otherwise now, in words, place by place.</summary>
    public IReadOnlyDictionary<Place, string> ChangedIn(FormAnswers answers) => Known
        .Where(known => answers.Form.Find(known.Key.LinkId) is { ReadOnly: false } && !Answer.SayTheSame(known.Value.Answers, answers.Of(known.Key)))
        .ToDictionary(known => known.Key, known => $"You have changed this from {known.Value.Shown} ({known.Value.From})");

    /// <summary>What somebody answered to questions of these sections that are not asked by what is answered now. It is kept, and goes no further.</summary>
    public IReadOnlyList<SetAside> Aside(IEnumerable<FormItem> sections, AskedKind? kind) =>
        [.. from section in sections
            where Draft?.By(section.LinkId).Count > 0
            from asked in Answers.Walk(section)
            where asked.Item is { IsQuestion: true, ReadOnly: false } && asked.Item.IsSeenBy(kind)
            let place = new Place(asked.Item.LinkId, asked.At)
            let given = Answers.Of(place)
            where given.Count > 0 && !given.SequenceEqual(asked.Item.Initial) && !(Known.TryGetValue(place, out var known) && Answer.SayTheSame(known.Answers, given))
            let closed = Answers.ClosedBy(asked.Item, asked.At)
            where closed is not null
            select new SetAside(asked.Item, string.Join(", ", given.Select(answer => answer.Shown)), closed.OnlyIf)];

    /// <summary>The names of colleagues who were asked to answer these sections and have not, section by section.</summary>
    public IReadOnlyDictionary<FormItem, string> WaitsFor(AgencyRequest request, IEnumerable<FormItem> sections) =>
        (from section in sections
         where Answers.IsShown(section, "")
         let names = request.Doors
             .Where(door => door is { IsAddressee: false, ClosedAt: null } && AnsweredBy.Through(door, request).Answers(Answers.Form.Key, section) && Draft?.By(section.LinkId).Contains(door.ActsAs) != true)
             .Select(door => door.Name).Order(StringComparer.Ordinal).ToList()
         where names.Count > 0
         select (section, Names: names is [.. var others, var last] && others.Count > 0 ? $"{string.Join(", ", others)} and {last} have" : $"{names[0]} has"))
        .ToDictionary(one => one.section, one => one.Names);

    /// <summary>Whether somebody of the agency has kept a section: it is their word, which nobody else opens or writes over before it is handed in.</summary>
    public bool IsOfAgency(FormItem section) => Draft?.IsOfAgency(section.LinkId) == true;

    /// <summary>Whether the office has kept a section.</summary>
    public bool IsOfOffice(FormItem section) => Draft?.By(section.LinkId).Any(person => !person.IsByLink) == true;
}

/// <summary>Keeps what is being answered on the server, section by section, and hands it in. Whoever calls has decided who may.</summary>
internal sealed class Answering(DataCollectionDb db, FormLibrary library, Beginnings beginnings, KeyRing keys, IClock clock, ICurrentUser user)
{
    /// <summary>What the names of replies to the office's questions begin with in a post.</summary>
    public const string ReplyPrefix = "reply:";

    private const int LongestReply = 4000; // of the column

    /// <summary>The form of a request, in the version that was asked.</summary>
    public FormDefinition FormOf(RequestForm asked) => FormOf(asked.Form, asked.Version);

    /// <summary>The form that is filled in, in its version.</summary>
    public FormDefinition FormOf(Sheet sheet) => FormOf(sheet.Form, sheet.Version);

    /// <summary>The kind a request is asked as.</summary>
    public static AskedKind KindOf(AgencyRequest request) => AskedKind.Find(request.Kind) ?? throw new InvalidOperationException($"{request.Kind} is no kind.");

    /// <summary>The sections of a form that somebody is to answer, in order.</summary>
    public static IReadOnlyList<FormItem> SectionsOf(FormDefinition form, AgencyRequest request, AnsweredBy by) =>
        [.. form.Sections.Where(section => section.IsSeenBy(KindOf(request)) && by.Answers(form.Key, section))];

    /// <summary>What was answered so far; at first, what is known already and may be shown.</summary>
    public async Task<FormAnswers> Open(Sheet sheet, CancellationToken ct) => (await OpenWhole(sheet, ct)).Answers;

    /// <summary>The same, with what was known before and what was written to the office's questions.</summary>
    public async Task<Answered> OpenWhole(Sheet sheet, CancellationToken ct) =>
        Whole(sheet, await Drafts(sheet).AsNoTracking().SingleOrDefaultAsync(d => d.ClosedAt == null, ct), await beginnings.Of(sheet, FormOf(sheet), ct));

    /// <summary>The same, to be handed in.</summary>
    public async Task<Answered> OpenToHandIn(Sheet sheet, CancellationToken ct) =>
        Whole(sheet, await Drafts(sheet).SingleOrDefaultAsync(ct), await beginnings.Of(sheet, FormOf(sheet), ct));

    /// <summary>All forms of a request that still wait for an answer, by their keys, read at once.</summary>
    public async Task<IReadOnlyDictionary<string, Answered>> OpenAll(Case reviewed, AgencyRequest request, CancellationToken ct)
    {
        var drafts = await db.Set<AnswerDraft>().AsNoTracking().Where(d => d.Request == request.Id && d.ClosedAt == null).ToListAsync(ct);
        var open = request.Forms.Where(asked => asked.ReturnedAt is null).ToList();
        var begun = await beginnings.Of(reviewed, request, open.ConvertAll(FormOf), ct);
        return open.ToDictionary(asked => asked.Form, asked => Whole(Sheet.For(request, asked), drafts.Find(draft => draft.Form == asked.Form), begun[FormOf(asked)]));
    }

    /// <summary>A form of a request before anybody has answered it: with what is known already and may be shown.</summary>
    public async Task<FormAnswers> BeginOn(Case reviewed, AgencyRequest request, RequestForm asked, CancellationToken ct) => (await beginnings.Of(reviewed, request, [FormOf(asked)], ct))[FormOf(asked)].Answers;

    /// <summary>Keeps a section that was sent; null where it holds what was never asked, and nothing was changed.</summary>
    /// <param name="sheet">The form.</param>
    /// <param name="section">The section.</param>
    /// <param name="seen">What the section held on the page that was sent.</param>
    /// <param name="posted">What was sent.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="more">What the post says beside the answers themselves, put into them.</param>
    public async Task<SectionKept?> Keep(Sheet sheet, FormItem section, string? seen, IFormCollection posted, CancellationToken ct, Action<FormAnswers>? more = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var draft = await Drafts(sheet).SingleOrDefaultAsync(ct);
            if (draft?.ClosedAt is not null)
            {
                return new(new(FormOf(sheet)), "", IsOver: true);
            }

            if (sheet.Request is not null && !user.Id.IsByLink && draft?.IsOfAgency(section.LinkId) == true)
            {
                return new(new(FormOf(sheet)), "", IsTheirs: true);
            }

            // What the notification says stands in the record of it as it says it now.
            var begun = draft is null || sheet is { Request: null, Form: Records.Notification } ? await beginnings.Of(sheet, FormOf(sheet), ct) : null;
            var told = draft is { Told.Length: > 0 } && await beginnings.HidesCase(sheet, ct) ? ToldIn(draft, FormOf(sheet)) : null;
            var stored = draft is null ? begun!.Answers : begun is null ? Read(draft, FormOf(sheet)) : Given(Read(draft, FormOf(sheet)), begun.Known);
            Hide(told, stored);
            var mine = stored.Copy();
            var isSeen = SectionSeen.IsOf(seen, stored, section);
            if (!isSeen)
            {
                PostedSection.TakeRoom(mine, section, posted);
            }

            PostedSection.MakeRoom(mine, section, posted);
            if (!PostedSection.TryRead(mine, section, sheet.Kind, posted))
            {
                return null;
            }

            more?.Invoke(mine);
            Hide(told, mine); // a page that was open before the case was restricted still had it
            if (mine.TooLongToKeep(section) is { Count: > 0 } tooLong)
            {
                return new(mine, seen ?? "") { TooLong = tooLong };
            }

            var page = SectionSeen.Of(mine, section);
            var before = SectionSeen.Of(stored, section);
            var replies = await PostedReplies(sheet, RepliesOf(draft), posted, ct);
            if (replies?.TooLong is { Count: > 0 } longReplies)
            {
                return new(mine, seen ?? "") { TooLong = longReplies };
            }

            if (before == page && replies is null && draft is not null && IsKept(draft, section))
            {
                return new(mine, page);
            }

            // What the page did not change is taken from what stands now; the page itself still shows what it showed.
            if (!isSeen && before != page && SectionSeen.Merge(seen, mine, stored, section) is { Count: > 0 } both)
            {
                return new(mine, before, Meanwhile: stored, Both: both, By: draft?.By(section.LinkId) is [.., var other] ? other : null);
            }

            draft ??= Begun(sheet, begun!);
            if (draft.By(section.LinkId) is not [.., var last] || last != user.Id)
            {
                db.Note(FromHandToHand(draft, section, stored, mine));
            }

            draft.Keep(section.LinkId, user.Id);
            draft.Told = told is null ? draft.Told : [];
            if (!TryPut(draft, mine))
            {
                db.Forget();
                return new(mine, before) { TooLong = [FormChecks.TooMuch] };
            }

            if (replies is not null)
            {
                draft.Replies = Sealed.Bytes(Key(draft), JsonSerializer.SerializeToUtf8Bytes(replies.Words), RepliesPlace(draft));
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return new(mine, page);
            }
            catch (DbUpdateException) when (attempt < ModuleDb.MostTries)
            {
                // Somebody else kept another section meanwhile: take up what it holds, and put this one on top.
                db.Forget();
                await ModuleDb.StepAside(attempt, ct);
            }
        }
    }

    /// <summary>What a page of a section says, question by question, whether or not it can be kept; nothing where it asks what was never asked.</summary>
    public IReadOnlyList<(FormItem Item, Place Place, IReadOnlyList<Answer> Given)> Typed(Sheet sheet, FormItem section, IFormCollection posted)
    {
        var typed = new FormAnswers(FormOf(sheet));
        PostedSection.MakeRoom(typed, section, posted);
        return !PostedSection.TryRead(typed, section, sheet.Kind, posted)
            ? []
            : [.. from asked in typed.Walk(section)
                let place = new Place(asked.Item.LinkId, asked.At)
                where asked.Item.IsQuestion && typed.Of(place).Count > 0
                select (asked.Item, place, typed.Of(place))];
    }

    // Where words pass from one hand to another: what the last left, and what the next made of it. One hand types on without a line
    // of its own; what is handed in is in the audit whole, so that nothing between is missing. The hashes lie under the case's key.
    private static AuditNote FromHandToHand(AnswerDraft draft, FormItem section, FormAnswers was, FormAnswers now) => new(
        "Changed", draft.Subject, $"{nameof(AnswerDraft)} {draft.Request} {draft.Form} {section.LinkId}",
        Payload: JsonSerializer.Serialize(new Dictionary<string, string[]> { ["SHA-256"] = [SectionSeen.Digest(was, section), SectionSeen.Digest(now, section)] }));

    /// <summary>Answers a question by a document that came with the request; the caller saves. The problem that stands in the way, if any.</summary>
    public async Task<Problem?> Attach(AgencyRequest request, QuestionOfFile question, Answer.Document document, CancellationToken ct)
    {
        var asked = request.Forms.Single(form => form.Form == question.Form);
        if (asked.ReturnedAt is not null)
        {
            return new Problem("", "This form was handed in meanwhile");
        }

        var sheet = Sheet.For(request, asked);
        var draft = await Drafts(sheet).SingleOrDefaultAsync(ct);
        var begun = draft is null ? await beginnings.Of(sheet, FormOf(asked), ct) : null;
        var answers = begun?.Answers ?? Read(draft!, FormOf(asked));
        var place = new Place(question.Item.LinkId, question.At);
        var given = answers.Of(place);
        if (given.Count >= (question.Item.Repeats ? FormAnswers.MostTimes : 1))
        {
            return new Problem("", "This question has its file already. Take that back first");
        }

        answers.Set(place, [.. given, document]);
        return TryPut(draft ?? Begun(sheet, begun!), answers) ? null : new Problem("", "There is too much in this form already. Shorten an answer, and send the file again");
    }

    /// <summary>No question is answered by a document any more; the caller saves.</summary>
    public async Task Detach(AgencyRequest request, string address, CancellationToken ct)
    {
        foreach (var draft in await db.Set<AnswerDraft>().Where(d => d.Request == request.Id && d.ClosedAt == null).ToListAsync(ct))
        {
            var answers = Read(draft, FormOf(request.Forms.Single(form => form.Form == draft.Form)));
            var naming = DocumentsIn(answers).Where(named => named.Document.Address == address).Select(named => named.Place).ToList();
            naming.ForEach(place => answers.Set(place, [.. answers.Of(place).Where(answer => answer is not Answer.Document(_, _, var named) || named != address)]));
            if (naming.Count > 0)
            {
                Put(draft, answers);
            }
        }
    }

    /// <summary>Puts what a return said that was sent back in place of a draft; each section stays the word of who answered it. A section in which they said nothing shows again what was notified, and is still nobody's word.</summary>
    public async Task Restore(Case reviewed, AgencyRequest request, RequestForm asked, Return handedIn, CancellationToken ct)
    {
        var (form, authors) = (FormOf(asked), SectionAuthors.Read(handedIn.Authors));
        var answers = Responses.Read(form, handedIn.Response).Value;
        var silent = form.Sections.Where(section => answers.Walk(section).All(place => answers.Of(new Place(place.Item.LinkId, place.At)).Count == 0)).ToHashSet();
        var known = (await beginnings.Of(reviewed, request, [form], ct))[form].Known
            .Where(one => one.Value.From == Beginnings.Notified && silent.Contains(form.Find(one.Key.LinkId)!.Section)).ToDictionary(one => one.Key, one => one.Value);
        foreach (var (place, first) in known)
        {
            answers.Set(place, first.Answers);
        }

        var untouched = known.Keys.Select(place => form.Find(place.LinkId)!.Section.LinkId).ToHashSet();
        var draft = await Restore(Sheet.For(request, asked), answers, section => untouched.Contains(section) ? [] : authors.GetValueOrDefault(section)?.By ?? [handedIn.By], ct);
        draft.Told = untouched.Count == 0 ? [] : Sealed.Text(Key(draft), Told(form, known).ToDraft(), ToldPlace(draft));
    }

    /// <summary>Puts what a record says that is opened again in place of a draft.</summary>
    public Task Restore(Sheet sheet, FormAnswers answers, CancellationToken ct) => Restore(sheet, answers, _ => [user.Id], ct);

    private async Task<AnswerDraft> Restore(Sheet sheet, FormAnswers answers, Func<string, IReadOnlyCollection<UserId>> by, CancellationToken ct)
    {
        var draft = await Drafts(sheet).SingleOrDefaultAsync(ct) ?? Begun(sheet);
        draft.Open();
        Put(draft, answers);
        (draft.Replies, draft.Told) = ([], []);
        foreach (var section in answers.Form.Sections.Where(section => by(section.LinkId).Count > 0))
        {
            draft.Keep(section.LinkId, by(section.LinkId));
        }

        return draft;
    }

    /// <summary>What stands in the way of handing a form in, in all its sections.</summary>
    public static IReadOnlyList<FormProblem> Problems(FormAnswers answers, AskedKind? kind) =>
        [.. answers.Problems(section: null, kind).Where(problem => problem.Kind != FormProblemKind.Warning)];

    /// <summary>Why a form is not handed in as it stands: what is wrong in it or in its documents, or that nothing is answered.</summary>
    public async Task<Problems> Refusal(AgencyRequest asked, Answered whole, CancellationToken ct)
    {
        var amiss = Problems(whole.Answers, KindOf(asked)).Concat(await ProblemsOfDocuments(whole.Answers, asked, ct));
        var refusal = amiss.Aggregate(new Problems(), (problems, problem) => problems.When(wrong: true, "", problem.Sentence));
        return refusal.When(!refusal.Any && SaysNothing(whole), "", "Nothing is answered in this form. If there is nothing to add, say so");
    }

    /// <summary>The sections that nobody has looked at, in which what was notified stands: it is not handed in.</summary>
    public IReadOnlyList<FormItem> NotLookedAt(Answered whole) => [.. NobodysWord(whole).Select(place => whole.Answers.Form.Find(place.LinkId)!.Section).Where(section => whole.Answers.IsShown(section, "")).Distinct()];

    /// <summary>Whether nothing was answered that could be handed in: no word of theirs, no file, and no reply to a question.</summary>
    public bool SaysNothing(Answered whole)
    {
        var own = Own(whole);
        return whole.Replies.Values.All(reply => reply.Length == 0) && !own.Walk().Any(place => IsOwn(place.Item, new(place.Item.LinkId, place.At)));

        bool IsOwn(FormItem item, Place place) => own.Of(place).Count > 0 && own.IsShown(item, place.At) && (item.Type == ItemType.Attachment || (IsKept(whole, item.Section) && !IsOfRequest(place)));

        bool IsOfRequest(Place place) => whole.Known.TryGetValue(place, out var known) && known.From != Beginnings.Notified && known.Answers.SequenceEqual(own.Of(place));
    }

    /// <summary>What is wrong with the documents that answers name: each must have come with this request, stand, and hold no virus.</summary>
    public async Task<IReadOnlyList<FormProblem>> ProblemsOfDocuments(FormAnswers answers, AgencyRequest request, CancellationToken ct)
    {
        var named = DocumentsIn(answers).ToList();
        var came = named.Count == 0 ? [] : await db.CameWith(request.Id).AsNoTracking().ToDictionaryAsync(document => $"{document.Id}", ct);
        return [.. from one in named
                   let document = came.GetValueOrDefault(one.Document.Address)
                   where document is not { WithdrawnAt: null, IsInfected: false }
                   select new FormProblem(one.Place, document is { IsInfected: true, WithdrawnAt: null }
                       ? $"A virus was found in “{one.Document.Title}”. Take it back, and attach a clean copy"
                       : $"“{one.Document.Title}” is no file of this request. Take it back, and attach the right one")];
    }

    /// <summary>
    /// Hands in what was answered to one form; the caller saves. The problems that stand in the way, or the return. A form that was
    /// handed in already is not handed in again: null.
    /// </summary>
    public async Task<Return?> HandIn(AgencyRequest request, RequestForm asked, Answered whole, AnsweredBy by, CancellationToken ct)
    {
        if (asked.ReturnedAt is not null || !request.IsOpen)
        {
            return null;
        }

        var handedIn = await Add(request, asked, by, Own(whole), whole, ct);
        Close(Sheet.For(request, asked), whole);
        return handedIn;
    }

    /// <summary>
    /// Says of every form still open that there is nothing to add, by a nil return of this kind; the caller saves. Where a form went back
    /// with a question, what it said counts on: there is nothing to add to that either.
    /// </summary>
    public async Task NothingToAdd(AgencyRequest request, AnsweredBy by, ReturnKind nil, CancellationToken ct)
    {
        if (!request.IsOpen)
        {
            return;
        }

        var stand = (await db.Returns.WithSpecification(new ReturnsOf(request.Id)).Where(r => r.WithdrawnAt == null).ToListAsync(ct)).ToLookup(r => r.Form);
        foreach (var asked in request.Forms.Where(asked => asked.ReturnedAt is null).ToList())
        {
            if (stand[asked.Form].MaxBy(r => r.Number) is { } counts)
            {
                await NothingToAddTo(counts, request, by, ct);
            }
            else
            {
                await Add(request, asked, by with { Kind = nil }, null, whole: null, ct);
            }
        }

        await Forget(request, ct);
    }

    /// <summary>Settles the request as one for somebody else, and perhaps says for whom; the caller saves.</summary>
    public async Task NotForThem(AgencyRequest request, Case reviewed, string from, string whom, CancellationToken ct)
    {
        if (!request.IsOpen)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        request.NotForThem(whom, now);
        await Forget(request, ct);
        reviewed.Told($"Not for them: {from}", user.Id, now, whom);
    }

    /// <summary>Forgets what was written of one form, and takes nothing more of whoever still has its page open; the caller saves, and fails where somebody wrote meanwhile.</summary>
    public async Task Close(Sheet sheet, CancellationToken ct) => (await Drafts(sheet).SingleOrDefaultAsync(ct) ?? Begun(sheet)).Close(clock.GetCurrentInstant());

    /// <summary>The same, as it was read.</summary>
    public void Close(Sheet sheet, Answered whole) => (whole.Draft ?? Begun(sheet)).Close(clock.GetCurrentInstant());

    /// <summary>Forgets what was begun and not handed in, and takes nothing more; the caller saves.</summary>
    public async Task Forget(AgencyRequest request, CancellationToken ct)
    {
        var begun = await db.Set<AnswerDraft>().Where(d => d.Request == request.Id).ToListAsync(ct);
        foreach (var asked in request.Forms)
        {
            (begun.Find(draft => draft.Form == asked.Form) ?? Begun(Sheet.For(request, asked))).Close(clock.GetCurrentInstant());
        }
    }

    /// <summary>Whether anything was answered, attached or handed in that whoever comes to the request would read.</summary>
    public async Task<bool> IsBegun(AgencyRequest request, CancellationToken ct) =>
        request.State == RequestState.SentBack || request.Forms.Any(asked => asked.ReturnedAt is not null)
        || await db.Set<AnswerDraft>().AnyAsync(draft => draft.Request == request.Id, ct) || await db.CameWith(request.Id).AnyAsync(ct);

    /// <summary>Whether anything was entered that is not handed in, and is deleted where nothing more is.</summary>
    public Task<bool> HoldsUnsent(AgencyRequest request, CancellationToken ct) => db.Set<AnswerDraft>().AnyAsync(draft => draft.Request == request.Id && draft.ClosedAt == null, ct);

    /// <summary>
    /// A request waits again; the caller saves. A form in which nothing could be written any more shows what the last return of it says
    /// that counts, and is begun from the beginning where there is none.
    /// </summary>
    public async Task Reopen(Case reviewed, AgencyRequest request, LocalDate due, LocalDate? nextStep, CancellationToken ct)
    {
        await db.Set<AnswerDraft>().Where(draft => draft.Request == request.Id).LoadAsync(ct);
        await db.Set<AnswerQuery>().Where(query => query.Request == request.Id && query.SettledAt == null).LoadAsync(ct);
        var returns = await db.Returns.Where(r => r.Request == request.Id && r.WithdrawnAt == null).OrderByDescending(r => r.Number).ToListAsync(ct);

        // With what this act has asked, settled, closed and withdrawn and not saved yet.
        List<AnswerDraft> drafts = [.. db.Set<AnswerDraft>().Local.Where(draft => draft.Request == request.Id)];
        List<AnswerQuery> queries = [.. db.Set<AnswerQuery>().Local.Where(query => query.Request == request.Id)];
        foreach (var asked in request.Reopen(due, nextStep, drafts, queries, clock.GetCurrentInstant()))
        {
            if (returns.Find(r => r.Form == asked.Form && r.WithdrawnAt is null) is { Response.Length: > 0 } counts)
            {
                await Restore(reviewed, request, asked, counts, ct);
            }
            else if (drafts.Find(draft => draft.Form == asked.Form) is { } closed)
            {
                db.Remove(closed);
            }
        }
    }

    /// <summary>Takes what was answered to one form into the request and the case's timeline; without answers, that there is nothing to add.</summary>
    public Return Take(Case reviewed, AgencyRequest request, RequestForm asked, AnsweredBy by, int number, FormAnswers? answers, UserId actor, Instant now, IEnumerable<SectionAuthors>? authors = null)
    {
        var handedIn = Return.HandIn(
            request.Subject, request.Id, new(asked.Form, asked.Version), number, by.Kind, request.Kind, by.From, authors ?? [], answers?.ToResponse() ?? "", answers is null ? [] : Claims.Of(answers), actor, now);
        request.Returned(asked.Form, by.Kind, now);
        reviewed.Told(by.Kind.IsNil() ? $"{Wording.AtStart(by.Kind.NilInWords())}: {FormOf(asked).Title}, {by.From}" : $"Return: {FormOf(asked).Title}, {by.From}", actor, now);
        return handedIn;
    }

    private async Task<Return> Add(AgencyRequest request, RequestForm asked, AnsweredBy by, FormAnswers? answers, Answered? whole, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var number = 1 + await db.Returns.WithSpecification(new ReturnsOf(request.Id)).CountAsync(earlier => earlier.Form == asked.Form, ct);
        var handedIn = Take(await db.Cases.WithSpecification(new CaseOfRequest(request.Subject)).SingleAsync(ct), request, asked, by, number, answers, user.Id, now, Authors(request, whole?.Draft, by));
        db.Add(handedIn);
        await Settle(request, asked.Form, query => whole?.Replies.GetValueOrDefault(query.Id) ?? "", now, ct);
        return handedIn;
    }

    private async Task NothingToAddTo(Return counts, AgencyRequest request, AnsweredBy by, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        request.CountsAgain(counts.Form, counts.At, counts.Kind, now);
        var title = FormOf(request.Forms.Single(asked => asked.Form == counts.Form)).Title;
        (await db.Cases.WithSpecification(new CaseOfRequest(request.Subject)).SingleAsync(ct)).Told($"Nothing to add to what was answered: {title}, {by.From}", user.Id, now);
        await Settle(request, counts.Form, _ => Wording.AtStart(ReturnKind.Nothing.NilInWords()), now, ct);
    }

    private async Task Settle(AgencyRequest request, string form, Func<AnswerQuery, string> reply, Instant now, CancellationToken ct)
    {
        var open = await db.Set<AnswerQuery>().WithSpecification(new OpenQueriesOf(request.Id)).ToListAsync(ct);
        foreach (var query in open.Where(query => query.Form == form))
        {
            query.Settle(reply(query), now);
        }

        if (open.TrueForAll(query => query.SettledAt is not null))
        {
            request.NothingAskedBack();
        }
    }

    // Null where they are as they were. A question of another request, or one that is settled, takes no reply.
    private async Task<RepliesPosted?> PostedReplies(Sheet sheet, Dictionary<Guid, string> before, IFormCollection posted, CancellationToken ct)
    {
        if (sheet.Request is not { } request || !posted.Keys.Any(key => key.StartsWith(ReplyPrefix, StringComparison.Ordinal)))
        {
            return null;
        }

        var open = await db.Set<AnswerQuery>().AsNoTracking().WithSpecification(new OpenQueriesOf(request.Id)).Where(query => query.Form == sheet.Form).Select(query => new { query.Id, query.LinkId, query.Place }).ToListAsync(ct);
        var after = open.ToDictionary(query => query.Id, query => ReplyTo(query.Id, posted) ?? before.GetValueOrDefault(query.Id, ""));
        return open.TrueForAll(query => after[query.Id] == before.GetValueOrDefault(query.Id, "")) ? null
            : new(after, [.. from query in open
                let length = after[query.Id].Length
                where length > LongestReply
                select new FormProblem(new(query.LinkId, query.Place), $"Your reply to our question must be {LongestReply:N0} characters or fewer, and has {length:N0}. Nothing on this page is saved until you shorten it")]);
    }

    /// <summary>What a page says in reply to a question of the office; null where it says nothing of it.</summary>
    public static string? ReplyTo(Guid query, IFormCollection posted) => posted.TryGetValue($"{ReplyPrefix}{query}", out var typed) ? TextBinder.Shown(typed.ToString()).Trim() : null;

    private sealed record RepliesPosted(Dictionary<Guid, string> Words, IReadOnlyList<FormProblem> TooLong);

    private FormDefinition FormOf(string form, string version) =>
        library.Find(form, version) ?? throw new InvalidOperationException($"{form} {version} was asked and is not there.");

    private static bool IsKept(AnswerDraft draft, FormItem section) => draft.By(section.LinkId).Count > 0;

    private static bool IsKept(Answered whole, FormItem section) => whole.Draft is { } draft && IsKept(draft, section);

    // The sections that others have answered than whoever hands in, who says all the rest.
    private static IEnumerable<SectionAuthors> Authors(AgencyRequest request, AnswerDraft? draft, AnsweredBy sender) =>
        from section in draft is null ? [] : draft.Kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(kept => kept.Split('=')[0])
        let people = draft!.By(section)
        let names = string.Join("; ", people.Select(person => request.Doors.FirstOrDefault(door => door.ActsAs == person) is { } door ? AnsweredBy.Through(door, request).From
            : sender.Kind == ReturnKind.TypedIn ? sender.From : $"The office, for {request.Agency}").Distinct())
        where names != sender.From
        select new SectionAuthors(section, people, names);

    private Answered Whole(Sheet sheet, AnswerDraft? draft, Beginning begun)
    {
        if (draft is not { ClosedAt: null })
        {
            return new(begun.Answers, begun.Known, new Dictionary<Guid, string>(), draft);
        }

        var answers = Given(Read(draft, FormOf(sheet)), begun.Known);
        if (begun.HidesCase)
        {
            Hide(ToldIn(draft, answers.Form), answers);
        }

        return new(answers, begun.Known, RepliesOf(draft), draft);
    }

    // Once a case is restricted an agency is told nothing of it: what it was told before, and nobody has changed, is not there any more.
    private static void Hide(FormAnswers? told, FormAnswers answers)
    {
        foreach (var place in Untouched(told, answers))
        {
            answers.Set(place);
        }
    }

    private static List<Place> Untouched(FormAnswers? told, FormAnswers answers) => told is null ? [] :
        [.. told.Walk().Where(place => place.Item.IsQuestion).Select(place => new Place(place.Item.LinkId, place.At))
            .Where(place => told.Of(place).Count > 0 && Answer.SayTheSame(told.Of(place), answers.Of(place)))];

    private FormAnswers? ToldIn(AnswerDraft draft, FormDefinition form) =>
        draft.Told.Length == 0 ? null : Responses.Read(form, Sealed.OpenText(Key(draft), draft.Told, ToldPlace(draft))).Value;

    private FormAnswers Own(Answered whole)
    {
        var own = whole.Answers.Copy();
        NobodysWord(whole).ForEach(place => own.Set(place));
        return own;
    }

    // What was notified stands in every form before anybody looks. In a section that nobody has kept it is nobody's word.
    private List<Place> NobodysWord(Answered whole)
    {
        var form = whole.Answers.Form;
        var told = whole.Draft is { ClosedAt: null } draft ? ToldIn(draft, form) : Told(form, whole.Known);
        return [.. Untouched(told, whole.Answers).Where(place => !IsKept(whole, form.Find(place.LinkId)!.Section))];
    }

    // What the notification says stands in its form as it says it now, whatever was kept of the rest.
    private static FormAnswers Given(FormAnswers kept, IReadOnlyDictionary<Place, Known> known)
    {
        foreach (var (place, given) in known.Where(one => NotificationForm.Gives(kept.Form.Key, kept.Form.Find(one.Key.LinkId)!)))
        {
            kept.Set(place, given.Answers);
        }

        return kept;
    }

    private static FormAnswers Told(FormDefinition form, IReadOnlyDictionary<Place, Known> known)
    {
        var told = new FormAnswers(form);
        foreach (var (place, first) in known.Where(one => one.Value.From == Beginnings.Notified))
        {
            told.Set(place, first.Answers);
        }

        return told;
    }

    private IQueryable<AnswerDraft> Drafts(Sheet sheet) => db.Set<AnswerDraft>().Where(draft => draft.Request == sheet.Of && draft.Form == sheet.Form);

    private AnswerDraft Begun(Sheet sheet)
    {
        var draft = new AnswerDraft { Request = sheet.Of, Form = sheet.Form, Version = sheet.Version, Subject = sheet.Subject };
        db.Add(draft);
        return draft;
    }

    // Begun with what is known: what of it is told of the case is kept beside, since the case may say something else tomorrow.
    private AnswerDraft Begun(Sheet sheet, Beginning begun)
    {
        var draft = Begun(sheet);
        if (sheet.Request is not null && begun.Known.Values.Any(known => known.From == Beginnings.Notified))
        {
            draft.Told = Sealed.Text(Key(draft), Told(FormOf(sheet), begun.Known).ToDraft(), ToldPlace(draft));
        }

        return draft;
    }

    private static IEnumerable<(Place Place, Answer.Document Document)> DocumentsIn(FormAnswers answers) =>
        from asked in answers.Walk()
        where asked.Item.Type == ItemType.Attachment
        let place = new Place(asked.Item.LinkId, asked.At)
        from document in answers.Of(place).OfType<Answer.Document>()
        select (place, document);

    private FormAnswers Read(AnswerDraft draft, FormDefinition form) =>
        Responses.Read(form, Sealed.OpenText(Key(draft), draft.Content, PlaceOf(draft))).Value;

    private Dictionary<Guid, string> RepliesOf(AnswerDraft? draft) =>
        draft is not { Replies.Length: > 0 } ? []
        : JsonSerializer.Deserialize<Dictionary<Guid, string>>(Sealed.OpenBytes(Key(draft), draft.Replies, RepliesPlace(draft)))!;

    // False, and nothing changed, where it is more than anybody types.
    private bool TryPut(AnswerDraft draft, FormAnswers answers)
    {
        var json = Json(draft, answers);
        if (json.Length > Responses.LargestDraft)
        {
            return false;
        }

        Put(draft, json);
        return true;
    }

    // What was taken once is put back whole, however much it is.
    private void Put(AnswerDraft draft, FormAnswers answers) => Put(draft, Json(draft, answers));

    private static string Json(AnswerDraft draft, FormAnswers answers) => answers.ToDraft(item => NotificationForm.Gives(draft.Form, item));

    private void Put(AnswerDraft draft, string json) =>
        (draft.Content, draft.ChangedAt, draft.Revision) = (Sealed.Text(Key(draft), json, PlaceOf(draft)), clock.GetCurrentInstant(), Guid.NewGuid());

    private static string PlaceOf(AnswerDraft draft) => $"answers to {draft.Form}";

    private static string ToldPlace(AnswerDraft draft) => $"told of {draft.Form}";

    private static string RepliesPlace(AnswerDraft draft) => $"replies on {draft.Form}";

    private byte[] Key(AnswerDraft draft) => keys.Derive(KeyPurpose.Documents, $"answers {draft.Request}");
}
