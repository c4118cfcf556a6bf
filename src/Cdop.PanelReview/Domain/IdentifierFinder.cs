using System.Text;

namespace Cdop.PanelReview.Domain;

/// <summary>Finds, in the papers of one case, everything that would tell who the child is, and builds the text anew without it.</summary>
internal sealed class IdentifierFinder
{
    // After the dot of one of these no sentence begins.
    private static readonly string[] Abbreviations = ["tel", " no", "ref", "mob", " st", " dr", "e.g", "i.e", "approx", "dob", "dod"];

    private readonly NamesWritten names;
    private readonly PlacesWritten places;
    private readonly NumbersWritten numbers;
    private readonly DatesWritten dates;

    public IdentifierFinder(IEnumerable<Identifier> known, LocalDate born, LocalDate died, IReadOnlySet<string> ordinary)
    {
        List<Identifier> plain = [.. known.Select(identifier => identifier with { Text = PlainText.Of(identifier.Text).Text })];
        (names, places, numbers, dates) = (new(plain, ordinary), new(plain, ordinary), new(plain), new(born, died));
    }

    /// <summary>All finds of a text, in its order, none over another: what a person pointed at goes first, what may be none last, and the longest before the others. What a find covers is never left as it is because another begins or ends within it.</summary>
    public IReadOnlyList<Find> In(string written)
    {
        var plain = PlainText.Of(written);
        var text = plain.Text;
        var words = WrittenWords.Of(text);
        var (taken, covered) = (new List<Find>(), new bool[text.Length]);
        foreach (var find in numbers.In(text).Concat(dates.In(text, words)).Concat(names.In(text, words)).Concat(places.In(text, words))
            .OrderByDescending(find => find.Kind == IdentifierKind.ByHand).ThenBy(find => find.Sure == Sureness.Ask).ThenByDescending(find => find.Length).ThenBy(find => find.Sure).ThenBy(find => find.At))
        {
            foreach (var part in Uncovered(text, find, covered))
            {
                taken.Add(part);
                Array.Fill(covered, true, part.At, part.Length);
            }
        }

        taken.Sort((one, other) => one.At.CompareTo(other.At));
        return [.. Together(text, taken).Select(find => plain.InWritten(find.At, find.Length) is var (at, length) ? find with { At = at, Length = length, Written = written.Substring(at, length) } : find)];
    }

    /// <summary>
    /// The text built anew: each find that is not left as it is by what stands in its place, apart from what stands beside it. Nothing of the
    /// old text is under it.
    /// </summary>
    public static string Rebuild(string text, IReadOnlyList<Find> finds, Func<Find, string?> insteadOf)
    {
        var (built, at) = (new StringBuilder(text.Length), 0);
        foreach (var find in finds)
        {
            built.Append(text, at, find.At - at);
            if (insteadOf(find) is { } instead)
            {
                var apart = built.Length > 0 && char.IsLetterOrDigit(built[^1]) ? " " : "";
                built.Append(apart).Append(Begins(built) ? char.ToUpperInvariant(instead[0]) + instead[1..] : instead);
                built.Append(find.End < text.Length && char.IsLetterOrDigit(text[find.End]) ? " " : "");
            }
            else
            {
                built.Append(find.Written);
            }

            at = find.End;
        }

        return built.Append(text, at, text.Length - at).ToString();
    }

    // Of what may be a find and may be none, a part is none.
    private static IEnumerable<Find> Uncovered(string text, Find find, bool[] covered)
    {
        if (Array.IndexOf(covered, true, find.At, find.Length) < 0)
        {
            yield return find;
            yield break;
        }

        for (var at = find.At; find.Sure != Sureness.Ask && at < find.End; at++)
        {
            var from = at;
            while (at < find.End && !covered[at])
            {
                at++;
            }

            if (text[from..at].Any(char.IsLetterOrDigit))
            {
                yield return find with { At = from, Length = at - from, Written = text[from..at] };
            }
        }
    }

    // The parts of one address are one find: nothing is told by how many there were.
    private static List<Find> Together(string text, List<Find> finds)
    {
        var joined = new List<Find>();
        foreach (var find in finds)
        {
            if (find.Kind is IdentifierKind.Address or IdentifierKind.Postcode && joined is [.., { Kind: IdentifierKind.Address } last]
                && (find.Kind == IdentifierKind.Postcode || find.Instead == last.Instead) && text[last.End..find.At].All(between => between is ' ' or ',' or '\n' or '\r' or '.'))
            {
                joined[^1] = last with { Length = find.End - last.At, Written = text[last.At..find.End], Sure = find.Sure < last.Sure ? find.Sure : last.Sure };
            }
            else
            {
                joined.Add(find);
            }
        }

        return joined;
    }

    private static bool Begins(StringBuilder built)
    {
        for (var at = built.Length - 1; at >= 0; at--)
        {
            if (built[at] is '.' or '!' or '?' or '\n')
            {
                return built[at] == '\n' || (at < built.Length - 1 && !Abbreviations.Any(word => at >= word.Length && built.ToString(at - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)));
            }

            if (built[at] is not (' ' or '\t' or '\r'))
            {
                return false;
            }
        }

        return true;
    }
}
