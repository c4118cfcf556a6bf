namespace Cdop.PanelReview.Domain;

/// <summary>The panels there are, who sits on them and when one may decide, as data: terms of reference differ, and change.</summary>
internal sealed record PanelRules
{
    /// <summary>Where it is taken from, and how sure it is.</summary>
    public required string Source { get; init; }

    /// <summary>What a member can stand for.</summary>
    public required IReadOnlyList<PanelSeat> Seats { get; init; }

    public required IReadOnlyList<PanelType> Types { get; init; }

    /// <summary>How many days before a meeting those who have not answered are asked again, the earliest first.</summary>
    public required IReadOnlyList<int> RemindBefore { get; init; }

    /// <summary>From how many days before a meeting on the office is told that it is not quorate by its answers.</summary>
    public required int QuorumAtRiskBefore { get; init; }

    /// <summary>How agreed actions are followed up.</summary>
    public required ActionRules Actions { get; init; }

    /// <summary>The rhythms that a new installation begins with.</summary>
    public required IReadOnlyList<SeriesFacts> Series { get; init; }

    public PanelType? Type(string code) => Types.FirstOrDefault(type => type.Code == code);

    public PanelSeat? Seat(string code) => Seats.FirstOrDefault(seat => seat.Code == code);

    /// <summary>The themed panels that a death could wait for, by its age and what is known of it.</summary>
    public IEnumerable<PanelType> ThemesOf(int days, IReadOnlyCollection<string> facts) => Types.Where(type => type.IsThemed && type.Takes(days) && type.Facts.Any(facts.Contains));

    /// <summary>The panel that a death comes to where nobody chooses another: the first whose ages it falls in.</summary>
    public PanelType For(int days) => Types.First(type => !type.IsThemed && type.Takes(days));

    /// <summary>The next day on which the answers to a meeting are looked at, after another day; null after the last.</summary>
    public LocalDate? NextCheck(LocalDate meeting, LocalDate after) =>
        RemindBefore.Select(days => (LocalDate?)meeting.PlusDays(-days)).FirstOrDefault(day => day > after);

    /// <summary>What is wrong with it: one sentence a fault.</summary>
    public IEnumerable<string> Faults() =>
    [
        .. Types.GroupBy(type => type.Code).Where(same => same.Count() > 1).Select(same => $"Panel {same.Key} stands twice."),
        .. Seats.GroupBy(seat => seat.Code).Where(same => same.Count() > 1).Select(same => $"Seat {same.Key} stands twice."),
        .. Types.SelectMany(type => type.Quorum.Needs.SelectMany(need => need.AnyOf).Where(code => Seat(code) is null).Select(code => $"The quorum of panel {type.Code} names {code}, which is not among the seats.")),
        .. Types.Where(type => type.Quorum.Least < type.Quorum.Needs.Count).Select(type => $"The quorum of panel {type.Code} needs more seats than people."),
        .. Types.Where(type => type.PackBefore < 1).Select(type => $"The pack of panel {type.Code} must go out before the day of the meeting."),
        .. Types.Where(type => type.Least > type.Most).Select(type => $"Panel {type.Code} takes at least more cases than at most."),
        .. Types.Where(type => type.IsThemed != type.Facts.Count > 0).Select(type => $"Panel {type.Code} is themed and names no facts, or names facts and is not themed."),
        .. RemindBefore.Count == 0 || RemindBefore.Any(days => days < 1) || !RemindBefore.SequenceEqual(RemindBefore.Distinct().OrderDescending()) ? ["The days of the reminders must fall, and end before the meeting."] : Array.Empty<string>(),
        .. Series.Where(series => Type(series.Panel) is null).Select(series => $"The series {series.Name} is of panel {series.Panel}, which is not there."),
        .. Actions.Faults(),
        .. Enumerable.Range(0, 18 * 366).Any(days => !Types.Any(type => !type.IsThemed && type.Takes(days))) ? ["Some age comes to no panel."] : Array.Empty<string>(),
    ];
}

/// <summary>What a member stands for, such as the police or public health.</summary>
internal sealed record PanelSeat
{
    /// <summary>The seats of who chairs, and of who does so in their place.</summary>
    public const string Chair = "chair", DeputyChair = "deputy-chair";

    public required string Code { get; init; }

    public required string Name { get; init; }
}

/// <summary>A kind of panel: which deaths it reviews, how many at a time, and when it is quorate.</summary>
internal sealed record PanelType
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>In completed days of age.</summary>
    public int? FromDays { get; init; }

    public int? ToDays { get; init; }

    /// <summary>Whether it waits for deaths of one kind, chosen by a person, and not for an age.</summary>
    public bool IsThemed { get; init; }

    /// <summary>The codes of what is known of a death that makes it one for this themed panel, any one of them.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>How many cases make a sitting worth while.</summary>
    public required int Least { get; init; }

    /// <summary>How many cases one sitting can do justice to.</summary>
    public required int Most { get; init; }

    public required Quorum Quorum { get; init; }

    /// <summary>How many days before a meeting its pack should be with the members.</summary>
    public required int PackBefore { get; init; }

    /// <summary>The day by which the pack of a meeting should be with the members.</summary>
    public LocalDate PackDueOn(LocalDate meeting) => meeting.PlusDays(-PackBefore);

    public bool Takes(int days) => (FromDays is not { } from || days >= from) && (ToDays is not { } to || days <= to);
}

/// <summary>Who must be there for a decision to count: so many in all, and one of each group of seats.</summary>
internal sealed record Quorum
{
    public required int Least { get; init; }

    public required IReadOnlyList<SeatNeeded> Needs { get; init; }

    /// <summary>What is missing, in words; nothing where those seats make it quorate. Each person fills one need at most.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<string> seats)
    {
        var unmet = Unmet(seats);
        var named = unmet.Select(need => need.AnyOf.Any(seats.Contains) ? $"one more of {need.Name}" : need.Name); // who is there stands for something else
        var short_ = Math.Max(Least - seats.Count, 0) - unmet.Count;
        return short_ > 0 ? [.. named, short_ == 1 ? "1 more member" : $"{short_} more members"] : [.. named];
    }

    // A need is met by a person of its own: the largest matching, found by augmenting paths (Kuhn 1955); the needs are few.
    private List<SeatNeeded> Unmet(IReadOnlyList<string> seats)
    {
        var takenBy = new int?[seats.Count];
        return [.. Needs.Where((_, need) => !Place(need, new bool[seats.Count]))];

        bool Place(int need, bool[] tried)
        {
            for (var at = 0; at < seats.Count; at++)
            {
                if (!tried[at] && Needs[need].AnyOf.Contains(seats[at]))
                {
                    tried[at] = true;
                    if (takenBy[at] is not { } other || Place(other, tried))
                    {
                        takenBy[at] = need;
                        return true;
                    }
                }
            }

            return false;
        }
    }
}

/// <summary>One who must be there, by what they stand for.</summary>
internal sealed record SeatNeeded
{
    /// <summary>As it is said: "a lead of health".</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<string> AnyOf { get; init; }
}

/// <summary>A rhythm of meetings: on which days it falls by rules in the manner of cron, and what each sitting is like.</summary>
internal sealed record SeriesFacts
{
    public required string Name { get; init; }

    /// <summary>The code of the panel.</summary>
    public required string Panel { get; init; }

    /// <summary>One or more rules: second, minute, hour, day of month, month, day of week; read in London time.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required int Minutes { get; init; }

    public string Place { get; init; } = "";
}
