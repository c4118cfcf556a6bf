using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>A rhythm in which a panel meets, such as each quarter: the next dates are proposed from it, and a person fixes each.</summary>
internal sealed class MeetingSeries : Aggregate
{
    private MeetingSeries() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    /// <summary>The code of the panel.</summary>
    public string Panel { get; private set; } = "";

    /// <summary>Rules in the manner of cron, a line each.</summary>
    public string Rules { get; private set; } = "";

    public int Minutes { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Since when no dates are proposed from it; null while they are.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>The rules, one by one.</summary>
    public IEnumerable<string> EachRule => Lines(Rules);

    public static MeetingSeries Of(SeriesFacts facts) =>
        new() { Name = facts.Name, Panel = facts.Panel, Rules = string.Join('\n', facts.Rules), Minutes = facts.Minutes, Place = facts.Place };

    public static Result<MeetingSeries> Add(SeriesAsTyped typed, PanelRules rules, IReadOnlyList<string> wrong) => new MeetingSeries().Describe(typed, rules, wrong, null);

    /// <summary>Puts it in other words, ends it, or lets it go on. Meetings that are planned stay as they are.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="rules">The panels there are.</param>
    /// <param name="wrong">What is wrong with its rules, a sentence a fault.</param>
    /// <param name="endedOn">Since when no dates are proposed from it; null while they are.</param>
    public Result<MeetingSeries> Describe(SeriesAsTyped typed, PanelRules rules, IReadOnlyList<string> wrong, LocalDate? endedOn)
    {
        var problems = new Problems()
            .When(rules.Type(typed.Panel) is null, nameof(Panel), "Select the panel that meets")
            .When(typed.Minutes is < Meeting.Shortest or > Meeting.Longest, nameof(Minutes), $"Enter how long it lasts in minutes, between {Meeting.Shortest} and {Meeting.Longest}");
        foreach (var fault in wrong)
        {
            problems.When(true, nameof(Rules), fault.TrimEnd('.'));
        }

        if (problems.Any)
        {
            return problems;
        }

        (Name, Panel, Rules, Minutes, Place, EndedOn) = (typed.Name, typed.Panel, string.Join('\n', Lines(typed.Rules)), typed.Minutes, typed.Place ?? "", endedOn);
        return this;
    }

    public static IReadOnlyList<string> Lines(string rules) => rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What is to be known of a series. The forms bind to it.</summary>
internal record SeriesAsTyped
{
    [Display(Name = "Name"), StringLength(100)]
    public required string Name { get; init; }

    [Display(Name = "Which panel?", ShortName = "Panel")]
    public required string Panel { get; init; }

    [Display(Name = "On which days? A rule on each line", ShortName = "On which days it falls"), StringLength(1000)]
    public required string Rules { get; init; }

    [Display(Name = "How long does it last (in minutes)?", ShortName = "Length")]
    public required int Minutes { get; init; }

    [Display(Name = "Usual room, or address of the video meeting (if there is one)", ShortName = "Usual place"), StringLength(500)]
    public string? Place { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}
