using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager takes a person off the closed list, or ends that they are shut out.</summary>
internal sealed record RemoveAccess : SentOnce
{
    [Display(Name = "Why? (do not name the child)", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class RemoveAccessHandler(AccessInEveryModule access, ICurrentUser user, IClock clock)
{
    public Task<Result<string>?> Handle(string reference, string person, AccessKind kind, RemoveAccess command, CancellationToken ct) =>
        access.Change(
            reference,
            command,
            command.Because,
            kept => Task.FromResult(kept.Remove(new(person), kind, command.Because, user.Id, clock.GetCurrentInstant())),
            ct,
            line: $"{kind} {person}");
}
