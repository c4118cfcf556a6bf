using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager lets somebody in: whom their account is with, what it calls them, and the first role.</summary>
internal sealed record AddPerson : SentOnce
{
    [Display(Name = "Issuer of their account", ShortName = "Issuer")]
    public required string Issuer { get; init; }

    [Display(Name = "Subject of their account", ShortName = "Subject")]
    public required string Subject { get; init; }

    [Display(Name = "Name")]
    public required string Name { get; init; }

    [Display(Name = "Work email (for notices only)")]
    public string? WorkEmail { get; init; }

    [Display(Name = "Role")]
    public required Role Role { get; init; }

    [Display(Name = "Areas")]
    public IReadOnlyList<Area> Areas { get; init; } = [];

    [Display(Name = "All areas, also those that are switched on later")]
    public bool ForAll { get; init; }
}

internal sealed class AddPersonHandler(PartnershipDb db, PeopleInReach reach, IClock clock)
{
    private static readonly Problem AnotherName = new(nameof(AddPerson.Name), "This account bears another name. Ask the person for the issuer, the subject and the name they go by");

    /// <summary>
    /// Who is known already, perhaps to another area, gets the role too, and keeps the name they have. The answer is the same as
    /// for a new account, without a word of what they do elsewhere or that they were shut out there. It is given only where the name
    /// typed shares a word with the one they have: whoever has but an account's subject must not learn a colleague's name by it,
    /// nor give the role to the wrong person by a slip.
    /// </summary>
    public Task<Result<string>> Handle(AddPerson command, CancellationToken ct) => db.Once("a person", command.Key, () => Add(command, ct), ct, typed: command);

    private async Task<Result<string>> Add(AddPerson command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var me = await reach.Me(ct);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Issuer == command.Issuer && p.Subject == command.Subject, ct);
        if (person is null)
        {
            var added = Person.Add(command.Issuer, command.Subject, command.Name, command.WorkEmail, now);
            if (!added.Succeeded)
            {
                return added.As(_ => "");
            }

            person = added.Value;
            db.Add(person);
        }
        else if (!NameWords.Of(person.Name).Intersect(NameWords.Of(command.Name)).Any())
        {
            await db.Saw(new("Refused", Guid.Empty, $"Person {person.Id}"), ct);
            return AnotherName;
        }

        var given = new GiveRole { Role = command.Role, Areas = command.Areas, ForAll = command.ForAll, Because = "" }.To(person, me, now);
        if (given.Succeeded)
        {
            await db.SaveChangesAsync(ct);
        }

        return given.As(p => $"/people/{p.Id}");
    }
}
