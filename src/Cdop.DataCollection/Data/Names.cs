namespace Cdop.DataCollection;

/// <summary>What people are called, for lists and timelines.</summary>
internal static class Names
{
    public static async Task<IReadOnlyDictionary<UserId, string>> Of(IRightsDirectory directory, IEnumerable<UserId?> people, CancellationToken ct)
    {
        var names = new Dictionary<UserId, string>();
        foreach (var person in people.OfType<UserId>().Distinct())
        {
            names[person] = person == UserId.Service ? "the system" : await directory.NameOf(person, ct) ?? "a former user";
        }

        return names;
    }
}
