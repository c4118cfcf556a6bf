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

/// <summary>A person as they act under one permission, whatever the page they are on asks for.</summary>
public sealed class Under(Permission asked, ICurrentUser person) : ICurrentUser
{
    /// <inheritdoc/>
    public UserId Id => person.Id;

    /// <inheritdoc/>
    public string Name => person.Name;

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> Areas => person.AreasFor(asked);

    /// <inheritdoc/>
    public bool OnlyReads => asked.OnlyReads();

    /// <inheritdoc/>
    public bool SeesEverything => false;

    /// <inheritdoc/>
    public bool May(Permission permission) => person.May(permission);

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> AreasFor(Permission permission) => person.AreasFor(permission);
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
