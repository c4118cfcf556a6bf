using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager shuts a person out of a notification or case, whatever else holds.</summary>
internal sealed record ExcludePerson
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
            command.Because,
            async kept => (await access.People(kept, ofArea: false, ct)).Any(p => p.Value == command.Person)
                ? kept.Exclude(new(command.Person), command.Reason, command.Because, user.Id, await reviewers.Waiting(new(kept.Subject), ct), clock.GetCurrentInstant())
                : new Problem(nameof(command.Person), "Choose a person"),
            ct);
}
