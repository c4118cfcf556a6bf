using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

/// <summary>Knows who takes part: areas, agencies, people, what they may do and what they need to know.</summary>
public static class PartnershipModule
{
    internal const string Schema = "partnership";

    /// <summary>Everything the module runs on.</summary>
    public static IServiceCollection AddPartnership(this IServiceCollection services) =>
        services.AddModuleDb<PartnershipDb>(Schema);
}
