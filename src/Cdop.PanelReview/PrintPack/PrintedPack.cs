using System.Globalization;
using System.Net;
using System.Text;

namespace Cdop.PanelReview;

/// <summary>
/// One pack for one member as the page that its PDF is printed from: a cover that says until when it may be read, then each case behind
/// its warning. The name of its reader stands on every sheet. It is one file that fetches nothing and runs nothing.
/// </summary>
internal static class PrintedPack
{
    private static readonly Lazy<string> Sheets = new(() =>
    {
        using var stream = new StreamReader(typeof(PrintedPack).Assembly.GetManifestResourceStream("printed-pack.html")!);
        return stream.ReadToEnd();
    });

    /// <summary>Makes the page.</summary>
    public static string Make(string meeting, int version, string reader, string copy, IReadOnlyList<TakenCase> cases, Instant until)
    {
        var (mark, text) = ($"For {reader} only. Copy {copy}", new StringBuilder());
        Cover(text, meeting, version, mark, cases, until);
        foreach (var one in cases)
        {
            Case(text, one);
        }

        return Sheets.Value
            .Replace("{{mark}}", InStyle(mark), StringComparison.Ordinal)
            .Replace("{{reader}}", WebUtility.HtmlEncode(reader), StringComparison.Ordinal)
            .Replace("{{papers}}", text.ToString(), StringComparison.Ordinal);
    }

    private static void Cover(StringBuilder text, string meeting, int version, string mark, IReadOnlyList<TakenCase> cases, Instant until)
    {
        Put(text, "h1", $"Papers for panel meeting {meeting}");
        Put(text, "p", $"Version {version}. {mark}.");
        Put(text, "p", $"These papers can be read until {InWords.Moment(until)}. Destroy this copy on that day: delete the file, and shred what was printed of it. Give it to nobody, and leave it nowhere.");
        Put(text, "p", "They are about children who have died, and describe illness, injury and death. No name stands in them. If you know all the same who a child was, and had a part in their care, tell the chair before you read on.");
        Table(text, ["Case", "Age", "Before you read"], cases.Select(one => (IReadOnlyList<string>)[$"{one.Label}{(one.Mark.Length > 0 ? $", {Wording.InSentence(one.Mark)}" : "")}", one.Age, one.Warning.Length > 0 ? one.Warning : "Nothing particular"]));
    }

    private static void Case(StringBuilder text, TakenCase one)
    {
        text.Append("<section>");
        Put(text, "h1", $"Case {one.Label}, {one.Age}");
        if (one.Warning.Length > 0)
        {
            Put(text, "p", $"Before you read: {one.Warning}", "warning");
            Put(text, "p", "The papers of this case begin on the next page.");
            text.Append("</section><section>");
        }

        Contents(text, one);
        foreach (var (paper, at) in one.Papers.Select((paper, at) => (paper, at)))
        {
            Paper(text, paper, Anchor(one, at));
        }

        text.Append("</section>");
    }

    private static string Anchor(TakenCase one, int at) => $"{one.Label}-{at + 1}";

    private static void Contents(StringBuilder text, TakenCase one)
    {
        text.Append("<ul class=\"contents\">");
        foreach (var (paper, at) in one.Papers.Select((paper, at) => (paper, at)))
        {
            text.Append("<li><a href=\"#").Append(Anchor(one, at)).Append("\">").Append(WebUtility.HtmlEncode(paper.Title)).Append("</a></li>");
        }

        text.Append("</ul>");
    }

    private static void Paper(StringBuilder text, AnonymousPaper paper, string anchor)
    {
        text.Append("<h2 id=\"").Append(anchor).Append("\">").Append(WebUtility.HtmlEncode(paper.Title)).Append("</h2>");
        for (var at = 0; at < paper.Parts.Count; at++)
        {
            var part = paper.Parts[at];
            switch (part.Kind)
            {
                case PaperPartKind.Heading:
                    Put(text, "h3", part.Texts[0]);
                    break;
                case PaperPartKind.Subheading:
                    Put(text, "h4", part.Texts[0]);
                    break;
                case PaperPartKind.Heads:
                    var rows = paper.Parts.Skip(at + 1).TakeWhile(row => row.Kind == PaperPartKind.Row).Select(row => row.Texts).ToList();
                    Table(text, part.Texts, rows);
                    at += rows.Count;
                    break;
                case PaperPartKind.Answer:
                    var answers = paper.Parts.Skip(at).TakeWhile(answer => answer.Kind == PaperPartKind.Answer).Select(answer => answer.Texts).ToList();
                    Answers(text, answers);
                    at += answers.Count - 1;
                    break;
                case PaperPartKind.Alike:
                    Put(text, "p", part.Texts[0], "question");
                    text.Append("<ul class=\"alike\">");
                    foreach (var question in part.Texts.Skip(1))
                    {
                        Put(text, "li", question);
                    }

                    text.Append("</ul>");
                    break;
                case PaperPartKind.Narrative:
                    Put(text, "p", part.Texts[0], "question");
                    Put(text, "p", part.Texts[1], "lines");
                    break;
            }
        }
    }

    private static void Answers(StringBuilder text, IEnumerable<IReadOnlyList<string>> answers)
    {
        text.Append("<dl>");
        foreach (var answer in answers)
        {
            text.Append("<div>");
            Put(text, "dt", answer[0]);
            Put(text, "dd", answer[1], "lines");
            text.Append("</div>");
        }

        text.Append("</dl>");
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append("<table><thead><tr>");
        foreach (var head in heads)
        {
            text.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(head)).Append("</th>");
        }

        text.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            text.Append("<tr>");
            foreach (var cell in row)
            {
                Put(text, "td", cell);
            }

            text.Append("</tr>");
        }

        text.Append("</tbody></table>");
    }

    private static void Put(StringBuilder text, string element, string words, string kind = "") =>
        text.Append('<').Append(element).Append(kind.Length > 0 ? $" class=\"{kind}\"" : "").Append('>').Append(WebUtility.HtmlEncode(words)).Append("</").Append(element).Append('>');

    // As a text in a style sheet: all but letters and digits by their number.
    private static string InStyle(string words) =>
        string.Concat(words.EnumerateRunes().Select(rune => Rune.IsLetterOrDigit(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}")));
}
