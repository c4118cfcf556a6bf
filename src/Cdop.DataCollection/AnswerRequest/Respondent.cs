namespace Cdop.DataCollection;

/// <summary>Somebody who came in by a link and a code: no areas and no permissions, so that they see nothing but what the link's own questions read.</summary>
internal sealed class Respondent(RequestDoor door) : ICurrentUser
{
    public UserId Id => door.ActsAs;

    public string Name => door.Name;

    public IReadOnlyCollection<Area> Areas => [];

    public bool OnlyReads => false;

    public bool SeesEverything => false;

    public bool May(Permission permission) => false;

    public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
}
