using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel;

/// <summary>The modules in the order a death passes through them, for what is done over all: migrations, sweeps, the audit.</summary>
public sealed class ModuleList(IEnumerable<ModuleList.Entry> entries)
{
    /// <summary>The modules' contexts.</summary>
    public IReadOnlyList<Type> Databases { get; } = [.. entries.Select(e => e.Database)];

    /// <summary>One module's context.</summary>
    public sealed record Entry(Type Database);
}

/// <summary>How a module joins the house.</summary>
public static class ModuleDbExtensions
{
    /// <summary>Registers a module's context on the scope's connection.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services, string schema)
        where TDb : ModuleDb =>
        services
            .AddSingleton(new ModuleList.Entry(typeof(TDb)))
            .AddDbContext<TDb>((scope, options) =>
            {
                var work = scope.GetRequiredService<UnitOfWork>();
                work.Database.Configure(options, work.Connection, schema);
                options.AddInterceptors(new WithinTransaction(work));
            });

    /// <summary>Keeps the module's copy of the access lines beside the rows they guard.</summary>
    public static IServiceCollection AddAccessCopies<TDb, TRow>(this IServiceCollection services)
        where TDb : ModuleDb
        where TRow : class, INeedToKnow =>
        services.AddScoped<IKeepAccess, KeepsAccess<TDb, TRow>>();
}

/// <summary>
/// Reads within the change that crosses modules belong to its transaction, in whichever module: what is decided by them
/// holds when it is saved, and SQL Server refuses them otherwise.
/// </summary>
internal sealed class WithinTransaction(UnitOfWork work) : DbCommandInterceptor
{
    public override DbCommand CommandCreated(CommandEndEventData eventData, DbCommand result)
    {
        result.Transaction ??= work.Transaction;
        return result;
    }
}
