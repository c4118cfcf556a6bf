using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

/// <summary>The module with its seeded areas, and a few people to act as.</summary>
internal static class Panel
{
    public const string Issuer = "https://login.example/";

    public static async Task<ModulesUnderTest> Open(CancellationToken ct, Action<IServiceCollection>? more = null)
    {
        var modules = new ModulesUnderTest(s =>
        {
            s.AddPartnership();
            more?.Invoke(s);
        });
        await PartnershipModule.SeedAsync(modules.Services, ct);
        return modules;
    }

    /// <summary>A person with a role for areas given by their letters, or all.</summary>
    public static async Task<UserId> Grant(this ModulesUnderTest modules, string subject, Role role, string areas, CancellationToken ct)
    {
        var granted = await PartnershipModule.GrantAsync(modules.Services, Issuer, subject, $"{role}", areas, ct);
        Assert.Empty(granted.Problems);
        return await modules.PersonOf(subject, ct);
    }

    /// <summary>Acts as a page does: in the same scope the page is then looked at, which is written into the audit.</summary>
    public static async Task<T> Press<THandler, T>(this ModulesUnderTest modules, Func<THandler, Task<T>> act, CancellationToken ct, Func<PartnershipDb, Task>? before = null)
        where THandler : notnull
    {
        await using var scope = modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PartnershipDb>();
        await (before?.Invoke(db) ?? Task.CompletedTask);
        var answer = await act(scope.ServiceProvider.GetRequiredService<THandler>());
        await db.Saw(new("Viewed", Guid.Empty, "the page after"), ct);
        return answer;
    }

    public static async Task<UserId> PersonOf(this ModulesUnderTest modules, string subject, CancellationToken ct) =>
        (await modules.Use((IRightsDirectory rights) => rights.Find(Issuer, subject, ct).AsTask()))!.Person;
}
