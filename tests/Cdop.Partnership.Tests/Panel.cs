namespace Cdop.Partnership.Tests;

/// <summary>The module with its seeded areas, and a few people to act as.</summary>
internal static class Panel
{
    public const string Issuer = "https://login.example/";

    public static async Task<ModulesUnderTest> Open(CancellationToken ct, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? more = null)
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

    public static async Task<UserId> PersonOf(this ModulesUnderTest modules, string subject, CancellationToken ct) =>
        (await modules.Use((IRightsDirectory rights) => rights.Find(Issuer, subject, ct).AsTask()))!.Person;
}
