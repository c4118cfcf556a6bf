namespace Cdop.PanelReview;

/// <summary>What pages say of how far scores agree.</summary>
internal static class ScoreWords
{
    /// <summary>60 % of pairs of members say the same.</summary>
    public static string Pairs(double? part) => part is { } known ? FormattableString.Invariant($"{known * 100:0}% of all pairs of members say the same.") : "";

    /// <summary>0.42; a minus where they agree less than chance would have it.</summary>
    public static string Number(double number) => FormattableString.Invariant($"{number:0.00}");

    /// <summary>Before: 2 2 1. The grades that members gave a factor, the highest first, and so in no order that tells whose they are.</summary>
    public static string Before(FactorSpread factor) =>
        $"Before: {string.Join(' ', Enumerable.Repeat(2, factor.Two).Concat(Enumerable.Repeat(1, factor.One)).Concat(Enumerable.Repeat(0, factor.Nought)))}";
}
