using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel;

/// <summary>Everything that the modules stand on.</summary>
public static class KernelModule
{
    /// <summary>Registers the kernel on a database and a set of keys. The clock is the caller's to register.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, IDatabase database, KeyRing keys, MailSettings mail) =>
        services
            .AddSingleton(database)
            .AddSingleton(keys)
            .AddSingleton(mail)
            .AddSingleton<Outbox>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<ModuleList>()
            .AddSingleton<MailWords>()
            .AddSingleton<SecretLink>()
            .AddSingleton<EntryCodes>()
            .AddSingleton<AnswerCookies>()
            .AddSingleton<SendMail>()
            .AddSingleton<AnchorAudit>()
            .AddSingleton<ForgetOld>()
            .AddScoped<Acting>()
            .AddScoped<ICurrentUser>(scope => scope.GetRequiredService<Acting>())
            .AddScoped<UnitOfWork>()
            .AddScoped<Ground>();
}
