namespace Cdop.Kernel;

/// <summary>Who is acting, and on which rows. A signed-in person, a visitor, or the product itself.</summary>
public interface ICurrentUser
{
    /// <summary>Who they are in audit and rights.</summary>
    UserId Id { get; }

    /// <summary>What to call them on the page; empty for a visitor.</summary>
    string Name { get; }

    /// <summary>The areas in which they hold the permission that this endpoint names. Rows of other areas do not exist for them.</summary>
    IReadOnlyCollection<Area> Areas { get; }

    /// <summary>Whether this endpoint only looks: an emergency opening counts then, and only then.</summary>
    bool OnlyReads { get; }

    /// <summary>True for the product itself, which delivers events and runs jobs over every row.</summary>
    bool SeesEverything { get; }

    /// <summary>Whether they hold a permission anywhere: for showing a link, never for guarding a row.</summary>
    bool May(Permission permission);

    /// <summary>The areas in which they hold a permission.</summary>
    IReadOnlyCollection<Area> AreasFor(Permission permission);
}

/// <summary>The product itself: jobs, the delivery of events, commands at the console.</summary>
public sealed class TheService : ICurrentUser
{
    /// <inheritdoc/>
    public UserId Id => UserId.Service;

    /// <inheritdoc/>
    public string Name => "the system";

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> Areas => [];

    /// <inheritdoc/>
    public bool OnlyReads => false;

    /// <inheritdoc/>
    public bool SeesEverything => true;

    /// <inheritdoc/>
    public bool May(Permission permission) => false;

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
}
