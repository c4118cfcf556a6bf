namespace Cdop.PanelReview;

/// <summary>A page that asks for the facts of a member: they are asked in one way.</summary>
internal interface IAsksOfAMember
{
    MemberFacts Form { get; }

    /// <summary>The seats and the panels to choose from.</summary>
    PanelRules Rules { get; }

    /// <summary>The accounts that a member can have.</summary>
    IReadOnlyList<Choice> Accounts { get; }
}
