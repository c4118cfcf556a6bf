using System.Security.Cryptography;
using System.Text;

namespace Cdop.Forms;

/// <summary>What a page has seen of a section: it carries the stamp, so that nobody writes over what they have not seen.</summary>
public static class SectionSeen
{
    /// <summary>What a section, or the whole form, holds, in short: two that hold the same have the same. Files and what is only read do not count: no page posts them.</summary>
    public static string Stamp(FormAnswers answers, FormItem? section = null) => Digest(answers, section)[..16];

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
    /// <summary>The answers of a section that differ, in the order of the form.</summary>
    public static IReadOnlyList<TwoAnswers> Between(FormAnswers mine, FormAnswers theirs, FormItem section, AskedKind? kind)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);

        return
        [
            .. mine.Walk(section).Concat(theirs.Walk(section)).Where(place => place.Item.IsQuestion && place.Item.IsSeenBy(kind))
                .Select(place => (place.Item, Place: new Place(place.Item.LinkId, place.At))).DistinctBy(place => place.Place)
                .Where(place => !mine.Of(place.Place).SequenceEqual(theirs.Of(place.Place)))
                .Select(place => new TwoAnswers(place.Item.Text, Words(theirs.Of(place.Place)), Words(mine.Of(place.Place)))),
        ];

        static string Words(IReadOnlyList<Answer> given) => given.Count == 0 ? "No answer" : string.Join(", ", given.Select(answer => answer.Shown));
    }
}
