namespace Cdop.DataCollection.Domain;

/// <summary>One word that a case can be found by. A copy of the child's names, kept beside them.</summary>
internal sealed class CaseWord : INotAudited
{
    public required Guid Subject { get; init; }

    public required string Word { get; init; }
}
