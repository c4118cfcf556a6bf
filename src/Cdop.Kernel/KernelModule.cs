using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel;

/// <summary>Everything that the modules stand on.</summary>
public static class KernelModule
{
    /// <summary>Registers the kernel on a database, a set of keys and a clock.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, IDatabase database, KeyRing keys, IClock clock, MailSettings mail) =>
        services
            .AddSingleton(database)
            .AddSingleton(keys)
            .AddSingleton(clock)
            .AddSingleton(mail)
            .AddSingleton<Outbox>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<ModuleList>()
            .AddSingleton<SendMail>()
            .AddScoped<Acting>()
            .AddScoped<ICurrentUser>(scope => scope.GetRequiredService<Acting>())
            .AddScoped<UnitOfWork>()
            .AddScoped<Ground>();
}
