using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Why a case waits lawfully, and when somebody looks again. The form binds to it as it stands.</summary>
internal sealed record PauseCase
{
    [Display(Name = "What does it wait for?", ShortName = "What it waits for")]
    [StringLength(40)]
    public required string Reason { get; init; }

    [Display(Name = "In your words", ShortName = "Your words")]
    [StringLength(2000)]
    public string? Words { get; init; }

    [Display(Name = "Paused from", ShortName = "The day it was paused")]
    public required LocalDate On { get; init; }

    [Display(Name = "When to look at it again", ShortName = "The day to look again")]
    public required LocalDate ReviewOn { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one pause. A form without a key shares its answer with no other.</summary>
    public Guid Key { get; init => field = value == Guid.Empty ? Guid.NewGuid() : value; } = Guid.NewGuid();
}

/// <summary>The case goes on. The form binds to it as it stands.</summary>
internal sealed record ResumeCase
{
    [Display(Name = "It goes on from", ShortName = "The day it goes on")]
    public required LocalDate On { get; init; }

    [Display(Name = "What has ended, or a remark", ShortName = "The remark")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it goes on once. A form without a key shares its answer with no other.</summary>
    public Guid Key { get; init => field = value == Guid.Empty ? Guid.NewGuid() : value; } = Guid.NewGuid();
}

/// <summary>Pauses a case, and goes on with it.</summary>
internal sealed class PauseCaseHandler(DataCollectionDb db, ClockRules rules, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, PauseCase command, CancellationToken ct) =>
        Change(
            reference,
            "pause",
            command.Key,
            command.Version,
            command.Words ?? "",
            paused => rules.Pauses.FirstOrDefault(known => known.Code == command.Reason) is { } reason
                ? paused.PauseFor(reason, command.Words ?? "", command.On, command.ReviewOn, user.Id, clock.GetCurrentInstant())
                : new Problem(nameof(command.Reason), "Select what it waits for"),
            ct);

    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, ResumeCase command, CancellationToken ct) =>
        Change(
            reference,
            "going on",
            command.Key,
            command.Version,
            command.Because ?? "",
            paused => paused.Resume(command.On, command.Because ?? "", user.Id, clock.GetCurrentInstant()),
            ct);

    private async Task<Result<string>?> Change(CaseReference reference, string what, Guid key, Guid seen, string because, Func<Case, Result<string>> act, CancellationToken ct) =>
        await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } changed
            ? null
            : await db.Once(
                $"{what} of {reference}",
                key,
                async () =>
                {
                    var result = act(changed);
                    if (result.Succeeded && db.ChangeTracker.HasChanges())
                    {
                        db.Expect(changed, seen);
                        await db.SaveBecause(because, ct);
                    }

                    return result;
                },
                ct);
}
