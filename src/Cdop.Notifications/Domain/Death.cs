using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>When, where and how the child died, as the notifier tells it. The page binds to it as it stands.</summary>
internal sealed record Death
{
    [Display(Name = "When did the child die?", ShortName = "Date of death")]
    public required LocalDate Date { get; init; }

    [Display(Name = "At what time?", ShortName = "Time of death")]
    public LocalTime? Time { get; init; }

    [Display(Name = "Where did the child die?", ShortName = "place of death")]
    public required PlaceOfDeath Place { get; init; }

    [Display(Name = "Which place?", ShortName = "which place"), StringLength(Longest.Line)]
    public string? PlaceInWords { get; init; }

    [Display(Name = "Where did what led to the death happen?", ShortName = "where it happened"), StringLength(Longest.Line)]
    public string? PlaceOfEvent { get; init; }

    [Display(Name = "What happened?", ShortName = "what happened"), StringLength(Longest.Text)]
    public required string Circumstances { get; init; }

    [Display(Name = "Was the death expected 24 hours before?", ShortName = "whether the death was expected")]
    public required Expectation Expected { get; init; }

    [Display(Name = "Do any of these apply?", ShortName = "what calls for a joint agency response")]
    public JointResponseCriteria JointResponse { get; init; }

    [Display(Name = "May it have been a stillbirth at home?", ShortName = "whether it may have been a stillbirth at home")]
    public YesNoNotKnown? SuspectedStillbirthAtHome { get; init; }

    [Display(Name = "Has the coroner been told?", ShortName = "whether the coroner has been told")]
    public YesNoNotKnown? CoronerTold { get; init; }

    /// <summary>What of it calls for a joint agency response: what was ticked, and a suspected stillbirth at home, which nobody attended.</summary>
    public JointResponseCriteria Calls => SuspectedStillbirthAtHome == YesNoNotKnown.Yes ? JointResponse | JointResponseCriteria.UnattendedStillbirth : JointResponse;

    /// <summary>The place in one line.</summary>
    public string PlaceInOneLine => PlaceInWords is null ? Wording.Of(Place) : Place == PlaceOfDeath.Other ? PlaceInWords : $"{Wording.Of(Place)}: {PlaceInWords}";

    /// <summary>The moment of the death; null where the time is not known.</summary>
    public Instant? At => Time is { } time ? Date.At(time).InLondon() : null;

    /// <summary>What cannot be, alone and beside who died, with the sentence that says so.</summary>
    public Problems Check(Problems problems, Child? child, Instant now)
    {
        ArgumentNullException.ThrowIfNull(problems);

        var local = now.TimeIn();
        return problems
            .When(Date > local.Date, Field(nameof(Date)), "Date of death must be today or earlier")
            .When(child is not null && Date < child.DateOfBirth, Field(nameof(Date)), "Date of death must be on or after the date of birth")
            .When(Time is { } time && Date == local.Date && time > local.TimeOfDay, Field(nameof(Time)), "Time of death must be now or earlier")
            .When(
                child is not null && Time is { } died && child.TimeOfBirth is { } born && Date == child.DateOfBirth && died < born,
                Field(nameof(Time)),
                "Time of death must be at or after the time of birth")
            .When(Place == PlaceOfDeath.Other && PlaceInWords is null, Field(nameof(PlaceInWords)), "Enter the place where the child died");
    }

    /// <summary>What may be a slip and may be so: said to the notifier, and never refused.</summary>
    public IEnumerable<string> Doubts(Child child, Instant now)
    {
        ArgumentNullException.ThrowIfNull(child);

        if (Date >= child.DateOfBirth && !Age.IsChild(child.DateOfBirth, Date))
        {
            yield return "By these dates the person was 18 or older. Deaths are reviewed up to the 18th birthday. If the dates are right you can still send this";
        }

        if (Nations.Says(child.PostcodeOfResidence(Date)) is { } says)
        {
            yield return $"{says}. You can send this all the same: our office finds out who reviews the death";
        }

        if (Date < now.DateIn().PlusYears(-1))
        {
            yield return "By this date the death was more than a year ago";
        }

        if (Date >= child.DateOfBirth && Date < Age.Birthday(child.DateOfBirth, 1) && child is { GestationWeeks: null, BirthWeight: null, MothersName: null })
        {
            yield return "The child was under one year old. If you know the weeks of pregnancy, the birth weight and the mother’s name, please give them: choose “Change” beside “The child” below";
        }

        if (SuspectedStillbirthAtHome == YesNoNotKnown.Yes && Date > child.DateOfBirth.PlusDays(1))
        {
            yield return "You say it may have been a stillbirth, but the dates of birth and death are apart";
        }
    }

    private static string Field(string name) => $"{nameof(Death)}.{name}";
}

/// <summary>Where a child died, in the coarsest words.</summary>
internal enum PlaceOfDeath
{
    [Display(Name = "In hospital")]
    Hospital,

    [Display(Name = "At home")]
    Home,

    [Display(Name = "Somewhere else")]
    Other,
}

/// <summary>Whether the death was foreseen 24 hours before.</summary>
internal enum Expectation
{
    [Display(Name = "Yes, expected")]
    Expected,

    [Display(Name = "No, not expected")]
    NotExpected,

    [Display(Name = "Not known")]
    NotKnown,
}

/// <summary>An answer to a plain question.</summary>
internal enum YesNoNotKnown
{
    Yes,
    No,

    [Display(Name = "Not known")]
    NotKnown,
}
