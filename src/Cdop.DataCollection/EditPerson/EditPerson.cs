using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A professional who knew the child or works the case. The form binds to it as it stands.</summary>
internal sealed record EditPerson
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

    [Display(Name = "Work e-mail")]
    [StringLength(254)]
    [EmailAddress]
    public string? Email { get; init; }

    [Display(Name = "Telephone")]
    [StringLength(50)]
    public string? Telephone { get; init; }

    [Display(Name = "This is the family’s key worker", ShortName = "Key worker")]
    public bool IsKeyWorker { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <summary>A new person sent twice is put on the list once. A form without a key shares its answer with no other.</summary>
    public Guid Key { get; init => field = value == Guid.Empty ? Guid.NewGuid() : value; } = Guid.NewGuid();
}

/// <summary>Takes a person off a case's list. The form binds to it as it stands.</summary>
internal sealed record TakeOffPerson
{
    [Display(Name = "Why they leave the list", ShortName = "Why they leave the list")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }
}

/// <summary>Keeps the list of people of a case.</summary>
internal sealed class EditPersonHandler(DataCollectionDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Puts a person on the list, or puts one right. Null where there is no such case or person.</summary>
    public async Task<Result<string>?> Handle(CaseReference reference, Guid? person, EditPerson command, CancellationToken ct)
    {
        if (await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } reviewed)
        {
            return null;
        }

        var problems = new Problems()
            .When(command.IsKeyWorker && command.Name is null, nameof(command.Name), "Enter the key worker’s name")
            .When(command.IsKeyWorker && command.Role is null, nameof(command.Role), "Enter the key worker’s role, such as bereavement nurse")
            .When(command.IsKeyWorker && command.Telephone is null && command.Email is null, nameof(command.Telephone), "Enter a telephone number or an e-mail: the family must be able to reach the key worker");
        if (problems.Any)
        {
            return problems;
        }

        if (person is null)
        {
            return await db.Once(
                $"person of {reference}",
                command.Key,
                async () =>
                {
                    var added = Take(new() { Subject = reviewed.Subject, Agency = "", Name = "", Role = "", Email = "", Telephone = "" }, command);
                    reviewed.Keep(added, isNew: true, user.Id, clock.GetCurrentInstant());
                    await db.SaveChangesAsync(ct);
                    return reference.ToString();
                },
                ct);
        }

        if (reviewed.People.FirstOrDefault(p => p.Id == person && p.LeftAt is null) is not { } known)
        {
            return null;
        }

        if (Written(known) != Written(command))
        {
            reviewed.Keep(Take(known, command), isNew: false, user.Id, clock.GetCurrentInstant());
            db.Expect(reviewed, command.Version);
            await db.SaveChangesAsync(ct);
        }

        return reference.ToString();
    }

    /// <summary>Takes a person off the list. Null where there is no such case or person.</summary>
    public async Task<Result<string>?> Handle(CaseReference reference, Guid person, TakeOffPerson command, CancellationToken ct)
    {
        if (await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } reviewed || reviewed.People.FirstOrDefault(p => p.Id == person) is not { } known)
        {
            return null;
        }

        if (known.LeftAt is null)
        {
            reviewed.TakeOff(known, command.Because, user.Id, clock.GetCurrentInstant());
            db.Expect(reviewed, command.Version);
            await db.SaveBecause(command.Because, ct);
        }

        return reference.ToString();
    }

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
