using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>For whom something is to be learned.</summary>
internal enum LearningLevel
{
    Local,

    Regional,

    National,
}

/// <summary>Whether something is learned from what went well.</summary>
internal enum LearningKind
{
    [Display(Name = "From what went well")]
    Positive,

    [Display(Name = "From what could have gone better")]
    Negative,
}

/// <summary>The domain of the analysis form in which something is learned.</summary>
internal enum LearningDomain
{
    [Display(Name = "A: Characteristics of the child")]
    Child,

    [Display(Name = "B: Social environment")]
    Social,

    [Display(Name = "C: Physical environment")]
    Physical,

    [Display(Name = "D: Service provision")]
    Service,
}

/// <summary>
/// One point of learning of a ratified finding, in the library: without a name, for all who may learn from it, in whichever area; yet for
/// who is shut out of the case, takes no part in it or is not on its closed list it is not there. The office gives it its theme and,
/// where it goes out to agencies, the wording in which it does.
/// </summary>
internal sealed class LibraryPoint : Aggregate, INeedToKnow, IAbout
{
    private LibraryPoint() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    // It says nothing of where the child lived: whoever has any area may learn from it.
    Area? INeedToKnow.Area => null;

    /// <inheritdoc/>
    public bool IsRestricted { get; set; }

    /// <summary>The finding it stands in.</summary>
    public Guid Finding { get; private init; }

    /// <summary>1, 2, 3 and so on within the finding.</summary>
    public int Line { get; private init; }

    /// <summary>What is to be learned, in the words of the panel, and by no name.</summary>
    public string What { get; private init; } = "";

    public LearningDomain? Domain { get; private init; }

    public LearningKind? Kind { get; private init; }

    public LearningLevel? Level { get; private init; }

    /// <summary>Whether the panel shares it with the national database.</summary>
    public bool IsShared { get; private init; }

    public Instant FoundAt { get; private init; }

    /// <summary>The code of its theme; empty while it has none.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>In which words it goes out to agencies; empty while it does not.</summary>
    public string PublishedWords { get; private set; } = "";

    /// <summary>When a later version of the finding took its place; null while it stands.</summary>
    public Instant? ReplacedAt { get; private set; }

    /// <summary>The points of a finding that was ratified. A theme that the same words had in the version before stays with them.</summary>
    public static IReadOnlyList<LibraryPoint> Of(Finding finding, bool isRestricted, IReadOnlyList<LearningPoint> learned, Func<string, string> withoutNames, IReadOnlyList<LibraryPoint> before) =>
    [
        .. learned.Select((point, at) =>
        {
            var what = withoutNames(point.What);
            var same = before.FirstOrDefault(one => one.What == what);
            return new LibraryPoint
            {
                Subject = finding.Subject,
                IsRestricted = isRestricted,
                Finding = finding.Id,
                Line = at + 1,
                What = what,
                Domain = Read<LearningDomain>(point.Codes.Domain),
                Kind = Read<LearningKind>(point.Codes.Kind),
                Level = Read<LearningLevel>(point.Codes.Level),
                IsShared = point.IsShared,
                FoundAt = finding.RatifiedAt,
                Theme = same?.Theme ?? "",
                PublishedWords = same?.PublishedWords ?? "",
            };
        }),
    ];

    /// <summary>Gives it a theme, and the wording in which it goes out; to change either again takes a reason.</summary>
    public Result<LibraryPoint> Describe(string theme, string wording, string because, LearningThemes themes)
    {
        var problems = new Problems()
            .When(ReplacedAt is not null, "", "A later version of the finding has taken its place")
            .When(theme.Length > 0 && themes.NameOf(theme) is null, "Theme", "Select a theme")
            .When(theme.Length == 0 && wording.Length > 0, "Theme", "Select a theme: what goes out is sorted by it")
            .When((theme, wording) == (Theme, PublishedWords), "", "Nothing is changed")
            .When(((Theme.Length > 0 && theme != Theme) || (PublishedWords.Length > 0 && wording != PublishedWords)) && because.Length == 0, "Because", "Enter why it is changed");
        if (problems.Any)
        {
            return problems;
        }

        (Theme, PublishedWords) = (theme, wording);
        return this;
    }

    /// <summary>A later version of the finding takes its place.</summary>
    public void Replace(Instant now) => ReplacedAt = now;

    private static T? Read<T>(string? code)
        where T : struct, Enum => Enum.TryParse<T>(code, ignoreCase: true, out var known) ? known : null;
}

/// <summary>The themes that learning is sorted by, as data.</summary>
internal sealed record LearningThemes
{
    /// <summary>Where they are taken from.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<LearningTheme> Themes { get; init; }

    /// <summary>The name of a theme; null where there is none of that code.</summary>
    public string? NameOf(string code) => Themes.FirstOrDefault(theme => theme.Code == code)?.Name;

    /// <summary>What is wrong with it: one sentence a fault.</summary>
    public IEnumerable<string> Faults() => Themes.GroupBy(theme => theme.Code).Where(same => same.Count() > 1).Select(same => $"Theme {same.Key} stands twice.");
}

/// <summary>A theme that learning is sorted by.</summary>
internal sealed record LearningTheme
{
    public required string Code { get; init; }

    public required string Name { get; init; }
}
