using Microsoft.AspNetCore.Html;

namespace Cdop.PanelReview;

/// <summary>One part of a paper as a page shows it: plain, or with what is replaced marked in it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Texts">Its texts, encoded; how many, the kind says.</param>
internal sealed record ShownPart(PaperPartKind Kind, IReadOnlyList<IHtmlContent> Texts);
