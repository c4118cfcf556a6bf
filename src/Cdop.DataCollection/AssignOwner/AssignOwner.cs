using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Who in the office works a case. The form binds to it as it stands.</summary>
internal sealed record AssignOwner
{
    /// <summary>A person's identity, or nobody.</summary>
    [Display(Name = "Who works this case?", ShortName = "Who works this case")]
    [StringLength(64)]
    public string? Owner { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }
}

/// <summary>Names the owner of a case.</summary>
internal sealed class AssignOwnerHandler(DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public async Task<Result<bool>?> Handle(CaseReference reference, AssignOwner command, CancellationToken ct)
    {
        if (await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } assigned)
        {
            return null;
        }

        var owner = string.IsNullOrEmpty(command.Owner) ? (UserId?)null : new UserId(command.Owner);
        if (owner == assigned.Owner)
        {
            return false;
        }

        var allowed = await people.WhoMay(Permission.WorkCases, assigned.Area, ct);
        if (owner is { } one && allowed.All(person => person.Person != one))
        {
            return new Problem(nameof(command.Owner), "Select somebody who works cases of this area");
        }

        var name = owner is null ? "" : allowed.First(person => person.Person == owner).Name;
        assigned.Assign(owner, name, user.Id, clock.GetCurrentInstant());
        db.Expect(assigned, command.Version);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
