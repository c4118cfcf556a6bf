using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Reads what counts of a case's returns: of each request the last that was not withdrawn, and of what the office records itself the last.</summary>
internal sealed class CaseRecord(DataCollectionDb db, FormLibrary library, Precedence precedence, NotificationForm notification)
{
    /// <summary>Stands for the notification that the case began with among the returns; one joined to it stands for itself.</summary>
    public static readonly Guid Notified = Guid.Empty;

    /// <summary>A return that counts.</summary>
    public sealed record Counting(Guid Id, Guid? Request, string Form, string FormVersion, int Number, ReturnKind Kind, string Source, string From, string Authors, Instant At)
    {
        private readonly IReadOnlyDictionary<string, SectionAuthors> authors = SectionAuthors.Read(Authors);

        /// <summary>Who answered a section.</summary>
        public string FromOf(string? section) => section is not null && authors.TryGetValue(section, out var found) ? found.From : From;
    }

    /// <summary>What of a case is collated.</summary>
    public sealed record ToCollate(Case Case, IReadOnlyCollection<string> Forms, IReadOnlyList<Counting> Returns);

    /// <summary>The returns of a case that count, by form.</summary>
    public async Task<IReadOnlyList<Counting>> Returns(Guid subject, CancellationToken ct) => [.. (await Returns([subject], ct))[subject]];

    /// <summary>The returns of cases that count, by form, each under the subject of its case.</summary>
    public async Task<ILookup<Guid, Counting>> Returns(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        (await db.Returns.AsNoTracking().Where(r => subjects.Contains(r.Subject) && r.WithdrawnAt == null)
                .Select(r => new { r.Subject, Return = new Counting(r.Id, r.Request, r.Form, r.FormVersion, r.Number, r.Kind, r.Source, r.From, r.Authors, r.At) }).ToListAsync(ct))
            .GroupBy(r => (r.Subject, r.Return.Request, r.Return.Form)).Select(same => same.MaxBy(r => r.Return.Number)!).OrderBy(r => r.Return.Form, StringComparer.Ordinal).ThenBy(r => r.Return.At)
            .ToLookup(r => r.Subject, r => r.Return);

    /// <summary>One form of a case, collated from these returns; null where there is no such form.</summary>
    public async Task<Collation?> Collate(Case reviewed, string form, IReadOnlyList<Counting> returns, CancellationToken ct) =>
        (await Collate(reviewed, [form], returns, ct)).SingleOrDefault();

    /// <summary>These forms of a case, each collated from its returns in the newest version that any of them was asked; without one, in that of the day on which the case began.</summary>
    public async Task<IReadOnlyList<Collation>> Collate(Case reviewed, IReadOnlyCollection<string> forms, IReadOnlyList<Counting> returns, CancellationToken ct) =>
        (await Collate([new(reviewed, forms, returns)], ct))[0];

    /// <summary>The same of several cases, in as many statements however many they are; in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Collation>>> Collate(IReadOnlyList<ToCollate> cases, CancellationToken ct)
    {
        var (subjects, forms) = (cases.Select(one => one.Case.Subject).ToList(), cases.SelectMany(one => one.Forms).Distinct().ToList());
        var counting = cases.SelectMany(one => one.Returns.Where(r => one.Forms.Contains(r.Form) && !r.Kind.IsNil())).ToDictionary(r => r.Id);
        var ids = counting.Keys.ToList();
        var said = (ids.Count == 0 ? [] : await db.Set<Claim>().AsNoTracking().Where(claim => subjects.Contains(claim.Subject) && ids.Contains(claim.Return)).ToListAsync(ct)).ToLookup(claim => (claim.Subject, claim.Form));
        var decisions = (await db.Set<Decision>().AsNoTracking().Where(decision => subjects.Contains(decision.Subject) && forms.Contains(decision.Form)).ToListAsync(ct)).ToLookup(decision => (decision.Subject, decision.Form));
        var received = await db.Set<CaseNotification>().AsNoTracking().Where(n => subjects.Contains(n.Subject)).Select(n => new { n.Subject, n.Notification, n.ReceivedAt }).ToListAsync(ct);
        var definitions = cases.Select(one => one.Forms.Distinct()
            .Select(form => one.Returns.Where(r => counting.ContainsKey(r.Id) && r.Form == form).Select(r => library.Find(form, r.FormVersion)).OfType<FormDefinition>().MaxBy(version => version.ValidFrom) ?? library.Begun(form, one.Case.AcceptedAt.DateIn()))
            .OfType<FormDefinition>().ToList()).ToList();
        var before = await Before(cases, decisions.SelectMany(same => same), counting, ct);
        var given = await notification.Of([.. from one in cases.Zip(definitions) from definition in one.Second where definition.Key == Records.Notification select (one.First.Case, definition)], ct);
        var notified = definitions.Exists(all => all.Exists(definition => definition.Key != Records.Notification)) ? await notification.Told([.. cases.Select(one => one.Case)], ct) : new Dictionary<Guid, FormAnswers>();
        return [.. cases.Zip(definitions).Select(one => All(one.First.Case, one.Second))];

        IReadOnlyList<Collation> All(Case reviewed, IEnumerable<FormDefinition> definitions)
        {
            var began = received.Find(n => n.Subject == reviewed.Subject && n.Notification == reviewed.BeganWith)?.ReceivedAt ?? reviewed.ReceivedAt;
            return [.. definitions.Select(definition => Collation.Of(
                definition,
                (definition.Key == Records.Notification ? Core(began, definition, given[reviewed.Subject]) : Told(notified.GetValueOrDefault(reviewed.Subject), began, definition)).Concat(said[(reviewed.Subject, definition.Key)].Select(claim => (Claim: claim, Of: counting[claim.Return]))
                    .Select(one => new Said(one.Of.Id, one.Of.Source, one.Of.FromOf(definition.Find(one.Claim.LinkId)?.Section.LinkId), one.Of.At.DateIn(), one.Claim.LinkId, one.Claim.Place, one.Claim.Value, one.Claim.Shown, one.Claim.IsNotKnown))),
                decisions[(reviewed.Subject, definition.Key)],
                precedence,
                before))];
        }
    }

    // A decision in a list is found by the claims that it was taken on. Where each of their returns was sent anew or withdrawn, what they said leads to what counts instead.
    private async Task<SaidBefore> Before(IReadOnlyList<ToCollate> cases, IEnumerable<Decision> decisions, Dictionary<Guid, Counting> counting, CancellationToken ct)
    {
        var gone = decisions.Where(decision => decision.Place.Length > 0).Select(decision => decision.ToldAt.Select(told => told.Return).ToList()).Where(told => !told.Exists(one => one == Notified || counting.ContainsKey(one))).SelectMany(told => told).Distinct().ToList();
        if (gone.Count == 0)
        {
            return SaidBefore.Nothing;
        }

        var returns = await db.Returns.AsNoTracking().Where(r => gone.Contains(r.Id)).Select(r => new { r.Id, r.Request, r.Form, r.Subject }).ToListAsync(ct);
        var claims = await db.Set<Claim>().AsNoTracking().Where(claim => gone.Contains(claim.Return) && claim.Place != "").ToListAsync(ct);
        var instead = cases.SelectMany(one => one.Returns.Select(r => (Key: (one.Case.Subject, r.Request, r.Form), r.Id))).ToDictionary(one => one.Key, one => one.Id);
        return new(
            [.. claims.Select(claim => new Said(claim.Return, "", "", default, claim.LinkId, claim.Place, claim.Value, claim.Shown, claim.IsNotKnown))],
            returns.Where(r => instead.ContainsKey((r.Subject, r.Request, r.Form))).ToDictionary(r => r.Id, r => instead[(r.Subject, r.Request, r.Form)]));
    }

    /// <summary>
    /// How complete all that is called for is, at each level: the notification and the reporting form, what was asked or has come in
    /// besides, and the analysis in its last complete version, unless one came over from the legacy form.
    /// </summary>
    public async Task<IReadOnlyList<CaseCompleteness>> HowComplete(Case reviewed, IReadOnlyCollection<AgencyRequest> requests, CancellationToken ct)
    {
        var returns = await Returns(reviewed.Subject, ct);
        var asked = requests.Where(request => request.State is not (RequestState.Withdrawn or RequestState.NotForThem)).SelectMany(request => request.Forms.Select(form => form.Form));
        var came = returns.Where(r => r.Request is not null).Select(r => r.Form);
        string[] drafted = returns.Any(r => r.Form == ImportLegacyAnalysesHandler.Form) ? [] : [Records.Analysis];
        var collated = await Collate(reviewed, [.. new[] { Records.Notification, Records.Reporting }.Concat(asked.Concat(came).Order(StringComparer.Ordinal)).Concat(drafted).Distinct()], returns, ct);
        return [.. from use in Enum.GetValues<ReadyFor>()
                   let forms = collated.Select(form => (form.Form, Of: Completeness.Of(form, use, requests, precedence))).Where(form => form.Of.IsCounted).ToList()
                   select new CaseCompleteness(Completeness.Of(forms.Select(form => form.Of), use), forms)];
    }

    /// <summary>
    /// What notifications joined to a case say of the child and the death, and the one that it began with does not; lists apart. What a
    /// person decided as the first says it is left out; what was decided otherwise stands until the first is put right.
    /// </summary>
    public async Task<IReadOnlyList<SaidOtherwise>> Otherwise(Case reviewed, CancellationToken ct)
    {
        var returns = await Returns(reviewed.Subject, ct);
        var handedIn = returns.Select(r => r.Id).ToHashSet();
        var collated = await Collate(reviewed, Records.Notification, returns, ct);
        return [.. from answer in collated?.All ?? []
                   where answer.Row is null
                   let first = answer.Versions.FirstOrDefault(version => version.By.Any(IsFirst))
                   where answer.Standing != Standing.Decided || answer.Decision!.Value != first?.Value
                   let others = answer.Versions.Where(version => version != first).Select(version => (version.Shown, string.Join(", ", version.By.Where(IsJoined).Select(said => said.From)))).Where(other => other.Item2.Length > 0).ToList()
                   where others.Count > 0
                   select new SaidOtherwise(answer, first?.Shown ?? (answer.NotKnown.Any(IsFirst) ? "not known" : null), others)];

        static bool IsFirst(Said said) => said.Return == Notified;
        bool IsJoined(Said said) => !IsFirst(said) && !handedIn.Contains(said.Return);
    }

    /// <summary>What a person decided in the reporting form otherwise than the notification has it that the case follows.</summary>
    public async Task<IReadOnlyList<DecidedOtherwise>> Decided(Case reviewed, CancellationToken ct) =>
        await Collate(reviewed, Records.Reporting, await Returns(reviewed.Subject, ct), ct) is { } collated ? Decided(collated) : [];

    /// <summary>The same of a form that was collated: of what it takes from the notification. The case follows once that is put right.</summary>
    public static IReadOnlyList<DecidedOtherwise> Decided(Collation collated) =>
        [.. from answer in collated.All
            where answer.Row is null && answer.Standing == Standing.Decided
            let first = answer.Versions.FirstOrDefault(version => version.By.Any(said => said.Return == Notified))
            where answer.Decision!.Value != first?.Value && (first is not null || answer.Item.InitialExpression is not null)
            select new DecidedOtherwise(answer, first?.Shown)];

    // What was notified and the form asks again says so for itself, after every agency: an agency that says something else differs from it.
    private static IEnumerable<Said> Told(FormAnswers? notified, Instant began, FormDefinition definition)
    {
        var (told, blank) = (new FormAnswers(definition), new FormAnswers(definition));
        told.Prefill(notified);
        blank.Prefill(null);

        // The coded place is no first answer of the form, so that no agency is shown it: what they say of it is their own.
        if (definition.Key == Records.Reporting && notified?.Of(CaseAsNotified.Place) is [Answer.Chosen place] && definition.Find(CaseAsNotified.Place)?.Options.FirstOrDefault(option => option.Code == place.Code) is { } coded)
        {
            told.Set(new(CaseAsNotified.Place), coded.Answer);
        }

        return Saying(began, told).Where(said => blank.Of(said.LinkId).Count == 0);
    }

    // The notification form holds all that was notified: the core of the notification that the case began with, and each that was joined to it as a source of its own.
    private static IEnumerable<Said> Core(Instant began, FormDefinition definition, GivenToForm given)
    {
        return Saying(began, Filled(given.First)).Concat(given.Joined.SelectMany(joined => Saying(joined.Notification.Notification.Value, $"Notification {joined.Notification.Reference}", joined.Notification.ReceivedAt, Filled(joined.Given))));

        FormAnswers Filled(IEnumerable<(Place Place, Known First)> all)
        {
            var told = new FormAnswers(definition);
            foreach (var (place, first) in all)
            {
                told.Set(place, first.Answers);
            }

            return told;
        }
    }

    private static IEnumerable<Said> Saying(Instant began, FormAnswers told) => Saying(Notified, "The notification", began, told);

    private static IEnumerable<Said> Saying(Guid source, string from, Instant at, FormAnswers told) =>
        Claims.Of(told).Select(claim => new Said(source, "", from, at.DateIn(), claim.LinkId, claim.Place, claim.Value, claim.Shown, claim.IsNotKnown));
}

/// <summary>One question that was decided otherwise than the notification has it, which the case follows: a date of birth, a name, an NHS number.</summary>
/// <param name="Answer">How the question stands in the record.</param>
/// <param name="Notified">What the notification says; null where it says nothing.</param>
internal sealed record DecidedOtherwise(CollatedAnswer Answer, string? Notified);

/// <summary>One question that another notification of a case answers otherwise, or alone.</summary>
/// <param name="Answer">How the question stands in the record.</param>
/// <param name="First">What the notification says that the case began with; null where it says nothing.</param>
/// <param name="Others">What others say, and which.</param>
internal sealed record SaidOtherwise(CollatedAnswer Answer, string? First, IReadOnlyList<(string Shown, string From)> Others);
