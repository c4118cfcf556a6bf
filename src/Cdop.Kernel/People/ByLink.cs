namespace Cdop.Kernel;

/// <summary>Somebody without an account who acts through a link that was mailed to them: no areas and no permissions, so that they see nothing but what the link's own pages read.</summary>
/// <param name="link">What the link is of.</param>
/// <param name="name">What they are called.</param>
public sealed class ByLink(Guid link, string name) : ICurrentUser
{
    /// <inheritdoc/>
    public UserId Id { get; } = UserId.ByLink(link);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> Areas => [];

    /// <inheritdoc/>
    public bool OnlyReads => false;

    /// <inheritdoc/>
    public bool SeesEverything => false;

    /// <inheritdoc/>
    public bool May(Permission permission) => false;

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
}
