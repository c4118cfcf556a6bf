using System.Globalization;
using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>What a row of a list is called: its list and number, and whose it is where the list is one of people.</summary>
internal static class RowNames
{
    /// <summary>The list that a question stands in, the outer one where a list holds another; null where it stands in none.</summary>
    public static FormItem? ListOf(FormItem item)
    {
        FormItem? list = null;
        for (var around = item.Parent; around is not null; around = around.Parent)
        {
            list = around.Repeats ? around : list;
        }

        return list;
    }

    /// <summary>The outer list, and which row of it a place is in; null outside of lists.</summary>
    public static (string List, int Number)? Of(FormItem item, string at) =>
        at.Length == 0 || ListOf(item) is not { } list ? null : (list.Text, 1 + int.Parse(at.Split('-')[0], CultureInfo.InvariantCulture));

    /// <summary>Person 2: brother or sister. Null outside of lists.</summary>
    /// <param name="item">The question.</param>
    /// <param name="at">Its place.</param>
    /// <param name="shown">What is answered at another place, as a person reads it.</param>
    public static string? Name(FormItem item, string at, Func<Place, string?> shown)
    {
        if (Of(item, at) is not var (list, number))
        {
            return null;
        }

        var person = new SamePerson(ListOf(item)!).Relationship is { } relationship ? shown(new(relationship.LinkId, at.Split('-')[0])) : null;
        return $"{list} {number}{(string.IsNullOrEmpty(person) ? "" : $": {Wording.InSentence(person)}")}";
    }
}
