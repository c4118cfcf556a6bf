using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>Who died, as the notifier tells it. The page binds to it as it stands.</summary>
internal sealed record Child
{
    /// <summary>A newborn lives where the mother does: the first four weeks.</summary>
    public const int NewbornDays = 28;

    [Display(Name = "Given names", ShortName = "given names"), StringLength(Longest.Name)]
    public string? GivenName { get; init; }

    [Display(Name = "The child was not named")]
    public bool NotNamed { get; init; }

    [Display(Name = "Family name"), StringLength(Longest.Name)]
    public required string FamilyName { get; init; }

    [Display(Name = "Any other names", ShortName = "other names"), StringLength(Longest.Name)]
    public string? AlsoKnownAs { get; init; }

    [Display(Name = "Date of birth")]
    public required LocalDate DateOfBirth { get; init; }

    [Display(Name = "Time of birth")]
    public LocalTime? TimeOfBirth { get; init; }

    [Display(Name = "Sex")]
    public required Sex Sex { get; init; }

    /// <summary>As it was typed: what does not fit together is kept only as "could not be verified".</summary>
    [Display(Name = "NHS number"), StringLength(Longest.Number)]
    public string? TypedNhsNumber { get; init; }

    /// <summary>A choice cannot be taken back in a browser without script: where the number is given after all, that it is not available says nothing.</summary>
    [Display(Name = "If you cannot give it, why?", ShortName = "why there is no NHS number")]
    public NhsNumberAbsence? NoNhsNumber { get => field == NhsNumberAbsence.NotAvailable && NhsNumber is not null ? null : field; init; }

    [Display(Name = "Ethnic group")]
    public EthnicGroup? EthnicGroup { get; init; }

    [Display(Name = "Home address"), StringLength(Longest.Line)]
    public string? Address { get; init; }

    [Display(Name = "Postcode")]
    public Postcode? Postcode { get; init; }

    /// <summary>The same of a postcode that is given after all.</summary>
    [Display(Name = "If there is none, why?", ShortName = "why there is no postcode")]
    public PostcodeAbsence? NoPostcode { get => field == PostcodeAbsence.NotKnown && Postcode is not null ? null : field; init; }

    [Display(Name = "GP practice"), StringLength(Longest.Line)]
    public string? Gp { get; init; }

    [Display(Name = "Mother’s postcode")]
    public Postcode? MothersPostcode { get; init; }

    [Display(Name = "Mother’s name"), StringLength(Longest.Name)]
    public string? MothersName { get; init; }

    [Display(Name = "Weeks of pregnancy at birth"), Range(1, 45)]
    public int? GestationWeeks { get; init; }

    [Display(Name = "Days beyond those weeks"), Range(0, 6)]
    public int? GestationDays { get; init; }

    [Display(Name = "Birth weight in grams"), Range(100, 9999)]
    public int? BirthWeight { get; init; }

    /// <summary>The NHS number, where what was typed is one.</summary>
    public NhsNumber? NhsNumber => NhsNumber.TryParse(TypedNhsNumber, null, out var number) ? number : null;

    /// <summary>The name in one line.</summary>
    public string Name => $"{GivenName ?? "Not named"} {FamilyName}";

    /// <summary>The postcode that tells the area: the mother's for a newborn (statutory guidance: normal residence).</summary>
    public Postcode? PostcodeOfResidence(LocalDate died) => IsNewborn(died) ? MothersPostcode ?? Postcode : Postcode ?? MothersPostcode;

    /// <summary>Whether the child died within the first four weeks.</summary>
    public bool IsNewborn(LocalDate died) => died < DateOfBirth.PlusDays(NewbornDays);

    /// <summary>What cannot be, with the sentence that says so.</summary>
    public Problems Check(Problems problems, Instant now, bool refuseTestNumbers)
    {
        ArgumentNullException.ThrowIfNull(problems);

        var local = now.TimeIn();
        return problems
            .When(GivenName is null && !NotNamed, Field(nameof(GivenName)), "Enter given names, or tick that the child was not named")
            .When(DateOfBirth > local.Date, Field(nameof(DateOfBirth)), "Date of birth must be today or earlier")
            .When(TimeOfBirth is { } born && DateOfBirth == local.Date && born > local.TimeOfDay, Field(nameof(TimeOfBirth)), "Time of birth must be now or earlier")
            .When(TypedNhsNumber is null && NoNhsNumber is null, Field(nameof(TypedNhsNumber)), "Enter NHS number, or choose why you cannot give it")
            .When(
                TypedNhsNumber is null && NoNhsNumber == NhsNumberAbsence.CouldNotBeVerified,
                Field(nameof(TypedNhsNumber)),
                "Enter the NHS number you were given, or choose another reason")
            .When(
                TypedNhsNumber is not null && NhsNumber is null && NoNhsNumber != NhsNumberAbsence.CouldNotBeVerified,
                Field(nameof(TypedNhsNumber)),
                "Check the NHS number: it must have 10 digits that fit together, and these do not. If it is all you have, choose “The number I have could not be verified”")
            .When(
                refuseTestNumbers && NhsNumber is { IsForTests: true },
                Field(nameof(TypedNhsNumber)),
                "NHS numbers that begin with 999 are for tests only. Enter the child’s own number, or delete it and choose why you cannot give it")
            .When(Postcode is null && NoPostcode is null, Field(nameof(Postcode)), "Enter postcode, or choose why there is none")
            .When(GestationDays is not null && GestationWeeks is null, Field(nameof(GestationWeeks)), "Enter the weeks of pregnancy as well as the days");
    }

    private static string Field(string name) => $"{nameof(Child)}.{name}";
}

/// <summary>Why an NHS number is not given (notification form of April 2022, and the panel's own third).</summary>
internal enum NhsNumberAbsence
{
    [Display(Name = "Child does not live in England")]
    ChildNotResident,

    [Display(Name = "NHS number not currently available")]
    NotAvailable,

    [Display(Name = "The number I have could not be verified", Description = "We keep it as you typed it")]
    CouldNotBeVerified,
}

/// <summary>Why a home postcode is not given.</summary>
internal enum PostcodeAbsence
{
    [Display(Name = "Not known")]
    NotKnown,

    [Display(Name = "No fixed address")]
    NoFixedAddress,

    [Display(Name = "Home is abroad")]
    Abroad,
}

/// <summary>Ethnic groups as the notification form lists them.</summary>
internal enum EthnicGroup
{
    [Display(Name = "White: British")]
    WhiteBritish,

    [Display(Name = "White: Irish")]
    WhiteIrish,

    [Display(Name = "White: Traveller of Irish heritage")]
    IrishTraveller,

    [Display(Name = "White: Gypsy or Roma")]
    GypsyOrRoma,

    [Display(Name = "White: any other")]
    WhiteOther,

    [Display(Name = "Mixed: White and Black Caribbean")]
    WhiteAndBlackCaribbean,

    [Display(Name = "Mixed: White and Black African")]
    WhiteAndBlackAfrican,

    [Display(Name = "Mixed: White and Asian")]
    WhiteAndAsian,

    [Display(Name = "Mixed: any other")]
    MixedOther,

    [Display(Name = "Asian or Asian British: Indian")]
    Indian,

    [Display(Name = "Asian or Asian British: Pakistani")]
    Pakistani,

    [Display(Name = "Asian or Asian British: Bangladeshi")]
    Bangladeshi,

    [Display(Name = "Asian or Asian British: any other")]
    AsianOther,

    [Display(Name = "Black or Black British: Caribbean")]
    BlackCaribbean,

    [Display(Name = "Black or Black British: African")]
    BlackAfrican,

    [Display(Name = "Black or Black British: any other")]
    BlackOther,

    [Display(Name = "Chinese")]
    Chinese,

    [Display(Name = "Any other ethnic group")]
    Other,

    [Display(Name = "Not known or not stated")]
    NotKnown,
}

/// <summary>How long the answers of a notification may be.</summary>
internal static class Longest
{
    public const int Number = 40;
    public const int Name = 300;
    public const int Line = 500;
    public const int Email = 254;
    public const int Text = 4000;
}
