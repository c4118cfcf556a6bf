using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel;

/// <summary>
/// Who acts in this scope. A request's scope is given its person by the host; the delivery of an event and a job
/// act as the product itself; until somebody is set, nobody may see anything.
/// </summary>
public sealed class Acting : ICurrentUser
{
    private ICurrentUser? who;

    /// <inheritdoc/>
    public UserId Id => who?.Id ?? UserId.Public;

    /// <inheritdoc/>
    public string Name => who?.Name ?? "";

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> Areas => who?.Areas ?? [];

    /// <inheritdoc/>
    public bool OnlyReads => who?.OnlyReads ?? false;

    /// <inheritdoc/>
    public bool SeesEverything => who?.SeesEverything ?? false;

    /// <inheritdoc/>
    public bool May(Permission permission) => who?.May(permission) ?? false;

    /// <inheritdoc/>
    public IReadOnlyCollection<Area> AreasFor(Permission permission) => who?.AreasFor(permission) ?? [];

    /// <summary>Says who acts from now on in this scope.</summary>
    public void As(ICurrentUser person) => who = person;
}

/// <summary>For what nobody asked for in person: jobs and the delivery of events.</summary>
public static class ActingExtensions
{
    /// <summary>A scope in which the product itself acts.</summary>
    public static AsyncServiceScope AsTheService(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new TheService());
        return scope;
    }
}
