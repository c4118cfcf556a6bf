namespace Cdop.PanelReview.Domain;

/// <summary>Who takes part in one case of a meeting.</summary>
/// <param name="There">The members who are there for it, each with the seat.</param>
/// <param name="Me">The member who asks; null for somebody who is none of this meeting.</param>
internal sealed record TakingPart(IReadOnlyList<(Guid Member, string Seat)> There, (Guid Member, string Seat)? Me)
{
    /// <summary>Why whoever asks may not take the chair for it; null where they may.</summary>
    public string? RefusesChair => Chairing.Refusal(There, Me);

    /// <summary>What is missing for a quorum.</summary>
    public IReadOnlyList<string> Missing(PanelType panel) => panel.Quorum.Missing([.. There.Select(one => one.Seat)]);
}
