using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>Asks for one plain address of mail, where any is given.</summary>
internal sealed class PlainEmailAttribute : ValidationAttribute
{
    /// <summary>What to do about an address that is none.</summary>
    public const string Wrong = "Enter an email address in the right format, like name@example.nhs.uk";

    public PlainEmailAttribute() => ErrorMessage = Wrong;

    public override bool IsValid(object? value) => value is null || PlainAddress.Is(value as string);
}

/// <summary>Who tells us of the death.</summary>
internal sealed record Notifier
{
    [Display(Name = "Full name"), StringLength(Longest.Name)]
    public required string Name { get; init; }

    [Display(Name = "Work email"), StringLength(Longest.Email), PlainEmail]
    public string? Email { get; init; }

    [Display(Name = "Job title or role", ShortName = "role"), StringLength(Longest.Line)]
    public string? Role { get; init; }

    [Display(Name = "Organisation"), StringLength(Longest.Line)]
    public string? Agency { get; init; }

    [Display(Name = "Phone number"), StringLength(Longest.Number)]
    public string? Telephone { get; init; }

    /// <summary>Name, role and organisation in one line.</summary>
    public string InOneLine => string.Join(", ", new[] { Name, Role, Agency }.Where(part => part is not null));

    /// <summary>What is missing: who fills in the form is reached by mail; who telephoned need not be.</summary>
    public Problems Check(Problems problems, Source source)
    {
        ArgumentNullException.ThrowIfNull(problems);

        return problems.When(Email is null && source == Source.WebForm, $"{nameof(Notifier)}.{nameof(Email)}", "Enter work email");
    }
}

/// <summary>Who knew the child, who may see this, and who must hear of it at once.</summary>
internal sealed record People
{
    /// <summary>More rows than anybody has filled in.</summary>
    public const int Most = 40;

    public IReadOnlyList<Professional> Professionals { get; init; } = [];

    [Display(Name = "Only a few people should see this")]
    public bool OnlyAFew { get; init; }

    [Display(Name = "Is there anything the national database should know at once?", ShortName = "what the national database should know"), StringLength(Longest.Text)]
    public string? NcmdAlert { get; init; }

    /// <summary>What cannot be kept.</summary>
    public Problems Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);

        return problems.When(Professionals.Count(p => !p.IsBlank) > Most, $"{nameof(People)}.{nameof(Professionals)}", $"List at most {Most} people");
    }
}

/// <summary>A professional who knew the child, as the notifier lists them.</summary>
internal sealed class Professional : IAbout
{
    [Display(Name = "Organisation or service", ShortName = "organisation"), StringLength(Longest.Line)]
    public string? Agency { get; init; }

    [Display(Name = "Name"), StringLength(Longest.Name)]
    public string? Name { get; init; }

    [Display(Name = "Role"), StringLength(Longest.Line)]
    public string? Role { get; init; }

    [Display(Name = "Email"), StringLength(Longest.Email), PlainEmail]
    public string? Email { get; init; }

    [Display(Name = "Phone number"), StringLength(Longest.Number)]
    public string? Telephone { get; init; }

    /// <summary>The notification that lists them.</summary>
    public NotificationId Notification { get; private set; }

    /// <summary>Their place in the list, from 1.</summary>
    public int Place { get; private set; }

    /// <inheritdoc/>
    public Guid Subject { get; private set; }

    /// <summary>Whether the row was left empty.</summary>
    public bool IsBlank => Agency is null && Name is null && Role is null && Email is null && Telephone is null;

    internal Professional At(NotificationId notification, Guid subject, int place)
    {
        (Notification, Subject, Place) = (notification, subject, place);
        return this;
    }
}
