using System.Security.Cryptography;
using System.Text;

namespace Cdop.Forms;

/// <summary>What a page has seen of a section: it carries the stamp, so that nobody writes over what they have not seen.</summary>
public static class SectionSeen
{
    /// <summary>What a section, or the whole form, holds, in short: two that hold the same have the same. Files and what is only read do not count: no page posts them.</summary>
    public static string Stamp(FormAnswers answers, FormItem? section = null) => Digest(answers, section)[..16];

    /// <summary>What a page carries of a section: its stamp, and beside it one of each question and list that is answered, so that it can be told which of them the page changed.</summary>
    public static string Of(FormAnswers answers, FormItem section)
    {
        ArgumentNullException.ThrowIfNull(section);

        return $"{Stamp(answers, section)};{string.Join(' ', Parts(section).Select(part => (part.LinkId, Mark: MarkOf(answers, part))).Where(part => part.Mark.Length > 0).Select(part => $"{part.LinkId}={part.Mark}"))}";
    }

    /// <summary>Whether a page showed the section as these answers have it.</summary>
    public static bool IsOf(string? seen, FormAnswers answers, FormItem section) => seen?.Split(';')[0] == Stamp(answers, section);

    /// <summary>
    /// Takes what a page did not change from what stands now. What is left are the questions and lists that the page and somebody else
    /// changed, each otherwise: there the page's answers stay. A list counts as one, since its rows have no names.
    /// </summary>
    public static IReadOnlyList<FormItem> Merge(string? seen, FormAnswers page, FormAnswers stored, FormItem section)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(section);

        var differ = Parts(section).Where(part => MarkOf(page, part) != MarkOf(stored, part)).ToList();
        if (seen?.Split(';') is not [_, var marks])
        {
            return differ;
        }

        var shown = marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(mark => mark.Split('=')).Where(mark => mark.Length == 2).DistinctBy(mark => mark[0]).ToDictionary(mark => mark[0], mark => mark[1]);
        var both = differ.FindAll(part => shown.GetValueOrDefault(part.LinkId, "") is var was && MarkOf(page, part) != was && MarkOf(stored, part) != was);
        foreach (var part in differ.Where(part => MarkOf(page, part) == shown.GetValueOrDefault(part.LinkId, "")))
        {
            page.Take(part, stored);
        }

        return both;
    }

    // A list stands whole; what no page posts is not compared.
    private static IEnumerable<FormItem> Parts(FormItem item) =>
        item.Items.SelectMany(child => child is { Type: ItemType.Group, Repeats: false } ? Parts(child) : child is { IsQuestion: true, ReadOnly: true } or { Type: ItemType.Attachment or ItemType.Display } ? [] : [child]);

    // Nothing where nothing is answered, and of a list nothing was added.
    private static string MarkOf(FormAnswers answers, FormItem part)
    {
        var isBlank = answers.Times(new(part.LinkId)) == 1 && answers.Walk(part).All(place => !place.Item.IsQuestion || answers.Of(new Place(place.Item.LinkId, place.At)).Count == 0);
        return isBlank ? "" : Digest(answers, part)[..8];
    }

    /// <summary>The same at its full length.</summary>
    public static string Digest(FormAnswers answers, FormItem? section)
    {
        ArgumentNullException.ThrowIfNull(answers);

        var all = answers.Walk(section).Where(place => place.Item is { Type: not ItemType.Attachment, ReadOnly: false }).Select(place => new Place(place.Item.LinkId, place.At)).Select(place => $"{place.LinkId}@{place.At}={string.Join('\u001f', answers.Of(place))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))));
    }
}

/// <summary>One answer that two people gave at once.</summary>
/// <param name="Question">The question.</param>
/// <param name="Theirs">What the other gave, in words.</param>
/// <param name="Yours">What whoever looks gave.</param>
public sealed record TwoAnswers(string Question, string Theirs, string Yours)
{
    /// <summary>The answers of a section that differ, in the order of the form; with parts of it, only theirs.</summary>
    public static IReadOnlyList<TwoAnswers> Between(FormAnswers mine, FormAnswers theirs, FormItem section, AskedKind? kind, IEnumerable<FormItem>? parts = null)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);

        var among = parts?.SelectMany(part => part.WithAllWithin()).ToHashSet();
        return
        [
            .. mine.Walk(section).Concat(theirs.Walk(section)).Where(place => place.Item.IsQuestion && place.Item.IsSeenBy(kind) && among?.Contains(place.Item) != false)
                .Select(place => (place.Item, Place: new Place(place.Item.LinkId, place.At))).DistinctBy(place => place.Place)
                .Where(place => !mine.Of(place.Place).SequenceEqual(theirs.Of(place.Place)))
                .Select(place => new TwoAnswers(Asked(place.Item), Words(theirs.Of(place.Place)), Words(mine.Of(place.Place)))),
        ];

        // Of the factors of an analysis each asks the same: the group around it says of which.
        static string Asked(FormItem item) => item.Parent is { Text.Length: > 0 } around && around != item.Section ? $"{around.Text}: {item.Text}" : item.Text;

        static string Words(IReadOnlyList<Answer> given) => given.Count == 0 ? "No answer" : string.Join(", ", given.Select(answer => answer.Shown));
    }
}
