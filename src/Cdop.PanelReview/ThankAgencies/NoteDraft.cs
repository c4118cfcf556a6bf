namespace Cdop.PanelReview;

/// <summary>What an agency is told by itself: sentences of ours, and of learning only the words in which the office publishes it.</summary>
internal static class NoteDraft
{
    public static string Of(AgencyAnswered agency, IReadOnlyList<string> published) => string.Join("\n\n", new[]
    {
        "Thank you for what your agency told us about a child whose death we review. The panel has now completed its review, and it had before it what you sent.",
        published.Count == 0
            ? "It helped the panel to understand what had happened, and what can be learned from it."
            : $"It helped the panel to see what is to be learned:\n\n{string.Join('\n', published.Select(words => $"– {words}"))}\n\nPlease share this with your colleagues.",
        "You need do nothing more. If you or your colleagues want to talk about it, phone us and give the reference.",
        $"Reference: {agency.Reference}",
    });
}
