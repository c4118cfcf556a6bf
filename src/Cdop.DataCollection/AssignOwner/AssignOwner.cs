using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Who in the office works a case. The form binds to it as it stands.</summary>
internal sealed record AssignOwner : ChangeCase
{
    /// <summary>A person's identity, or nobody.</summary>
    [Display(Name = "Who works this case?", ShortName = "Who works this case")]
    [StringLength(64)]
    public string? Owner { get; init; }
}

/// <summary>Names the owner of a case.</summary>
internal sealed class AssignOwnerHandler(DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, AssignOwner command, CancellationToken ct) =>
        Change(reference, command, assigned => Assign(assigned, command, ct), ct);

    /// <summary>Those who work cases of its area and may see this one.</summary>
    public async Task<IReadOnlyList<NamedPerson>> WhoMayOwn(Case owned, CancellationToken ct)
    {
        var subject = owned.Subject;
        var lines = await db.Access.AsNoTracking().Where(a => a.Subject == subject).Select(a => new { a.Person, a.Kind }).ToListAsync(ct);
        bool Is(UserId person, AccessKind kind) => lines.Exists(line => line.Person == person && line.Kind == kind);
        return [.. (await people.WhoMay(Permission.WorkCases, owned.Area, ct)).Where(one => !Is(one.Person, AccessKind.Excluded) && (!owned.IsRestricted || Is(one.Person, AccessKind.Listed)))];
    }

    private async Task<Result<string>> Assign(Case assigned, AssignOwner command, CancellationToken ct)
    {
        var owner = string.IsNullOrEmpty(command.Owner) ? (UserId?)null : new UserId(command.Owner);
        if (owner != assigned.Owner)
        {
            var allowed = await WhoMayOwn(assigned, ct);
            if (owner is { } one && allowed.All(person => person.Person != one))
            {
                return new Problem(nameof(command.Owner), "Select somebody who works cases of this area and may see this one");
            }

            assigned.Assign(owner, owner is null ? "" : allowed.First(person => person.Person == owner).Name, user.Id, clock.GetCurrentInstant());
        }

        return assigned.Reference.ToString();
    }
}
