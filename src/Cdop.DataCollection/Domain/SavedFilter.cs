namespace Cdop.DataCollection.Domain;

/// <summary>A view of the caseload that somebody gave a name to, for themselves. Its address holds pick lists only, and the name stands in none.</summary>
internal sealed class SavedFilter
{
    /// <summary>More than anybody finds their way in.</summary>
    public const int Most = 20;

    public const int LongestName = 60;

    public const int LongestQuery = 400;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Whose it is; nobody else sees it.</summary>
    public required UserId Person { get; init; }

    public required string Name { get; init; }

    /// <summary>What comes after /cases in its address, from the first page on.</summary>
    public required string Query { get; init; }
}
