namespace Cdop.Notifications.Contracts;

/// <summary>What the place of death, as a notification tells it in one line, says apart.</summary>
/// <param name="Code">The place as the notification form codes it; null where it is neither in hospital nor at home.</param>
/// <param name="Name">What the place is called; empty where nobody said.</param>
public sealed record PlaceTold(string? Code, string Name)
{
    /// <summary>Reads <see cref="NotifiedDeath.PlaceOfDeath"/>.</summary>
    public static PlaceTold Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);

        foreach (var place in new[] { Domain.PlaceOfDeath.Hospital, Domain.PlaceOfDeath.Home })
        {
            var words = Wording.Of(place);
            if (line == words || line.StartsWith($"{words}: ", StringComparison.Ordinal))
            {
                return new(AnswersInForm.Code(place), line[words.Length..].TrimStart(':', ' '));
            }
        }

        return new(null, line);
    }
}
