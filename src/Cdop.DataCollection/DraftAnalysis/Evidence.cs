using System.Security.Cryptography;
using System.Text;
using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>Which questions of the agencies' forms bear on which factor of the analysis, as data.</summary>
internal sealed record EvidenceRules
{
    public required string Source { get; init; }

    public required IReadOnlyList<FactorEvidence> Factors { get; init; }

    /// <summary>What is wrong with them, a sentence each.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<FormDefinition> forms)
    {
        bool Asks(string form, string linkId) => forms.Any(known => known.Key == form && known.Find(linkId) is not null);

        return Factors.Where(rule => !Asks(Records.Analysis, rule.Factor)).Select(rule => $"Evidence: the analysis has no factor {rule.Factor}.")
            .Concat(Factors.SelectMany(rule => rule.From).Where(from => from.Split(':') is not [var form, var linkId] || !Asks(form, linkId)).Select(from => $"Evidence: no form asks {from}."));
    }
}

/// <summary>The questions for one factor, as form:linkId; a group stands for all within it.</summary>
internal sealed record FactorEvidence
{
    public required string Factor { get; init; }

    public required IReadOnlyList<string> From { get; init; }
}

/// <summary>One thing that returns say: what a person reads, and what is written down where it is taken.</summary>
/// <param name="Key">Its name in a post; with other words it has another.</param>
/// <param name="Form">The form it was said in.</param>
/// <param name="LinkId">The question.</param>
/// <param name="Question">The question as a person reads it.</param>
/// <param name="Words">What is said.</param>
/// <param name="Sources">Who says so: name and agency.</param>
/// <param name="Kinds">The same by kind of agency, for a form that the panel sees.</param>
/// <param name="Differs">Whether others say otherwise.</param>
internal sealed record SaidInReturns(string Key, string Form, string LinkId, string Question, string Words, string Sources, string Kinds, bool Differs)
{
    /// <summary>What is written into the factor: the words and their source, and no name, since the panel reads it.</summary>
    public string AsEvidence => $"{Question} {Words} ({Kinds}{(Differs ? "; others say otherwise" : "")})";
}

/// <summary>What the returns say to one factor.</summary>
internal sealed record FactorSaid(string Factor, IReadOnlyList<(SaidInReturns Said, bool IsTaken)> All);

/// <summary>What the review meeting recorded that bears on one section of the analysis.</summary>
/// <param name="Source">Which version of its record, whose, and of which day.</param>
/// <param name="All">Each question with what was written.</param>
internal sealed record SaidByMeeting(string Source, IReadOnlyList<(string Question, string Words)> All);

/// <summary>What the returns and the review meeting say to one section of the analysis.</summary>
/// <param name="Factors">What the returns say, by factor.</param>
/// <param name="Rest">What they say of the same domain and belongs to no one factor.</param>
/// <param name="Meeting">What the review meeting recorded; null where it recorded nothing of it.</param>
internal sealed record SectionEvidence(IReadOnlyDictionary<string, IReadOnlyList<SaidInReturns>> Factors, IReadOnlyList<SaidInReturns> Rest, SaidByMeeting? Meeting = null)
{
    /// <summary>What the ticks are called in a post.</summary>
    public const string Box = "evidence";

    /// <summary>Nothing is said.</summary>
    public static readonly SectionEvidence None = new(new Dictionary<string, IReadOnlyList<SaidInReturns>>(), []);

    /// <summary>Puts a panel beside each factor that something is said to.</summary>
    public FormView Beside(FormView view) => view with
    {
        Beside = Factors.ToDictionary(
            factor => factor.Key,
            factor => new BesideGroup("/DraftAnalysis/_Evidence.cshtml", new FactorSaid(factor.Key, [.. factor.Value.Select(said => (said, IsIn(view.Answers, factor.Key, said)))]))),
    };

    /// <summary>Writes what was ticked into the factor's own words, once. Whether it was present, how far it contributed and whether it could be modified stays as it is.</summary>
    public void Take(FormAnswers answers, IReadOnlyCollection<string> ticked)
    {
        foreach (var (factor, said) in Factors.SelectMany(factor => factor.Value.Select(said => (factor.Key, said))).Where(one => ticked.Contains($"{one.Key}~{one.said.Key}") && !IsIn(answers, one.Key, one.said)))
        {
            var before = Narrative(answers, factor);
            answers.Set(new(NarrativeOf(factor)), new Answer.Words(before.Length == 0 ? said.AsEvidence : $"{before}\n{said.AsEvidence}"));
        }
    }

    private static string NarrativeOf(string factor) => $"{factor}.narrative";

    private static string Narrative(FormAnswers answers, string factor) => string.Join('\n', answers.Of(NarrativeOf(factor)).Select(answer => answer.Shown));

    private static bool IsIn(FormAnswers answers, string factor, SaidInReturns said) => Narrative(answers, factor).Contains(said.AsEvidence, StringComparison.Ordinal);
}

/// <summary>Reads what the returns say to a section of the analysis, collated, with dissent, each with its source; and what the review meeting recorded.</summary>
internal sealed class EvidenceBook(CaseRecord record, RecordBook book, EvidenceRules rules)
{
    private const string Represented = "agencies", Person = "attendance.person";

    // Who was there, in whatever way; a report alone brings nobody.
    private static readonly string[] WasThere = ["yes", "remote"];

    /// <summary>What is said to a section; nothing where it is no domain of the analysis, nor asks who was represented.</summary>
    public async Task<SectionEvidence> Of(Case reviewed, FormItem section, CancellationToken ct)
    {
        if (section.LinkId == Represented)
        {
            return SectionEvidence.None with { Meeting = await Meeting(reviewed, WhoWasThere, ct) };
        }

        var factors = section.Items.Where(item => item.Items.Any(question => question.LinkId == $"{item.LinkId}.narrative") && !item.Repeats).Select(item => item.LinkId).ToList();
        if (section.Domain is not { } domain || factors.Count == 0)
        {
            return SectionEvidence.None;
        }

        var returns = (await record.Returns(reviewed.Subject, ct)).Where(one => one.Kind != ReturnKind.Recorded).ToList();
        var said = new List<(SaidInReturns Said, FormItem Item)>();
        foreach (var collated in await record.Collate(reviewed, [.. returns.Where(one => !one.Kind.IsNil()).Select(one => one.Form).Distinct()], returns, ct))
        {
            said.AddRange(collated.All.SelectMany(answer => Said(collated, answer).Select(one => (one, answer.Item))));
        }

        var byFactor = factors.ToDictionary(factor => factor, factor => (IReadOnlyList<SaidInReturns>)[.. said.Where(one => Bears(factor, one.Said.Form, one.Item)).Select(one => one.Said)]);
        var mapped = rules.Factors.Select(rule => rule.Factor).ToList();
        return new(
            byFactor.Where(factor => factor.Value.Count > 0).ToDictionary(),
            [.. said.Where(one => one.Item.Domain == domain && !mapped.Exists(factor => Bears(factor, one.Said.Form, one.Item))).Select(one => one.Said)],
            await Meeting(reviewed, meeting => Discussed(meeting, domain), ct));
    }

    private async Task<SaidByMeeting?> Meeting(Case reviewed, Func<FormAnswers, IEnumerable<(string Question, string Words)>> read, CancellationToken ct)
    {
        var state = (await book.Of(reviewed, Records.ReviewMeeting, ct))!;
        return await book.Last(state, ct) is { } meeting && read(meeting).ToList() is { Count: > 0 } said
            ? new($"Record of the review meeting, version {state.Versions[0].Number}: {state.Versions[0].From}, {InWords.Day(state.Versions[0].At.DateIn())}", said)
            : null;
    }

    private static IEnumerable<(string Question, string Words)> Discussed(FormAnswers meeting, AnalysisDomain domain) =>
        from asked in meeting.Walk()
        where asked.Item.IsQuestion && asked.Item.Domain == domain && asked.Item.Type == ItemType.Text && meeting.IsShown(asked.Item, asked.At)
        let words = Shown(meeting, asked.Item.LinkId, asked.At)
        where words.Length > 0
        select (asked.Item.Text, words);

    // The agency and the role, as the form wants it: no name.
    private static IEnumerable<(string Question, string Words)> WhoWasThere(FormAnswers meeting) =>
        from asked in meeting.Walk()
        where asked.Item.LinkId == $"{Person}.present" && meeting.Of(new Place(asked.Item.LinkId, asked.At)) is [Answer.Chosen { Code: var came }] && WasThere.Contains(came)
        let role = Shown(meeting, $"{Person}.role", asked.At)
        let agency = Shown(meeting, $"{Person}.agency", asked.At)
        select (agency.Length == 0 ? "No service named" : agency, role.Length == 0 ? "no role named" : role);

    private static string Shown(FormAnswers answers, string linkId, string at) => string.Join(", ", answers.Of(new Place(linkId, at)).Select(answer => answer.Shown));

    private bool Bears(string factor, string form, FormItem item) =>
        rules.Factors.Where(rule => rule.Factor == factor).SelectMany(rule => rule.From)
            .Any(from => from == $"{form}:{item.LinkId}" || (from.StartsWith($"{form}:", StringComparison.Ordinal) && item.LinkId.StartsWith($"{from[(form.Length + 1)..]}.", StringComparison.Ordinal)));

    // A decision is one voice, and so is each value while nobody has decided. That nobody knows it is said too; silence says nothing.
    private static IEnumerable<SaidInReturns> Said(Collation record, CollatedAnswer answer)
    {
        if (answer.Standing is Standing.Decided)
        {
            var others = answer.Versions.Any(version => version.Value != answer.Decision!.Value);
            var by = answer.Versions.Where(version => version.Value == answer.Decision!.Value).SelectMany(version => version.By).ToList();
            return [One(record, answer, answer.Shown, by, others)];
        }

        return answer.Standing == Standing.NotKnown ? [One(record, answer, "Not known", answer.NotKnown, differs: false)]
            : answer.Versions.Select(version => One(record, answer, version.Shown, version.By, answer.IsOpen));
    }

    // Of a list with whose answer it is: what is said of a sibling is not said of a parent.
    private static SaidInReturns One(Collation record, CollatedAnswer answer, string words, IReadOnlyList<Said> by, bool differs)
    {
        var form = record.Form;
        var kinds = string.Join("; ", by.Select(said => Wording.InSentence(AskedKind.Find(said.Kind)?.Name ?? said.Kind)).Distinct()) is { Length: > 0 } named ? named : "decided by the office";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Key}\n{answer.Item.LinkId}\n{answer.At}\n{words}"))[..8]);
        return new(
            key, form.Key, answer.Item.LinkId, record.RowOf(answer) is { } row ? $"{row}. {answer.Item.Text}" : answer.Item.Text, words,
            string.Join("; ", by.Select(said => $"{said.From}, {InWords.Day(said.On)}").Distinct()) is { Length: > 0 } sources ? sources : "Decided by the office",
            $"{kinds}, {Wording.InSentence(form.Title)}{(by.Count == 0 ? "" : $", {InWords.Day(by.Max(said => said.On))}")}",
            differs);
    }
}
