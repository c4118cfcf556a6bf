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
            kept => Remove(kept, new(person), kind, command.Because, ct),
            ct,
            line: $"{kind} {person}");

    private async Task<Result<Restriction>> Remove(Restriction kept, UserId person, AccessKind kind, string because, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var removed = kept.Remove(person, kind, because, user.Id, now);
        foreach (var other in removed.Succeeded && kind == AccessKind.Excluded ? await access.NotificationsLike(kept.Subject, ct) : [])
        {
            if (other.LetBackAs(kept, person, now))
            {
                await access.Save(other, $"Let back as of {kept.Reference}", ct);
            }
        }

        return removed;
    }
}
