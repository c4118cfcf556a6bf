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
        Table(text, ["Case", "Age", "Before you read"], cases.Select(one => (IReadOnlyList<string>)[$"{one.Label}{(one.IsNew ? ", new in this version" : "")}", one.Age, one.Warning.Length > 0 ? one.Warning : "Nothing particular"]));
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

        foreach (var paper in one.Papers)
        {
            Paper(text, paper);
        }

        text.Append("</section>");
    }

    private static void Paper(StringBuilder text, AnonymousPaper paper)
    {
        Put(text, "h2", paper.Title);
        for (var at = 0; at < paper.Parts.Count; at++)
        {
            var part = paper.Parts[at];
            switch (part.Kind)
            {
                case PaperPartKind.Heading:
                    Put(text, "h3", part.Texts[0]);
                    break;
                case PaperPartKind.Heads:
                    var rows = paper.Parts.Skip(at + 1).TakeWhile(row => row.Kind == PaperPartKind.Row).Select(row => row.Texts).ToList();
                    Table(text, part.Texts, rows);
                    at += rows.Count;
                    break;
                case PaperPartKind.Answer:
                case PaperPartKind.Narrative:
                    Put(text, "p", part.Texts[0], "question");
                    Put(text, "p", part.Texts[1], "lines");
                    break;
            }
        }
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
