namespace Cdop.Testing;

/// <summary>The person who acts in a test: everything by default, in the areas given.</summary>
public sealed class Someone : ICurrentUser
{
    public UserId Id { get; set; } = new("someone");

    public string Name { get; set; } = "Someone";

    public IReadOnlyCollection<Area> Areas { get; set; } = Examples.Merseyside;

    public bool OnlyReads { get; set; }

    public bool SeesEverything { get; set; }

    public HashSet<Permission> Lacks { get; } = [];

    public bool May(Permission permission) => !Lacks.Contains(permission);

    public IReadOnlyCollection<Area> AreasFor(Permission permission) => May(permission) ? Areas : [];
}
