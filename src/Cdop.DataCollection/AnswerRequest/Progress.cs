using System.ComponentModel.DataAnnotations;
using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>How far a section is.</summary>
internal enum SectionState
{
    [Display(Name = "Nothing yet")]
    Nothing,

    /// <summary>All that stands in it was known before.</summary>
    [Display(Name = "Filled in for you")]
    Known,

    /// <summary>Something is answered, and something required is missing or something is wrong.</summary>
    Begun,

    /// <summary>Something is answered, and what is left open stands in nobody's way.</summary>
    [Display(Name = "Partly answered")]
    Partly,

    /// <summary>Everything is answered.</summary>
    Complete,

    /// <summary>Other answers do not call for it.</summary>
    [Display(Name = "Not asked")]
    NotAsked,
}

/// <summary>A section with how far it is.</summary>
internal sealed record SectionProgress(FormItem Section, SectionState State, int Asked, int Answered)
{
    /// <summary>Whether somebody of the agency has kept it.</summary>
    public bool IsOfAgency { get; private init; }

    /// <summary>Whether the office has kept it.</summary>
    public bool IsOfOffice { get; private init; }

    /// <summary>These sections of a form.</summary>
    public static IReadOnlyList<SectionProgress> Of(Answered answered, AskedKind? kind, IEnumerable<FormItem> sections)
    {
        var answers = answered.Answers;
        var amiss = Answering.Problems(answers, kind).Select(problem => answers.Form.Find(problem.Place.LinkId)?.Section).ToHashSet();
        return [.. sections.Select(section => Of(section, answered, amiss.Contains(section)))];

        SectionProgress Of(FormItem section, Answered whole, bool isAmiss)
        {
            var asked = answers.Walk(section)
                .Where(place => place.Item is { IsQuestion: true, ReadOnly: false } && place.Item.IsSeenBy(kind) && answers.IsShown(place.Item, place.At))
                .Select(place => new Place(place.Item.LinkId, place.At)).ToList();
            var given = asked.Where(place => answers.Of(place).Count > 0).ToList();
            var state = !answers.IsShown(section, "") ? SectionState.NotAsked
                : given.Count == 0 ? SectionState.Nothing
                : isAmiss ? SectionState.Begun
                : given.TrueForAll(place => whole.Known.TryGetValue(place, out var known) && known.Answers.SequenceEqual(answers.Of(place))) ? SectionState.Known
                : given.Count < asked.Count ? SectionState.Partly
                : SectionState.Complete;
            return new(section, state, asked.Count, given.Count) { IsOfAgency = whole.IsOfAgency(section), IsOfOffice = whole.IsOfOffice(section) };
        }
    }
}

/// <summary>The sections of a form as a list of what is to be done.</summary>
/// <param name="Home">What the addresses of the sections begin with.</param>
/// <param name="Form">Which form.</param>
/// <param name="Sections">The sections with how far each is.</param>
internal sealed record PartsShown(string Home, string Form, IReadOnlyList<SectionProgress> Sections)
{
    /// <summary>What is said beside a section of whose word it is, where that is not as one would think.</summary>
    public Func<SectionProgress, string?> Whose { get; init; } = _ => null;
}

/// <summary>The check of a form before it is handed in: what is missing or wrong with links to it, what may be wrong, and all that was answered.</summary>
/// <param name="Home">What the addresses of the sections begin with.</param>
/// <param name="Answers">What was answered.</param>
/// <param name="Kind">As which kind of agency it is filled in.</param>
/// <param name="Sections">The sections that are read back, as far as they are asked.</param>
internal sealed record FormCheck(string Home, FormAnswers Answers, AskedKind? Kind, IReadOnlyList<FormItem> Sections)
{
    private readonly IReadOnlyList<FormProblem> problems = Answers.Problems(section: null, Kind);

    /// <summary>What was known before and is answered otherwise now, in words.</summary>
    public IReadOnlyDictionary<Place, string> Changed { get; init; } = new Dictionary<Place, string>();

    /// <summary>Why it is too early, and which question says so; null where it is not.</summary>
    public FormProblem? TooEarly { get; init; }

    /// <summary>What is wrong with the documents that the answers name.</summary>
    public IReadOnlyList<FormProblem> OfDocuments { get; init; } = [];

    /// <summary>The sections that are handed in and not shown here: the agency's own words, as long as they are not handed in.</summary>
    public IReadOnlyList<FormItem> Unseen { get; init; } = [];

    /// <summary>The sections that the office typed in for who hands in.</summary>
    public IReadOnlyList<FormItem> TypedIn { get; init; } = [];

    /// <summary>The sections that who hands in has not looked at: what was filled in for them there is not their answer.</summary>
    public IReadOnlyList<FormItem> NotLookedAt { get; init; } = [];

    /// <summary>What was answered to questions that are not asked: it is kept, and goes no further.</summary>
    public IReadOnlyList<SetAside> Aside { get; init; } = [];

    /// <summary>The sections that colleagues were asked to answer and have not, with their names.</summary>
    public IReadOnlyDictionary<FormItem, string> WaitsFor { get; init; } = new Dictionary<FormItem, string>();

    /// <summary>Whether it is a record, which is completed and handed in to nobody.</summary>
    public bool IsRecord { get; init; }

    /// <summary>The sections that are asked.</summary>
    public IEnumerable<FormItem> Asked => Sections.Where(section => Answers.IsShown(section, ""));

    /// <summary>Whether nothing at all was answered that could be handed in.</summary>
    public bool SaysNothing { get; init; }

    /// <summary>What stands in the way.</summary>
    public IEnumerable<FormProblem> Amiss => problems.Where(problem => problem.Kind != FormProblemKind.Warning).Concat(OfDocuments).Concat(TooEarly is null ? [] : [TooEarly]);

    /// <summary>What may be wrong.</summary>
    public IEnumerable<FormProblem> Doubts => problems.Where(problem => problem.Kind == FormProblemKind.Warning);

    /// <summary>A section as it is read back.</summary>
    public FormView View(FormItem section) => new(Answers, section, Kind, []) { Changed = Changed };

    /// <summary>Where a problem is put right.</summary>
    public string AddressOf(FormProblem problem) => Answers.Form.Find(problem.Place.LinkId) is { } item
        ? $"{Home}/{item.Section.LinkId}?check=true#{View(item.Section).Field(item, problem.Place.At).FirstControl}"
        : $"{Home}/{Sections[0].LinkId}?check=true";
}
