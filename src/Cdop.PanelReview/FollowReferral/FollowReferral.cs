using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What is recorded next of a referral.</summary>
internal enum ReferralStep
{
    [Display(Name = "They have decided")]
    Decide,

    [Display(Name = "It is known what came of it")]
    Close,

    [Display(Name = "Take the referral back")]
    TakeBack,
}

/// <summary>Another body has decided on a referral, it is known what came of it, or it is taken back. The form binds to it as it stands.</summary>
internal sealed record FollowReferral : IChange, IReadByOthers
{
    [Display(Name = "What has happened?", ShortName = "What has happened")]
    public ReferralStep? Step { get; init; }

    [Display(Name = "What did they decide?", ShortName = "What they decided")]
    public ReferralDecision? Decision { get; init; }

    [Display(Name = "What did they say with it? (optional)", ShortName = "What they said"), StringLength(2000)]
    public string? DecisionWords { get; init; }

    [Display(Name = "On which day did they decide?", ShortName = "The day of the decision")]
    public LocalDate? DecidedOn { get; init; }

    [Display(Name = "What came of it?", ShortName = "What came of it"), StringLength(2000)]
    public string? Outcome { get; init; }

    [Display(Name = "On which day?", ShortName = "The day of the outcome")]
    public LocalDate? OutcomeOn { get; init; }

    [Display(Name = "Why is it taken back?", ShortName = "Why it is taken back"), StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>The version that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Step == ReferralStep.TakeBack ? Because ?? "" : "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(DecisionWords), DecisionWords), (nameof(Outcome), Outcome), (nameof(Because), Because)];
}

internal sealed class FollowReferralHandler(ChangePanelCase change, PanelReviewDb db, IClock clock)
{
    /// <summary>Null where there is no such referral of that case.</summary>
    public Task<Result<string>?> Handle(string label, Guid id, FollowReferral command, CancellationToken ct) => change.Make(label, command, async reviewed =>
    {
        if (await db.Referrals.SingleOrDefaultAsync(one => one.Id == id && one.Subject == reviewed.Subject, ct) is not { } referral)
        {
            return null;
        }

        var (words, outcome, because, today) = (Trimmed(command.DecisionWords), Trimmed(command.Outcome), Trimmed(command.Because), clock.GetCurrentInstant().DateIn());
        var followed = command.Step switch
        {
            ReferralStep.Decide => referral.Decide(command.Decision, words, command.DecidedOn, today),
            ReferralStep.Close => referral.Close(outcome, command.OutcomeOn, today),
            ReferralStep.TakeBack => referral.TakeBack(because, today),
            _ => new Problem(nameof(command.Step), "Select what has happened"),
        };
        if (followed.Succeeded)
        {
            db.Expect(referral, command.Version);
        }

        return followed.As(_ => $"/panel-cases/{label}/referrals/{id}");
    }, ct);

    private static string Trimmed(string? text) => (text ?? "").Trim();
}
