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

    private async Task<Result<Restriction>> Exclude(Restriction kept, ExcludePerson command, CancellationToken ct) =>
        (await access.People(kept, ofArea: false, ct)).All(p => p.Value != command.Person)
            ? new Problem(nameof(command.Person), "Choose a person")
            : kept.Exclude(
                new(command.Person), command.Reason, command.Because, user.Id, await reviewers.Waiting(new(kept.Subject), ct), await access.ManagersOf(kept.Area, ct), clock.GetCurrentInstant());
}
