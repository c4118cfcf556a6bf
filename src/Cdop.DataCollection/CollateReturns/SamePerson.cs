using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>
/// Whether rows of a list in which agencies name the people around the child mean the same person: each names the same relationship, and
/// there is one mother and one father, or else the names or the ages agree. A list of people is one that asks their relationship to the child.
/// </summary>
internal sealed class SamePerson(FormItem list)
{
    private const string Age = ".age";
    private const string Relationships = "urn:cdop:codes:relationship";

    // That these are named says not who it is.
    private static readonly string[] Nobody = ["other", "not-known"];

    private static readonly string[] OneEach = ["mother", "father"];

    /// <summary>The question that asks the relationship; null where the list is not one of people.</summary>
    public FormItem? Relationship { get; } = list.Items.FirstOrDefault(item => item.Options.Any(option => option.System == Relationships));

    /// <summary>Where persons of a relationship stand in the list: in the order in which the form offers it.</summary>
    public int PlaceOf(IEnumerable<Said> row) =>
        Relationship is null ? 0 : Relationship.Options.TakeWhile(option => Claims.Compared(option.Answer) != ValueOf(row, Relationship)).Count();

    /// <summary>Whether two rows of different returns mean the same person.</summary>
    /// <param name="row">One row.</param>
    /// <param name="other">What is known of the other already.</param>
    /// <param name="isOnly">Whether each return names one person of that relationship alone.</param>
    /// <param name="isOnlyOfAge">Whether each names one of that relationship and age alone: of twins their age says nothing.</param>
    public bool Is(IReadOnlyCollection<Said> row, IReadOnlyCollection<Said> other, bool isOnly, bool isOnlyOfAge)
    {
        if (Relationship is null || ValueOf(row, Relationship) is not { } relationship || !Values(other, Relationship).Contains(relationship)
            || Relationship.Options.FirstOrDefault(option => Claims.Compared(option.Answer) == relationship) is not { } named || Nobody.Contains(named.Code))
        {
            return false;
        }

        return (isOnly && OneEach.Contains(named.Code)) || (Agree(".name") ?? Agree(".date-of-birth") ?? (isOnlyOfAge ? Agree(Age) : null)) == true;

        // Null where one of them does not say.
        bool? Agree(string what) =>
            Asked(what) is { } asked && ValueOf(row, asked) is { } value && Values(other, asked) is { Count: > 0 } values ? values.Contains(value) : null;
    }

    /// <summary>The age that a row tells; null where it tells none.</summary>
    public string? AgeOf(IEnumerable<Said> row) => Asked(Age) is { } asked ? ValueOf(row, asked) : null;

    private FormItem? Asked(string what) => list.Items.FirstOrDefault(item => item.LinkId.EndsWith(what, StringComparison.Ordinal));

    private static string? ValueOf(IEnumerable<Said> row, FormItem asked) => Values(row, asked) is [var value, ..] ? value : null;

    private static List<string> Values(IEnumerable<Said> row, FormItem asked) => [.. row.Where(claim => claim.LinkId == asked.LinkId && !claim.IsNotKnown).Select(claim => claim.Value)];
}
