namespace Cdop.PanelReview;

/// <summary>A page that asks when and where a meeting is: it is asked in one way.</summary>
internal interface IAsksWhenAndWhere
{
    MeetingFacts Form { get; }

    /// <summary>Whether another meeting is on the day that was entered.</summary>
    bool Clashes { get; }
}
