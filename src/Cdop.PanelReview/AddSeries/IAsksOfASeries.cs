namespace Cdop.PanelReview;

/// <summary>A page that asks for the facts of a series: they are asked in one way.</summary>
internal interface IAsksOfASeries
{
    SeriesAsTyped Form { get; }

    /// <summary>The panels to choose from.</summary>
    PanelRules Rules { get; }
}
