namespace Cdop.PanelReview;

/// <summary>Who answers by the link of an invitation: no areas and no permissions.</summary>
/// <param name="invitation">Whose link it is.</param>
internal sealed class Invitee(Guid invitation) : ICurrentUser
{
    public UserId Id => new($"invitation:{invitation:N}");

    public string Name => "By the link in an invitation";

    public IReadOnlyCollection<Area> Areas => [];

    public bool OnlyReads => false;

    public bool SeesEverything => false;

    public bool May(Permission permission) => false;

    public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
}
