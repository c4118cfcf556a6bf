namespace Cdop.PanelReview;

/// <summary>Who answers by the link of an owner of actions: no areas and no permissions.</summary>
/// <param name="owner">Whose link it is.</param>
internal sealed class OwnerByLink(Guid owner) : ICurrentUser
{
    private const string Prefix = "action-owner:";

    public UserId Id => new($"{Prefix}{owner:N}");

    public string Name => "By the link of an owner of actions";

    public IReadOnlyCollection<Area> Areas => [];

    public bool OnlyReads => false;

    public bool SeesEverything => false;

    /// <summary>Whether somebody acted by such a link.</summary>
    public static bool Is(UserId id) => id.Value.StartsWith(Prefix, StringComparison.Ordinal);

    public bool May(Permission permission) => false;

    public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
}
