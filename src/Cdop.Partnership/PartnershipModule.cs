using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

/// <summary>Knows who takes part: areas, agencies, people, what they may do and what they need to know.</summary>
public static class PartnershipModule
{
    internal const string Schema = "partnership";

    /// <summary>Everything the module runs on.</summary>
    public static IServiceCollection AddPartnership(this IServiceCollection services) =>
        services
            .AddModuleDb<PartnershipDb>(Schema)
            .AddSingleton<AreaDirectory>()
            .AddSingleton<IAreaDirectory>(one => one.GetRequiredService<AreaDirectory>())
            .AddScoped<IAgencyDirectory, AgencyDirectory>()
            .AddSingleton<RightsDirectory>()
            .AddSingleton<IRightsDirectory>(one => one.GetRequiredService<RightsDirectory>())
            .AddSingleton<ISignInDirectory, SignInDirectory>()
            .AddSingleton<IKeptForAWhile, KeptForAWhile>()
            .AddScoped<IHandle<RightsChanged>, ForgetRights>()
            .AddScoped<IHandle<AreaSwitched>, ForgetRights>()
            .AddScoped<IHandle<RestrictionAsked>, RestrictOnRequest>()
            .AddScoped<IHandle<DeathTold>, ShutOutOfLikeDeath>()
            .AddScoped<AccessInEveryModule>()
            .AddScoped<UseEmergencyAccessHandler>()
            .AddScoped<ReviewEmergencyAccessHandler>()
            .AddScoped<Reviewers>()
            .AddScoped<RestrictSubjectHandler>()
            .AddScoped<LiftRestrictionHandler>()
            .AddScoped<AllowPersonHandler>()
            .AddScoped<ExcludePersonHandler>()
            .AddScoped<RemoveAccessHandler>()
            .AddScoped<SwitchAreaHandler>()
            .AddScoped<AgencyBook>()
            .AddScoped<AddAgencyHandler>()
            .AddScoped<DescribeAgencyHandler>()
            .AddScoped<CloseAgencyHandler>()
            .AddScoped<ReopenAgencyHandler>()
            .AddScoped<KeepContactHandler>()
            .AddScoped<AuditReader>()
            .AddScoped<PeopleInReach>()
            .AddScoped<AddPersonHandler>()
            .AddScoped<DescribePersonHandler>()
            .AddScoped<GiveRoleHandler>()
            .AddScoped<TakeRoleHandler>()
            .AddScoped<DisablePersonHandler>()
            .AddScoped<LetPersonBackHandler>()
            .AddScoped<SeedHandler>()
            .AddScoped<GrantHandler>();

    /// <summary>Notes who asks by its address for what they may not see; before who acts is known.</summary>
    public static IApplicationBuilder UseNotesOfRefusals(this IApplicationBuilder app) => app.UseMiddleware<RefusedSubjects>();

    /// <summary>Puts in the areas, outward codes and agencies that are missing. To be run at every start, on every installation.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = As(services, new TheService());
        await scope.ServiceProvider.GetRequiredService<SeedHandler>().Handle(ct);
        scope.ServiceProvider.GetRequiredService<AreaDirectory>().Forget();
    }

    /// <summary>Puts in ready people who are missing, with their roles: for development and training, never for a live site.</summary>
    public static async Task SeedDevelopmentPeopleAsync(IServiceProvider services, IReadOnlyCollection<ReadyPerson> people, CancellationToken ct)
    {
        await using var scope = As(services, new TheService());
        await scope.ServiceProvider.GetRequiredService<SeedHandler>().Handle(people, ct);
    }

    /// <summary>Puts people to ask, at invented addresses, into the agencies that have nobody: for development and training, never for a live site.</summary>
    public static async Task SeedDevelopmentContactsAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = As(services, new TheService());
        await scope.ServiceProvider.GetRequiredService<SeedHandler>().HandleContacts(ct);
    }

    /// <summary>
    /// Gives a role from the console: how a fresh installation gets its first manager. The areas are "all", or letters, names
    /// or codes with commas. Answers with a sentence that says what was done.
    /// </summary>
    public static async Task<Result<string>> GrantAsync(IServiceProvider services, string issuer, string subject, string role, string areas, CancellationToken ct)
    {
        await using var scope = As(services, new TheConsole());
        return await scope.ServiceProvider.GetRequiredService<GrantHandler>().Handle(new(issuer, subject, role, areas), ct);
    }

    private static AsyncServiceScope As(IServiceProvider services, ICurrentUser person)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(person);
        return scope;
    }
}
