namespace Cdop.DataCollection;

/// <summary>What people are called, for lists and timelines.</summary>
internal static class Names
{
    public static async Task<IReadOnlyDictionary<UserId, string>> Of(IRightsDirectory directory, IEnumerable<UserId?> people, CancellationToken ct)
    {
        var asked = people.OfType<UserId>().Distinct().ToList();
        var names = await directory.NamesOf(asked, ct);
        return asked.ToDictionary(person => person, person => names.GetValueOrDefault(person) ?? (person.IsByLink ? "the agency asked" : "a former user"));
    }
}
