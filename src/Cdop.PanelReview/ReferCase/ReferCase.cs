using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A death is referred to another body. The form binds to it as it stands.</summary>
internal sealed record ReferCase : ReferralFacts, IChange, IReadByOthers
{
    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Body), Body), (nameof(Because), Because)];
}

internal sealed class ReferCaseHandler(ChangePanelCase change, PanelReviewDb db, IAreaDirectory areas, ICaseDirectory cases, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case.</summary>
    public Task<Result<string>?> Handle(string label, ReferCase command, CancellationToken ct) => change.Make(label, command, async reviewed =>
    {
        var named = string.IsNullOrWhiteSpace(command.Body) && command.To is { } to && await areas.Find(reviewed.Area, ct) is { } area ? command with { Body = ReferralBodies.Of(to, area) } : command;
        var died = (await cases.ForLetters(reviewed.Id, ct))?.Died;
        var sent = await db.Referrals.Where(one => one.Subject == reviewed.Subject).ToListAsync(ct);
        var referred = Referral.Of(reviewed, named, died, sent, user.Id, user.Name, clock.GetCurrentInstant().DateIn());
        if (referred.Succeeded)
        {
            db.Add(referred.Value);
        }

        return referred.As(one => $"/panel-cases/{label}/referrals/{one.Id}");
    }, ct);
}

/// <summary>What the bodies of an area are called.</summary>
internal static class ReferralBodies
{
    public static string Of(ReferralTo to, AreaFacts area) => to switch
    {
        ReferralTo.SafeguardingPartnership => area.SafeguardingPartnership,
        ReferralTo.PracticeReview => $"{area.SafeguardingPartnership}, practice review group",
        ReferralTo.RapidReview => $"{area.SafeguardingPartnership}, rapid review",
        ReferralTo.MedicalExaminer => "The medical examiner",
        ReferralTo.Coroner => $"The coroner for {area.Coroner}",
        ReferralTo.Police => area.Police,
        _ => Wording.Of(to),
    };
}
