using System.Security.Cryptography;
using System.Text;
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
    /// <summary>Whether they answer a section.</summary>
    public bool Answers(string form, FormItem section) => Sections.Count == 0 || Sections.Contains($"{form}/{section.LinkId}");
}

/// <summary>What became of a section that was sent.</summary>
/// <param name="Answers">The answers: as kept, or as they would be.</param>
/// <param name="Stamp">What the section held when it was kept; a page carries it, so that nobody writes over what they have not seen.</param>
/// <param name="Meanwhile">What somebody else kept in the meantime; null where it was kept.</param>
internal sealed record SectionKept(FormAnswers Answers, string Stamp, FormAnswers? Meanwhile = null);

/// <summary>Keeps what is being answered on the server, section by section, and hands it in. Whoever calls has decided who may.</summary>
internal sealed class Answering(DataCollectionDb db, FormLibrary library, KeyRing keys, IClock clock, ICurrentUser user)
{
    private const int MostTries = 5;

    // More than anybody types: what is longer is shown again, and not kept.
    private const int LargestContent = 4 * 1024 * 1024;

    /// <summary>The form of a request, in the version that was asked.</summary>
    public FormDefinition FormOf(RequestForm asked) =>
        library.Find(asked.Form, asked.Version) ?? throw new InvalidOperationException($"{asked.Form} {asked.Version} was asked and is not there.");

    /// <summary>The kind a request is asked as.</summary>
    public static AskedKind KindOf(AgencyRequest request) => AskedKind.Find(request.Kind) ?? throw new InvalidOperationException($"{request.Kind} is no kind.");

    /// <summary>The sections of a form that somebody is to answer, in order.</summary>
    public static IReadOnlyList<FormItem> SectionsOf(FormDefinition form, AgencyRequest request, AnsweredBy by) =>
        [.. form.Sections.Where(section => section.IsSeenBy(KindOf(request)) && by.Answers(form.Key, section))];

    /// <summary>What was answered so far; at first, what is known already and may be shown.</summary>
    public async Task<FormAnswers> Open(AgencyRequest request, RequestForm asked, CancellationToken ct)
    {
        var draft = await db.Set<AnswerDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.Request == request.Id && d.Form == asked.Form, ct);
        return draft is null ? await Begin(request, asked, ct) : Read(draft, FormOf(asked));
    }

    /// <summary>What a section holds, in short: two that hold the same have the same.</summary>
    public static string Stamp(FormAnswers answers, FormItem section)
    {
        var all = answers.Walk(section).Select(place => new Place(place.Item.LinkId, place.At)).Select(place => $"{place.LinkId}@{place.At}={string.Join('\u001f', answers.Of(place))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all)))[..8]);
    }

    /// <summary>Keeps a section that was sent; null where it holds what was never asked, and nothing was changed.</summary>
    public async Task<SectionKept?> Keep(AgencyRequest request, RequestForm asked, FormItem section, string? seen, IFormCollection posted, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var draft = await db.Set<AnswerDraft>().SingleOrDefaultAsync(d => d.Request == request.Id && d.Form == asked.Form, ct);
            var stored = draft is null ? await Begin(request, asked, ct) : Read(draft, FormOf(asked));
            var before = Stamp(stored, section);
            var mine = Copy(stored);
            if (!PostedSection.TryRead(mine, section, KindOf(request), posted))
            {
                return null;
            }

            var after = Stamp(mine, section);
            if (before == after && draft is not null)
            {
                return new(mine, after);
            }

            if (before != seen && before != after)
            {
                return new(mine, before, Meanwhile: stored);
            }

            if (draft is null)
            {
                draft = new() { Request = request.Id, Form = asked.Form, Subject = request.Subject };
                db.Add(draft);
            }

            try
            {
                Put(draft, mine);
                await db.SaveChangesAsync(ct);
                return new(mine, after);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Somebody else kept another section meanwhile: take up what it holds, and put this one on top.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Puts answers in place of a draft: what a return said that was sent back.</summary>
    public async Task Restore(AgencyRequest request, RequestForm asked, string response, CancellationToken ct)
    {
        var draft = await db.Set<AnswerDraft>().SingleOrDefaultAsync(d => d.Request == request.Id && d.Form == asked.Form, ct);
        if (draft is null)
        {
            draft = new() { Request = request.Id, Form = asked.Form, Subject = request.Subject };
            db.Add(draft);
        }

        Put(draft, Responses.Read(FormOf(asked), response).Value);
    }

    /// <summary>What stands in the way of handing a form in, in all its sections.</summary>
    public static IReadOnlyList<FormProblem> Problems(FormAnswers answers, AgencyRequest request) =>
        [.. answers.Problems(section: null, KindOf(request)).Where(problem => problem.Kind != FormProblemKind.Warning)];

    /// <summary>
    /// Hands in what was answered to one form; the caller saves. The problems that stand in the way, or the return. A form that was
    /// handed in already is not handed in again: null.
    /// </summary>
    public async Task<Return?> HandIn(AgencyRequest request, RequestForm asked, FormAnswers answers, AnsweredBy by, CancellationToken ct)
    {
        if (asked.ReturnedAt is not null || !request.IsOpen)
        {
            return null;
        }

        var claims = Claims.Of(answers).ToList();
        var handedIn = await Add(request, asked, by, answers.ToResponse(), claims, ct);
        var draft = await db.Set<AnswerDraft>().SingleOrDefaultAsync(d => d.Request == request.Id && d.Form == asked.Form, ct);
        if (draft is not null)
        {
            db.Remove(draft);
        }

        return handedIn;
    }

    /// <summary>Says of every form still open that there is nothing to add; the caller saves.</summary>
    public async Task NothingToAdd(AgencyRequest request, AnsweredBy by, CancellationToken ct)
    {
        if (!request.IsOpen)
        {
            return;
        }

        foreach (var asked in request.Forms.Where(asked => asked.ReturnedAt is null).ToList())
        {
            await Add(request, asked, by with { Kind = ReturnKind.Nothing }, "", [], ct);
        }

        db.RemoveRange(await db.Set<AnswerDraft>().Where(d => d.Request == request.Id).ToListAsync(ct));
    }

    private async Task<Return> Add(AgencyRequest request, RequestForm asked, AnsweredBy by, string response, List<Claim> claims, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var number = 1 + await db.Returns.WithSpecification(new ReturnsOf(request.Id)).CountAsync(earlier => earlier.Form == asked.Form, ct);
        var handedIn = Return.HandIn(request.Subject, request.Id, new(asked.Form, asked.Version), number, by.Kind, request.Kind, by.From, response, claims, user.Id, now);
        db.Add(handedIn);
        request.Returned(asked.Form, by.Kind == ReturnKind.Nothing, now);
        foreach (var query in await db.Set<AnswerQuery>().WithSpecification(new OpenQueriesOf(request.Id)).Where(query => query.Form == asked.Form).ToListAsync(ct))
        {
            query.Settle("", now);
        }

        var reviewed = await db.Cases.WithSpecification(new CaseOfRequest(request.Subject)).SingleAsync(ct);
        reviewed.Told(by.Kind == ReturnKind.Nothing ? $"Nothing to add: {by.From}" : $"Return: {FormOf(asked).Title}, {by.From}", user.Id, now);
        return handedIn;
    }

    // Never for a restricted case: there an agency says what it knows, and is told nothing.
    private async Task<FormAnswers> Begin(AgencyRequest request, RequestForm asked, CancellationToken ct)
    {
        var reviewed = await db.Cases.AsNoTracking().WithSpecification(new CaseOfRequest(request.Subject)).SingleAsync(ct);
        var answers = new FormAnswers(FormOf(asked));
        answers.Prefill(reviewed.IsRestricted ? null : CaseAsNotified.Of(reviewed, library), KindOf(request));
        Put("reporter.name", request.Name);
        Put("reporter.agency", request.Agency);
        Put("reporter.email", request.Email);
        Put("reporter.telephone", request.Telephone);
        return answers;

        void Put(string linkId, string words)
        {
            if (words.Length > 0 && answers.Form.Find(linkId) is { IsQuestion: true })
            {
                answers.Set(new Place(linkId), new Answer.Words(words));
            }
        }
    }

    private FormAnswers Read(AnswerDraft draft, FormDefinition form) =>
        Responses.Read(form, Sealed.OpenText(Key(draft), draft.Content, Place(draft))).Value;

    private void Put(AnswerDraft draft, FormAnswers answers)
    {
        var json = answers.ToDraft();
        if (json.Length <= LargestContent)
        {
            draft.Content = Sealed.Text(Key(draft), json, Place(draft));
        }

        (draft.ChangedAt, draft.Revision) = (clock.GetCurrentInstant(), Guid.NewGuid());
    }

    private static FormAnswers Copy(FormAnswers answers) => Responses.Read(answers.Form, answers.ToDraft()).Value;

    private static string Place(AnswerDraft draft) => $"answers to {draft.Form}";

    private byte[] Key(AnswerDraft draft) => keys.Derive(KeyPurpose.Documents, $"answers {draft.Request}");
}
