namespace Cdop.PanelReview;

/// <summary>An action as it stands beside what it came of.</summary>
internal sealed record ActionOfMeeting(string Reference, string Label, string What, string Owner, LocalDate DueOn, ActionState State);

/// <summary>Actions beside what they came of.</summary>
internal static class ActionsInShort
{
    /// <summary>Those due first at the top.</summary>
    public static IQueryable<ActionOfMeeting> InShort(this IQueryable<AgreedAction> actions) =>
        actions.OrderBy(action => action.DueOn).ThenBy(action => action.Id).Select(action => new ActionOfMeeting(
            action.Reference, action.Label, action.What.Substring(0, ActionWords.Longest), action.Owner, action.DueOn, action.State));
}
