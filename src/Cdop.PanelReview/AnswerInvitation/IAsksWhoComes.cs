namespace Cdop.PanelReview;

/// <summary>A page that asks a member whether they come: it is asked in one way, with or without the cases.</summary>
internal interface IAsksWhoComes
{
    Meeting Meeting { get; }

    Invitation Invitation { get; }

    /// <summary>What the panel is called.</summary>
    string Panel { get; }

    /// <summary>Whether an answer is still taken.</summary>
    bool IsOpen { get; }

    AnswerInvitation Form { get; }
}
