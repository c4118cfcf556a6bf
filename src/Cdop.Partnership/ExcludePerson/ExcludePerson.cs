using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager shuts a person out of a notification or case, whatever else holds.</summary>
internal sealed record ExcludePerson : SentOnce
{
    [Display(Name = "Person")]
    public required string Person { get; init; }

    [Display(Name = "Reason")]
    public required ExclusionReason Reason { get; init; }

    [Display(Name = "Why? (do not name the child)", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class ExcludePersonHandler(AccessInEveryModule access, Reviewers reviewers, ICurrentUser user, IClock clock)
{
    public Task<Result<string>?> Handle(string reference, ExcludePerson command, CancellationToken ct) =>
        access.Change(
            reference,
            command,
            command.Because,
            kept => Exclude(kept, command, ct),
            ct);

    private async Task<Result<Restriction>> Exclude(Restriction kept, ExcludePerson command, CancellationToken ct)
    {
        if ((await access.People(kept, ofArea: false, ct)).All(p => p.Value != command.Person))
        {
            return new Problem(nameof(command.Person), "Choose a person");
        }

        var now = clock.GetCurrentInstant();
        var excluded = kept.Exclude(new(command.Person), command.Reason, command.Because, user.Id, await reviewers.Waiting(new(kept.Subject), ct), await access.ManagersOf(kept.Area, ct), now);
        if (excluded.Succeeded)
        {
            // What may be the same death tells the same child: whoever is shut out here would read of it there. Another case is somebody's
            // work and may be a twin's: of those the manager is told, who shuts them out of it too.
            foreach (var other in await access.NotificationsLike(kept.Subject, ct))
            {
                if (other.ShutOutAs(kept, now, new UserId(command.Person)))
                {
                    await access.Save(other, $"Shut out as of {kept.Reference}, which may be the same death", ct);
                }
            }
        }

        return excluded;
    }
}
