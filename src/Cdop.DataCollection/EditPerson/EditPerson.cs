using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>A professional who knew the child or works the case. The form binds to it as it stands.</summary>
internal sealed record EditPerson : ChangeCase
{
    [Display(Name = "Name")]
    [StringLength(200)]
    public string? Name { get; init; }

    [Display(Name = "Role")]
    [StringLength(200)]
    public string? Role { get; init; }

    [Display(Name = "Agency, such as GP or school", ShortName = "Agency")]
    [StringLength(200)]
    public required string Agency { get; init; }

    [Display(Name = "Work email")]
    [StringLength(254)]
    [EmailAddress]
    public string? Email { get; init; }

    [Display(Name = "Phone number")]
    [StringLength(50)]
    public string? Telephone { get; init; }

    [Display(Name = "This is the family’s key worker", ShortName = "Key worker")]
    public bool IsKeyWorker { get; init; }

    /// <summary>What a key worker must have and this one has not.</summary>
    public Problems Missing() =>
        new Problems()
            .When(IsKeyWorker && Name is null, nameof(Name), "Enter the key worker’s name")
            .When(IsKeyWorker && Role is null, nameof(Role), "Enter the key worker’s role, such as bereavement nurse")
            .When(IsKeyWorker && Telephone is null && Email is null, nameof(Telephone), "Enter a phone number or an email: the family must be able to reach the key worker");
}

/// <summary>Takes a person off a case's list. The form binds to it as it stands.</summary>
internal sealed record TakeOffPerson : ChangeCase
{
    [Display(Name = "Why they leave the list", ShortName = "Why they leave the list")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Keeps the list of people of a case.</summary>
internal sealed class EditPersonHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Puts a person on the list, or puts one right. Null where there is no such case or person.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, Guid? person, EditPerson command, CancellationToken ct) =>
        Change(
            reference,
            command,
            reviewed => Task.FromResult(Keep(reviewed, person, command)),
            ct,
            part: $"{person}",
            has: reviewed => person is null || OnTheList(reviewed, person) is not null,
            onlyAdds: person is null);

    /// <summary>Takes a person off the list. Null where there is no such case or person.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, Guid person, TakeOffPerson command, CancellationToken ct) =>
        Change(
            reference,
            command,
            reviewed =>
            {
                if (OnTheList(reviewed, person) is { } known)
                {
                    reviewed.TakeOff(known, command.Because, user.Id, clock.GetCurrentInstant());
                }

                return Task.FromResult<Result<string>>(reference.ToString());
            },
            ct,
            part: $"{person}",
            has: reviewed => reviewed.People.Any(p => p.Id == person));

    private Result<string> Keep(Case reviewed, Guid? person, EditPerson command)
    {
        if (command.Missing() is { Any: true } problems)
        {
            return problems;
        }

        var kept = person is null
            ? new() { Subject = reviewed.Subject, Agency = "", Name = "", Role = "", Email = "", Telephone = "" }
            : OnTheList(reviewed, person)!;
        if (person is null || Written(kept) != Written(command))
        {
            reviewed.Keep(Take(kept, command), isNew: person is null, user.Id, clock.GetCurrentInstant());
        }

        return reviewed.Reference.ToString();
    }

    private static CasePerson? OnTheList(Case reviewed, Guid? person) => reviewed.People.FirstOrDefault(p => p.Id == person && p.LeftAt is null);

    private static CasePerson Take(CasePerson person, EditPerson command)
    {
        (person.Name, person.Role, person.Agency) = (command.Name ?? "", command.Role ?? "", command.Agency);
        (person.Email, person.Telephone, person.IsKeyWorker) = (command.Email ?? "", command.Telephone ?? "", command.IsKeyWorker);
        return person;
    }

    private static (string, string, string, string, string, bool) Written(CasePerson p) => (p.Name, p.Role, p.Agency, p.Email, p.Telephone, p.IsKeyWorker);

    private static (string, string, string, string, string, bool) Written(EditPerson p) =>
        (p.Name ?? "", p.Role ?? "", p.Agency, p.Email ?? "", p.Telephone ?? "", p.IsKeyWorker);
}
