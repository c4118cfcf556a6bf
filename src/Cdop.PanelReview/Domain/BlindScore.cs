using Cdop.Forms;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// What one member makes of a case before its discussion opens, apart from all others. Until then its author alone sees it, and
/// afterwards nobody sees it but as one of many. The audit keeps that it was given, and never what it says.
/// </summary>
internal sealed class BlindScore : IAbout, INotAudited
{
    private BlindScore() { }

    public Guid Meeting { get; private init; }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public Guid Member { get; private init; }

    /// <summary>The version of the analysis form that it was begun in, and is read by.</summary>
    public string FormVersion { get; private init; } = "";

    /// <summary>The categories that could apply, by number, with blanks between.</summary>
    public string Categories { get; private set; } = "";

    public Modifiability? Modifiability { get; private set; }

    /// <summary>The lines of the analysis form that were graded, each as "child.asthma=2", with blanks between.</summary>
    public string Grades { get; private set; } = "";

    /// <summary>When it was last given; a score that comes after the discussion opened does not count.</summary>
    public Instant GivenAt { get; private set; }

    /// <summary>The category that counts: the lowest number.</summary>
    public int? Primary => EachCategory.Select(number => (int?)number).Min();

    public IEnumerable<int> EachCategory => Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

    public IEnumerable<(string Line, int Grade)> EachGrade => Grades.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(graded => (graded[..^2], graded[^1] - '0'));

    public static BlindScore Begin(Guid meeting, Guid subject, Guid member, FormDefinition form) => new() { Meeting = meeting, Subject = subject, Member = member, FormVersion = form.Version };

    /// <summary>Takes what a member says, in place of what they said before.</summary>
    /// <param name="said">What they say.</param>
    /// <param name="form">The analysis form in its version, which says what can be graded.</param>
    /// <param name="isOpened">Whether the discussion of the case has opened.</param>
    /// <param name="now">When.</param>
    public Result<BlindScore> Give(ScoreGiven said, FormDefinition form, bool isOpened, Instant now)
    {
        var lines = Judgement.LinesOf(form).Select(line => line.LinkId).ToHashSet();
        var offered = form.Find(Judgement.Ticked)!.Options.Select(option => option.Code).ToHashSet();
        var graded = said.Grades.Where(one => one.Length > 0).ToList();
        var problems = new Problems()
            .When(isOpened, "", "The discussion of this case has opened, so its scores are closed. Yours stays as it was")
            .When(!isOpened && said.Categories.Count == 0, nameof(said.Categories), "Tick the categories that could apply")
            .When(said.Categories.Any(code => !offered.Contains(code)), nameof(said.Categories), "Tick categories of the list")
            .When(!isOpened && said.Modifiability is null, nameof(said.Modifiability), "Select what you judge of modifiable factors")
            .When(graded.Any(one => one.Length < 3 || one[^2] != '=' || one[^1] is < '0' or > '2' || !lines.Contains(one[..^2])), nameof(said.Grades), "Grade factors of the list with 0, 1 or 2");
        if (problems.Any)
        {
            return problems;
        }

        Categories = string.Join(' ', said.Categories.Distinct().OrderBy(code => code.Length).ThenBy(code => code, StringComparer.Ordinal));
        (Modifiability, Grades, GivenAt) = (said.Modifiability, string.Join(' ', graded.DistinctBy(one => one[..^2])), now);
        return this;
    }
}

/// <summary>What a member says of a case before its discussion. The form binds to it.</summary>
internal record ScoreGiven
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Which categories could apply?", ShortName = "Categories")]
    public IReadOnlyList<string> Categories { get; init; } = [];

    [System.ComponentModel.DataAnnotations.Display(Name = "Could anything be modified?", ShortName = "Modifiable factors")]
    public Modifiability? Modifiability { get; init; }

    /// <summary>A line and its grade, as "child.asthma=2"; empty for a line without one.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "Factors")]
    public IReadOnlyList<string> Grades { get; init; } = [];
}
