using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Cdop.Kernel;

/// <summary>Where the heads of the audit chains are kept outside the database: the setting Audit:AnchorPath.</summary>
/// <param name="Path">A folder that is only ever added to.</param>
public sealed record AuditAnchors(string Path)
{
    /// <summary>Appends one module's head; each line is module, number, hash and time.</summary>
    public void Append(string module, AuditHead head, Instant at)
    {
        Directory.CreateDirectory(Path);
        File.AppendAllText(FileOf(module), $"{module} {head.Sequence} {Convert.ToHexString(head.Hash)} {at}\n");
    }

    /// <summary>The anchored links of a module, by number.</summary>
    public IReadOnlyDictionary<long, byte[]> Of(string module) =>
        File.Exists(FileOf(module))
            ? File.ReadLines(FileOf(module))
                .Select(line => line.Split(' '))
                .Where(part => part.Length == 4 && part[1] != "0")
                .GroupBy(part => long.Parse(part[1], CultureInfo.InvariantCulture))
                .ToDictionary(same => same.Key, same => Convert.FromHexString(same.First()[2]))
            : new Dictionary<long, byte[]>();

    private string FileOf(string module) => System.IO.Path.Combine(Path, $"{module}.anchors");
}

/// <summary>Every hour: writes the head of each module's chain outside the database, so that a chain cut short is found out.</summary>
[DisallowConcurrentExecution]
public sealed class AnchorAudit(IServiceScopeFactory scopes, ModuleList modules, AuditAnchors anchors, IClock clock) : IJob
{
    /// <summary>On the hour.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<AnchorAudit>(trigger => trigger.WithCronSchedule("0 0 * * * ?"));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Anchor(cancellationToken);

    /// <summary>Anchors every module's head now.</summary>
    public async Task Anchor(CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        foreach (var module in modules.Databases)
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            anchors.Append(db.Schema, await db.AuditHead.AsNoTracking().SingleAsync(ct), clock.GetCurrentInstant());
        }
    }
}
